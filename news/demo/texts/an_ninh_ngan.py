"""Short texts of the demo on security and defence."""

from __future__ import annotations

from news.demo.texts.blocks import ArticleText, Figure

CATEGORY = "An ninh – Quốc phòng"

TEXTS = (
    ArticleText(
        "Ra mắt mô hình “Ngõ sáng, cổng an toàn” tại tổ dân phố số 9",
        (
            "Người dân góp 48 triệu đồng lắp 12 máy quay an ninh và 20 bóng đèn, hình ảnh lưu "
            "trong 30 ngày."
        ),
        CATEGORY,
        "duong-pho",
        (
            (
                "Máy quay chỉ hướng ra đường công cộng, không hướng vào nhà dân. Việc xem lại "
                "hình ảnh phải có biên bản, hai người chứng kiến."
            ),
            (
                "Sau hai tháng, tổ dân phố không xảy ra vụ trộm cắp nào, trong khi cùng kỳ có "
                "bốn vụ."
            ),
        ),
        byline="Tổ truyền thông",
        source="Công an phường",
    ),
    ArticleText(
        "Công an phường trao trả xe đạp điện bị mất cho chủ sở hữu",
        "Nhờ người dân ghi lại đặc điểm xe và báo tin ngay, chiếc xe được tìm thấy sau 18 giờ.",
        CATEGORY,
        "tru-so",
        (
            (
                "Qua vụ việc, Công an phường khuyến cáo người dân khắc số khung, chụp ảnh xe "
                "và khóa thêm một ổ khóa càng khi để xe ngoài đường."
            ),
            ("Các buổi khắc số miễn phí được tổ chức vào sáng thứ Bảy tại trụ sở Công an phường."),
        ),
        byline="Tổ truyền thông",
        source="Công an phường",
    ),
    ArticleText(
        "Dân quân phường huấn luyện sát thực tế, xử lý tình huống cứu hộ trên sông",
        (
            "Trong 12 ngày, 85 dân quân luyện tập bơi vũ trang, ném phao cứu sinh, sơ cứu người "
            "đuối nước và điều khiển xuồng máy."
        ),
        CATEGORY,
        "thuyen",
        (
            (
                "Kết quả kiểm tra có 92% đạt khá, giỏi. Nội dung cứu hộ đêm lần đầu được đưa "
                "vào chương trình."
            ),
            Figure("thuyen", "Khu vực huấn luyện cứu hộ trên sông"),
            (
                "Ban chỉ huy biểu dương tiểu đội dân quân thường trực hoàn thành bài tập nhanh "
                "nhất với 4 phút 10 giây."
            ),
        ),
        source="Ban Chỉ huy Quân sự phường",
    ),
    ArticleText(
        "Tổng kiểm tra an toàn phòng cháy tại 96 nhà trọ và khu tập thể",
        (
            "Đoàn kiểm tra phát hiện 37 nơi thiếu lối thoát thứ hai, yêu cầu khắc phục trong 45 "
            "ngày."
        ),
        CATEGORY,
        "do-thi",
        (
            (
                "Chủ nhà trọ được hướng dẫn trổ cửa trên lồng sắt, treo thang dây và tách khu "
                "sạc xe điện khỏi chỗ ngủ. Đến nay 29 nơi đã hoàn thành."
            ),
            "Những nơi quá hạn sẽ bị xử phạt và tạm đình chỉ cho thuê mới.",
        ),
        source="Công an phường",
    ),
    ArticleText(
        "Tuổi 17 đăng ký nghĩa vụ quân sự lần đầu ngay tại trường",
        (
            "Tổ công tác đến hai trường trung học phổ thông, giúp 168 nam công dân hoàn thành đăng "
            "ký trong một buổi."
        ),
        CATEGORY,
        "truong-hoc",
        (
            (
                "Các em được giải thích về quyền, nghĩa vụ, điều kiện tạm hoãn và lộ trình học "
                "tập sau khi xuất ngũ. Hồ sơ lập bằng dữ liệu dân cư, không phải chụp thêm "
                "giấy tờ."
            ),
            ("Người vắng mặt có thể đến trụ sở Ban Chỉ huy Quân sự phường trước ngày cuối tháng."),
        ),
        source="Ban Chỉ huy Quân sự phường",
    ),
    ArticleText(
        "Chiến dịch thu hồi vũ khí, vật liệu nổ: người dân tự giác giao nộp 23 khẩu súng tự chế",
        (
            "Sau ba tuần vận động, các tổ dân phố còn giao nộp 11 vũ khí thô sơ và nhiều bao pháo "
            "tự chế."
        ),
        CATEGORY,
        "tru-so",
        (
            (
                "Người giao nộp được ghi nhận, không phải giải trình nguồn gốc nếu tự nguyện. "
                "Toàn bộ tang vật được niêm phong, chuyển cơ quan chức năng tiêu hủy."
            ),
            "Công an phường nhắc lại: tàng trữ sau thời gian vận động sẽ bị xử lý nghiêm.",
        ),
        source="Công an phường",
    ),
    ArticleText(
        "Công an quận Hoa Sen bàn giao địa bàn, giữ thông suốt đường dây tiếp nhận tin báo",
        (
            "Trước ngày 30/6/2025, mọi hồ sơ vụ việc đang giải quyết được chuyển đúng nơi tiếp "
            "nhận, người dân không phải trình báo lại."
        ),
        CATEGORY,
        "tru-so",
        (
            (
                "Trong thời gian bàn giao, đường dây tiếp nhận tin báo hoạt động 24 giờ. Lực "
                "lượng tuần tra đêm tăng thêm bốn tổ tại các tuyến phố trung tâm."
            ),
            Figure("duong-pho", "Tuyến phố trung tâm nơi tăng cường tuần tra đêm"),
        ),
        source="Công an quận",
        of_district=True,
    ),
    ArticleText(
        "Quận Hoa Sen diễn tập khu vực phòng thủ đạt loại giỏi",
        (
            "Cuộc diễn tập kéo dài hai ngày, gồm phần vận hành cơ chế và phần thực binh trên địa "
            "hình đồi thấp phía tây quận."
        ),
        CATEGORY,
        "doi",
        (
            (
                "Hơn 500 người tham gia, sử dụng phương án thông tin dự phòng khi mạng chính "
                "bị gián đoạn. Công tác hậu cần bảo đảm bữa ăn nóng cho toàn lực lượng."
            ),
            Figure("doi", "Khu đồi phía tây quận, nơi diễn ra phần thực binh"),
            ("Kinh nghiệm của cuộc diễn tập được đóng thành tài liệu để các phường mới sử dụng."),
        ),
        source="Ban Chỉ huy Quân sự quận",
        of_district=True,
    ),
)
