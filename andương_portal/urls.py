"""The whole site map on one screen."""

from django.contrib import admin
from django.urls import include, path, re_path

from core import media
from core.images.views import upload_view
from documents.health.views import health as registry_health

from . import errors, views

portal = [
    path("", views.home, name="home"),
    path("healthz", views.health, name="health"),
    path("favicon.ico", views.icon, name="icon"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", views.sitemap_section, name="sitemap-section"),
    path(
        "quan-tri/tai-anh/",
        upload_view(["news.add_article", "news.change_article"]),
        name="image-upload",
    ),
    path(
        "quan-tri/documents/suc-khoe/",
        admin.site.admin_view(registry_health),
        name="registry-health",
    ),
]

urlpatterns = [
    path("", include((portal, "portal"))),
    path("", include("news.urls")),
    path("", include("documents.urls")),
    path("", include("gallery.urls")),
    path("", include("banners.urls")),
    path("", include("analytics.urls")),
    path("quan-tri/", admin.site.urls),
    re_path(r"^media/(?P<path>.+)$", media.serve, name="media"),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
