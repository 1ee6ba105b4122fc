"""Addresses of the photo library."""

from django.urls import path

from . import views

app_name = "gallery"
urlpatterns = [
    path("thu-vien-anh/", views.albums, name="albums"),
    path("thu-vien-anh/<slug:slug>/", views.album, name="album"),
    path("thu-vien-anh/<slug:slug>/<int:pk>/", views.photo, name="photo"),
]
