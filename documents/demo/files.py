"""Files of the demo's documents: a few PDF with letters, Word files, one scan."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from documents.files.services import attach
from documents.files.texts import extract
from documents.models import Document, FileKind

from .papers import scan_pdf, text_pdf, word
from .record import CITY, CITY_PARTY, OTHER_WARD, WARD, WARD_COUNCIL

#: Documents with a PDF, and what its articles say; those of one place only.
_ARTICLES: dict[tuple[str, str], tuple[str, ...]] = {
    ("01/QĐ-UBND", WARD): (
        "Ban hành kèm theo Quyết định này Quy chế làm việc của Ủy ban nhân dân phường Hoa Sen.",
        (
            "Mỗi việc giao một người chịu trách nhiệm chính, có hạn trả lời và được ghi vào sổ "
            "theo dõi mà người dân xem được tại bộ phận một cửa."
        ),
        (
            "Ủy ban nhân dân phường họp thường kỳ mỗi tháng một lần; phiên họp về ngân sách được "
            "thông báo trước bảy ngày."
        ),
        "Văn phòng và các phòng chuyên môn của phường chịu trách nhiệm thi hành Quyết định này.",
    ),
    ("12/KH-UBND", WARD): (
        (
            "Rút ngắn thời gian giải quyết hồ sơ hộ tịch, chứng thực và đất đai ít nhất ba mươi "
            "phần trăm so với quy định."
        ),
        (
            "Số hóa toàn bộ hồ sơ mới nhận; người dân không phải nộp lại giấy tờ đã có trong kho "
            "dữ liệu."
        ),
        "Mở quầy tiếp nhận ngày thứ Bảy tại nhà văn hóa các tổ dân phố ở xa trụ sở.",
        "Lấy ý kiến hài lòng của người dân sau mỗi lần trả kết quả và công khai hằng quý.",
        "Tập huấn cho công chức bộ phận một cửa về hướng dẫn người cao tuổi làm thủ tục.",
    ),
    ("87/QĐ-UBND", WARD): (
        "Sắp xếp lại các điểm trông giữ xe quanh khu vực trung tâm theo danh sách kèm theo.",
        "Điểm trông giữ xe phải niêm yết giá, sơ đồ ranh giới và tên người chịu trách nhiệm.",
        "Quyết định này có hiệu lực từ ngày ký.",
    ),
    ("36/2026/QĐ-UBND", CITY): (
        "Quyết định này quy định việc quản lý, sử dụng tạm thời một phần vỉa hè, lòng đường.",
        "Phần vỉa hè dành cho người đi bộ rộng ít nhất một mét rưỡi, không bị ngắt quãng.",
        (
            "Quyết định này có hiệu lực từ ngày 20 tháng 5 năm 2026 và thay thế phần quy định về "
            "bán hàng trên vỉa hè trong Quyết định số 44/2005/QĐ-UBND ngày 06/7/2005."
        ),
    ),
    ("01/2026/NQ-HĐND", WARD_COUNCIL): (
        (
            "Hộ gia đình phân loại rác tại nguồn được hỗ trợ thùng chứa và túi phân loại trong năm "
            "đầu tham gia."
        ),
        "Kinh phí lấy từ ngân sách phường; Ủy ban nhân dân phường báo cáo kết quả mỗi sáu tháng.",
        "Nghị quyết này có hiệu lực từ ngày 25 tháng 01 năm 2026.",
    ),
    ("05-CTr/TU", CITY_PARTY): (
        (
            "Cụ thể hóa Nghị quyết số 09-NQ/ĐH ngày 27/9/2025 thành các nhóm nhiệm vụ có người phụ "
            "trách và thời hạn."
        ),
        "Mỗi cấp ủy trực thuộc chọn một việc khó để giải quyết dứt điểm trong từng năm.",
    ),
    ("75/QĐ-UBND", OTHER_WARD): (
        "Phê duyệt phương án thu phí qua đò tại bến Ngọc, miễn phí cho học sinh và người cao tuổi.",
        "Quyết định này có hiệu lực từ ngày ký.",
    ),
}
#: Of these there is a Word file too.
_WORD = (("01/QĐ-UBND", WARD), ("36/2026/QĐ-UBND", CITY), ("12/KH-UBND", WARD))
_SCAN = ("44/2005/QĐ-UBND", CITY)
PER_PAGE = 3


def load_files(held: Mapping[tuple[str, str], Document]) -> int:
    """Give the demo's documents their files, with the text taken out; how many were made."""
    made = 0
    for key, document in held.items():
        if document.files.exists():
            continue
        for data, ending, kind in _files(key, document):
            name = f"{document.slug}{ending}"
            extract(attach(document, BytesIO(data), name, kind).pk)
            made += 1
    return made


def _files(key: tuple[str, str], document: Document) -> list[tuple[bytes, str, FileKind]]:
    if key == _SCAN:
        return [(scan_pdf(), ".pdf", FileKind.ORIGINAL)]
    if key not in _ARTICLES:
        return []
    paragraphs = _paragraphs(document, _ARTICLES[key])
    pages = [paragraphs[at : at + PER_PAGE + 4] for at in range(0, len(paragraphs), PER_PAGE + 4)]
    files = [(text_pdf(pages), ".pdf", FileKind.ORIGINAL)]
    if key in _WORD:
        files.append((word(paragraphs), ".docx", FileKind.WORD))
    return files


def _paragraphs(document: Document, articles: tuple[str, ...]) -> list[str]:
    day = document.issued_on
    return [
        document.issuer.name.upper(),
        f"Số: {document.number}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}",
        document.type.name.upper(),
        document.summary,
        *(f"Điều {place}. {text}" for place, text in enumerate(articles, 1)),
        f"{document.signer_title.upper()} (đã ký)",
    ]
