"""Says of a page which pictures it shows, so that each time it is served can be counted."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .counting import HEADER
from .showing import said_of


class SayWhatIsShown:
    """Put it into a header, which the door keeps from readers and has counted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer; pages of the admin, such as previews, are no reader's."""
        response = self.get_response(request)
        match = request.resolver_match
        if match is not None and "admin" not in match.namespaces and (said := said_of(request)):
            response[HEADER] = said
        return response
