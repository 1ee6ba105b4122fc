"""What the documents of the volume are about: parts of sentences, put together by chance."""

from __future__ import annotations

#: Names of wards that do not exist, for bodies in number.
PLACES = (
    *("Hoa Sen", "Bến Ngọc", "Sen Vàng", "Cầu Bạc", "Đồi Thông", "Bãi Cát", "Vườn Quýt"),
    *("Xóm Chài", "Hồ Gươm Nhỏ", "Gò Mây", "Ao Tiên", "Cây Đa", "Giếng Ngọc", "Đình Trên"),
    *("Suối Đá", "Bến Phà", "Chợ Cá", "Đồng Lúa", "Núi Yên", "Rừng Dương", "Ngã Ba Sông"),
    *("Cửa Lạch", "Trại Hoa", "Đảo Én", "Mũi Sóng", "Vịnh Lặng", "Bờ Đê", "Làng Gốm"),
)

#: What a paper does, by the kinds of types.
ACTS = {
    "nghị quyết": ("Về nhiệm vụ", "Thông qua kế hoạch", "Về chủ trương"),
    "quyết định": ("Phê duyệt phương án", "Ban hành quy chế", "Giao nhiệm vụ", "Thành lập tổ"),
    "quy định": ("Quy định về", "Quy định trách nhiệm trong"),
    "chỉ thị": ("Tăng cường", "Đẩy mạnh", "Chấn chỉnh"),
    "thông báo": ("Kết luận cuộc họp về", "Lịch triển khai", "Về kết quả"),
    "kế hoạch": ("Triển khai", "Kiểm tra", "Tổ chức thực hiện"),
    "báo cáo": ("Kết quả", "Tình hình", "Sơ kết"),
    "tờ trình": ("Đề nghị phê duyệt", "Xin chủ trương"),
    "công văn": ("Đôn đốc", "Hướng dẫn", "Trả lời kiến nghị về", "Phối hợp"),
    "hướng dẫn": ("Hướng dẫn", "Hướng dẫn nghiệp vụ"),
    "kết luận": ("Về việc", "Kết luận về"),
    "chương trình": ("Hành động về", "Công tác về"),
}

#: Subject and field of work.
SUBJECTS = (
    ("công tác cán bộ", "Cán bộ, công chức, viên chức"),
    ("sắp xếp tổ chức bộ máy", "Tổ chức bộ máy"),
    ("thi đua, khen thưởng", "Thi đua, khen thưởng"),
    ("kiểm tra, giám sát chuyên đề", "Kiểm tra, giám sát"),
    ("tuyên truyền, vận động nhân dân", "Tuyên giáo, dân vận"),
    ("cải cách thủ tục hành chính", "Cải cách hành chính"),
    ("số hóa hồ sơ lưu trữ", "Văn thư, lưu trữ"),
    ("chuyển đổi số", "Chuyển đổi số"),
    ("đầu tư các công trình công cộng", "Đầu tư, quy hoạch"),
    ("quản lý chợ và điểm kinh doanh", "Công nghiệp, thương mại"),
    ("phòng dịch cho cây trồng, vật nuôi", "Nông nghiệp"),
    ("phát triển du lịch ven biển", "Du lịch"),
    ("dự toán thu, chi ngân sách", "Thu, chi ngân sách"),
    ("mức thu phí, lệ phí", "Phí, lệ phí"),
    ("quản lý tài sản công", "Tài sản công"),
    ("cấp giấy chứng nhận quyền sử dụng đất", "Đất đai"),
    ("trật tự xây dựng", "Xây dựng, đô thị"),
    ("an toàn giao thông", "Giao thông"),
    ("nhà ở cho công nhân", "Nhà ở"),
    ("thu gom, phân loại rác", "Thu gom rác"),
    ("bảo vệ nguồn nước", "Tài nguyên nước"),
    ("phòng, chống bão lũ", "Phòng, chống thiên tai"),
    ("lễ hội và hoạt động thể thao", "Văn hóa, thể thao"),
    ("tuyển sinh đầu cấp", "Giáo dục"),
    ("tiêm chủng mở rộng", "Y tế"),
    ("giải quyết việc làm", "Lao động, việc làm"),
    ("trợ giúp hộ khó khăn", "An sinh xã hội"),
    ("tuyển quân", "Quốc phòng"),
    ("bảo đảm trật tự đêm lễ hội", "An ninh, trật tự"),
    ("phòng cháy, chữa cháy", "Phòng cháy, chữa cháy"),
    ("đăng ký hộ tịch lưu động", "Hộ tịch, chứng thực"),
    ("giải quyết đơn của công dân", "Khiếu nại, tố cáo"),
    ("xử lý vi phạm hành chính", "Xử lý vi phạm hành chính"),
)

ENDS = (
    *("trên địa bàn", "trong quý I", "trong quý II", "sáu tháng đầu năm", "trong mùa mưa"),
    *("tại khu dân cư", "giai đoạn mới", "dịp cuối năm", "theo kiến nghị cử tri", "đợt hai"),
)
