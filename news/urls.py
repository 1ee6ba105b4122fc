"""Addresses of the news; feeds stand beside them at /rss/."""

from django.urls import path
from django.views.decorators.http import require_safe

from core.pagecache.parameters import kept

from . import feeds, views

app_name = "news"
urlpatterns = [
    path("tin-tuc/", views.latest, name="latest"),
    path("tin-tuc/<slug:category>/", views.category, name="category"),
    path("tin-tuc/<slug:category>/<slug:slug>/", views.article, name="article"),
    path("rss/", kept()(require_safe(feeds.LatestFeed())), name="feed"),
    path("rss/<slug:category>/", kept()(require_safe(feeds.category_feed)), name="category-feed"),
]
