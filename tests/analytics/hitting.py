"""Requests as the door tells of them."""

from __future__ import annotations

from typing import Any

from analytics.counting import Visits

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Safari/537.36"
)
GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


def environ(number: int = 1, path: str = "/", **more: Any) -> dict[str, Any]:
    """What a reader sends; each number is one of another network."""
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "REMOTE_ADDR": f"{10 + number // 65536 % 200}.{number // 256 % 256}.{number % 256}.7",
        "HTTP_HOST": "portal.example",
        "HTTP_USER_AGENT": CHROME,
        "HTTP_ACCEPT_LANGUAGE": "vi",
    } | more


def hit(visits: Visits, number: int = 1, path: str = "/", **more: Any) -> None:
    """A page that a reader got."""
    visits.seen(environ(number, path, **more), 200, "text/html; charset=utf-8")
