"""The issuers of the demo's place: the fictional bodies that also run the demo's portal."""

from __future__ import annotations

from datetime import date

from documents.models import Issuer, IssuerLevel, Term

#: The ward follows the quarter on this day.
NEW_LEVELS = date(2025, 7, 1)
LAST_DAY = date(2025, 6, 30)
QUARTER: dict[str, object] = {
    "valid_from": date(2025, 1, 1),
    "valid_until": LAST_DAY,
    "level": IssuerLevel.DISTRICT,
}
WARD: dict[str, object] = {"valid_from": NEW_LEVELS, "level": IssuerLevel.COMMUNE}
CITY: dict[str, object] = {"level": IssuerLevel.PROVINCE}
PARTY: dict[str, object] = {"is_party": True}

#: Name, code and what tells it apart.
_BODIES: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("Đại hội Đảng bộ thành phố Biển Bạc", "ĐH", CITY | PARTY),
    ("Thành ủy Biển Bạc", "TU", CITY | PARTY),
    ("Hội đồng nhân dân thành phố Biển Bạc", "HĐND", CITY),
    ("Ủy ban nhân dân thành phố Biển Bạc", "UBND", CITY),
    ("Sở Nội vụ thành phố Biển Bạc", "SNV", CITY),
    ("Quận ủy Hoa Sen", "QU", QUARTER | PARTY),
    ("Hội đồng nhân dân quận Hoa Sen", "HĐND", QUARTER),
    ("Ủy ban nhân dân quận Hoa Sen", "UBND", QUARTER),
    ("Đảng ủy phường Hoa Sen", "ĐU", WARD | PARTY),
    ("Hội đồng nhân dân phường Hoa Sen", "HĐND", WARD),
    ("Ủy ban nhân dân phường Hoa Sen", "UBND", WARD),
    ("Ủy ban nhân dân phường Bến Ngọc", "UBND", WARD),
)

_SUCCESSORS = {
    "Quận ủy Hoa Sen": "Đảng ủy phường Hoa Sen",
    "Hội đồng nhân dân quận Hoa Sen": "Hội đồng nhân dân phường Hoa Sen",
    "Ủy ban nhân dân quận Hoa Sen": "Ủy ban nhân dân phường Hoa Sen",
}

_TERMS: tuple[tuple[str, str, date, date | None], ...] = (
    (
        "Đại hội Đảng bộ thành phố Biển Bạc",
        "đại hội nhiệm kỳ 2025 - 2030",
        date(2025, 9, 25),
        date(2025, 9, 27),
    ),
    ("Thành ủy Biển Bạc", "nhiệm kỳ 2020 - 2025", date(2020, 10, 15), date(2025, 9, 26)),
    ("Thành ủy Biển Bạc", "nhiệm kỳ 2025 - 2030", date(2025, 9, 27), None),
    ("Quận ủy Hoa Sen", "nhiệm kỳ 2020 - 2025", date(2025, 1, 1), LAST_DAY),
    ("Đảng ủy phường Hoa Sen", "nhiệm kỳ 2025 - 2030", NEW_LEVELS, None),
)


def load_bodies() -> dict[str, Issuer]:
    """The issuers by name; those of the demo are made once."""
    for order, (name, code, values) in enumerate(_BODIES, 100):
        Issuer.objects.get_or_create(name=name, defaults={"code": code, "order": order} | values)
    issuers = {issuer.name: issuer for issuer in Issuer.objects.all()}
    for before, after in _SUCCESSORS.items():
        issuers[before].successors.add(issuers[after])
    for body, name, first, last in _TERMS:
        Term.objects.get_or_create(
            issuer=issuers[body], starts_on=first, defaults={"name": name, "ends_on": last}
        )
    return issuers
