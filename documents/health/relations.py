"""What is looked at between documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, QuerySet

from core.publishing.states import State
from documents.models import EFFECTS, Document, Relation, RelationKind, StatusPeriod
from documents.models.documents import today
from documents.models.relations import ENDING_KINDS
from documents.numbers import Family
from documents.services import effect_day
from documents.status import Status

from .findings import Finding

BATCH = 500


def without_day() -> Iterator[Finding]:
    """Relations that would move a status, had they or their source a day."""
    rows = _rows().filter(kind__in=list(EFFECTS), on=None)
    rows = rows.filter(source__effective_on=None, source__type__family=Family.LEGAL.value)
    for relation in rows.order_by("pk").iterator(chunk_size=BATCH):
        yield _finding(relation, "chưa có ngày, nên chưa làm thay đổi hiệu lực của văn bản kia.")


def ended_but_in_force() -> Iterator[Finding]:
    """Documents that another one replaced or repealed, and that still have force today."""
    day = today()
    ended = StatusPeriod.objects.filter(
        document=OuterRef("target"), status=Status.ENDED, start__lte=day, end__gt=day
    )
    rows = _rows().filter(kind__in=list(ENDING_KINDS), partly=False).exclude(target=None)
    rows = rows.filter(~Exists(ended)).select_related("target__type")
    for relation in rows.order_by("pk").iterator(chunk_size=BATCH):
        source, target = relation.source, relation.target
        since = effect_day(relation)
        if target is None or (since is not None and since > day):
            continue
        done = RelationKind(relation.kind).reverse_label.lower()
        why = "quan hệ chưa có ngày" if since is None else "tình trạng chưa được tính lại"
        if source.state != State.PUBLISHED:
            why = "văn bản đó còn là bản nháp"
        sentence = f"{target.citation}: {done} {source.citation} mà vẫn còn hiệu lực, vì {why}."
        yield Finding.at(target, sentence)


def circles() -> Iterator[Finding]:
    """Two documents that replace or repeal each other."""
    ending = list(ENDING_KINDS)
    rows = _rows().filter(
        kind__in=ending,
        target__relations__target=F("source"),
        target__relations__kind__in=ending,
        source__lt=F("target"),
    )
    for relation in rows.select_related("target__type").order_by("pk").distinct():
        other = relation.target
        if other is not None:
            text = f"{relation.source.citation} và {other.citation} thay thế, bãi bỏ lẫn nhau."
            yield Finding.at(relation.source, text)


def waiting() -> Iterator[Finding]:
    """Relations to what is not held yet."""
    for relation in _rows().filter(target=None).order_by("target_key", "pk").iterator(BATCH):
        reason = "chưa có trong sổ." if relation.target_key else "không đọc được số ký hiệu."
        yield _finding(relation, reason)


def shared_congress_counters() -> Iterator[Finding]:
    """A congress counts all its papers in one series, whatever their type.

    The identity of a document holds its type, so that a slip there is no clash.
    """
    rows = Document.objects.filter(type__family=Family.CONGRESS.value).exclude(counter=None)
    series: dict[tuple[int, str, int | None], list[Document]] = defaultdict(list)
    for document in rows.select_related("type").order_by("pk").iterator(chunk_size=BATCH):
        series[document.issuer_id, document.scope_key, document.counter].append(document)
    for same in series.values():
        for document in same[1:]:
            text = f"{document.citation}: số này đã cấp cho {same[0].citation} của cùng đại hội."
            yield Finding.at(document, text)


def _rows() -> QuerySet[Relation]:
    return Relation.objects.select_related("source__type")


def _finding(relation: Relation, reason: str) -> Finding:
    name = f"{relation.get_kind_display()} {relation.target_text}"
    return Finding.at(relation.source, f"{relation.source.citation}: “{name}” {reason}")
