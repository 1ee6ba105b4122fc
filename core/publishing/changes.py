"""The seam between the apps: “this public content changed”.

Content tells, listeners hear; neither knows the other. Listeners are entered once, in
`AppConfig.ready()` of the app that listens, and run inside the transaction of the change, so
that what they keep is never older or newer than the content.

Saving and deleting tell by themselves. What goes past `save()` (`bulk_create`, `update`) is
told by the code that does it, once for many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.apps import apps

if TYPE_CHECKING:
    from core.publishing.states import Publishable

#: Called with the contents that changed, and whether they are about to be gone.
Listener = Callable[[Sequence["Publishable"], bool], None]

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Enter a listener; one that is entered already is not called twice."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(contents: Iterable[Publishable], *, gone: bool = False) -> None:
    """Say that these were stored, or (`gone`) are being deleted; of those only the key counts."""
    changed = list(contents)
    if changed:
        for listener in _listeners:
            listener(changed, gone)


def owner_of(content: Publishable) -> str:
    """The kind of a content, by which an app that does not know it keeps it: `news.article`."""
    return content._meta.label_lower


def kinds() -> list[Any]:
    """The model of every kind of content there is."""
    return [model for model in apps.get_models() if hasattr(model, "public_texts")]


def public_of(owner: str, keys: Iterable[int]) -> list[Any]:
    """What readers may see of a kind, of these keys, as for a list; nothing of unknown kinds."""
    model = next((kind for kind in kinds() if kind._meta.label_lower == owner), None)
    return [] if model is None else list(model.objects.published().for_list().filter(pk__in=keys))
