"""What else could be chosen, with how many documents each choice leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from core.vietnamese.dates import short_date
from documents.status import Status

from .filters import STATUS_SLUGS, STATUSES, FilterForm
from .names import Named

_ANY = {
    "loai": "Tất cả các loại",
    "coquan": "Tất cả các cơ quan",
    "linhvuc": "Tất cả các lĩnh vực",
    "nam": "Tất cả các năm",
    "tinhtrang": "Mọi tình trạng",
}


@dataclass(frozen=True)
class Chosen:
    """A part of the filter in words, and the list without it."""

    label: str
    value: str
    address: str


def narrowed(form: FilterForm, found: int, leave_out: str = "") -> int:
    """The documents of a set that the facets leave, one facet perhaps left out."""
    for name in form.FACETS:
        chosen = form.set_of(name) if name != leave_out else None
        if chosen is not None:
            found &= chosen
    return found


def set_choices(form: FilterForm, found: int) -> None:
    """Offer in each facet what the others leave, with the count; the chosen one always."""
    for name in form.FACETS:
        rest = narrowed(form, found, leave_out=name)
        choices = [("", _ANY[name])]
        for slug, words, held in _values(form, name):
            count = (held & rest).bit_count()
            if count or slug == form.asked(name):
                grouped = f"{count:,}".replace(",", ".")
                choices.append((slug, f"{words} ({grouped})"))
        field: Any = form.fields[name]
        field.choices = choices


def chosen_parts(form: FilterForm, path: str) -> list[Chosen]:
    """What was chosen, each with the address of the list without it."""
    kept = form.kept
    parts = []
    for name, value in kept.items():
        rest = {key: other for key, other in kept.items() if key != name}
        address = f"{path}?{urlencode(rest)}" if rest else path
        parts.append(Chosen(str(form.fields[name].label), _words(form, name, value), address))
    return parts


def _words(form: FilterForm, name: str, value: str) -> str:
    if name == "ngay":
        return short_date(form.day)
    if name == "tinhtrang":
        return STATUSES[value].label
    names: dict[str, Mapping[str, Named]] = {
        "loai": form.held.types,
        "coquan": form.held.issuers,
        "linhvuc": form.held.fields,
    }
    return names[name][value].name if name in names else value


def _values(form: FilterForm, name: str) -> Iterator[tuple[str, str, int]]:
    """The values of a facet in their order: address, words, set."""
    sets = form.sets(name)
    if name == "nam":
        yield from ((str(year), str(year), sets[year]) for year in sorted(sets, reverse=True))
    elif name == "tinhtrang":
        yield from ((STATUS_SLUGS[each], each.label, sets.get(each, 0)) for each in Status)
    elif name == "linhvuc":
        yield from _tree(form, None, 0)
    else:
        names = form.held.types if name == "loai" else form.held.issuers
        yield from ((slug, each.name, sets.get(each.key, 0)) for slug, each in names.items())


def _tree(form: FilterForm, above: int | None, depth: int) -> Iterator[tuple[str, str, int]]:
    """The fields below one, each followed by its own; a circle is reached from no root."""
    for slug, each in form.held.fields.items():
        if each.parent == above:
            indent = "\u2003" * depth
            yield slug, f"{indent}{each.name}", form.held.of_field.get(each.key, 0)
            yield from _tree(form, each.key, depth + 1)
