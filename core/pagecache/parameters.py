"""Which pages are kept, and which parameters of their addresses make another page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

from django.urls import Resolver404, resolve

View = TypeVar("View", bound=Callable[..., Any])
#: Longer values than these are nobody's filter, and longer paths nobody's page.
_LONGEST_QUERY = 2000
_LONGEST_PATH = 500


def kept(*parameters: str) -> Callable[[View], View]:
    """Mark a view whose pages are the same for everybody and depend on these parameters only.

    Its requests come with just these, in this order, and without cookies.
    """

    def mark(view: View) -> View:
        view.page_parameters = parameters  # type: ignore[attr-defined]
        return view

    return mark


def parameters_of(path: str) -> tuple[str, ...] | None:
    """The parameters of the page at a path; None where pages are not kept."""
    return _parameters_of(path) if len(path) <= _LONGEST_PATH else None


@lru_cache(maxsize=20_000)
def _parameters_of(path: str) -> tuple[str, ...] | None:
    try:
        view = resolve(path).func
    except Resolver404:
        return None
    return getattr(view, "page_parameters", None)


def normal_query(query: str, known: Iterable[str]) -> str:
    """The known parameters in their own order, each once; whatever else was sent is dropped.

    Of one that comes several times the last counts, as for Django's `QueryDict`. A longer query
    than any of the portal's own is cut, as if the rest had not been sent. Letters may have come
    as plain UTF-8, which WSGI shows as Latin-1.
    """
    if not query:
        return ""
    text = query.encode("latin-1", "replace").decode("utf-8", "replace")
    sent = dict(parse_qsl(text[:_LONGEST_QUERY], keep_blank_values=True))
    return urlencode([(name, sent[name]) for name in known if sent.get(name)])
