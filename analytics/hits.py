"""What an answer is to the numbers: whether a person read a page, which one, from where."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

from core.requests import address_of
from core.robots import is_prefetch

from .models import Subject

#: Marks the browsers of staff (`analytics.staff`); whoever forges it is not counted.
STAFF_COOKIE = "khong_tinh"
#: Where only staff get in.
_STAFF: str = settings.SESSION_COOKIE_PATH
_LONGEST_PATH = 300
_LONGEST_WORDS = 80
#: Pages with a search, and the parameter of its words.
_SEARCHES = {"/tim-kiem/": "q", "/van-ban/": "q"}
_HOST = re.compile(r"(?=.{4,100}$)(?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{1,62}")
#: What in a search is someone's own: addresses of post, numbers of papers and telephones.
_PERSONAL = re.compile(r"@|\d(?:[\s.-]?\d){8}")
_TABLET = re.compile(r"iPad|Tablet|PlayBook|Silk/|Android(?!.*Mobile)", re.IGNORECASE)
_PHONE = re.compile(r"Mobi|iPhone|iPod|Android|Opera Mini|Nokia|MIDP|BlackBerry", re.IGNORECASE)


def is_page(environ: Mapping[str, Any], content_type: str) -> bool:
    """Whether an answer is a page of the portal that was asked for, by whatever it may be."""
    return (
        environ["REQUEST_METHOD"] == "GET"
        and content_type.startswith("text/html")
        and not environ.get("PATH_INFO", "").startswith(_STAFF)
        and STAFF_COOKIE not in environ.get("HTTP_COOKIE", "")
        and not is_prefetch(environ)
    )


#: Path, user agent, referrer, host and query of a view; in memory for two seconds.
View = tuple[str, str, str, str, str]
#: Address, user agent and language of a reader. Never stored, and nowhere for longer than a moment
#: but among the thousand readers whose keys a worker need not work out again.
Reader = tuple[str, str, str]
#: Hour since 1970, address, user agent, language, path, referrer, host and query of a request.
Sight = tuple[int, str, str, str, str, str, str, str]

#: Header lines longer than this say nothing more of who one is.
_LONGEST_LINE = 512


def sight_of(environ: Mapping[str, Any], now: float) -> Sight:
    """All of a request that counts: who asks for the same again gives the same."""
    path = environ.get("PATH_INFO", "")
    return (
        int(now) // 3600,
        address_of(environ),
        environ.get("HTTP_USER_AGENT", "")[:_LONGEST_LINE],
        environ.get("HTTP_ACCEPT_LANGUAGE", "")[:_LONGEST_LINE],
        path[:_LONGEST_PATH],
        environ.get("HTTP_REFERER", "")[:500],
        environ.get("HTTP_HOST", "")[:200],
        environ.get("QUERY_STRING", "")[:2000] if path in _SEARCHES else "",
    )


def reader_and_view(sight: Sight) -> tuple[Reader, View]:
    """Who asked, and what is told of it later, by the thread that writes."""
    _, address, agent, language, path, referrer, host, query = sight
    return (address, agent, language), (path, agent, referrer, host, query)


def told_by(view: View) -> Iterator[tuple[str, str]]:
    """Subjects and names of a person's view."""
    path, agent, referrer, own, query = view
    if path.isascii():
        yield Subject.PAGE, path
    yield Subject.DEVICE, device_of(agent)
    if referrer and (host := _source(referrer, own)):
        yield Subject.SOURCE, host
    if query and (words := searched(query, _SEARCHES[path])):
        yield Subject.SEARCH, words


@lru_cache(maxsize=4096)
def device_of(agent: str) -> str:
    """The class of device of a browser."""
    if _TABLET.search(agent) and "Windows" not in agent:
        return "Máy tính bảng"
    return "Điện thoại" if _PHONE.search(agent) else "Máy tính"


@lru_cache(maxsize=1024)
def _source(referrer: str, own: str) -> str:
    """The host that led here; "" for the portal itself and for what is no name of a host."""
    try:
        host = (urlsplit(referrer).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    ours = {own.partition(":")[0].lower(), urlsplit(settings.SITE_URL).hostname or ""}
    if host in {each.removeprefix("www.") for each in ours} or not _HOST.fullmatch(host):
        return ""
    return host


def searched(query: str, parameter: str) -> str:
    """The words of a search as they are counted; "" where they may be someone's own."""
    try:
        # What a browser sends in a query is ASCII; the rest is no search of a person.
        sent = parse_qs(query[:2000]).get(parameter, [""])[-1]
        words = " ".join(unicodedata.normalize("NFC", sent).split()).lower()[:_LONGEST_WORDS]
        words.encode()
    except (UnicodeError, ValueError):
        return ""
    if "\0" in words or "\ufffd" in words or not words.isprintable() or _PERSONAL.search(words):
        return ""
    return words
