"""The documents of the demo.

Numbers and days of central papers are facts, and nothing more is said of those papers than is
known for certain. Local papers are those of a city that does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.status import EventKind

TW = "Trung ương Đảng"
CITY = "Ủy ban nhân dân thành phố Biển Bạc"
CITY_COUNCIL = "Hội đồng nhân dân thành phố Biển Bạc"
CITY_PARTY = "Thành ủy Biển Bạc"
CONGRESS = "Đại hội Đảng bộ thành phố Biển Bạc"
DEPARTMENT = "Sở Nội vụ thành phố Biển Bạc"
QUARTER = "Ủy ban nhân dân quận Hoa Sen"
QUARTER_COUNCIL = "Hội đồng nhân dân quận Hoa Sen"
QUARTER_PARTY = "Quận ủy Hoa Sen"
WARD = "Ủy ban nhân dân phường Hoa Sen"
WARD_COUNCIL = "Hội đồng nhân dân phường Hoa Sen"
WARD_PARTY = "Đảng ủy phường Hoa Sen"
OTHER_WARD = "Ủy ban nhân dân phường Bến Ngọc"


@dataclass(frozen=True)
class Record:
    """A document: `kind` is family and name of its type."""

    kind: str
    number: str
    issuer: str
    issued_on: date
    summary: str
    field: str = ""
    effective_on: date | None = None
    expires_on: date | None = None
    expiry_reason: str = ""
    title: str = ""
    confidentiality: str = "normal"
    removal_reason: str = ""
    event: tuple[EventKind, date, str] | None = None

    @property
    def is_draft(self) -> bool:
        """Whether readers never saw it."""
        return self.confidentiality != "normal"


@dataclass(frozen=True)
class Link:
    """A relation: the source by number and issuer, the target as its words name it."""

    source: tuple[str, str]
    kind: str
    words: str
    target: tuple[str, str] | None = None
    on: date | None = None
    partly: bool = False


CENTRAL = (
    Record(
        "party:chỉ thị",
        "35-CT/TW",
        TW,
        date(2019, 5, 30),
        "Chỉ thị của Bộ Chính trị ban hành trong nhiệm kỳ khóa XII.",
        "Xây dựng Đảng",
        title="T/M Bộ Chính trị",
    ),
    Record(
        "party:chỉ thị",
        "35-CT/TW",
        TW,
        date(2024, 6, 14),
        "Chỉ thị của Trung ương ban hành trong nhiệm kỳ khóa XIII.",
        "Xây dựng Đảng",
    ),
    Record(
        "party:quy định",
        "115-QĐ/TW",
        TW,
        date(2007, 12, 7),
        "Quy định của Trung ương ban hành trong nhiệm kỳ khóa X, được thay thế năm 2011.",
        "Xây dựng Đảng",
    ),
    Record(
        "party:quy định",
        "47-QĐ/TW",
        TW,
        date(2011, 11, 1),
        "Quy định về những điều đảng viên không được làm, được thay thế năm 2021.",
        "Kiểm tra, giám sát",
    ),
    Record(
        "party:quy định",
        "37-QĐ/TW",
        TW,
        date(2021, 10, 25),
        "Quy định về những điều đảng viên không được làm, thay thế quy định năm 2011.",
        "Kiểm tra, giám sát",
    ),
    Record(
        "party:kết luận",
        "123-KL/TW",
        TW,
        date(2025, 1, 24),
        "Kết luận của Trung ương ban hành tháng 01 năm 2025, trong nhiệm kỳ khóa XIII.",
        "Xây dựng Đảng",
    ),
    Record(
        "party:kết luận",
        "185-KL/TW",
        TW,
        date(2025, 8, 22),
        "Kết luận của Trung ương ban hành tháng 8 năm 2025, trong nhiệm kỳ khóa XIII.",
        "Xây dựng Đảng",
    ),
    Record(
        "party:báo cáo",
        "493-BC/VPTW",
        "Văn phòng Trung ương Đảng",
        date(2025, 10, 16),
        "Báo cáo của Văn phòng Trung ương Đảng, tháng 10 năm 2025.",
        "Xây dựng Đảng",
    ),
    Record(
        "state:nghị quyết",
        "1669/NQ-UBTVQH15",
        "Ủy ban Thường vụ Quốc hội",
        date(2025, 6, 16),
        "Nghị quyết của Ủy ban Thường vụ Quốc hội khóa XV, tháng 6 năm 2025.",
        "Tổ chức bộ máy",
    ),
    Record(
        "state:nghị quyết",
        "77/NQ-CP",
        "Chính phủ",
        date(2025, 4, 10),
        "Nghị quyết của Chính phủ, tháng 4 năm 2025.",
        "Hành chính",
    ),
    Record(
        "state:quyết định",
        "146/QĐ-TTg",
        "Thủ tướng Chính phủ",
        date(2022, 1, 28),
        "Quyết định của Thủ tướng Chính phủ, tháng 01 năm 2022.",
        "Hành chính",
    ),
)

CITY_PAPERS = (
    Record(
        "congress:nghị quyết",
        "09-NQ/ĐH",
        CONGRESS,
        date(2025, 9, 27),
        "Nghị quyết đại hội đại biểu Đảng bộ thành phố, nhiệm kỳ 2025 - 2030.",
        "Xây dựng Đảng",
        title="T/M Đoàn Chủ tịch",
    ),
    Record(
        "party:chương trình",
        "05-CTr/TU",
        CITY_PARTY,
        date(2025, 11, 6),
        "Chương trình hành động thực hiện nghị quyết đại hội đảng bộ thành phố.",
        "Xây dựng Đảng",
        title="Bí thư Thành ủy",
    ),
    Record(
        "party:thông báo",
        "159-TB",
        CITY_PARTY,
        date(2026, 3, 12),
        "Kết luận của Thường trực Thành ủy về tiến độ chỉnh trang hai bờ sông Bạc.",
        "Xây dựng, đô thị",
        title="Chánh Văn phòng",
    ),
    Record(
        "party:kết luận",
        "12-KL/TU",
        CITY_PARTY,
        date(2026, 2, 5),
        "Về công tác cán bộ.",
        "Tổ chức, cán bộ của Đảng",
        confidentiality="secret",
    ),
    Record(
        "legal:quyết định",
        "44/2005/QĐ-UBND",
        CITY,
        date(2005, 7, 6),
        "Quy định về quản lý chợ và các điểm bán hàng trên vỉa hè.",
        "Công nghiệp, thương mại",
        effective_on=date(2005, 7, 16),
        title="Chủ tịch",
        event=(
            EventKind.UNSUITABLE,
            date(2025, 7, 1),
            "Theo kết quả rà soát: cấp quận được giao nhiệm vụ trong văn bản không còn.",
        ),
    ),
    Record(
        "legal:nghị quyết",
        "77/2018/NQ-HĐND",
        CITY_COUNCIL,
        date(2018, 12, 10),
        "Quy định mức thu phí tham quan tại các bãi tắm công cộng.",
        "Phí, lệ phí",
        effective_on=date(2019, 1, 1),
        title="Chủ tịch",
    ),
    Record(
        "legal:nghị quyết",
        "18/2022/NQ-HĐND",
        CITY_COUNCIL,
        date(2022, 7, 12),
        "Sửa đổi, bổ sung mức thu phí tham quan tại các bãi tắm công cộng.",
        "Phí, lệ phí",
        effective_on=date(2022, 8, 1),
        title="Chủ tịch",
    ),
    Record(
        "state:quyết định",
        "3092/QĐ-UBND",
        CITY,
        date(2021, 10, 27),
        "Ban hành bộ tiêu chí khu phố văn minh.",
        "Văn hóa, thể thao",
        title="Phó Chủ tịch",
    ),
    Record(
        "state:quyết định",
        "3470/QĐ-UBND",
        CITY,
        date(2025, 9, 15),
        "Ban hành bộ tiêu chí khu dân cư văn minh, thay cho bộ tiêu chí khu phố.",
        "Văn hóa, thể thao",
        title="Phó Chủ tịch",
    ),
    Record(
        "state:chỉ thị",
        "03/CT-UBND",
        CITY,
        date(2026, 4, 20),
        "Tăng cường phòng cháy, chữa cháy và bảo vệ rừng ngập mặn trong mùa khô.",
        "Phòng cháy, chữa cháy",
        title="Chủ tịch",
    ),
    Record(
        "letter:công văn",
        "6204/SNV-CCHC&PC",
        DEPARTMENT,
        date(2025, 10, 20),
        "Hướng dẫn niêm yết thủ tục hành chính tại trụ sở phường, xã.",
        "Cải cách hành chính",
        title="Phó Giám đốc",
    ),
    Record(
        "state:quyết định",
        "36/QĐ-UBND",
        CITY,
        date(2026, 1, 12),
        "Giao chỉ tiêu trồng cây xanh năm 2026.",
        "Xây dựng, đô thị",
        expires_on=date(2027, 1, 1),
        expiry_reason="Chỉ tiêu giao cho năm 2026.",
        title="Phó Chủ tịch",
    ),
    Record(
        "legal:quyết định",
        "36/2026/QĐ-UBND",
        CITY,
        date(2026, 5, 8),
        "Quy định quản lý, sử dụng vỉa hè, lòng đường trên địa bàn thành phố.",
        "Giao thông",
        effective_on=date(2026, 5, 20),
        title="Chủ tịch",
    ),
    Record(
        "legal:quyết định",
        "41/2026/QĐ-UBND",
        CITY,
        date(2026, 6, 2),
        "Quy định phân cấp quản lý bến thuyền; ngày có hiệu lực chờ công bố bến mới.",
        "Giao thông",
        title="Chủ tịch",
    ),
    Record(
        "legal:quyết định",
        "12/2017/QĐ-UBND",
        CITY,
        date(2017, 3, 3),
        "Quy định giá dịch vụ trông giữ xe tại các bãi xe công cộng.",
        "Giao thông",
        effective_on=date(2017, 3, 15),
        title="Chủ tịch",
    ),
    Record(
        "legal:quyết định",
        "27/2023/QĐ-UBND",
        CITY,
        date(2023, 9, 5),
        "Bãi bỏ quy định về giá dịch vụ trông giữ xe tại các bãi xe công cộng.",
        "Giao thông",
        effective_on=date(2023, 9, 20),
        title="Chủ tịch",
    ),
    Record(
        "state:kế hoạch",
        "118/KH-UBND",
        CITY,
        date(2025, 12, 22),
        "Chuyển đổi số trong các cơ quan nhà nước của thành phố năm 2026.",
        "Chuyển đổi số",
        expires_on=date(2027, 1, 1),
        expiry_reason="Kế hoạch của năm 2026.",
        title="Phó Chủ tịch",
    ),
    Record(
        "state:quyết định",
        "512/QĐ-UBND",
        CITY,
        date(2026, 3, 2),
        "Tạm đình chỉ hoạt động thu phí qua đò tại bến Ngọc.",
        "Giao thông",
        title="Phó Chủ tịch",
    ),
    Record(
        "state:công điện",
        "02/CĐ-UBND",
        CITY,
        date(2025, 9, 23),
        "Chủ động ứng phó bão và mưa lớn ven biển.",
        "Phòng, chống thiên tai",
        title="Chủ tịch",
    ),
)

QUARTER_PAPERS = (
    Record(
        "state:quyết định",
        "01/QĐ-UBND",
        QUARTER,
        date(2025, 1, 2),
        "Phân công nhiệm vụ của Chủ tịch và các Phó Chủ tịch Ủy ban nhân dân quận.",
        "Tổ chức bộ máy",
        title="Chủ tịch",
    ),
    Record(
        "state:quyết định",
        "215/QĐ-UBND",
        QUARTER,
        date(2025, 3, 18),
        "Ban hành phương án phân luồng giao thông quanh hồ Sen.",
        "Giao thông",
        title="Phó Chủ tịch",
    ),
    Record(
        "state:thông báo",
        "15/TB-UBND",
        QUARTER,
        date(2025, 2, 25),
        "Bàn giao con dấu và lưu trữ hồ sơ của quận.",
        "Văn thư, lưu trữ",
        title="Phó Chủ tịch",
    ),
    Record(
        "party:kế hoạch",
        "22-KH/QU",
        QUARTER_PARTY,
        date(2025, 2, 11),
        "Tổ chức học tập chuyên đề năm 2025 trong đảng bộ quận.",
        "Tuyên giáo, dân vận",
        expires_on=date(2026, 1, 1),
        expiry_reason="Kế hoạch của năm 2025.",
        title="Phó Bí thư",
    ),
    Record(
        "state:nghị quyết",
        "06/NQ-HĐND",
        QUARTER_COUNCIL,
        date(2025, 4, 24),
        "Tán thành chủ trương tổ chức lại phường trên địa bàn quận.",
        "Tổ chức bộ máy",
        title="Chủ tịch",
    ),
)

WARD_PAPERS = (
    Record(
        "state:quyết định",
        "01/QĐ-UBND",
        WARD,
        date(2025, 7, 1),
        "Ban hành Quy chế làm việc của Ủy ban nhân dân phường Hoa Sen.",
        "Tổ chức bộ máy",
        title="Chủ tịch",
    ),
    Record(
        "state:quyết định",
        "01/QĐ-UBND",
        OTHER_WARD,
        date(2025, 7, 1),
        "Ban hành Quy chế làm việc của Ủy ban nhân dân phường Bến Ngọc.",
        "Tổ chức bộ máy",
        title="Chủ tịch",
    ),
    Record(
        "state:quyết định",
        "48/QĐ-UBND",
        WARD,
        date(2025, 7, 8),
        "Thành lập Tổ công nghệ số cộng đồng tại các tổ dân phố.",
        "Chuyển đổi số",
        title="Chủ tịch",
    ),
    Record(
        "state:quyết định",
        "75/QĐ-UBND",
        OTHER_WARD,
        date(2025, 12, 9),
        "Phê duyệt phương án thu phí qua đò tại bến Ngọc.",
        "Phí, lệ phí",
        title="Chủ tịch",
    ),
    Record(
        "state:kế hoạch",
        "12/KH-UBND",
        WARD,
        date(2025, 7, 10),
        "Cải cách hành chính của phường: năm nhóm việc trọng tâm.",
        "Cải cách hành chính",
        title="Chủ tịch",
    ),
    Record(
        "state:quyết định",
        "87/QĐ-UBND",
        WARD,
        date(2025, 7, 14),
        "Sắp xếp lại các điểm trông giữ xe quanh khu vực trung tâm phường.",
        "Giao thông",
        title="Phó Chủ tịch",
    ),
    Record(
        "state:thông báo",
        "27/TB-UBND",
        WARD,
        date(2025, 11, 18),
        "Lịch tiếp công dân thường kỳ của Chủ tịch Ủy ban nhân dân phường.",
        "Khiếu nại, tố cáo",
        title="Chủ tịch",
    ),
    Record(
        "state:báo cáo",
        "63/BC-UBND",
        WARD,
        date(2026, 1, 5),
        "Kết quả cải cách hành chính sáu tháng cuối năm 2025.",
        "Cải cách hành chính",
        title="Phó Chủ tịch",
    ),
    Record(
        "state:thông báo",
        "31/TB-UBND",
        WARD,
        date(2025, 12, 1),
        "Danh sách hộ đăng ký tham gia phiên chợ cuối năm.",
        "An sinh xã hội",
        title="Phó Chủ tịch",
        removal_reason="Văn bản có thông tin cá nhân của người dân; bản thay thế đã bỏ phần đó.",
    ),
    Record(
        "state:thông báo",
        "32/TB-UBND",
        WARD,
        date(2025, 12, 3),
        "Phiên chợ cuối năm tại sân nhà văn hóa phường.",
        "An sinh xã hội",
        title="Phó Chủ tịch",
    ),
    Record(
        "legal:nghị quyết",
        "01/2026/NQ-HĐND",
        WARD_COUNCIL,
        date(2026, 1, 15),
        "Quy định mức hỗ trợ hộ gia đình phân loại rác tại nguồn.",
        "Môi trường",
        effective_on=date(2026, 1, 25),
        title="Chủ tịch",
    ),
    Record(
        "party:nghị quyết",
        "03-NQ/ĐU",
        WARD_PARTY,
        date(2025, 10, 30),
        "Lãnh đạo thực hiện nhiệm vụ phát triển kinh tế - xã hội năm 2026.",
        "Xây dựng Đảng",
        title="Bí thư",
    ),
    Record(
        "party:công văn",
        "41-CV/ĐU",
        WARD_PARTY,
        date(2026, 2, 26),
        "Tổ chức sinh hoạt chi bộ theo chuyên đề quý I năm 2026.",
        "Tổ chức, cán bộ của Đảng",
        title="Phó Bí thư",
    ),
)

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
