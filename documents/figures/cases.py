"""What is typed into the box for numbers, and which documents may be meant by it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice, product

from core.vietnamese.folding import fold
from documents.demo.loading import load
from documents.demo.record import TW
from documents.keys import key_in, understand
from documents.models import Document, DocumentType, Issuer

#: Numbers of the tables of the domain that the demo does not hold, for the time of measuring.
_MORE = (
    ("party:nghị quyết", "18-NQ/TW", TW),
    ("party:nghị quyết", "29-NQ/TW", TW),
    ("party:nghị quyết", "45-NQ/TW", TW),
    ("party:nghị quyết", "60-NQ/TW", TW),
    ("party:quy định", "31-QĐ/TW", TW),
    ("party:kết luận", "121-KL/TW", TW),
    ("party:kết luận", "126-KL/TW", TW),
    ("party:kết luận", "127-KL/TW", TW),
    ("state:quyết định", "36/QĐ-TTg", "Thủ tướng Chính phủ"),
    ("legal:quyết định", "36/2026/QĐ-TTg", "Thủ tướng Chính phủ"),
    ("legal:nghị định", "30/2020/NĐ-CP", "Chính phủ"),
    ("legal:luật", "64/2025/QH15", "Quốc hội"),
    ("legal:văn bản hợp nhất", "26/VBHN-NHNN", "Ngân hàng Nhà nước Việt Nam"),
)
_MORE_DAY = date(2025, 2, 10)

#: As they stand in the tables: what is typed, and the numbers that are meant.
TABLES = (
    *(("35- CT/TW", "35-CT/TW"), ("35-CT/ TW", "35-CT/TW"), ("35–CT/TW", "35-CT/TW")),
    *(("35\u2011CT/TW", "35-CT/TW"), ("35-CT/\nTW", "35-CT/TW"), ("số: 35-CT/TW", "35-CT/TW")),
    *(("35 CT TW", "35-CT/TW"), ("35-ct/tw", "35-CT/TW"), ("35ct/tw", "35-CT/TW")),
    *(("35 ct tw", "35-CT/TW"), ("chi thi 35", "35-CT/TW"), ("29/NQ-TW", "29-NQ/TW")),
    *(("số31-QĐ/TW", "31-QĐ/TW"), ("30/2020/nd-cp", "30/2020/NĐ-CP")),
    *(("nd 30/2020", "30/2020/NĐ-CP"), ("số 44 /2005/QĐ-UBND", "44/2005/QĐ-UBND")),
    *(("159-TB", "159-TB/TU"), ("Nghị quyết 45 của Bộ Chính trị", "45-NQ/TW")),
    *(("36/QĐ-TTg", "36/QĐ-TTg"), ("36/2026/QĐ-TTg", "36/2026/QĐ-TTg")),
    *(("Kết luận số 185-KL/TW", "185-KL/TW"), ("Kết luận 123-KL/TW", "123-KL/TW")),
    *(("Nghị quyết số 18-NQ/TW", "18-NQ/TW"), ("Nghị quyết số 60-NQ/TW", "60-NQ/TW")),
    *(("Nghị quyết 45-NQ/TW", "45-NQ/TW"), ("Quy định 37-QĐ/TW", "37-QĐ/TW")),
    *(("Quy định 47-QĐ/TW", "47-QĐ/TW"), ("Quy định số 115-QĐ/TW", "115-QĐ/TW")),
    *(("Báo cáo số 493-BC/VPTW", "493-BC/VPTW"), ("Nghị quyết số 09-NQ/ĐH", "09-NQ/ĐH")),
    *(("Chương trình hành động số 05-CTr/TU", "05-CTr/TU"), ("03/CT-UBND", "03/CT-UBND")),
    *(("Nghị quyết số 1669/NQ-UBTVQH15", "1669/NQ-UBTVQH15"), ("64/2025/QH15", "64/2025/QH15")),
    *(("Nghị định 30/2020/NĐ-CP", "30/2020/NĐ-CP"), ("Nghị quyết số 77/NQ-CP", "77/NQ-CP")),
    *(("Quyết định số 146/QĐ-TTg", "146/QĐ-TTg"), ("3092/QĐ-UBND", "3092/QĐ-UBND")),
    *(("Nghị quyết 77/2018/NQ-HĐND", "77/2018/NQ-HĐND"), ("26/VBHN-NHNN", "26/VBHN-NHNN")),
    *(("3470/QĐ-UBND", "3470/QĐ-UBND"), ("6204/SNV-CCHC&PC", "6204/SNV-CCHC&PC")),
    *(("01/QĐ-UBND", "01/QĐ-UBND"), ("121-KL/TW", "121-KL/TW")),
)

#: What is no number of a document, whatever stands around it.
NO_NUMBERS = (
    *(
        "25/7/2026",
        "01/7/2025",
        "30/6",
        "ngày 14/6/2024",
        "06 / 7 /2005",
        "2021-2025",
        "tháng 12/2025",
    ),
    *("2025 - 2030", "giai đoạn 2021-2025", "nhiệm kỳ 2020 – 2025", "tháng 7/2025", "5-10"),
    *("24/7", "1/2", "quý I/2026", "0225 000 0000", "8h30-11h30", "30/6/2025 - 01/7/2025"),
)

#: Ways of writing one number.
WAYS: tuple[Callable[[str], str], ...] = (
    str.lower,
    str.upper,
    fold,
    lambda n: fold(n).replace("-", " ").replace("/", " "),
    lambda n: n.replace("-", "–"),
    lambda n: n.replace("-", "\u2011"),
    lambda n: n.replace("-", "- "),
    lambda n: n.replace("/", "/ "),
    lambda n: n.replace("/", " / "),
    lambda n: n.replace("-", " - "),
    lambda n: unicodedata.normalize("NFD", n),
    lambda n: f"số: {n}",
    lambda n: f"số{n}",
    lambda n: f"  {n}. ",
    lambda n: n.lstrip("0"),
    lambda n: f"“{n}”",
)
GENERATED = 150


@dataclass(frozen=True)
class Case:
    """What is typed, and the addresses of all documents that have that number."""

    typed: str
    meant: frozenset[str]


def hold() -> None:
    """Make the documents of the tables that are not held. To be rolled back."""
    load()
    types = {f"{kind.family}:{kind.name}": kind for kind in DocumentType.objects.all()}
    for kind, number, name in _MORE:
        issuer = Issuer.objects.get(name=name)
        if not Document.objects.filter(number_key=understand(number, issuer.code).key).exists():
            Document.objects.create(
                number=number,
                type=types[kind],
                issuer=issuer,
                issued_on=date(2026, 2, 10) if "2026" in number else _MORE_DAY,
                summary="Văn bản để đo.",
                state="published",
            )


def tables() -> Iterator[Case]:
    """A case for each row of the tables."""
    for typed, number in TABLES:
        yield Case(typed, _held(key_in(number)))


def generated(count: int = GENERATED) -> Iterator[Case]:
    """Numbers of the registry in so many other ways of writing, each number in several."""
    public = Document.objects.published().select_related("issuer").order_by("pk")[:60]
    numbers = [d.number for d in public if key_in(d.number) == d.number_key]
    pairs = _shuffled(product(dict.fromkeys(numbers), WAYS))
    variants = ((way(number), number) for number, way in pairs if way(number) != number)
    for typed, number in islice(variants, count):
        yield Case(typed, _held(key_in(number)))


def _shuffled(
    pairs: Iterable[tuple[str, Callable[[str], str]]],
) -> Iterator[tuple[str, Callable[[str], str]]]:
    """All of them, neighbours far from each other; the same every time."""
    rows = list(pairs)
    step = next(prime for prime in (37, 41, 43, 47, 53) if len(rows) % prime)
    return (rows[place * step % len(rows)] for place in range(len(rows)))


def _held(key: str) -> frozenset[str]:
    rows = Document.objects.published().for_list().filter(number_key=key)
    return frozenset(document.get_absolute_url() for document in rows)
