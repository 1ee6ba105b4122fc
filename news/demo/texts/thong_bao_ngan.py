"""Short texts of the demo on notices."""

from __future__ import annotations

from news.demo.texts.blocks import ArticleText, Figure, Items, Table

CATEGORY = "Thông báo"

TEXTS = (
    ArticleText(
        "Niêm yết dự thảo quy chế quản lý vỉa hè, lấy ý kiến người dân trong 30 ngày",
        (
            "Dự thảo quy định phần vỉa hè dành cho người đi bộ tối thiểu 1,5 m và 11 tuyến phố "
            "được để xe có thu phí."
        ),
        CATEGORY,
        "duong-pho",
        (
            (
                "Người dân đọc toàn văn tại trụ sở UBND phường, nhà văn hóa các tổ dân phố "
                "hoặc trên cổng thông tin."
            ),
            (
                "Ý kiến góp ý gửi về hộp thư gopy@hoasen.example hoặc bỏ vào thùng thư tại 18 "
                "nhà văn hóa."
            ),
        ),
        source="Văn phòng HĐND và UBND phường",
    ),
    ArticleText(
        "Lịch phun thuốc diệt muỗi phòng sốt xuất huyết tại các tổ dân phố",
        (
            "Việc phun thuốc bắt đầu từ 5 giờ 30 các ngày thứ Ba, thứ Năm và thứ Bảy, mỗi buổi hai "
            "tổ dân phố."
        ),
        CATEGORY,
        "cong-vien",
        (
            Items(
                (
                    "Đậy kín thức ăn, bể cá, dụng cụ nấu nướng.",
                    "Đưa trẻ nhỏ, người có bệnh hô hấp và vật nuôi ra khỏi nhà ít nhất 30 phút.",
                    "Mở hết cửa sau khi phun một giờ.",
                )
            ),
            "Trước ngày phun, các hộ cần đổ bỏ nước đọng trong chậu, lốp xe cũ và bình hoa.",
        ),
        byline="Tổ truyền thông",
        source="Trạm Y tế phường",
    ),
    ArticleText(
        "Thông báo tuyển chọn 12 cộng tác viên truyền thông cơ sở",
        (
            "Cộng tác viên viết tin, chụp ảnh hoạt động của tổ dân phố và hỗ trợ bản tin truyền "
            "thanh, nhận nhuận bút theo quy định."
        ),
        CATEGORY,
        "thu-vien",
        (
            (
                "Người đăng ký từ 18 tuổi, cư trú trên địa bàn phường, có điện thoại chụp được "
                "ảnh rõ nét. Không yêu cầu bằng cấp."
            ),
            (
                "Hồ sơ gồm đơn đăng ký và một bài viết không quá 500 chữ về nơi mình sống, gửi "
                "về truyenthong@hoasen.example."
            ),
        ),
        source="Phòng Văn hóa – Xã hội phường",
    ),
    ArticleText(
        "Kết quả bốc thăm 60 suất thuê căn hộ tại khu nhà ở công nhân",
        (
            "Buổi bốc thăm công khai có đại diện người dân, luật sư và Ủy ban MTTQ phường giám "
            "sát; danh sách mã hồ sơ trúng được niêm yết tại trụ sở."
        ),
        CATEGORY,
        "do-thi",
        (
            (
                "Tổng cộng có 174 hồ sơ hợp lệ. Người trúng thăm đến ký hợp đồng trong 15 "
                "ngày, quá hạn không lý do sẽ chuyển cho hồ sơ dự bị."
            ),
            "Hồ sơ chưa trúng được giữ nguyên cho đợt bốc thăm sau, không phải nộp lại.",
        ),
    ),
    ArticleText(
        "Đính chính nội dung bảng giá dịch vụ vệ sinh khu chợ",
        (
            "Do sơ suất khi trình bày, bảng giá đăng trước đây ghi nhầm mức thu của quầy loại 2; "
            "nay xin đính chính."
        ),
        CATEGORY,
        "cho",
        (
            Table(
                (
                    "Loại quầy",
                    "Mức đã ghi",
                    "Mức đúng",
                ),
                (
                    (
                        "Loại 1",
                        "90.000 đồng",
                        "90.000 đồng",
                    ),
                    (
                        "Loại 2",
                        "75.000 đồng",
                        "65.000 đồng",
                    ),
                    (
                        "Loại 3",
                        "45.000 đồng",
                        "45.000 đồng",
                    ),
                ),
            ),
            (
                "Các hộ đã nộp theo mức ghi nhầm được hoàn lại phần chênh lệch vào kỳ thu tới. "
                "Ban biên tập xin lỗi người dân."
            ),
        ),
        source="Ban quản lý chợ Hoa Sen",
    ),
    ArticleText(
        "Đăng ký tham gia hội thi ảnh “Một góc phường tôi”",
        (
            "Hội thi mở cho mọi người dân đang sống, học tập, làm việc tại phường; mỗi người gửi "
            "tối đa năm ảnh kèm lời chú thích."
        ),
        CATEGORY,
        "ao-sen",
        (
            (
                "Ảnh chụp trong 12 tháng gần nhất, không cắt ghép, không dùng công cụ tạo ảnh "
                "tự động. Người có mặt trong ảnh phải đồng ý."
            ),
            Figure("ao-sen", "Ao sen sau đình, đề tài được nhiều người chọn"),
            (
                "Ảnh đoạt giải được treo tại thư viện phường và đăng trong thư viện ảnh của "
                "cổng thông tin, ghi đúng tên tác giả theo ý muốn của người gửi."
            ),
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Thời gian làm việc của Trung tâm Phục vụ hành chính công, gồm cả sáng thứ Bảy",
        (
            "Ngoài giờ hành chính, trung tâm mở cửa thêm sáng thứ Bảy để tiếp nhận hộ tịch, chứng "
            "thực và trả kết quả."
        ),
        CATEGORY,
        "tru-so",
        (
            Items(
                (
                    "Từ thứ Hai đến thứ Sáu: 7 giờ 30 đến 11 giờ 30 và 13 giờ đến 17 giờ.",
                    "Thứ Bảy: 7 giờ 30 đến 11 giờ 30.",
                    "Chủ nhật và ngày lễ: nghỉ, hồ sơ trực tuyến vẫn được hệ thống tiếp nhận.",
                )
            ),
            "Giờ ít người nhất là từ 14 giờ đến 15 giờ 30 các ngày thứ Tư và thứ Năm.",
        ),
        source="Trung tâm Phục vụ hành chính công phường",
    ),
    ArticleText(
        "Bán đấu giá quyền khai thác ki-ốt số 7 và số 9 tại công viên hồ Sen",
        (
            "Giá khởi điểm 4,2 triệu đồng mỗi tháng cho một ki-ốt, thời hạn khai thác 24 tháng, "
            "chỉ bán nước uống, sách báo và đồ lưu niệm."
        ),
        CATEGORY,
        "cong-vien",
        (
            (
                "Người tham gia xem hiện trạng vào các buổi sáng trong tuần, nộp hồ sơ tại "
                "phòng Kinh tế, Hạ tầng và Đô thị phường."
            ),
            (
                "Người trúng đấu giá phải giữ nguyên kiến trúc, không dùng loa và cam kết "
                "không dùng đồ nhựa một lần."
            ),
        ),
    ),
    ArticleText(
        "Thông báo của UBND quận Hoa Sen về việc ngừng tiếp nhận hồ sơ tại địa chỉ cũ",
        (
            "Sau 17 giờ ngày 30/6/2025, bộ phận một cửa của quận ngừng tiếp nhận; từ ngày "
            "01/07/2025 người dân nộp hồ sơ tại phường Hoa Sen."
        ),
        CATEGORY,
        "tru-so",
        (
            (
                "Hồ sơ đã nộp giữ nguyên mã số và ngày hẹn. Người dân tra cứu tại địa chỉ cũ "
                "của cổng thông tin."
            ),
            Figure("tru-so", "Trụ sở tiếp nhận hồ sơ của quận"),
            ("Trường hợp cần kết quả trước ngày hẹn, xin gọi số 0225 000 0000 để được hướng dẫn."),
        ),
        source="Văn phòng UBND quận",
        of_district=True,
    ),
    ArticleText(
        "Thông báo số 15/TB-UBND của quận Hoa Sen về bàn giao con dấu và lưu trữ hồ sơ",
        (
            "Toàn bộ 46.000 hồ sơ lưu trữ của quận được chỉnh lý, số hóa mục lục và chuyển về kho "
            "chung trước khi quận kết thúc hoạt động ngày 30/6/2025."
        ),
        CATEGORY,
        "thu-vien",
        (
            (
                "Người dân cần trích lục hồ sơ cũ liên hệ bộ phận lưu trữ; thời gian trả kết "
                "quả không quá năm ngày làm việc."
            ),
            (
                "Việc bàn giao con dấu được lập biên bản theo đúng quy định, có đại diện hai "
                "bên và cơ quan giám sát."
            ),
        ),
        source="Văn phòng UBND quận",
        of_district=True,
    ),
)
