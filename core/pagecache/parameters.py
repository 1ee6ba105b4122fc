"""Which pages are kept, and which parameters of their addresses make another page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

from django.urls import Resolver404, resolve

View = TypeVar("View", bound=Callable[..., Any])
#: Longer values than these are nobody's filter.
_LONGEST_QUERY = 2000


def kept(*parameters: str) -> Callable[[View], View]:
    """Mark a view whose pages are the same for everybody and depend on these parameters only.

    Its requests come with just these, in this order, and without cookies.
    """

    def mark(view: View) -> View:
        view.page_parameters = parameters  # type: ignore[attr-defined]
        return view

    return mark


@lru_cache(maxsize=20_000)
def parameters_of(path: str) -> tuple[str, ...] | None:
    """The parameters of the page at a path; None where pages are not kept."""
    try:
        view = resolve(path).func
    except Resolver404:
        return None
    return getattr(view, "page_parameters", None)


def normal_query(query: str, known: Iterable[str]) -> str:
    """The known parameters in their own order, each once; whatever else was sent is dropped.

    Of one that comes several times the last counts, as for Django's `QueryDict`. A longer query
    than any of the portal's own is cut, as if the rest had not been sent.
    """
    if not query:
        return ""
    sent = dict(parse_qsl(query[:_LONGEST_QUERY], keep_blank_values=False))
    return urlencode([(name, sent[name]) for name in known if name in sent])
