"""The address behind every picture."""

from django.urls import path

from . import views

app_name = "links"
urlpatterns = [path("lien-ket/<int:pk>/", views.open_link, name="open")]
