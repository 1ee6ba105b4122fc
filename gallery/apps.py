"""The photo library as a Django app."""

from django.apps import AppConfig


class GalleryConfig(AppConfig):
    """Albums and photos."""

    name = "gallery"
    verbose_name = "Thư viện ảnh"
