"""What every registry begins with: types, fields of work, central bodies and their terms.

Made once and then left alone: what an officer has changed stays changed.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction

from documents.models import DocumentType, FieldOfWork, Issuer, IssuerLevel, ScopeKind, Term
from documents.numbers import STANDARD, Family

#: In the order of forms and facets.
_FAMILIES = (Family.LEGAL, Family.STATE, Family.LETTER, Family.PARTY, Family.CONGRESS)

#: A field of work a line, those below it after the colon.
_FIELDS = """
Tổ chức bộ máy, cán bộ: Tổ chức bộ máy; Cán bộ, công chức, viên chức; Thi đua, khen thưởng
Xây dựng Đảng: Tổ chức, cán bộ của Đảng; Kiểm tra, giám sát; Tuyên giáo, dân vận; Nội chính
Hành chính: Cải cách hành chính; Văn thư, lưu trữ; Chuyển đổi số; Công tác pháp chế
Kinh tế: Đầu tư, quy hoạch; Công nghiệp, thương mại; Nông nghiệp; Du lịch
Tài chính, ngân sách: Thu, chi ngân sách; Phí, lệ phí; Tài sản công
Đất đai, xây dựng: Đất đai; Xây dựng, đô thị; Giao thông; Nhà ở
Môi trường: Thu gom rác; Tài nguyên nước; Phòng, chống thiên tai
Văn hóa, xã hội: Văn hóa, thể thao; Giáo dục; Y tế; Lao động, việc làm; An sinh xã hội
Quốc phòng, an ninh: Quốc phòng; An ninh, trật tự; Phòng cháy, chữa cháy
Tư pháp: Hộ tịch, chứng thực; Khiếu nại, tố cáo; Xử lý vi phạm hành chính
"""

#: Code and name. Trung ương Đảng is one body here: its Ban Chấp hành, Bộ Chính trị and Ban Bí thư
#: count their papers …/TW in one series, and only one series holds that no number comes twice.
_PARTY = """
TW Trung ương Đảng | VPTW Văn phòng Trung ương Đảng | BTCTW Ban Tổ chức Trung ương
UBKTTW Ủy ban Kiểm tra Trung ương
"""
_STATE = """
QH Quốc hội | UBTVQH Ủy ban Thường vụ Quốc hội | CTN Chủ tịch nước | CP Chính phủ
TTg Thủ tướng Chính phủ | BNV Bộ Nội vụ | BTP Bộ Tư pháp | BTC Bộ Tài chính
BCT Bộ Công Thương | BXD Bộ Xây dựng | BNNMT Bộ Nông nghiệp và Môi trường
BVHTTDL Bộ Văn hóa, Thể thao và Du lịch | BKHCN Bộ Khoa học và Công nghệ
BGDĐT Bộ Giáo dục và Đào tạo | BYT Bộ Y tế | BDTTG Bộ Dân tộc và Tôn giáo
BQP Bộ Quốc phòng | BCA Bộ Công an | BNG Bộ Ngoại giao | NHNN Ngân hàng Nhà nước Việt Nam
TTCP Thanh tra Chính phủ | VPCP Văn phòng Chính phủ
"""

#: The days on which the congresses closed: from then on the new committee counts anew.
_CONGRESSES = (
    ("khóa X", date(2006, 4, 25)),
    ("khóa XI", date(2011, 1, 19)),
    ("khóa XII", date(2016, 1, 28)),
    ("khóa XIII", date(2021, 2, 1)),
    ("khóa XIV", date(2026, 1, 23)),
)


class Made(NamedTuple):
    """How many rows were made."""

    types: int
    fields: int
    issuers: int
    terms: int


@transaction.atomic
def load_standard() -> Made:
    """Make what is missing; a second time nothing."""
    return Made(_load_types(), _load_fields(), _load_issuers(), _load_terms())


def _load_types() -> int:
    made = 0
    for rank, family in enumerate(_FAMILIES):
        scope = ScopeKind.TERM if family.is_party else ScopeKind.YEAR
        kinds = [kind for kind in STANDARD.types if family in kind.families]
        for place, kind in enumerate(kinds):
            # Of two with one name in a family (nghị quyết of a council, of the assembly) the
            # first is taken: their numbers show which it is.
            _, new = DocumentType.objects.get_or_create(
                name=kind.name,
                family=family.value,
                defaults={
                    "abbreviation": kind.abbreviation,
                    "scope": scope,
                    "order": 100 * rank + place,
                },
            )
            made += new
    return made


def _load_fields() -> int:
    made = 0
    for rank, line in enumerate(_FIELDS.strip().splitlines()):
        above, below = line.split(": ")
        parent, new = FieldOfWork.objects.get_or_create(name=above, defaults={"order": 100 * rank})
        made += new
        for place, name in enumerate(below.split("; "), 1):
            order = 100 * rank + place
            _, new = FieldOfWork.objects.get_or_create(
                name=name, defaults={"parent": parent, "order": order}
            )
            made += new
    return made


def _load_issuers() -> int:
    made = 0
    for is_party, lines in ((True, _PARTY), (False, _STATE)):
        for place, entry in enumerate(lines.strip().replace("\n", "|").split("|")):
            code, name = entry.strip().split(" ", 1)
            # Found by its code: a ministry that was renamed is not made again.
            made += Issuer.objects.get_or_create(
                code=code,
                level=IssuerLevel.CENTRAL,
                defaults={
                    "name": name,
                    "is_party": is_party,
                    "order": place + (0 if is_party else 10),
                },
            )[1]
    return made


def _load_terms() -> int:
    made = 0
    for issuer in Issuer.objects.filter(level=IssuerLevel.CENTRAL, is_party=True):
        for place, (name, first) in enumerate(_CONGRESSES):
            later = _CONGRESSES[place + 1][1] if place + 1 < len(_CONGRESSES) else None
            made += Term.objects.get_or_create(
                issuer=issuer,
                starts_on=first,
                defaults={"name": name, "ends_on": later - timedelta(days=1) if later else None},
            )[1]
    return made
