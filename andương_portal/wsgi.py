"""The door through which gunicorn calls the portal."""

import os

from core.startup import require_utf8

require_utf8()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "andương_portal.settings")

from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

django_application = get_wsgi_application()

from analytics.counting import visits  # noqa: E402
from banners.counting import HEADER, counts  # noqa: E402
from core.pagecache.door import Aside, Door  # noqa: E402

door = Door(
    django_application,
    visits if settings.COUNT_VISITS else None,
    Aside(HEADER, counts.told),
)
if settings.COUNT_VISITS:
    visits.door = door
    visits.start()
application = door
