"""The codes of state and party bodies, as they stand at the end of a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Organ:
    """A body, or a kind of body, by its code.

    `names` are the words a text calls it by, in lower case with accents. `numbered` codes take
    the number of the term: `QH15`. `variants` are other ways of writing the code that mean it
    only with exactly their marks: `TƯ` is `TW`, `TU` is not.
    """

    code: str
    party: bool = False
    names: tuple[str, ...] = ()
    numbered: bool = False
    variants: tuple[str, ...] = ()


_CENTRAL = (
    "bộ chính trị",
    "ban bí thư",
    "ban bí thư trung ương",
    "ban bí thư trung ương đảng",
    "ban chấp hành trung ương",
    "ban chấp hành trung ương đảng",
    "trung ương đảng",
    "trung ương",
)


def _committee(*names: str) -> tuple[str, ...]:
    parts = ("", "ban thường vụ ", "thường trực ", "ban chấp hành ")
    return tuple(part + name for name in names for part in parts)


# Code and the names of the committee; sections of it put their own code before: BTCTU.
_COMMITTEES = {
    "TW": _CENTRAL,
    "TU": (
        *_committee("thành ủy", "tỉnh ủy"),
        *("ban chấp hành đảng bộ thành phố", "ban chấp hành đảng bộ tỉnh"),
    ),
    "QU": _committee("quận ủy"),
    "HU": _committee("huyện ủy"),
    "ĐU": _committee("đảng ủy"),
}
_SECTIONS = {
    "VP": "văn phòng",
    "BTC": "ban tổ chức",
    "BTG": "ban tuyên giáo",
    "BDV": "ban dân vận",
    "BTGDV": "ban tuyên giáo và dân vận",
    "BNC": "ban nội chính",
    "UBKT": "ủy ban kiểm tra",
}

_MINISTRIES = """
BQP bộ quốc phòng | BCA bộ công an | BNG bộ ngoại giao | BNV bộ nội vụ | BTP bộ tư pháp
BTC bộ tài chính | BCT bộ công thương | BNNMT bộ nông nghiệp và môi trường | BXD bộ xây dựng
BVHTTDL bộ văn hóa, thể thao và du lịch | BKHCN bộ khoa học và công nghệ
BGDĐT bộ giáo dục và đào tạo | BYT bộ y tế | BDTTG bộ dân tộc và tôn giáo
BKHĐT bộ kế hoạch và đầu tư | BTNMT bộ tài nguyên và môi trường
BNNPTNT bộ nông nghiệp và phát triển nông thôn | BGTVT bộ giao thông vận tải
BLĐTBXH bộ lao động - thương binh và xã hội | BTTTT bộ thông tin và truyền thông
TTCP thanh tra chính phủ | NHNN ngân hàng nhà nước | UBDT ủy ban dân tộc
VPCP văn phòng chính phủ | VPQH văn phòng quốc hội | VPCTN văn phòng chủ tịch nước
CTN chủ tịch nước | KTNN kiểm toán nhà nước | TANDTC tòa án nhân dân tối cao
VKSNDTC viện kiểm sát nhân dân tối cao | BHXH bảo hiểm xã hội việt nam
"""

_DEPARTMENTS = """
SNV sở nội vụ | STC sở tài chính | SXD sở xây dựng | STP sở tư pháp | SYT sở y tế
SCT sở công thương | SGDĐT sở giáo dục và đào tạo | SKHCN sở khoa học và công nghệ
SNNMT sở nông nghiệp và môi trường | SVHTTDL sở văn hóa, thể thao và du lịch
SVHTT sở văn hóa và thể thao | SDL sở du lịch | SNgV sở ngoại vụ
SDTTG sở dân tộc và tôn giáo | SKHĐT sở kế hoạch và đầu tư
STNMT sở tài nguyên và môi trường | SGTVT sở giao thông vận tải
SNNPTNT sở nông nghiệp và phát triển nông thôn | STTTT sở thông tin và truyền thông
SLĐTBXH sở lao động - thương binh và xã hội
"""


def _committees() -> Iterator[Organ]:
    for code, names in _COMMITTEES.items():
        central = code == "TW"
        yield Organ(code, True, names, variants=("TƯ",) if central else ())
        for section, words in _SECTIONS.items():
            full = tuple(f"{words} {name}" for name in _simple_names(code, names))
            variants = (f"{section}TƯ",) if central else ()
            yield Organ(section + code, True, full, variants=variants)


def _simple_names(code: str, names: tuple[str, ...]) -> tuple[str, ...]:
    if code == "TW":
        return ("trung ương đảng", "trung ương")
    return tuple(name for name in names if name.endswith("ủy") and name.count(" ") == 1)


def _listed(lines: str) -> Iterator[Organ]:
    for entry in lines.replace("\n", "|").split("|"):
        if entry.strip():
            code, name = entry.strip().split(" ", 1)
            yield Organ(code, names=(name,))


def _of_people(name: str, code: str) -> tuple[str, ...]:
    return (name, code, f"chủ tịch {name}", f"chủ tịch {code}")


ORGANS: tuple[Organ, ...] = (
    *_committees(),
    Organ("ĐH", party=True, names=("đại hội",)),
    Organ("QH", numbered=True),
    Organ("UBTVQH", numbered=True),
    Organ("CP", names=("chính phủ",)),
    Organ("TTg", names=("thủ tướng chính phủ", "thủ tướng")),
    Organ("HĐND", names=("hội đồng nhân dân", "hđnd")),
    Organ("UBND", names=_of_people("ủy ban nhân dân", "ubnd")),
    Organ("UB"),
    *_listed(_MINISTRIES),
    *_listed(_DEPARTMENTS),
)
