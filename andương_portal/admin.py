"""The portal's own records in the admin; users and groups stand in user_admin."""

from django.contrib import admin

from . import user_admin as user_admin
from .models import Body


@admin.register(Body)
class BodyAdmin(admin.ModelAdmin):
    """Cơ quan."""

    list_display = ["name", "level", "valid_from", "valid_until", "successor", "runs_portal"]
    list_filter = ["level", "runs_portal"]
    fieldsets = [
        (None, {"fields": ["name", "level", "parent", "runs_portal"]}),
        ("Liên hệ", {"fields": ["address", "phone", "email", "responsible"]}),
        ("Hình ảnh", {"fields": ["logo", "header_picture"]}),
        ("Thời gian", {"fields": ["valid_from", "valid_until", "successor"]}),
    ]
