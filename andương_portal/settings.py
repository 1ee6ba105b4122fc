"""All settings, read from the environment; docs/settings.md lists them.

The defaults are those of production: what is missing or wrong stops the start with a
sentence. Development relaxes them by DEBUG=true or HTTPS=false (`make run`).
"""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from PIL import Image

from core import environment
from core.richtext.editor import NEWS_EDITOR

BASE_DIR = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules

# Ground

DEBUG = environment.flag("DEBUG", default=False)
SECRET_KEY = environment.text("SECRET_KEY")
if not SECRET_KEY:
    if not (DEBUG or TESTING):
        raise ImproperlyConfigured(
            "SECRET_KEY is missing: set it to 50 or more random characters "
            "(docs/settings.md says how)."
        )
    SECRET_KEY = "development only, never in production " * 2
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]" if DEBUG else "")
if not (ALLOWED_HOSTS or TESTING):
    raise ImproperlyConfigured("ALLOWED_HOSTS is missing: name the hosts the portal answers to.")

#: Every absolute address the portal prints begins with this, never with the request's Host.
SITE_URL = environment.text("SITE_URL", "http://localhost:8000" if DEBUG or TESTING else "")
SITE_URL = SITE_URL.rstrip("/")
if urlsplit(SITE_URL).scheme not in {"http", "https"} or not urlsplit(SITE_URL).hostname:
    raise ImproperlyConfigured("SITE_URL must be an address such as https://example.gov.vn")

INSTALLED_APPS = [
    f"{__package__}.apps.PortalConfig",
    "analytics.apps.AnalyticsConfig",
    "banners.apps.BannersConfig",
    "documents.apps.DocumentsConfig",
    "gallery.apps.GalleryConfig",
    "news.apps.NewsConfig",
    "core.apps.CoreConfig",
    f"{__package__}.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    f"{__package__}.apps.PortalStaticFilesConfig",
    "axes",
    "ckeditor",
    "csp",
    "django_tasks_db",
]

MIDDLEWARE = [
    "core.requests.BelieveTrustedProxies",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "core.requests.RefuseControlCharacters",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "analytics.staff.MarkStaff",
    "banners.middleware.SayWhatIsShown",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = f"{__package__}.urls"
WSGI_APPLICATION = f"{__package__}.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Databases

DATABASES = {
    "default": environment.database("DATABASE_URL", f"sqlite:///{BASE_DIR}/var/portal.sqlite3")
}
DATABASES["default"]["CONN_MAX_AGE"] = environment.number("DATABASE_CONN_MAX_AGE", 60)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # A transaction takes the write lock at its start, so that two writers wait for
        # each other instead of failing half way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
    }
    # A file and not memory: tests then see the same WAL and the same locks as production.
    DATABASES["default"]["TEST"] = {"NAME": BASE_DIR / "var" / "test.sqlite3"}
    if TESTING or not environment.text("DATABASE_URL"):
        (BASE_DIR / "var").mkdir(exist_ok=True)
else:
    DATABASES["default"]["ENGINE"] = "core.postgresql"
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # A network that swallows everything is noticed; core.postgresql sees to a server that hangs.
    DATABASES["default"]["OPTIONS"] = {
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 15_000,
    } | DATABASES["default"].get("OPTIONS", {})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

#: Where several machines share what must not differ between them; one machine needs none.
REDIS_URL = environment.text("REDIS_URL")

# Language and time

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["core.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# Files

STATIC_URL = "/static/"
STATIC_ROOT = environment.folder("STATIC_ROOT", BASE_DIR / "var" / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = environment.folder("MEDIA_ROOT", BASE_DIR / "var" / "media")
#: Files of documents: never served from the folder itself, for not all of them are public.
DOCUMENTS_ROOT = environment.folder("DOCUMENTS_ROOT", BASE_DIR / "var" / "documents")
for served in (MEDIA_ROOT, STATIC_ROOT):
    if DOCUMENTS_ROOT.is_relative_to(served):
        raise ImproperlyConfigured(
            "DOCUMENTS_ROOT must lie outside MEDIA_ROOT and STATIC_ROOT, which are public."
        )
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if DEBUG:
    STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
    }
#: Whole pages are kept between requests (core.pagecache); tests turn it on where they test it.
PAGE_CACHE = environment.flag("PAGE_CACHE", default=not (DEBUG or TESTING))
PAGE_CACHE_ROOT = environment.folder("PAGE_CACHE_ROOT", BASE_DIR / "var" / "pages")
PAGE_CACHE_PAGES = environment.number("PAGE_CACHE_PAGES", 20_000)
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

COUNT_VISITS = environment.flag("COUNT_VISITS", default=True)
#: New visitors that one network may bring in an hour; more are shown apart, to staff only.
VISITS_NETWORK_CAP = environment.number("VISITS_NETWORK_CAP", 500)

#: Work that nobody should wait for goes to `manage.py db_worker`; without one it is done at once.
BACKGROUND_WORKER = environment.flag("BACKGROUND_WORKER", default=not (DEBUG or TESTING))
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if BACKGROUND_WORKER
        else "django_tasks.backends.immediate.ImmediateBackend"
    }
}

#: An image may be this large; core.images checks it before a pixel is decoded.
IMAGE_MAX_BYTES = 20 * 1024 * 1024
IMAGE_MAX_PIXELS = 50_000_000
IMAGE_MAX_SIDE = 20_000
# Pillow warns above its limit and refuses above twice that; half of ours makes ours final.
Image.MAX_IMAGE_PIXELS = IMAGE_MAX_PIXELS // 2

# Safety

HTTPS = environment.flag("HTTPS", default=not DEBUG)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = environment.number("HSTS_SECONDS", 31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = environment.flag(
    "HSTS_SUBDOMAINS", default=True
)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = f"{__package__}.errors.csrf_failure"

#: Networks or addresses whose X-Forwarded-For and -Proto headers are believed.
TRUSTED_PROXIES = environment.networks("TRUSTED_PROXIES")
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

STRICT_CSP = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    "base-uri": [NONE],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": STRICT_CSP}

# Hosts to which links in articles need no rel="nofollow": bodies of the state and the party.
TRUSTED_LINK_HOSTS = environment.words("TRUSTED_LINK_HOSTS", "gov.vn,dangcongsan.vn,quochoi.vn")

# People who log in

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
]
LOGIN_URL = "admin:login"
SESSION_COOKIE_AGE = environment.number("SESSION_HOURS", 12) * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "quan_tri"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/quan-tri/"
CSRF_COOKIE_HTTPONLY = False
# Each of the two is counted for itself: many addresses at one name, many names at one address.
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_FAILURE_LIMIT = environment.number("LOGIN_FAILURE_LIMIT", 10)
AXES_COOLOFF_TIME = environment.number("LOGIN_LOCK_MINUTES", 15) / 60
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_CLIENT_IP_CALLABLE = "core.requests.client_address"
AXES_ENABLE_ADMIN = False
# Addresses of those who logged in would stay for ever, and nobody looks at them.
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

# The editor; what it may write is the server's own allow-list

CKEDITOR_CONFIGS = {"default": NEWS_EDITOR}
SILENCED_SYSTEM_CHECKS = [
    # CKEditor 4 is the last free version; docs/adr says how it is confined.
    "ckeditor.W001",
]

LOG_LEVEL = environment.text("LOG_LEVEL", "WARNING")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"brief": {"()": f"{__package__}.logs.BriefOutages"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["brief"]}
    },
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    # Django's own would send each 500 by e-mail, with the reader's address and browser.
    "loggers": {"django": {"handlers": [], "level": LOG_LEVEL}},
}
