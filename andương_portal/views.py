"""Pages of the portal itself."""

from django.contrib.sitemaps.views import sitemap as sitemap_page
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.pagecache.parameters import kept
from core.site import absolute
from core.sitemaps import AbsoluteSitemap
from documents.sitemaps import DocumentSitemap
from gallery.sitemaps import AlbumSitemap
from news.front import front
from news.sitemaps import ArticleSitemap, CategorySitemap

from .sitemaps import PageSitemap

SITEMAPS: dict[str, type[AbsoluteSitemap]] = {
    "trang": PageSitemap,
    "chuyen-muc": CategorySitemap,
    "tin-tuc": ArticleSitemap,
    "van-ban": DocumentSitemap,
    "thu-vien-anh": AlbumSitemap,
}


@kept()
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The home page."""
    return render(request, "portal/home.html", {"front": front()})


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, 503 when it does not; for load balancers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database does not answer\n", "text/plain", status=503)
    return HttpResponse("ok\n", "text/plain")


@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask at the old place, as they do beside feeds and pictures."""
    return redirect(static("img/icon.svg"))


@kept()
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309)."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        f"Sitemap: {absolute(reverse('portal:sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", "text/plain; charset=utf-8")


@kept()
@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """/sitemap.xml: the index of all parts, with as many pages as each needs."""
    addresses = []
    for section, make in SITEMAPS.items():
        path = absolute(reverse("portal:sitemap-section", args=[section]))
        pages = make().paginator.num_pages
        addresses += [path, *(f"{path}?p={page}" for page in range(2, pages + 1))]
    rows = [{"location": address, "last_mod": None} for address in addresses]
    return TemplateResponse(
        request, "sitemap_index.xml", {"sitemaps": rows}, content_type="application/xml"
    )


@kept("p")
@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    """One part of the sitemap. Raises Http404 for an unknown part or page."""
    return sitemap_page(request, {**SITEMAPS}, section)
