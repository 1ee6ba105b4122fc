"""What the demo says of a document, and the names of those that issue them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.status import EventKind

TW = "Trung ương Đảng"
CITY = "Ủy ban nhân dân thành phố Biển Bạc"
CITY_COUNCIL = "Hội đồng nhân dân thành phố Biển Bạc"
CITY_PARTY = "Thành ủy Biển Bạc"
CONGRESS = "Đại hội Đảng bộ thành phố Biển Bạc"
DEPARTMENT = "Sở Nội vụ thành phố Biển Bạc"
QUARTER = "Ủy ban nhân dân quận Hoa Sen"
QUARTER_COUNCIL = "Hội đồng nhân dân quận Hoa Sen"
QUARTER_PARTY = "Quận ủy Hoa Sen"
WARD = "Ủy ban nhân dân phường Hoa Sen"
WARD_COUNCIL = "Hội đồng nhân dân phường Hoa Sen"
WARD_PARTY = "Đảng ủy phường Hoa Sen"
OTHER_WARD = "Ủy ban nhân dân phường Bến Ngọc"


@dataclass(frozen=True)
class Record:
    """A document: `kind` is family and name of its type."""

    kind: str
    number: str
    issuer: str
    issued_on: date
    summary: str
    field: str = ""
    effective_on: date | None = None
    expires_on: date | None = None
    expiry_reason: str = ""
    title: str = ""
    confidentiality: str = "normal"
    removal_reason: str = ""
    event: tuple[EventKind, date, str] | None = None

    @property
    def is_draft(self) -> bool:
        """Whether readers never saw it."""
        return self.confidentiality != "normal"


@dataclass(frozen=True)
class Link:
    """A relation: the source by number and issuer, the target as its words name it."""

    source: tuple[str, str]
    kind: str
    words: str
    target: tuple[str, str] | None = None
    on: date | None = None
    partly: bool = False
