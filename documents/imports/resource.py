"""Documents as rows: what django-import-export does with each row of a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.utils import timezone
from import_export import resources
from import_export.results import RowResult

from core.publishing.states import State
from core.vietnamese.folding import fold
from documents import warnings
from documents.keys import understand
from documents.models import Confidentiality, Document, Signer

from .columns import HEADINGS
from .lookups import Lookups
from .rows import Reading, RowReader
from .sheet import Sheet
from .values import shown, text_of

#: The column of the dataset that holds the number of the row in Excel.
ROW = "_row"
NEW, CHANGED, SAME, WRONG = "new", "changed", "same", "wrong"
_CHUNK = 500
#: What a list may set of a document it finds; with the document's identity nothing else changes.
SETTABLE = (
    *("number", "effective_on", "expires_on", "expiry_reason", "shortened_procedure"),
    *("summary", "signer", "signer_title", "confidentiality", "state"),
)
MANY = ("co_issuers", "fields")

Progress = Callable[[int, int], None]


@dataclass
class Line:
    """What becomes of a row, in words for the officer."""

    row: int
    number: str
    outcome: str = WRONG
    errors: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    document: Document | None = None
    #: Names in the column of files.
    named_files: list[str] = field(default_factory=list)


class DocumentResource(resources.ModelResource):
    """Rows to documents. Nothing is written here: what is to be written is kept in lists.

    A row whose identity (body, type, number, scope) is held changes that record, and only where
    it says something else: blank cells say nothing.
    """

    def __init__(self, lookups: Lookups, *, publish: bool = False) -> None:
        super().__init__()
        self._reader = RowReader(lookups)
        self._lookups = lookups
        self._publish = publish
        self._held: dict[tuple[Any, ...], Document] = {}
        self._rows: dict[tuple[Any, ...], int] = {}
        self._reading = Reading()
        self.lines: list[Line] = []
        self.progress: Progress | None = None

    class Meta:
        model = Document
        fields = ()
        use_bulk = True
        batch_size = None
        skip_diff = True
        report_skipped = False
        store_row_values = False

    def dataset_of(self, sheet: Sheet) -> tablib.Dataset:
        """The sheet as the library takes it."""
        dataset = tablib.Dataset(headers=[*sheet.fields, ROW])
        for number, cells in sheet.rows:
            dataset.append([*(cells[name] for name in sheet.fields), number])
        return dataset

    def check(self, sheet: Sheet, progress: Progress | None = None) -> list[Line]:
        """Make documents of all rows, without writing; what becomes of each."""
        self.progress = progress
        dataset = self.dataset_of(sheet)
        self.import_data_inner(
            dataset,
            dry_run=True,
            raise_errors=False,
            using_transactions=False,
            collect_failed_rows=False,
        )
        return self.lines

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        """Read at once what is held under the numbers of the list."""
        keys = set()
        for row in dataset.dict:
            try:
                code = self._lookups.issuer(text_of(row.get("issuer"))).code
            except ValueError:
                continue
            keys.add(understand(text_of(row.get("number")), code).key)
        wanted = sorted(keys)
        rows = Document.objects.select_related("type", "issuer", "signer", "term")
        rows = rows.prefetch_related(*MANY, "files")
        for start in range(0, len(wanted), _CHUNK):
            for document in rows.filter(number_key__in=wanted[start : start + _CHUNK]):
                self._held[_identity(document)] = document

    def import_row(self, row: dict[str, Any], instance_loader: Any, **kwargs: Any) -> RowResult:
        """As the library's, with a line for the officer."""
        line = Line(row[ROW], shown(row.get("number")))
        self.lines.append(line)
        if self.progress is not None and kwargs["row_number"] % 100 == 0:
            self.progress(kwargs["row_number"], 0)
        result = super().import_row(row, instance_loader, **kwargs)
        if result.errors:
            # A fault of ours, not of the row: it must not pass for a sentence.
            raise result.errors[0].error
        if result.validation_error is not None:
            line.errors = _sentences(result.validation_error)
        return result

    def get_or_init_instance(self, instance_loader: Any, row: Any) -> tuple[Document, bool]:
        """The record that has the identity of the row, or a new one."""
        line = self.lines[-1]
        cells = {name: value for name, value in row.items() if name in HEADINGS}
        self._reading = self._reader.read(cells)
        line.named_files = self._reading.values.get("files", [])
        document = self._reader.document(self._reading)
        if document is None:
            return Document(), True
        held = self._held.get(_identity(document))
        line.document = held or document
        return line.document, held is None

    def import_instance(self, instance: Document, row: Any, **kwargs: Any) -> None:
        """Give the document what the row says. Raises ValidationError by column."""
        line, reading = self.lines[-1], self._reading
        if reading.errors:
            raise ValidationError(dict(reading.errors))
        values = dict(reading.values)
        if instance._state.adding and "state" not in values and self._may_publish(values):
            values["state"] = State.PUBLISHED
        if instance.signer and "signer" in values and _is_same(instance.signer, values["signer"]):
            del values["signer"]
        for name in SETTABLE:
            if name in values and getattr(instance, name) != values[name]:
                setattr(instance, name, values[name])
                line.changes.append(HEADINGS[name])
        instance.many = {}  # type: ignore[attr-defined]
        for name in MANY:
            if name in values and _keys(values[name]) != _held_keys(instance, name):
                instance.many[name] = values[name]  # type: ignore[attr-defined]
                line.changes.append(HEADINGS[name])

    def _may_publish(self, values: dict[str, Any]) -> bool:
        level = values.get("confidentiality", Confidentiality.NORMAL)
        return self._publish and level == Confidentiality.NORMAL

    def skip_row(
        self, instance: Document, original: Any, row: Any, import_validation_errors: Any = None
    ) -> bool:
        """Whether the record is as the row says."""
        line = self.lines[-1]
        if import_validation_errors or instance.pk is None or line.changes:
            return False
        self._note_identity(instance)
        line.outcome = SAME
        return True

    def validate_instance(
        self,
        instance: Document,
        import_validation_errors: dict[str, Any] | None = None,
        validate_unique: bool = True,
    ) -> None:
        """What the model would say, without a query a row. Raises ValidationError by column."""
        if import_validation_errors:
            raise ValidationError(import_validation_errors)
        instance.check_record()
        instance._set_dates(timezone.now())
        unasked = {f.name for f in Document._meta.fields if f.is_relation or not f.editable}
        instance.clean_fields(exclude=unasked | {"slug"})
        self._note_identity(instance)

    def _note_identity(self, document: Document) -> None:
        line = self.lines[-1]
        first = self._rows.setdefault(_identity(document), line.row)
        if first != line.row:
            raise ValidationError({"number": f"trùng với dòng {first} của danh sách."})

    def save_instance(self, instance: Document, is_create: bool, row: Any, **kwargs: Any) -> None:
        """Keep it for the writing."""
        line = self.lines[-1]
        line.outcome = NEW if is_create else CHANGED
        line.remarks += warnings.of_record(instance)
        super().save_instance(instance, is_create, row, **kwargs)


def _is_same(held: Signer, given: Signer) -> bool:
    """Whether the record has the name that the list says; its title stands in the document."""
    return fold(held.name) == fold(given.name)


def _identity(document: Document) -> tuple[Any, ...]:
    return (document.issuer_id, document.type_id, document.number_key, document.scope_key)


def _keys(rows: list[Any]) -> set[int]:
    return {row.pk for row in rows}


def _held_keys(document: Document, name: str) -> set[int]:
    return _keys(list(getattr(document, name).all())) if document.pk else set()


def _sentences(error: ValidationError) -> list[str]:
    return [
        f"Cột “{HEADINGS[name]}”: {message}" if name in HEADINGS else message
        for name, lines in error.message_dict.items()
        for message in lines
    ]
