"""What the pages print: texts with links, the documents a text cites, the texts citing one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString

from core.prepared import Prepared
from core.publishing import changes
from core.publishing.states import Publishable, State
from documents.models import Citation, Document, StatusPeriod
from documents.status import Status

from .links import Link, plain_text, with_links
from .meaning import Meaning, meanings_of, number_page
from .scanning import as_html, citations_of

#: Documents that the block below a text lists, and texts that a document's page lists.
SHOWN_DOCUMENTS = 50
SHOWN_TEXTS = 20
#: Citations of one document that are looked at, the newest first.
LOOKED_AT = 500


def meanings_in(content: Publishable) -> list[Meaning]:
    """What a text cites, as it is meant now; asked once, however many blocks of a page want it.

    What is no published record is scanned on the spot: the preview shows what will be.
    """
    memory: dict[str, Any] = content.__dict__
    if "_meanings" not in memory:
        stored = content.pk and content.state == State.PUBLISHED
        memory["_meanings"] = meanings_of(_kept(content) if stored else citations_of(content))
    return memory["_meanings"]


def _kept(content: Publishable) -> list[Citation]:
    return _of(owner=changes.owner_of(content), key=content.pk)


@Prepared
def _of(*, owner: str, key: int) -> QuerySet[Citation]:
    return Citation.objects.filter(owner=owner, owner_id=key).order_by("field", "start")


def linked_texts(content: Publishable) -> dict[str, SafeString]:
    """The public texts of a content as HTML, with what they cite as links."""
    links: dict[str, list[Meaning]] = defaultdict(list)
    for meaning in meanings_in(content):
        if meaning.documents:
            links[meaning.citation.field].append(meaning)
    return {
        name: SafeString(_linked(as_html(text), links.get(name, ())))
        for name, text in content.public_texts().items()
    }


def _linked(html: str, meanings: Sequence[Meaning]) -> str:
    if not meanings:
        return html
    plain = plain_text(html)
    there = [m for m in meanings if _still_there(plain, m.citation)]
    return with_links(
        html,
        [
            Link(
                *(m.citation.start, m.citation.end, m.href, m.title),
                kind="cited cited-choice" if m.is_ambiguous else "cited",
            )
            for m in there
        ],
    )


def _still_there(plain: str, citation: Citation) -> bool:
    """Whether the number stands where it was found: what was changed past `tell` has no links."""
    written = "".join(char for char in plain[citation.start : citation.end] if char.isdecimal())
    wanted = "".join(char for char in citation.printed if char.isdecimal())
    return bool(written) and wanted.lstrip("0").startswith(written.lstrip("0")[:2])


@dataclass
class Cited:
    """A document that a text cites, with its status on the day of the text and today."""

    document: Document
    then: Status | None = None
    now: Status | None = None
    since: date | None = None

    @property
    def changed_later(self) -> bool:
        """Whether its status is another one than on the day of the text."""
        return self.then is not None and self.now is not None and self.then != self.now

    @property
    def change(self) -> str:
        """`Hết hiệu lực từ 01/07/2025`, for what changed later."""
        labels = {Status.ENDED: "Hết hiệu lực", Status.IN_FORCE: "Có hiệu lực"}
        label = labels.get(self.now, self.now.label) if self.now else ""
        return f"{label} từ {self.since:%d/%m/%Y}" if self.since else label


@dataclass
class Choice:
    """A number that can be of several documents."""

    printed: str
    count: int

    @property
    def href(self) -> str:
        """Where a reader chooses."""
        return number_page(self.printed)


@dataclass
class CitedDocuments:
    """The documents that a text names, in the order of the text."""

    documents: list[Cited] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    more: int = 0


def cited_documents(content: Publishable) -> CitedDocuments:
    """What the text cites of the registry, each once; what is not held is not among it."""
    documents: dict[int, Document] = {}
    choices: dict[str, Choice] = {}
    for meaning in meanings_in(content):
        if meaning.document is not None:
            documents.setdefault(meaning.document.pk, meaning.document)
        elif meaning.is_ambiguous:
            choice = Choice(meaning.citation.printed, len(meaning.documents))
            choices.setdefault(choice.printed, choice)
    shown = [Cited(document) for document in list(documents.values())[:SHOWN_DOCUMENTS]]
    _set_statuses(shown, content.public_day() or timezone.localdate())
    offered = list(choices.values())[:SHOWN_DOCUMENTS]
    more = len(documents) - len(shown) + len(choices) - len(offered)
    return CitedDocuments(shown, offered, more)


def _set_statuses(cited: list[Cited], day: date) -> None:
    if not cited:
        return
    today = timezone.localdate()
    periods: dict[int, list[StatusPeriod]] = defaultdict(list)
    rows = StatusPeriod.objects.filter(document__in=[one.document.pk for one in cited])
    for period in rows.filter(end__gt=min(day, today), start__lte=max(day, today)):
        periods[period.document_id].append(period)
    for one in cited:
        for period in periods[one.document.pk]:
            if period.start <= day < period.end:
                one.then = Status(period.status)
            if period.start <= today < period.end:
                one.now, one.since = Status(period.status), period.start


@dataclass
class CitedBy:
    """The public texts that cite a document, the newest first."""

    texts: list[Any] = field(default_factory=list)
    more: int = 0
    #: Whether there may be still more than was counted.
    open_end: bool = False


def cited_by(document: Document) -> CitedBy:
    """The public articles and documents whose citation means this document and no other."""
    rows = Citation.objects.filter(
        number_key=document.number_key, written_on__lte=timezone.localdate()
    )
    looked_at = list(rows.order_by("-written_on", "-owner_id", "start")[:LOOKED_AT])
    keys: dict[str, set[int]] = defaultdict(set)
    for meaning in meanings_of(looked_at):
        if meaning.document == document:
            keys[meaning.citation.owner].add(meaning.citation.owner_id)
    texts = [text for owner, some in keys.items() for text in changes.public_of(owner, some)]
    texts.sort(key=lambda text: (text.public_day(), text.pk), reverse=True)
    more = max(0, len(texts) - SHOWN_TEXTS)
    return CitedBy(texts[:SHOWN_TEXTS], more, more > 0 and len(looked_at) == LOOKED_AT)
