"""Public addresses of the visits."""

from django.urls import path

from . import views

app_name = "analytics"

urlpatterns = [path("thong-ke-truy-cap/", views.explained, name="explained")]
