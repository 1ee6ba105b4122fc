"""What looks wrong in a record without being forbidden, in sentences for the officer.

Shown in the admin after saving and in the form, in the dry run of an import, and by the report
on the health of the registry.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from core.publishing.states import State

from .keys import Understanding, has_same_organ
from .models import Confidentiality, Document, IssuerLevel, Relation
from .models.documents import today
from .models.relations import ENDING_KINDS
from .numbers import Family, Number
from .numbers.letters import flat
from .services import effect_day
from .status import ENDING

#: A local normative text takes effect no sooner than this after its day of issue.
LEAST_DAYS = 10


def of_document(document: Document) -> list[str]:
    """All that looks wrong in a stored document: its record and its relations."""
    return [*of_record(document), *of_relations(document)]


def of_record(document: Document) -> list[str]:
    """What looks wrong in the record alone; asks the database nothing but type and issuer."""
    return list(chain(_days(document), _issuer(document), of_number(document)))


def of_number(document: Document) -> Iterator[str]:
    """What the number says that type or issuer do not."""
    understanding = document.understanding()
    number = understanding.number
    if number is None:
        yield (
            f"Không đọc được số ký hiệu “{document.number}” theo mẫu nào; khi tìm kiếm và dẫn "
            "chiếu, số này chỉ được so từng chữ."
        )
        return
    yield from _type_of(document, understanding, number)
    if not understanding.completed and not has_same_organ(number, document.issuer.code):
        yield (
            f"Số ký hiệu ghi cơ quan {number.organ}, còn {document.issuer.name} có chữ viết tắt "
            f"{document.issuer.code}."
        )


def _type_of(document: Document, understanding: Understanding, number: Number) -> Iterator[str]:
    kind = document.type
    if number.type and flat(number.type) != flat(kind.abbreviation):
        shown = kind.abbreviation or "không có chữ viết tắt"
        yield f"Số ký hiệu ghi loại {number.type}, còn loại đã chọn là {kind.name} ({shown})."
    elif number.type is None and kind.abbreviation and number.family is not None:
        yield f"Số ký hiệu không có chữ {kind.abbreviation} của loại {kind.name}."
    elif number.family is not None and not understanding.completed:
        written, chosen = _order(number.family), _order(Family(kind.family))
        if written != chosen:
            yield f"Số ký hiệu viết theo lối {written}, còn loại đã chọn là của {chosen}."


def _order(family: Family) -> str:
    """Whose rules of numbering; between kinds of papers of the state they hardly differ."""
    if family is Family.CONGRESS:
        return "đại hội Đảng"
    return "cấp ủy Đảng" if family is Family.PARTY else "cơ quan nhà nước"


def _days(document: Document) -> Iterator[str]:
    issued, effective, expires = document.issued_on, document.effective_on, document.expires_on
    if issued > today():
        yield f"Ngày ban hành {issued:%d/%m/%Y} còn ở phía trước."
    if effective and effective < issued:
        yield (f"Ngày có hiệu lực {effective:%d/%m/%Y} đứng trước ngày ban hành {issued:%d/%m/%Y}.")
    elif effective and _is_too_soon(document):
        yield (
            f"Văn bản quy phạm pháp luật của địa phương có hiệu lực sớm nhất {LEAST_DAYS} ngày "
            f"sau ngày ban hành, tức từ {issued + timedelta(days=LEAST_DAYS):%d/%m/%Y}, trừ khi "
            "theo trình tự, thủ tục rút gọn."
        )
    if effective is None and document.type.is_normative:
        yield "Chưa ghi ngày có hiệu lực: văn bản quy phạm pháp luật này hiện là chưa có hiệu lực."
    first = document.takes_effect_on
    if expires and expires <= (first or issued):
        yield f"Hết hiệu lực từ {expires:%d/%m/%Y}, tức là chưa có ngày nào có hiệu lực."


def _is_too_soon(document: Document) -> bool:
    return (
        document.type.is_normative
        and document.issuer.level != IssuerLevel.CENTRAL
        and not document.shortened_procedure
        and document.effective_on is not None
        and document.effective_on < document.issued_on + timedelta(days=LEAST_DAYS)
    )


def _issuer(document: Document) -> Iterator[str]:
    issuer = document.issuer
    if issuer.existed_on(document.issued_on):
        return
    if issuer.valid_from and document.issued_on < issuer.valid_from:
        span = f"hoạt động từ {issuer.valid_from:%d/%m/%Y}"
    else:
        span = f"hoạt động đến hết {issuer.valid_until:%d/%m/%Y}"
    yield f"{issuer.name} {span}, không có vào ngày ban hành {document.issued_on:%d/%m/%Y}."


def of_relations(document: Document) -> list[str]:
    """What looks wrong between this document and others."""
    own = list(document.relations.select_related("target__type", "source__type"))
    reverse = list(document.reverse_relations.select_related("target__type", "source__type"))
    return list(chain(_what_it_ends(own), _what_ends_it(reverse), _circles(own, reverse)))


def _what_it_ends(relations: list[Relation]) -> Iterator[str]:
    for relation in relations:
        if relation.effect is None:
            continue
        name = f"{relation.get_kind_display()} {relation.target_text}"
        day = effect_day(relation)
        if day is None:
            yield f"“{name}” chưa có ngày nên chưa làm thay đổi hiệu lực của văn bản đó."
        elif relation.target and day < relation.target.issued_on:
            yield f"“{name}” từ {day:%d/%m/%Y}, trước khi văn bản đó được ban hành."


def _what_ends_it(relations: list[Relation]) -> Iterator[str]:
    """Replaced or repealed, and still recorded as in force."""
    for relation in relations:
        if relation.effect not in ENDING:
            continue
        source = relation.source
        done = "thay thế" if relation.kind == "replaces" else "bãi bỏ"
        if effect_day(relation) is None:
            yield f"Đã bị {done} bởi {source.citation} nhưng chưa có ngày, nên vẫn còn hiệu lực."
        elif source.state != State.PUBLISHED and (source.confidentiality == Confidentiality.NORMAL):
            yield (
                f"Bị {done} bởi {source.citation}, văn bản đó còn là bản nháp nên chưa được tính."
            )


def _circles(own: list[Relation], reverse: list[Relation]) -> Iterator[str]:
    ended_by_it = {r.target_id: r.target for r in own if r.kind in ENDING_KINDS and r.target}
    for relation in reverse:
        other = ended_by_it.get(relation.source_id)
        if other is not None and relation.kind in ENDING_KINDS:
            yield f"Vòng tròn: văn bản này và {other.citation} thay thế hoặc bãi bỏ lẫn nhau."
