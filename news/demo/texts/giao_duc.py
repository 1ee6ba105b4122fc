"""Texts of the demo on education."""

from __future__ import annotations

from news.demo.texts.blocks import ArticleText, Figure, Heading, Items, Quote, Table

CATEGORY = "Giáo dục"

TEXTS = (
    ArticleText(
        "Trường Tiểu học Hoa Sen đưa vườn trường vào giờ học: mỗi luống rau là một bài toán",
        (
            "Trên khoảnh đất 600 m² sau dãy lớp học, học sinh Trường Tiểu học Hoa Sen đo luống, "
            "tính hạt giống, ghi nhật ký tưới nước và bán rau gây quỹ mua sách."
        ),
        CATEGORY,
        "truong-hoc",
        (
            (
                "Vườn trường chia thành 20 luống, mỗi lớp phụ trách một luống. Thời khóa biểu "
                "dành một tiết mỗi tuần cho hoạt động ngoài trời, do giáo viên chủ nhiệm và "
                "phụ huynh cùng hướng dẫn."
            ),
            Figure("truong-hoc", "Sân trường Tiểu học Hoa Sen trong giờ hoạt động ngoài trời"),
            Figure("canh-dong", "Buổi tham quan cánh đồng của học sinh lớp 4"),
            (
                "Các em học diện tích bằng cách căng dây, học tỷ số khi pha phân ủ, học viết "
                "khi tả lại màu lá sau cơn mưa. Bài kiểm tra cuối tháng là một trang nhật ký "
                "vườn, không chấm điểm mà có lời nhận xét."
            ),
            Quote(
                "Con tưới nhiều quá nên rau bị úng. Lần sau con sẽ chọc ngón tay xuống đất xem "
                "còn ẩm không rồi mới tưới."
            ),
            Heading("Mỗi khối một nhiệm vụ"),
            Table(
                (
                    "Khối",
                    "Nhiệm vụ",
                    "Môn học gắn với",
                ),
                (
                    (
                        "1",
                        "Gieo hạt, đếm cây con",
                        "Toán",
                    ),
                    (
                        "2",
                        "Vẽ các giai đoạn lớn lên của cây",
                        "Mỹ thuật",
                    ),
                    (
                        "3",
                        "Ghi nhật ký thời tiết",
                        "Tự nhiên và xã hội",
                    ),
                    (
                        "4",
                        "Đo đạc, lập biểu đồ",
                        "Toán, Khoa học",
                    ),
                    (
                        "5",
                        "Tính giá bán, ghi sổ thu chi",
                        "Toán, Kỹ năng sống",
                    ),
                ),
            ),
            (
                "Sau một học kỳ, vườn cho 740 kg rau. Tiền bán được 9,6 triệu đồng, các lớp bỏ "
                "phiếu dùng để mua 120 cuốn sách và hai bộ kính lúp."
            ),
            Figure("thu-vien", "Những cuốn sách mới mua từ quỹ vườn trường"),
            (
                "Ban giám hiệu cho biết sẽ chia sẻ giáo án với ba trường khác trong phường, "
                "đồng thời làm lối đi cho xe lăn quanh vườn."
            ),
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Tuyển sinh đầu cấp trực tuyến: phụ huynh phường Hoa Sen cần chuẩn bị những gì?",
        (
            "Toàn bộ hồ sơ vào lớp mầm non, lớp 1 và lớp 6 được nhận trên hệ thống trực tuyến; nhà "
            "trường chỉ yêu cầu bản giấy khi dữ liệu chưa khớp."
        ),
        CATEGORY,
        "truong-hoc",
        (
            (
                "Năm nay toàn phường có 486 trẻ vào mầm non, 612 học sinh vào lớp 1 và 655 học "
                "sinh vào lớp 6. Các trường đủ chỗ cho học sinh đúng tuyến, sĩ số không quá 38 "
                "em một lớp."
            ),
            Heading("Ba bước đăng ký"),
            Items(
                (
                    (
                        "Kiểm tra thông tin cư trú của trẻ trên ứng dụng VNeID; nếu sai, liên hệ "
                        "Công an phường để điều chỉnh trước."
                    ),
                    "Nhận mã học sinh và mật khẩu từ trường mầm non hoặc tiểu học đang học.",
                    "Đăng nhập, chọn trường đúng tuyến, kiểm tra lại rồi xác nhận.",
                ),
                ordered=True,
            ),
            Heading("Lịch tuyển sinh"),
            Table(
                (
                    "Cấp học",
                    "Đăng ký trực tuyến",
                    "Bổ sung trực tiếp",
                ),
                (
                    (
                        "Mầm non",
                        "Tuần thứ nhất",
                        "Tuần thứ ba",
                    ),
                    (
                        "Lớp 1",
                        "Tuần thứ nhất",
                        "Tuần thứ ba",
                    ),
                    (
                        "Lớp 6",
                        "Tuần thứ hai",
                        "Tuần thứ tư",
                    ),
                ),
            ),
            Figure("truong-hoc", "Điểm hỗ trợ phụ huynh đặt tại cổng trường"),
            (
                "Phụ huynh không có điện thoại thông minh đến điểm hỗ trợ tại trường hoặc "
                "trung tâm phục vụ hành chính công. Hồ sơ nộp tại điểm hỗ trợ được ưu tiên như "
                "hồ sơ trực tuyến, không phân biệt thời điểm trong cùng một đợt."
            ),
            (
                "Mọi khoản thu ngoài quy định khi nhập học đều phải từ chối. Phản ánh gửi về "
                "giaoduc@hoasen.example."
            ),
        ),
        source="Phòng Văn hóa – Xã hội phường",
    ),
    ArticleText(
        "Lớp học lúc 19 giờ của những người mẹ công nhân",
        (
            "Ba tối mỗi tuần, 28 nữ công nhân khu nhà ở ven sông lại mang vở đến phòng sinh hoạt "
            "chung học chương trình trung học cơ sở và kỹ năng máy tính."
        ),
        CATEGORY,
        "thu-vien",
        (
            (
                "Lớp học do Hội Khuyến học phường và Trường THCS Hoa Sen phối hợp mở. Giáo "
                "viên dạy tình nguyện, sách giáo khoa mượn từ thư viện, góc phòng có chỗ cho "
                "trẻ nhỏ ngồi vẽ trong lúc mẹ học."
            ),
            Figure("thu-vien", "Một góc phòng học của lớp buổi tối"),
            (
                "Học viên lớn tuổi nhất 47 tuổi, nghỉ học từ năm lớp 7 để trông em. Chị kể "
                "điều khó nhất không phải là con số mà là thắng được cơn buồn ngủ sau ca làm."
            ),
            Quote(
                "Ngày trước tôi ký sổ liên lạc cho con mà không đọc hết lời cô giáo viết. Bây "
                "giờ hai mẹ con ngồi học chung một bàn."
            ),
            Heading("Học để làm được việc"),
            Items(
                (
                    "Môn Toán gắn với bảng lương, cách tính lãi vay và chi tiêu gia đình.",
                    "Môn Ngữ văn tập viết đơn, viết thư, đọc hợp đồng lao động.",
                    "Tin học dạy tra cứu dịch vụ công và nhận biết lừa đảo trên mạng.",
                )
            ),
            (
                "Doanh nghiệp đã đồng ý không xếp ca tối vào những ngày có lớp. Sau khóa đầu, "
                "24 người được xác nhận hoàn thành; bốn người nhận vị trí tổ trưởng sản xuất."
            ),
            Figure("do-thi", "Khu nhà ở công nhân lúc lên đèn"),
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Đội tin học Trường THCS Hoa Sen chế tạo thiết bị báo ngập từ vật liệu tái chế",
        (
            "Từ phao nhựa, tấm pin mặt trời hỏng và mạch điện cũ, năm học sinh lớp 8 làm ra thiết "
            "bị báo mực nước, giúp người dân phố Sen Trắng biết sớm 25 phút trước khi nước tràn "
            "vào nhà."
        ),
        CATEGORY,
        "truong-hoc",
        (
            (
                "Ý tưởng xuất phát từ một chiều mưa lớn, khi cả nhóm phải dắt xe lội nước về "
                "nhà. Các em đo mực nước tại bốn hố ga suốt hai tháng để tìm ra điểm nước dâng "
                "sớm nhất."
            ),
            Figure("duong-pho", "Phố Sen Trắng, nơi lắp thiết bị báo ngập đầu tiên"),
            (
                "Thiết bị có giá thành 340 nghìn đồng. Khi nước chạm mức vàng, đèn nhấp nháy; "
                "chạm mức đỏ, còi kêu và tin nhắn được gửi tới tổ trưởng tổ dân phố."
            ),
            Heading("Những lần thất bại đáng nhớ"),
            Items(
                (
                    "Mẫu đầu tiên bị chuột cắn dây sau ba ngày.",
                    "Mẫu thứ hai báo nhầm vì lá khô mắc vào phao.",
                    "Mẫu thứ tư chạy ổn định 60 ngày liên tục.",
                )
            ),
            (
                "UBND phường hỗ trợ kinh phí lắp thêm 10 thiết bị tại các điểm trũng. Nhóm "
                "đang viết tài liệu hướng dẫn để trường khác tự làm."
            ),
            Figure(
                "truong-hoc",
                "Sân trường THCS Hoa Sen, nơi nhóm học sinh thử nghiệm các mẫu đầu tiên",
            ),
            (
                "Thầy giáo phụ trách cho biết nhà trường không đặt nặng giải thưởng, điều quý "
                "nhất là các em học được cách quan sát và kiên nhẫn sửa sai."
            ),
        ),
        source="Trường THCS Hoa Sen",
    ),
)
