"""Numbers found in public texts and kept, as soon as a text changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from itertools import islice

from django.db import transaction

from core.publishing import changes
from core.publishing.states import Publishable, State
from documents.keys import KEY_LENGTH
from documents.models import Citation
from documents.numbers import Found, find

from .links import plain_text
from .surroundings import term_behind, words_around

#: Numbers of one text that are kept; no real text names as many documents.
MOST = 500
#: Texts up to this length are remembered: copies and repeated saves of one are common.
_SHORT = 20_000
_BATCH = 500
_SCANNED_AT_ONCE = 200


def content_changed(contents: Sequence[Publishable], gone: bool) -> None:
    """Keep what changed contents cite, and forget what gone ones did. A listener of `changes`."""
    _forget(contents) if gone else store(contents)


@transaction.atomic
def store(contents: Iterable[Publishable]) -> int:
    """Scan these and keep what the published ones cite; how many numbers that is.

    A plan for later is scanned now: whether readers see it is asked when pages are made.
    """
    contents = list(contents)
    _forget(contents)
    published = [content for content in contents if content.state == State.PUBLISHED]
    found = [citation for content in published for citation in citations_of(content)]
    if found:
        Citation.objects.bulk_create(found, batch_size=_BATCH)
    return len(found)


def citations_of(content: Publishable) -> list[Citation]:
    """What a content cites, not stored: also for the preview of a draft."""
    owner, day, source = changes.owner_of(content), content.public_day(), content.public_source()
    return [
        Citation(
            owner=owner,
            owner_id=content.pk or 0,
            field=field,
            start=found.start,
            end=found.end,
            printed=found.number.printed[:KEY_LENGTH],
            number_key=found.number.key[:KEY_LENGTH],
            names="|".join(found.names),
            words=words_around(plain, found, source),
            term=term_behind(plain, found),
            dated=found.day,
            written_on=day,
        )
        for field, text in content.public_texts().items()
        for plain, found in _numbers(as_html(text))
    ]


def as_html(text: str) -> str:
    """A public text as HTML: plain ones are not marked safe."""
    return str(text) if hasattr(text, "__html__") else escape(text, quote=False)


def _numbers(html: str) -> Iterable[tuple[str, Found]]:
    if not any(char.isdecimal() for char in html):
        return []
    plain, numbers = _remembered(html) if len(html) <= _SHORT else _scan(html)
    return [(plain, number) for number in numbers]


def _scan(html: str) -> tuple[str, tuple[Found, ...]]:
    plain = plain_text(html)
    whole = (found for found in find(plain) if found.number.resolved)
    return plain, tuple(islice(whole, MOST))


_remembered = lru_cache(maxsize=128)(_scan)


def _forget(contents: Iterable[Publishable]) -> None:
    keys: dict[str, list[int]] = defaultdict(list)
    for content in contents:
        keys[changes.owner_of(content)].append(content.pk)
    for owner, of_kind in keys.items():
        for at in range(0, len(of_kind), _BATCH):
            some = of_kind[at : at + _BATCH]
            Citation.objects.filter(owner=owner, owner_id__in=some).delete()


def scan_everything() -> tuple[int, int]:
    """Scan all there is, batch by batch; how many contents, and how many numbers in them."""
    contents = numbers = 0
    for kind in changes.kinds():
        owner, keys = kind._meta.label_lower, kind._base_manager.order_by("pk")
        last = 0
        while batch := list(keys.filter(pk__gt=last)[:_SCANNED_AT_ONCE]):
            numbers += store(batch)
            contents += len(batch)
            last = batch[-1].pk
        gone = Citation.objects.filter(owner=owner)
        gone.exclude(owner_id__in=kind._base_manager.values("pk")).delete()
    owners = [kind._meta.label_lower for kind in changes.kinds()]
    Citation.objects.exclude(owner__in=owners).delete()
    return contents, numbers
