"""The page on which a reader chooses between documents of one number."""

from __future__ import annotations

from collections.abc import Sequence

from core.vietnamese.folding import squeeze
from documents.models import Document
from documents.models.documents import statuses_on, today
from documents.numbers import READ_AT_MOST, read_query
from documents.status import Status

from .numbers import fitting, is_whole, reason, rows_of

#: More are no choice any more: the list with its filters is the place for them.
MOST_CHOICES = 100


class Choice:
    """What a number that was typed or cited can mean."""

    def __init__(self, text: str) -> None:
        self.text = squeeze(text[:READ_AT_MOST])
        self.query = read_query(self.text)
        self.documents: Sequence[Document] = self._found()
        self.why_several = reason(self.documents)

    @property
    def only(self) -> Document | None:
        """The document to go to: the whole number was given and nothing else fits it."""
        if len(self.documents) == 1 and is_whole(self.query):
            return self.documents[0]
        return None

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are shown."""
        return len(self.documents) == MOST_CHOICES

    def _found(self) -> list[Document]:
        if not self.query.is_number:
            return []
        keys = [row.key for row in fitting(self.query, rows_of(self.query))]
        public = Document.objects.published().for_list().select_related("type", "issuer", "term")
        rows = list(public.filter(pk__in=keys).newest_first()[:MOST_CHOICES]) if keys else []
        statuses = statuses_on([row.pk for row in rows], today()) if rows else {}
        for row in rows:
            row.status = statuses.get(row.pk, Status.PENDING)
        return rows
