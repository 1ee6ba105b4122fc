"""Pictures in places, in the admin: booking them, seeing what shows when, and the numbers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone

from core.chart import chart
from core.publishing.admin import LABELLED_MOMENTS
from core.publishing.states import State
from core.vietnamese.dates import date_and_time, short_date

from .forms import MomentForm, PeriodForm, asked, usual_period
from .models import NOTICE, PictureLink
from .outlook import AHEAD, crowded_with, outlook
from .places import PLACES
from .report import as_csv, by_day, tallies, totals
from .rotation import shares
from .showing import page_at, selected

#: Lines of days that a report prints; its table for other programs has all.
LINES = 300


class StandingFilter(admin.SimpleListFilter):
    """Where pictures stand by the clock."""

    title = "tình trạng"
    parameter_name = "tinh_trang"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices."""
        return [
            ("dang-hien", "Đang hiện"),
            ("sap-het", "Sắp hết hạn"),
            ("cho", "Hẹn giờ"),
            ("het", "Đã hết hạn"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[PictureLink]) -> Any:
        """The pictures of the choice."""
        now = timezone.now()
        published = queryset.filter(state=State.PUBLISHED)
        keys = PictureLink.objects.showing(now).values("pk")
        return {
            "dang-hien": lambda: queryset.filter(pk__in=keys),
            "sap-het": lambda: queryset.filter(pk__in=keys, ends_at__lte=now + NOTICE),
            "cho": lambda: published.filter(published_at__gt=now),
            "het": lambda: published.filter(ends_at__lte=now),
        }.get(self.value() or "", lambda: queryset)()


@admin.register(PictureLink)
class PictureLinkAdmin(admin.ModelAdmin):
    """Ảnh liên kết."""

    change_list_template = "admin/links/change_list.html"
    formfield_overrides = LABELLED_MOMENTS
    list_display = ["name", "place", "kind", "standing", "published_at", "ends_at", "weight"]
    list_filter = [StandingFilter, "place", "kind", "state"]
    list_per_page = 100
    show_full_result_count = False
    ordering = ["place", "order", "pk"]
    fieldsets = [
        (None, {"fields": ["name", "place", "kind", "picture", "alt", "target"]}),
        ("Thời gian", {"fields": ["state", "published_at", "ends_at"]}),
        ("Chia chỗ", {"fields": ["order", "weight"]}),
    ]

    @admin.display(description="tình trạng")
    def standing(self, link: PictureLink) -> str:
        """In words, by the clock."""
        now = timezone.now()
        if link.state == State.DRAFT:
            return "Bản nháp"
        if link.has_ended(now):
            return "Đã hết hạn"
        if not link.is_public(now):
            return "Hẹn giờ"
        return "Sắp hết hạn" if link.ends_at and link.ends_at <= now + NOTICE else "Đang hiện"

    def view_on_site(self, obj: PictureLink) -> str | None:
        """Nothing: the address leads away, and counts."""
        return None

    def has_delete_permission(self, request: HttpRequest, obj: PictureLink | None = None) -> bool:
        """What was ever shown stays for the report; it is taken off as a draft."""
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or not obj.tallies.exists())

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without the deletion of many, which could not leave out what was shown."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def save_model(self, request: HttpRequest, obj: PictureLink, form: Any, change: bool) -> None:
        """Store, and say when the place has more than it shows at once."""
        super().save_model(request, obj, form, change)
        crowded = crowded_with(obj, timezone.now())
        if crowded is not None:
            messages.info(
                request,
                f"Vị trí “{obj.where.name}” có {crowded.number} ảnh cho {obj.where.at_once} chỗ "
                f"từ {date_and_time(crowded.start)}: các ảnh thay nhau hiện theo trọng số.",
            )

    # The pages of its own

    def get_urls(self) -> list[URLPattern]:
        """The places and the report, beside Django's own addresses."""
        own = [
            ("vi-tri/", self.places_view, "places"),
            ("bao-cao/", self.report_view, "report"),
            ("bao-cao.csv", self.csv_view, "csv"),
        ]
        wrapped = self.admin_site.admin_view
        return [
            *(path(at, wrapped(view), name=f"links_{name}") for at, view, name in own),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, with a warning of what ends soon."""
        if request.method == "GET" and self.has_view_permission(request):
            warn_of_ends(request, timezone.now())
        return super().changelist_view(request, extra_context)

    def places_view(self, request: HttpRequest) -> HttpResponse:
        """Every place at a chosen moment, and what is amiss from then on."""
        self._demand_view(request)
        now = timezone.localtime()
        form = asked(MomentForm, request.GET, {"ngay": now.date(), "gio": now.strftime("%H:%M")})
        form.is_valid()
        at = form.at if isinstance(form, MomentForm) else now
        context = {
            "title": "Các vị trí",
            "form": form,
            "at": at,
            "places": _places_at(at),
            "outlook": outlook(at),
            "until": at + AHEAD,
        }
        return self._page(request, "admin/links/places.html", context, form.errors)

    def report_view(self, request: HttpRequest) -> HttpResponse:
        """Shown and opened, by day, place and picture."""
        self._demand_view(request)
        warn_of_ends(request, timezone.now())
        form = asked(PeriodForm, request.GET, usual_period(timezone.localdate()))
        context: dict[str, Any] = {"title": "Báo cáo ảnh liên kết", "form": form}
        if form.is_valid():
            context |= _report(form.cleaned_data) | {"query": request.GET.urlencode()}
        return self._page(request, "admin/links/report.html", context, form.errors)

    def csv_view(self, request: HttpRequest) -> HttpResponseBase:
        """The report as CSV; a wrong question gets the page that says so."""
        self._demand_view(request)
        form = asked(PeriodForm, request.GET, usual_period(timezone.localdate()))
        if not form.is_valid():
            return self.report_view(request)
        cleaned = form.cleaned_data
        return as_csv(tallies(cleaned), cleaned["tu"], cleaned["den"])

    def _demand_view(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _page(
        self, request: HttpRequest, template: str, context: dict[str, Any], errors: Any
    ) -> HttpResponse:
        # With the scripts of the calendar, which the admin's own forms bring.
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media + context["form"].media,
        }
        return render(request, template, shared | context, status=400 if errors else 200)


def warn_of_ends(request: HttpRequest, now: datetime) -> None:
    """Say which pictures end within a week."""
    for link in PictureLink.objects.ending_soon(now):
        if link.ends_at:
            messages.warning(
                request,
                f"“{link.name}” ({link.where.name}) thôi hiện lúc {date_and_time(link.ends_at)}.",
            )


def _places_at(at: datetime) -> list[dict[str, Any]]:
    page = page_at(at)
    found = []
    for place in PLACES.values():
        links = page.by_place.get(place.key, [])
        parts = shares([link.weight for link in links], place.at_once)
        found.append(
            {
                "place": place,
                "rows": [
                    {"link": link, "percent": round(part * 100)}
                    for link, part in zip(links, parts, strict=True)
                ],
                "shown": selected(page, place, "/"),
                "is_crowded": len(links) > place.at_once,
            }
        )
    return found


def _report(cleaned: dict[str, Any]) -> dict[str, Any]:
    rows, days = tallies(cleaned), by_day(tallies(cleaned), cleaned["tu"], cleaned["den"])
    lines = list(rows[: LINES + 1])
    return {
        "totals": totals(rows),
        "shown": sum(shown for _, shown, _ in days),
        "opened": sum(opened for _, _, opened in days),
        "charts": [
            chart("Số lần hiện mỗi ngày", [(short_date(day), shown) for day, shown, _ in days]),
            chart("Số lần mở mỗi ngày", [(short_date(day), opened) for day, _, opened in days]),
        ],
        "first": cleaned["tu"],
        "last": cleaned["den"],
        "lines": lines[:LINES],
        "has_more": len(lines) > LINES,
    }
