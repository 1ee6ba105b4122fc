"""Addresses of the news; feeds stand beside them at /rss/."""

from django.urls import path

from . import feeds, views

app_name = "news"
urlpatterns = [
    path("tin-tuc/", views.latest, name="latest"),
    path("tin-tuc/<slug:category>/", views.category, name="category"),
    path("tin-tuc/<slug:category>/<slug:slug>/", views.article, name="article"),
    path("rss/", feeds.LatestFeed(), name="feed"),
    path("rss/<slug:category>/", feeds.category_feed, name="category-feed"),
]
