"""Numbers that public texts name and the registry does not hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from documents.citations.meaning import meanings_of
from documents.models import Citation

from .findings import Finding

BATCH = 1_000


def unresolved() -> Iterator[Finding]:
    """The numbers that mean nothing held, the most frequent first; with one text of each.

    What a citation means is asked of the registry now, as the pages do. Those of one number
    come together, so that each batch has few numbers to look up.
    """
    times: Counter[str] = Counter()
    first: dict[str, tuple[str, str, int]] = {}
    rows = Citation.objects.order_by("number_key", "pk").iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        for meaning in meanings_of(batch):
            if not meaning.documents:
                cited = meaning.citation
                times[cited.number_key] += 1
                first.setdefault(cited.number_key, (cited.printed, cited.owner, cited.owner_id))
    for key, count in times.most_common():
        printed, owner, owner_id = first[key]
        yield Finding(f"{printed}: được nhắc {count} lần, chưa có trong sổ.", owner, owner_id)
