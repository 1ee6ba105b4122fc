"""A bare Django view that returns a constant page: the measure of what the portal's pages cost.

gunicorn runs it by itself, without the portal's settings; `BARE_PAGE` names the file to return.
"""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

_PAGE = Path(os.environ["BARE_PAGE"]).read_bytes()


def page(request: HttpRequest) -> HttpResponse:
    """The page."""
    return HttpResponse(_PAGE, headers={"Content-Length": len(_PAGE)})


urlpatterns = [path("", page)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["localhost"])
application = get_wsgi_application()
