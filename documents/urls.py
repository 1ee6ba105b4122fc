"""Addresses of the registry."""

from django.urls import path
from django.views.decorators.http import require_safe

from . import feeds, views
from .files import views as files

app_name = "documents"

urlpatterns = [
    path("van-ban/", views.registry, name="list"),
    path("van-ban/so/", views.number, name="number"),
    path("van-ban/xuat.csv", views.as_csv, name="csv"),
    path("van-ban/xuat.xlsx", views.as_xlsx, name="xlsx"),
    path("van-ban/rss/", require_safe(feeds.DocumentFeed()), name="feed"),
    path("van-ban/tep/<int:pk>/<str:name>/", files.download, name="file"),
    path("quan-tri/tep-van-ban/<int:pk>/", files.staff_download, name="staff-file"),
    path("van-ban/<slug:slug>/", views.document, name="document"),
]
