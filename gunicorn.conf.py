"""How gunicorn serves the portal; docs/settings.md lists the variables."""

import os
import secrets

# Written so that the file itself is plain ASCII wherever it is read.
wsgi_app = "and\u01b0\u01a1ng_portal.wsgi:application"
bind = f"{os.environ.get('BIND_ADDRESS', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY") or min(os.cpu_count() or 1, 8))
worker_class = "gthread"
threads = 4
timeout = 60
# Long searches and links with much behind the question mark get a page of the portal, not two
# words of gunicorn's; 8,190 bytes are the most it takes.
limit_request_line = 8190
# Nobody steers the server while it runs, so there is no socket to steer it by.
control_socket_disable = True
# A worker is renewed now and then, so that no leak of any library lasts.
# Kept pages are answered by the thousand each second: fewer would renew all the time.
max_requests = 1_000_000
max_requests_jitter = 100_000
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112
# Pages that another start of the server has kept are not handed out (core/pagecache/release.py).
os.environ["PORTAL_STARTED"] = secrets.token_hex(8)
# Whoever waits for a row or an answer longer than this holds a thread that others need.
os.environ.setdefault("PGOPTIONS", "-c statement_timeout=30s")
accesslog = os.environ.get("ACCESS_LOG") or None
# Who asked, with which browser and for which words is nobody's business; how fast it went is.
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)sms"
# gunicorn believes no header of a proxy, from nobody; the portal itself believes TRUSTED_PROXIES.
# An empty list of believed addresses would say the same, and have each request's address parsed.
forwarded_allow_ips = "*"
secure_scheme_headers: dict[str, str] = {}
forwarder_headers = ""


def post_worker_init(worker: object) -> None:
    """Have the registry in memory before the first reader asks for a list of documents."""
    from django.apps import apps

    # The benchmark has a bare view served under the same settings.
    if apps.is_installed("documents"):
        from documents.search.holdings import warm

        warm()
