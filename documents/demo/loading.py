"""Put the documents of the demo into the database."""

from __future__ import annotations

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from core.publishing.states import State
from documents.keys import understand
from documents.models import (
    Document,
    DocumentType,
    FieldOfWork,
    Issuer,
    Relation,
    StatusEvent,
)
from documents.standard import load_standard

from .bodies import load_bodies
from .files import load_files
from .record import Link, Record
from .records import LINKS, RECORDS


def load() -> int:
    """The records of the demo with relations and files; what exists is left as it is.

    Returns how many documents were made.
    """
    held, made = _load_records()
    load_files(held)
    return made


@transaction.atomic
def _load_records() -> tuple[dict[tuple[str, str], Document], int]:
    load_standard()
    issuers = load_bodies()
    types = {f"{kind.family}:{kind.name}": kind for kind in DocumentType.objects.all()}
    fields = {field.name: field for field in FieldOfWork.objects.all()}
    held: dict[tuple[str, str], Document] = {}
    new: set[int] = set()
    for record in RECORDS:
        issuer = issuers[record.issuer]
        document = _stored(record, issuer)
        if document is None:
            document = _made(record, issuer, types[record.kind], fields.get(record.field))
            new.add(document.pk)
        held[record.number, record.issuer] = document
    for link in LINKS:
        if held[link.source].pk in new:
            _relate(link, held)
    return held, len(new)


def _stored(record: Record, issuer: Issuer) -> Document | None:
    key = understand(record.number, issuer.code).key
    return Document.objects.filter(
        issuer=issuer, number_key=key, issued_on=record.issued_on
    ).first()


def _made(
    record: Record, issuer: Issuer, kind: DocumentType, field: FieldOfWork | None
) -> Document:
    moment = timezone.make_aware(datetime.combine(record.issued_on, time(8)))
    document = Document(
        number=record.number,
        type=kind,
        issuer=issuer,
        summary=record.summary,
        issued_on=record.issued_on,
        effective_on=record.effective_on,
        expires_on=record.expires_on,
        expiry_reason=record.expiry_reason,
        signer_title=record.title,
        confidentiality=record.confidentiality,
        state=State.DRAFT if record.is_draft else State.PUBLISHED,
        published_at=None if record.is_draft else moment,
    )
    document.full_clean()
    document.save()
    if field is not None:
        document.fields.add(field)
    if record.event is not None:
        what, day, note = record.event
        StatusEvent.objects.create(document=document, kind=what, on=day, note=note)
    if record.removal_reason:
        # Readers saw it first: only then its address says why it is gone.
        document.state = State.DRAFT
        document.removal_reason = record.removal_reason
        document.full_clean()
        document.save()
    return document


def _relate(link: Link, held: dict[tuple[str, str], Document]) -> None:
    relation = Relation(
        source=held[link.source],
        kind=link.kind,
        target=held[link.target] if link.target else None,
        target_text=link.words,
        on=link.on,
        partly=link.partly,
    )
    relation.full_clean()
    relation.save()
