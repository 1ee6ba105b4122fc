"""How lists of the admin are searched: without accents, and by number."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from core.vietnamese.folding import fold, squeeze
from documents.models import Document
from documents.numbers import READ_AT_MOST, read_query
from documents.search.numbers import fitting, rows_of

#: Letters of a search that are read; each word is a condition, and SQLite bears 1,000 of them.
LONGEST_SEARCH = 250


class FoldedSearch:
    """For a ModelAdmin whose search fields are folded: so are the words."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """What holds the words, with accents or without."""
        words = fold(search_term)[:LONGEST_SEARCH]
        return super().get_search_results(request, queryset, words)  # type: ignore[misc]


class NumberSearch(FoldedSearch):
    """For documents: also those with the number that was typed, however it was written."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By words; a number finds its documents only, where there are any."""
        query = read_query(squeeze(search_term)[:READ_AT_MOST])
        is_number = query.is_number and not query.rest
        numbered = [row.key for row in fitting(query, rows_of(query))] if is_number else []
        if numbered:
            found = Document.objects.filter(Q(pk__in=numbered[:500]))
            return queryset.filter(pk__in=found.values("pk")), False
        return super().get_search_results(request, queryset, search_term)
