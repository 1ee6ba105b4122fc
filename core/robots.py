"""Who reads: a person in a browser, or a program. One rule for all numbers of the portal.

The list of the package crawler-user-agents has some 1,500 patterns. All of them in one expression
take 4 ms a user agent, so a pattern is tried only where three letters that it cannot do without
stand in the user agent; and what was found out is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

#: Browsers that say they are one say it in far fewer letters; the rest of a longer one is not read.
_LONGEST = 512
#: Patterns of the list that stand in browsers of people: Facebook's own, a browser of pages as
#: programs, an editor with a window for pages.
_OF_PEOPLE = frozenset({"MetaIAB Facebook", "Fluid", "Viber"})

#: How browsers begin, those of old telephones too.
_BROWSER = re.compile(
    r"(?:Mozilla|Opera|UCWEB|MQQBrowser|JUC)[/ (]"
    r"|(?:Nokia|SonyEricsson|SAMSUNG-|LG-|BlackBerry)[\w.-]+/"
)
#: What draws pages; `Mozilla/5.0` alone is what tools say.
_ENGINE = re.compile(
    r"AppleWebKit|Gecko/|KHTML/|Konqueror|Trident/|MSIE |Presto|Opera|UCWEB|MIDP|BlackBerry|Nokia"
)
#: Programs that the list does not know yet say so by these. CUBOT makes telephones.
_PROGRAM = re.compile(
    r"(?<!cu)bot(?:[^a-z]|$)|crawl|spider|scrap(?:er|y)|fetcher|headless|phantomjs|slimerjs"
    r"|\+https?:|https?://|\(compatible;(?! MSIE| Konqueror)|compatible; (?!Konq)[\w-]+/\d"
    r"|puppeteer|playwright|selenium|webdriver|cypress/|lighthouse|pagespeed|prerender|validator"
    r"|monitoring|uptime"
    r"|python|libwww|okhttp|java/|go-http|node-fetch|dalvik(?!.*applewebkit)",
    re.IGNORECASE,
)
_BOUNDS = re.compile(r"\\[sSdDwWbB]|\[[^\]]*\]|[.^$]")
_ESCAPED = re.compile(r"\\(.)")
_LITERAL_MARK = "\0"


def _literals(pattern: str) -> list[str]:
    """Parts of a pattern that a text needs as they are; none where that is not plain to see."""
    if re.search(r"(?<!\\)[()|?*+{]", re.sub(r"\[\\s\\S\]\*", _LITERAL_MARK, pattern)):
        return []
    kept = pattern.replace("[\\s\\S]*", _LITERAL_MARK)
    kept = _ESCAPED.sub(lambda found: _of_escape(found[1]), kept)
    return [part for part in _BOUNDS.sub(_LITERAL_MARK, kept).split(_LITERAL_MARK) if part]


def _of_escape(letter: str) -> str:
    # An escaped full stop would be taken for one that stands for any letter.
    return _LITERAL_MARK if letter in "sSdDwWbB.^$[]" else letter


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern made ready when it is first needed; all of them at once would take a second."""
    return re.compile(pattern)


class _List:
    """Patterns found by three letters each."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self.by_letters: dict[str, list[str]] = {}
        always = []
        for pattern in patterns:
            longest = max(_literals(pattern), key=len, default="")
            if len(longest) < 3:
                always.append(pattern)
            else:
                self.by_letters.setdefault(_rarest(longest), []).append(pattern)
        self.always = re.compile("|".join(always) or r"(?!)")

    def has(self, text: str) -> bool:
        """Whether a pattern is found in a text."""
        known = self.by_letters
        for place in range(len(text) - 2):
            candidates = known.get(text[place : place + 3])
            if candidates and any(_compiled(pattern).search(text) for pattern in candidates):
                return True
        return self.always.search(text) is not None


def _rarest(literal: str) -> str:
    """Three letters that stand in few browsers: not those of the names all of them say."""
    usual = (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; Linux; Android 13; Macintosh; Intel Mac OS X 10"
        "; iPhone; CPU OS 17_0 like) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 "
        "Version/17 Mobile/15E148 Safari/604.1 Firefox/125.0 Edg/120 Build/ wv"
    )
    parts = [literal[place : place + 3] for place in range(len(literal) - 2)]
    return next((part for part in parts if part not in usual), parts[0])


@lru_cache(maxsize=1)
def _crawlers() -> _List:
    from crawleruseragents import CRAWLER_USER_AGENTS_DATA

    patterns = (known["pattern"] for known in CRAWLER_USER_AGENTS_DATA)
    return _List(pattern for pattern in patterns if pattern not in _OF_PEOPLE)


@lru_cache(maxsize=4096)
def _is_program(agent: str) -> bool:
    if not (_BROWSER.match(agent) and _ENGINE.search(agent)):
        return True
    return _PROGRAM.search(agent) is not None or _crawlers().has(agent)


def is_robot_agent(user_agent: str) -> bool:
    """Whether a user agent is that of a program: a robot, a tool, a browser that nobody sees."""
    return _is_program(user_agent[:_LONGEST])


def is_prefetch(headers: Mapping[str, Any]) -> bool:
    """Whether a page is fetched before anyone asked for it; `headers` are a WSGI environ's."""
    if not (
        "HTTP_SEC_PURPOSE" in headers
        or "HTTP_PURPOSE" in headers
        or "HTTP_X_MOZ" in headers
        or "HTTP_X_PURPOSE" in headers
    ):
        # As nearly always.
        return False
    said = f"{headers.get('HTTP_SEC_PURPOSE', '')} {headers.get('HTTP_PURPOSE', '')}".lower()
    return (
        "prefetch" in said
        or "prerender" in said
        or "preview" in said
        or headers.get("HTTP_X_MOZ", "").lower() == "prefetch"
        or headers.get("HTTP_X_PURPOSE", "").lower() == "preview"
    )


def is_robot(user_agent: str, headers: Mapping[str, Any]) -> bool:
    """Whether no person has seen the page; `headers` are a WSGI environ's."""
    return is_prefetch(headers) or is_robot_agent(user_agent)
