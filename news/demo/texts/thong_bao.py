"""Texts of the demo on notices."""

from __future__ import annotations

from news.demo.texts.blocks import ArticleText, Figure, Heading, Items, Table

CATEGORY = "Thông báo"

TEXTS = (
    ArticleText(
        "Thông báo số 36/TB-UBND về lịch tiếp công dân của lãnh đạo phường Hoa Sen",
        (
            "UBND phường Hoa Sen thông báo lịch tiếp công dân định kỳ và đột xuất của lãnh đạo "
            "phường, áp dụng từ tháng này."
        ),
        CATEGORY,
        "tru-so",
        (
            (
                "Việc tiếp công dân được thực hiện tại phòng tiếp công dân, tầng một trụ sở "
                "UBND phường. Công dân đến đúng lịch không cần đăng ký trước."
            ),
            Heading("Lịch tiếp định kỳ"),
            Table(
                (
                    "Người tiếp",
                    "Thời gian",
                    "Nội dung",
                ),
                (
                    (
                        "Bí thư Đảng ủy phường",
                        "Sáng thứ Năm tuần đầu tháng",
                        "Mọi lĩnh vực",
                    ),
                    (
                        "Chủ tịch HĐND phường",
                        "Sáng thứ Năm tuần thứ hai",
                        "Kiến nghị của cử tri",
                    ),
                    (
                        "Chủ tịch UBND phường",
                        "Sáng thứ Năm hằng tuần",
                        "Khiếu nại, tố cáo, đề nghị",
                    ),
                    (
                        "Công chức thường trực",
                        "Các ngày làm việc",
                        "Tiếp nhận, hướng dẫn",
                    ),
                ),
            ),
            Figure("tru-so", "Phòng tiếp công dân ở tầng một trụ sở UBND phường"),
            Heading("Công dân cần lưu ý"),
            Items(
                (
                    "Mang theo giấy tờ tùy thân và tài liệu liên quan.",
                    "Trường hợp đông người, cử không quá năm đại diện trình bày.",
                    "Người cao tuổi, người khuyết tật, phụ nữ có con nhỏ được ưu tiên.",
                )
            ),
            (
                "Nếu lịch trùng ngày nghỉ lễ, buổi tiếp chuyển sang ngày làm việc kế tiếp. Mọi "
                "thay đổi được báo trước ít nhất ba ngày tại trang này."
            ),
        ),
        source="Văn phòng HĐND và UBND phường",
    ),
    ArticleText(
        "Hướng dẫn nộp hồ sơ trực tuyến: mười câu hỏi thường gặp",
        (
            "Trung tâm Phục vụ hành chính công phường trả lời mười câu hỏi mà người dân nêu nhiều "
            "nhất khi nộp hồ sơ tại nhà."
        ),
        CATEGORY,
        "thu-vien",
        (
            Heading("Trước khi nộp"),
            Heading("Tôi cần chuẩn bị gì?", 3),
            (
                "Một tài khoản VNeID mức độ 2, điện thoại hoặc máy tính có mạng và ảnh chụp rõ "
                "những giấy tờ chưa có trong dữ liệu."
            ),
            Heading("Ảnh chụp giấy tờ thế nào là đạt?", 3),
            "Ảnh đủ bốn góc, không lóa, đọc được mọi chữ. Mỗi tệp không quá 5 MB.",
            Heading("Tôi không biết chọn thủ tục nào?", 3),
            (
                "Hãy gõ việc cần làm bằng lời thường ngày, ví dụ “khai sinh”, “xác nhận độc "
                "thân”. Nếu vẫn khó, gọi số 0225 000 0000."
            ),
            Heading("Sau khi nộp"),
            Heading("Làm sao biết hồ sơ đã được nhận?", 3),
            (
                "Hệ thống gửi mã hồ sơ trong vòng một giờ làm việc. Dùng mã này để tra cứu bất "
                "cứ lúc nào."
            ),
            Heading("Hồ sơ thiếu thì sao?", 3),
            ("Công chức chỉ được yêu cầu bổ sung một lần, ghi rõ thiếu giấy tờ gì và vì sao cần."),
            Heading("Tôi nhận kết quả ở đâu?", 3),
            Items(
                (
                    "Bản điện tử trong kho dữ liệu cá nhân.",
                    "Bản giấy tại trung tâm hoặc gửi về nhà theo yêu cầu.",
                )
            ),
            Heading("Nộp trực tuyến có được giảm phí không?", 3),
            (
                "Có. Nhiều thủ tục được giảm hoặc miễn lệ phí; số tiền phải nộp hiện ra trước "
                "khi xác nhận."
            ),
            Heading("Khi cần trợ giúp"),
            Heading("Tôi lớn tuổi, không dùng điện thoại thông minh?", 3),
            (
                "Công chức hỗ trợ làm ngay tại trung tâm, hoặc đoàn viên thanh niên đến nhà "
                "theo lịch hẹn."
            ),
            Heading("Tôi có thể nhờ con nộp hộ không?", 3),
            ("Được, với điều kiện có văn bản ủy quyền trong những trường hợp pháp luật yêu cầu."),
            Heading("Tôi muốn góp ý về thái độ phục vụ?", 3),
            "Hãy chấm điểm ngay trong tin nhắn báo kết quả hoặc gửi về gopy@hoasen.example.",
            Figure("tru-so", "Trung tâm Phục vụ hành chính công phường Hoa Sen"),
        ),
        source="Trung tâm Phục vụ hành chính công phường",
    ),
    ArticleText(
        "Thông báo tạm ngừng cấp nước phục vụ đấu nối đường ống tại bảy tổ dân phố",
        (
            "Để đấu nối đường ống mới trên phố Sen Vàng, đơn vị cấp nước tạm ngừng cấp nước từ 22 "
            "giờ thứ Sáu đến 5 giờ thứ Bảy tuần này."
        ),
        CATEGORY,
        "duong-pho",
        (
            (
                "Bảy tổ dân phố bị ảnh hưởng là các tổ số 1, 2, 3, 4, 6, 7 và 10. Nước sẽ yếu "
                "dần trước giờ ngừng khoảng 30 phút."
            ),
            Table(
                (
                    "Khu vực",
                    "Ngừng nước",
                    "Cấp lại",
                ),
                (
                    (
                        "Tổ dân phố số 1 đến số 4",
                        "22 giờ thứ Sáu",
                        "3 giờ thứ Bảy",
                    ),
                    (
                        "Tổ dân phố số 6, số 7",
                        "22 giờ thứ Sáu",
                        "4 giờ thứ Bảy",
                    ),
                    (
                        "Tổ dân phố số 10",
                        "23 giờ thứ Sáu",
                        "5 giờ thứ Bảy",
                    ),
                ),
            ),
            (
                "Người dân nên trữ nước sinh hoạt, khóa vòi trước khi đi ngủ và xả bỏ nước đục "
                "trong vài phút đầu khi có nước trở lại."
            ),
            Figure("duong-pho", "Phố Sen Vàng, nơi thi công đấu nối đường ống"),
            (
                "Trạm Y tế phường và hai nhà trẻ có trẻ ở lại đêm được cấp nước bằng xe bồn. "
                "Cần trợ giúp, xin gọi số trực 0225 000 0000."
            ),
            (
                "Đơn vị cấp nước mong người dân thông cảm. Nếu mưa lớn, lịch thi công lùi sang "
                "tuần kế tiếp và được báo lại trên loa truyền thanh."
            ),
        ),
        byline="Tổ truyền thông",
    ),
)
