"""The app as Django knows it."""

from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    """Visits."""

    name = "analytics"
    verbose_name = "Thống kê truy cập"
