"""Short texts of the demo on education."""

from __future__ import annotations

from news.demo.texts.blocks import ArticleText, Figure

CATEGORY = "Giáo dục"

TEXTS = (
    ArticleText(
        "Trường Mầm non Sen Hồng đón bằng công nhận đạt chuẩn quốc gia mức độ 2",
        (
            "Trường có 15 nhóm lớp, bếp ăn một chiều, sân chơi giao thông và vườn cổ tích do phụ "
            "huynh góp công xây dựng."
        ),
        CATEGORY,
        "truong-hoc",
        (
            (
                "Đoàn đánh giá ghi nhận tỷ lệ trẻ chuyên cần đạt 96%, không có trẻ suy dinh "
                "dưỡng nặng; thực đơn đổi theo tuần và công khai trước cổng trường."
            ),
            "Nhà trường dùng kinh phí khen thưởng để thay đồ chơi gỗ ngoài trời đã cũ.",
        ),
    ),
    ArticleText(
        "Hội Khuyến học phường trao 86 suất học bổng “Búp sen vượt khó”",
        (
            "Mỗi suất trị giá 3 triệu đồng kèm một người đỡ đầu đồng hành cùng học sinh trong suốt "
            "năm học."
        ),
        CATEGORY,
        "hoi-truong",
        (
            (
                "Điểm mới là mỗi em được chọn nhận tiền mặt, máy tính cũ đã sửa hoặc khóa học "
                "thêm miễn phí, tùy nhu cầu thực tế của gia đình."
            ),
            Figure("hoi-truong", "Lễ trao học bổng tại hội trường phường"),
            (
                "Quỹ khuyến học hiện có 612 triệu đồng, thu chi từng quý được niêm yết tại thư "
                "viện phường."
            ),
        ),
        byline="Tổ truyền thông",
        source="Hội Khuyến học phường",
    ),
    ArticleText(
        "Học sinh ba trường tham gia ngày hội đọc sách “Đổi một cuốn, mở một trang”",
        (
            "Trong một buổi sáng, 1.900 cuốn sách đã đổi chủ; mỗi cuốn kèm mảnh giấy ghi lời giới "
            "thiệu của chủ cũ."
        ),
        CATEGORY,
        "thu-vien",
        (
            (
                "Ngoài góc đổi sách, ngày hội có phòng kể chuyện, bàn vẽ bìa sách và cuộc thi "
                "đọc diễn cảm. Nhiều phụ huynh cùng con ngồi đọc ngay trên thảm cỏ."
            ),
            "Những cuốn còn lại được chuyển vào tủ sách của các lớp ở điểm trường lẻ.",
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Đường đến trường an toàn: kẻ vạch màu, giảm tốc ở năm cổng trường",
        (
            "Mỗi cổng trường có vùng đi bộ sơn màu xanh, bãi đón trả cách cổng 50 m và đội phụ "
            "huynh trực theo lịch."
        ),
        CATEGORY,
        "duong-pho",
        (
            (
                "Trước đó, phường khảo sát cho thấy 70% phụ huynh dừng xe ngay dưới lòng "
                "đường. Sau hai tuần thực hiện, con số này giảm còn 12%."
            ),
            Figure("truong-hoc", "Cổng trường thông thoáng vào giờ tan học"),
            "Đội trực gồm 120 phụ huynh, mỗi người chỉ tham gia hai buổi mỗi tháng.",
        ),
    ),
    ArticleText(
        "Giáo viên phường Hoa Sen tập huấn phương pháp dạy học cho học sinh khuyết tật",
        (
            "74 giáo viên mầm non, tiểu học và trung học cơ sở học cách lập kế hoạch giáo dục cá "
            "nhân và thiết kế học liệu dễ tiếp cận."
        ),
        CATEGORY,
        "hoi-truong",
        (
            (
                "Lớp tập huấn dành nửa thời gian thực hành: làm thẻ hình, chỉnh cỡ chữ, sắp "
                "xếp chỗ ngồi, giao tiếp bằng ký hiệu đơn giản."
            ),
            (
                "Toàn phường hiện có 39 học sinh khuyết tật học hòa nhập. Mỗi em sẽ có một "
                "giáo viên theo dõi chính từ tháng này."
            ),
        ),
        source="Phòng Văn hóa – Xã hội phường",
    ),
    ArticleText(
        "Câu lạc bộ bơi an toàn dạy bơi miễn phí cho 240 trẻ em",
        (
            "Khóa học 12 buổi tại bể bơi lắp ghép trong sân thể thao phường, ưu tiên trẻ nhà gần "
            "kênh, gần hồ."
        ),
        CATEGORY,
        "san-van-dong",
        (
            (
                "Mỗi lớp không quá 15 em, có hai người hướng dẫn và một người cứu hộ. Các em "
                "học nổi, bơi ếch, cách gọi người lớn khi thấy bạn gặp nạn."
            ),
            "Kết thúc khóa đầu, 221 em bơi được từ 25 m trở lên.",
        ),
        byline="Tổ truyền thông",
        source="Đoàn Thanh niên phường",
    ),
    ArticleText(
        "Thông tin trước kỳ thi: điểm thi Trường THCS Hoa Sen sẵn sàng mọi điều kiện",
        (
            "Điểm thi có 22 phòng chính thức, hai phòng dự phòng, máy phát điện và phòng y tế trực "
            "trong suốt kỳ thi."
        ),
        CATEGORY,
        "truong-hoc",
        (
            (
                "Đoàn Thanh niên bố trí bốn điểm nước uống, chỗ nghỉ trưa cho thí sinh nhà xa. "
                "Các công trình xây dựng trong bán kính 200 m tạm dừng thi công gây ồn."
            ),
            (
                "Phụ huynh không dừng xe trước cổng; khu đón trả đặt tại sân nhà văn hóa tổ "
                "dân phố số 8."
            ),
        ),
    ),
    ArticleText(
        "Quận Hoa Sen tuyên dương 150 học sinh giỏi và 30 nhà giáo tiêu biểu",
        (
            "Buổi lễ là dịp ghi nhận nỗ lực của thầy và trò toàn quận trong năm học cuối cùng "
            "trước khi sắp xếp đơn vị hành chính."
        ),
        CATEGORY,
        "hoi-truong",
        (
            (
                "Học sinh quận Hoa Sen đoạt 61 giải cấp thành phố, nhiều hơn năm học trước 9 "
                "giải. Đáng chú ý, 14 em đến từ các trường ven đê còn nhiều khó khăn."
            ),
            Figure("hoi-truong", "Quang cảnh lễ tuyên dương học sinh giỏi"),
            (
                "Quỹ khen thưởng của quận được bàn giao nguyên vẹn cho các phường mới theo tỷ "
                "lệ học sinh."
            ),
        ),
        source="Phòng Giáo dục và Đào tạo quận",
        of_district=True,
    ),
    ArticleText(
        "Phòng Giáo dục và Đào tạo quận Hoa Sen bàn giao hồ sơ 24 trường học",
        (
            "Hồ sơ viên chức, học bạ và tài sản của 24 trường sẽ được kiểm đếm, niêm phong và lập "
            "biên bản trước ngày 30/6/2025."
        ),
        CATEGORY,
        "truong-hoc",
        (
            (
                "Việc chuyển trường, cấp lại bằng tốt nghiệp trong thời gian bàn giao vẫn được "
                "tiếp nhận bình thường tại bộ phận một cửa."
            ),
            (
                "Học bạ số được sao lưu thành hai bản độc lập; phụ huynh không phải nộp lại "
                "bất kỳ giấy tờ nào."
            ),
        ),
        source="Phòng Giáo dục và Đào tạo quận",
        of_district=True,
    ),
)
