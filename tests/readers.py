"""Readers at the door of the portal, without a server."""

from __future__ import annotations

import gzip
import io
from typing import Any

from core.pagecache.door import Door


class Browser:
    """Asks a door as a server would."""

    def __init__(self, door: Door) -> None:
        self.door = door

    def get(self, path: str, **environ: Any) -> Answer:
        path, _, query = path.partition("?")
        asked = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost",
            "REMOTE_ADDR": "192.0.2.7",
            "HTTP_ACCEPT_ENCODING": "gzip, br",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            "wsgi.version": (1, 0),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        } | environ
        said: list[Any] = []
        result = self.door(asked, lambda *args: said.append(args))
        body = b"".join(result)
        if hasattr(result, "close"):
            result.close()
        return Answer(int(said[0][0][:3]), dict(said[0][1]), body)


class Answer:
    """What came back."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self) -> str:
        packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()
