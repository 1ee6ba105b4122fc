"""Numbers in public texts that mean no document of the registry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from documents.citations.meaning import meanings_of
from documents.models import Citation, Document

from .findings import Finding

BATCH = 1_000


def unresolved() -> Iterator[Finding]:
    """The numbers that mean no document, the most frequent first; with one text of each.

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
    ranked = iter(times.most_common())
    while some := list(islice(ranked, BATCH)):
        numbers = Document.objects.published().filter(number_key__in=[key for key, _ in some])
        held = set(numbers.values_list("number_key", flat=True))
        for key, count in some:
            printed, owner, owner_id = first[key]
            # Of another day, body or term than the words say, or of none that they name.
            why = "lời văn chưa chỉ rõ văn bản nào trong sổ" if key in held else "chưa có trong sổ"
            yield Finding(f"{printed}: được nhắc {count} lần, {why}.", owner, owner_id)
