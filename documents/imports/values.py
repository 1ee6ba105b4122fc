"""Cells as values: text, days, yes and no. What cannot be read is said in a sentence."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from core.vietnamese.folding import fold, squeeze

_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_LONGEST_SHOWN = 60


def is_blank(value: Any) -> bool:
    """Whether a cell holds nothing that can be seen."""
    return value is None or (isinstance(value, str) and not squeeze(value))


def shown(value: Any) -> str:
    """A cell as a sentence quotes it."""
    text = squeeze(text_of(value))
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def text_of(value: Any) -> str:
    """A cell as text; whole numbers without `.0`, days as people write them."""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool):
        return "có" if value else "không"
    return "" if value is None else str(value)


def day_of(value: Any) -> date:
    """A day from a real date or from text. Raises ValueError with a sentence."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError(  # noqa: TRY004 - the sentence is for the officer
            f"ô là số {shown(value)}, chưa phải ngày; hãy định dạng ô là ngày, hoặc ghi 05/02/2026."
        )
    text = squeeze(value)
    if found := _DAY.fullmatch(text) or _WORDS.fullmatch(fold(text)):
        day, month, year = found.groups()
    elif found := _ISO.fullmatch(text):
        year, month, day = found.groups()
    else:
        raise ValueError(
            f"“{shown(value)}” không đọc được là ngày; hãy ghi ngày/tháng/năm, ví dụ 05/02/2026."
        )
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(f"“{shown(value)}” không phải là một ngày có thật.") from None


def yes_or_no(value: Any) -> bool:
    """`có`, `x`, `1` or `không`, `0`. Raises ValueError with a sentence."""
    word = fold(text_of(value))
    if word in {"co", "x", "1", "dung", "yes"}:
        return True
    if word in {"khong", "0", "k", "sai", "no", "-"}:
        return False
    raise ValueError(f"“{shown(value)}” không rõ; hãy ghi có hoặc không.")


def parts_of(value: Any) -> list[str]:
    """The entries of a cell with several, one a line or between semicolons."""
    entries = (squeeze(entry) for entry in re.split(r"[;\n]", text_of(value)))
    return list(dict.fromkeys(entry for entry in entries if entry))
