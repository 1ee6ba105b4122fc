"""Addresses of the registry."""

from django.urls import path

from . import views

app_name = "documents"

urlpatterns = [
    path("van-ban/", views.registry, name="list"),
    path("van-ban/<slug:slug>/", views.document, name="document"),
]
