"""The whole report, and the parts of it that a page can afford."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from documents.models import Document

from . import citations, records, relations
from .findings import Finding, Section

#: One statement or few.
QUICK: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
    ("Quan hệ chưa có ngày", relations.without_day),
    ("Bị thay thế, bãi bỏ mà vẫn còn hiệu lực", relations.ended_but_in_force),
    ("Thay thế, bãi bỏ vòng tròn", relations.circles),
    ("Số của đại hội cấp hai lần", relations.shared_congress_counters),
    ("Số ký hiệu được nhắc tới mà chưa nối được", citations.unresolved),
    ("Quan hệ với văn bản chưa có trong sổ", relations.waiting),
    ("Tệp chưa có chữ để tìm", records.of_texts),
)
#: Every document is looked at.
THOROUGH: tuple[tuple[str, Callable[[Sequence[Document]], Iterator[Finding]]], ...] = (
    ("Ngày tháng, cơ quan không khớp", records.of_days),
    ("Số ký hiệu không khớp với loại, cơ quan", records.of_numbers),
    ("Tình trạng hiệu lực lưu sai", records.of_statuses),
)
FILES = "Tệp sai mã SHA-256"


def quick(most: int) -> list[Section]:
    """What the database answers as a whole."""
    return [Section(title, most).add(find()) for title, find in QUICK]


def thorough(most: int, after: int = 0, documents: int | None = None) -> tuple[list[Section], int]:
    """What is asked of each document behind a key; and the key of the last one that was read."""
    sections = [Section(title, most) for title, _ in THOROUGH]
    last = after
    for batch in records.batches(after, documents):
        for section, (_, find) in zip(sections, THOROUGH, strict=True):
            section.add(find(batch))
        last = batch[-1].pk
    return sections, last


def whole(most: int, *, files: bool = True) -> list[Section]:
    """Everything; `files`: each file is read and compared with its SHA-256 too."""
    sections = [*thorough(most)[0], *quick(most)]
    if files:
        sections.append(Section(FILES, most).add(records.of_files()))
    return sections
