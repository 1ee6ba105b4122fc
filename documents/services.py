"""Writes that touch more than one model: statuses and relations follow the documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from core.publishing.states import State

from .keys import reference_in
from .models import EFFECTS, Confidentiality, Document, Relation, StatusEvent, StatusPeriod
from .references import only_meant, reference_of
from .status import Event, EventKind, periods

#: Documents whose periods are written in one go.
BATCH = 500


@dataclass(frozen=True)
class Happening:
    """An event with what caused it: a relation of another document, or a note."""

    on: date
    kind: EventKind
    relation: Relation | None = None
    note: str = ""


def happenings_of(keys: Iterable[int]) -> dict[int, list[Happening]]:
    """What moved the status of each of these documents, in the order of days."""
    documents = list(Document.objects.filter(pk__in=list(keys)).select_related("type"))
    found: dict[int, list[Happening]] = {
        document.pk: _own_happenings(document) for document in documents
    }
    for event in StatusEvent.objects.filter(document__in=list(found)):
        happening = Happening(event.on, EventKind(event.kind), note=event.note)
        found[event.document_id].append(happening)
    for relation in _effective_relations(found):
        on, kind = effect_day(relation), relation.effect
        if on is not None and kind is not None and relation.target_id is not None:
            found[relation.target_id].append(Happening(on, kind, relation, relation.note))
    for happenings in found.values():
        happenings.sort(key=lambda happening: happening.on)
    return found


def effect_day(relation: Relation) -> date | None:
    """The day from which a relation moves the target: its own, or that of the source."""
    return relation.on or relation.source.takes_effect_on


def _own_happenings(document: Document) -> list[Happening]:
    own = []
    if first := document.takes_effect_on:
        own.append(Happening(first, EventKind.EFFECTIVE))
    if document.expires_on:
        expired = Happening(document.expires_on, EventKind.EXPIRED, note=document.expiry_reason)
        own.append(expired)
    return own


def _effective_relations(targets: Iterable[int]) -> QuerySet[Relation]:
    """Relations that count: what a draft says is not so yet, what a secret paper says is."""
    counts = Q(source__state=State.PUBLISHED) | ~Q(source__confidentiality=Confidentiality.NORMAL)
    rows = Relation.objects.filter(counts, target__in=list(targets), kind__in=list(EFFECTS))
    return rows.select_related("source__type")


@transaction.atomic
def refresh_status(keys: Iterable[int | None]) -> int:
    """Write the periods of these documents anew where they changed; how many did."""
    wanted = sorted({key for key in keys if key is not None})
    changed = 0
    for start in range(0, len(wanted), BATCH):
        changed += _refresh(wanted[start : start + BATCH])
    return changed


def _refresh(keys: list[int]) -> int:
    stored: dict[int, list[tuple[str, date, date]]] = defaultdict(list)
    rows = StatusPeriod.objects.filter(document__in=keys).order_by("document", "start")
    for key, status, first, end in rows.values_list("document_id", "status", "start", "end"):
        stored[key].append((status, first, end))
    new, stale = [], []
    for key, course in courses_of(keys).items():
        if course != stored[key]:
            stale.append(key)
            new += [
                StatusPeriod(document_id=key, status=status, start=start, end=end)
                for status, start, end in course
            ]
    StatusPeriod.objects.filter(document__in=stale).delete()
    StatusPeriod.objects.bulk_create(new, batch_size=BATCH)
    return len(stale)


def courses_of(keys: Iterable[int]) -> dict[int, list[tuple[str, date, date]]]:
    """The periods that follow from the events, as (status, first day, first day after)."""
    return {
        key: [
            (period.status.value, period.start or date.min, period.end or date.max)
            for period in periods([Event(h.on, h.kind) for h in happenings])
        ]
        for key, happenings in happenings_of(keys).items()
    }


def targets_of(keys: Iterable[int]) -> list[int]:
    """The documents whose status these move."""
    rows = Relation.objects.filter(source__in=list(keys), kind__in=list(EFFECTS))
    return list(rows.exclude(target=None).values_list("target_id", flat=True))


def document_changed(document: Document) -> None:
    """What follows from a stored document: waiting relations find it, statuses move."""
    documents_changed([document])


@transaction.atomic
def documents_changed(documents: Iterable[Document]) -> None:
    """The same for many, as after an import."""
    documents = list(documents)
    linked: list[int] = []
    for document in documents:
        linked += link_waiting(document)
    keys = [document.pk for document in documents]
    refresh_status([*keys, *targets_of(keys), *linked])


def link_waiting(document: Document) -> list[int]:
    """Give relations that wait for this document their target; the keys of those that move."""
    waiting = Relation.objects.filter(target=None, target_key=document.number_key)
    linked = []
    for relation in waiting.exclude(target_key="").exclude(source=document):
        link_relation(relation)
        if relation.target_id is not None:
            Relation.objects.filter(pk=relation.pk).update(target=relation.target_id)
            linked.append(relation.target_id)
    return linked


def link_relation(relation: Relation) -> None:
    """Set the target of a relation that has only words, when just one document is meant."""
    if relation.target_id is not None or not relation.target_key:
        return
    found = reference_in(relation.target_text)
    if found is None:
        return
    source = relation.source
    reference = reference_of(found, relation.target_text, source)
    same = Document.objects.filter(number_key=relation.target_key).exclude(pk=source.pk)
    target = only_meant(reference, same.select_related("type", "issuer", "term"))
    taken = Relation.objects.filter(source=source, kind=relation.kind, target=target)
    if target is not None and not taken.exclude(pk=relation.pk).exists():
        relation.target = target
