"""The filter of the list: a GET form that says at its fields what it does not understand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from core.vietnamese.folding import squeeze
from core.vietnamese.slugs import slugify
from documents.models.documents import today
from documents.status import Status

from .holdings import Holdings
from .names import Named

#: Nobody types a longer search, and every word of it costs a look at all texts.
LONGEST_SEARCH = 200
EARLIEST, LATEST = date(1930, 2, 3), date(2100, 1, 1)

#: `con-hieu-luc` and the others: statuses as addresses name them.
STATUSES = {slugify(status.label): status for status in Status}
STATUS_SLUGS = {status: slug for slug, status in STATUSES.items()}

_UNKNOWN = "“%(value)s” không có trong danh sách; hãy chọn lại."


class DayField(forms.DateField):
    """A day as a browser sends it (`2025-06-30`) or as people write it (`30/06/2025`)."""

    default_error_messages = {"invalid": "“%(value)s” không phải là một ngày có thật."}

    def __init__(self, **kwargs: Any) -> None:
        # Browsers show their own calendar for it, and want the value in ISO form.
        widget = forms.DateInput(format="%Y-%m-%d")
        widget.input_type = "date"
        super().__init__(required=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> date | None:
        """The day. Raises ValidationError, in which the value is named."""
        if value in self.empty_values:
            return None
        try:
            day = super().to_python(value)
        except forms.ValidationError:
            shown = squeeze(str(value))[:40]
            raise forms.ValidationError(
                self.error_messages["invalid"], code="invalid", params={"value": shown}
            ) from None
        if day is not None and not EARLIEST <= day < LATEST:
            raise forms.ValidationError("Ngày phải từ 03/02/1930 đến trước năm 2100.")
        return day

    def prepare_value(self, value: Any) -> Any:
        """The day itself where one was typed, for a box that knows the ISO form only."""
        try:
            return self.to_python(value)
        except forms.ValidationError:
            return value


def mark_errors(form: forms.Form) -> None:
    """Tie each sentence to its field, and show a day that is none as it was typed."""
    for name in form.errors:
        widget = form.fields[name].widget
        described = {"aria-invalid": "true", "aria-describedby": f"{form[name].auto_id}_loi"}
        widget.attrs.update(described)
        if isinstance(widget, forms.DateInput):
            # A browser empties a box for days that holds no day, and warns of it.
            widget.input_type = "text"


class FilterForm(forms.Form):
    """What is looked for; the names of the fields are the parameters of the address."""

    q = forms.CharField(
        label="Số ký hiệu hoặc từ khóa",
        required=False,
        max_length=LONGEST_SEARCH,
        widget=forms.TextInput(attrs={"type": "search"}),
        error_messages={"max_length": "Hãy tìm bằng ít chữ hơn, nhiều nhất %(limit_value)d ký tự."},
    )
    loai = forms.ChoiceField(label="Loại văn bản", required=False)
    coquan = forms.ChoiceField(label="Cơ quan ban hành", required=False)
    linhvuc = forms.ChoiceField(label="Lĩnh vực", required=False)
    nam = forms.ChoiceField(label="Năm ban hành", required=False)
    tinhtrang = forms.ChoiceField(label="Tình trạng hiệu lực", required=False)
    ngay = DayField(label="Tình trạng vào ngày")

    FACETS = ("loai", "coquan", "linhvuc", "nam", "tinhtrang")

    def __init__(self, data: QueryDict, held: Holdings) -> None:
        sent = {name: data[name] for name in self.base_fields if data.get(name)}
        super().__init__(sent)
        self.held = held
        for name in self.FACETS:
            self._choice(name).choices = [(slug, slug) for slug in self._known(name)]
            self._choice(name).error_messages["invalid_choice"] = _UNKNOWN
        mark_errors(self)

    def clean_q(self) -> str:
        """One line without anything invisible."""
        return squeeze(self.cleaned_data["q"])

    def _choice(self, name: str) -> Any:
        return self.fields[name]

    def _known(self, name: str) -> Mapping[str, Any]:
        known: dict[str, Mapping[str, Any]] = {
            "loai": self.held.types,
            "coquan": self.held.issuers,
            "linhvuc": self.held.fields,
            "nam": {str(year): year for year in self.held.of_year},
            "tinhtrang": STATUSES,
        }
        return known[name]

    def asked(self, name: str) -> Any:
        """What a field asks for, `None` for nothing and for what is not understood."""
        return getattr(self, "cleaned_data", {}).get(name) or None

    @property
    def day(self) -> date:
        """The day whose statuses count: the one that was asked for, else today."""
        return self.asked("ngay") or today()

    @property
    def kept(self) -> dict[str, str]:
        """The parameters of the filter in a fixed order, without what was not understood."""
        found = {}
        for name in self.fields:
            value = self.asked(name)
            if value:
                found[name] = value.isoformat() if isinstance(value, date) else str(value)
        return found

    def set_of(self, name: str) -> int | None:
        """The documents that a facet leaves; None where nothing was chosen."""
        value, held = self.asked(name), self.held
        if value is None:
            return None
        if name == "nam":
            return held.of_year[int(value)]
        if name == "tinhtrang":
            return held.of_status(self.day).get(STATUSES[value], 0)
        return self.sets(name).get(self._named(name, value).key, 0)

    def sets(self, name: str) -> Mapping[Any, int]:
        """The set of each value of a facet."""
        held = self.held
        if name == "tinhtrang":
            return held.of_status(self.day)
        known: dict[str, Mapping[Any, int]] = {
            "loai": held.of_type,
            "coquan": held.of_issuer,
            "linhvuc": held.of_field,
            "nam": held.of_year,
        }
        return known[name]

    def _named(self, name: str, slug: str) -> Named:
        named: Named = self._known(name)[slug]
        return named
