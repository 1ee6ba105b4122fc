"""Staff are not visitors: their browsers carry a mark that says only this."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .hits import STAFF_COOKIE

#: Longer than a working week, so that a Monday morning begins uncounted.
_AGE = 14 * 24 * 3600


class MarkStaff:
    """Put the mark into a browser in which someone is logged in to the admin.

    The session itself is sent to the admin only, so public pages would not know. The mark is the
    same for everybody and opens nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, with the mark where it is missing."""
        response = self.get_response(request)
        if (
            request.path.startswith(settings.SESSION_COOKIE_PATH)
            and STAFF_COOKIE not in request.COOKIES
            and request.user.is_authenticated
        ):
            response.set_cookie(
                STAFF_COOKIE,
                "1",
                max_age=_AGE,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response
