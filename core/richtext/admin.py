"""Admin pages that show the editor."""

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator

#: CKEditor 4 writes handlers and styles into the page and shows uploads as blobs.
EDITOR_CSP = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "object-src": [NONE],
}


class EditorAdminMixin:
    """A ModelAdmin whose form shows the editor: that page alone gets the editor's policy."""

    @method_decorator(csp_replace(EDITOR_CSP))
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The add and change pages."""
        return super().changeform_view(request, *args, **kwargs)  # type: ignore[misc]
