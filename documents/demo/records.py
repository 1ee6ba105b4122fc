"""The documents of the demo.

Numbers and days of central papers are facts, and nothing more is said of those papers than is
known for certain. Local papers are those of a city that does not exist.
"""

from __future__ import annotations

from datetime import date

from .record import (
    CITY,
    CITY_COUNCIL,
    CITY_PARTY,
    CONGRESS,
    DEPARTMENT,
    OTHER_WARD,
    TW,
    WARD,
    WARD_COUNCIL,
    Link,
)
from .records_above import CENTRAL, CITY_PAPERS
from .records_local import QUARTER_PAPERS, WARD_PAPERS

RECORDS = (*CENTRAL, *CITY_PAPERS, *QUARTER_PAPERS, *WARD_PAPERS)

LINKS = (
    Link(("37-QĐ/TW", TW), "replaces", "Quy định 47-QĐ/TW, ngày 01/11/2011", ("47-QĐ/TW", TW)),
    Link(("47-QĐ/TW", TW), "replaces", "Quy định số 115-QĐ/TW ngày 7/12/2007", ("115-QĐ/TW", TW)),
    Link(
        ("05-CTr/TU", CITY_PARTY),
        "based_on",
        "Nghị quyết số 09-NQ/ĐH ngày 27/9/2025",
        ("09-NQ/ĐH", CONGRESS),
    ),
    Link(
        ("3470/QĐ-UBND", CITY),
        "replaces",
        "Quyết định số 3092/QĐ-UBND ngày 27/10/2021",
        ("3092/QĐ-UBND", CITY),
    ),
    Link(
        ("18/2022/NQ-HĐND", CITY_COUNCIL),
        "amends",
        "Nghị quyết số 77/2018/NQ-HĐND ngày 10/12/2018",
        ("77/2018/NQ-HĐND", CITY_COUNCIL),
    ),
    Link(
        ("27/2023/QĐ-UBND", CITY),
        "repeals",
        "Quyết định số 12/2017/QĐ-UBND ngày 03/3/2017",
        ("12/2017/QĐ-UBND", CITY),
    ),
    Link(
        ("512/QĐ-UBND", CITY),
        "stops",
        "Quyết định số 75/QĐ-UBND ngày 09/12/2025 của Ủy ban nhân dân phường Bến Ngọc",
        ("75/QĐ-UBND", OTHER_WARD),
        on=date(2026, 3, 2),
    ),
    Link(
        ("36/2026/QĐ-UBND", CITY),
        "replaces",
        "Quyết định số 44/2005/QĐ-UBND ngày 06/7/2005, phần về bán hàng trên vỉa hè",
        ("44/2005/QĐ-UBND", CITY),
        partly=True,
    ),
    Link(
        ("32/TB-UBND", WARD),
        "replaces",
        "Thông báo số 31/TB-UBND ngày 01/12/2025",
        ("31/TB-UBND", WARD),
    ),
    Link(
        ("63/BC-UBND", WARD),
        "refers_to",
        "Kế hoạch số 12/KH-UBND ngày 10/7/2025",
        ("12/KH-UBND", WARD),
    ),
    Link(
        ("6204/SNV-CCHC&PC", DEPARTMENT),
        "guides",
        "Nghị quyết số 77/NQ-CP ngày 10/4/2025",
        ("77/NQ-CP", "Chính phủ"),
    ),
    # What is not held yet
    Link(("01/2026/NQ-HĐND", WARD_COUNCIL), "based_on", "Luật số 64/2025/QH15"),
    Link(("36/2026/QĐ-UBND", CITY), "based_on", "Luật số 64/2025/QH15"),
    Link(("6204/SNV-CCHC&PC", DEPARTMENT), "based_on", "Nghị định 30/2020/NĐ-CP"),
)
