"""How fast numbers are found in texts, and that the time grows as the text does."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, cycle, islice
from statistics import median
from time import process_time

from documents.numbers import find

#: Megabytes of UTF-8 a second, and how much longer a text of twice the length may take.
ENOUGH = 2.0
LINEAR = 2.6
MEGABYTE = 1_000_000

_SENTENCES = (
    "Ủy ban nhân dân phường vừa tổ chức hội nghị triển khai nhiệm vụ quý II năm nay. ",
    "Dự hội nghị có lãnh đạo các phòng, đoàn thể và tổ trưởng tổ dân phố trên địa bàn. ",
    "Hội nghị quán triệt Chỉ thị 35-CT/TW, ngày 14/6/2024 và Kết luận số 118-KL/TW. ",
    "Theo Quyết định số 3092/QĐ-UBND ngày 27/10/2021, mỗi khu phố có một nhóm hướng dẫn. ",
    "Giai đoạn 2021-2025 phường đặt mục tiêu 98% hộ dùng nước sạch, 24/24 tổ có nhà văn hóa. ",
    "Từ ngày 01/7/2025, hồ sơ được nhận tại bộ phận một cửa từ 7 giờ 30 đến 17 giờ. ",
)


def article_text(megabytes: float) -> str:
    """A text with far more numbers and days than articles have, so many megabytes long."""
    size = len("".join(_SENTENCES).encode())
    times = int(megabytes * MEGABYTE / size) + 1
    return "".join(islice(cycle(_SENTENCES), times * len(_SENTENCES)))


def hostile_text(megabytes: float) -> str:
    """One line of digits and slashes."""
    return "1/2-3//45/" * int(megabytes * MEGABYTE / 10)


def rate(text: str, runs: int = 3) -> float:
    """Megabytes a second; the median of some runs."""
    size = len(text.encode()) / MEGABYTE
    return size / median(_seconds(text) for _ in range(runs))


def growth(text: str, runs: int = 3) -> float:
    """How much longer the whole text takes than its first half; 2 where the time is linear."""
    half = text[: len(text) // 2]
    pairs: Iterable[tuple[float, float]] = [(_seconds(half), _seconds(text)) for _ in range(runs)]
    return median(chain(whole / part for part, whole in pairs))


def _seconds(text: str) -> float:
    # Of the processor: what else the machine does is no matter here.
    start = process_time()
    find(text)
    return process_time() - start
