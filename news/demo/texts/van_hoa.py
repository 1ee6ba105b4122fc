"""Texts of the demo on culture and society."""

from __future__ import annotations

from news.demo.texts.blocks import ArticleText, Figure, Heading, Items, Quote, Table

CATEGORY = "Văn hóa – Xã hội"

TEXTS = (
    ArticleText(
        "Lễ hội Sen phường Hoa Sen: ba ngày của hương, sắc và tiếng trống hội bên hồ",
        (
            "Từ tối thứ Sáu đến hết Chủ nhật tuần này, lễ hội Sen diễn ra quanh hồ Sen Trắng với "
            "lễ rước hoa, hội thi ẩm thực, đua thuyền và đêm hoa đăng."
        ),
        CATEGORY,
        "ao-sen",
        (
            (
                "Lễ hội Sen là dịp người dân gửi lời tạ ơn tới mùa màng và mặt nước. Tương "
                "truyền, ao sen đầu tiên được đào để lấy đất đắp nền đình, từ đó thành tên của "
                "cả vùng."
            ),
            Figure("ao-sen", "Hồ Sen Trắng những ngày trước hội"),
            Figure("duong-pho", "Phố Sen Vàng trang trí cờ hội dọc hai bên hè"),
            Heading("Lịch các hoạt động chính"),
            Table(
                (
                    "Thời gian",
                    "Hoạt động",
                    "Địa điểm",
                ),
                (
                    (
                        "Tối thứ Sáu, 19 giờ 30",
                        "Khai hội, biểu diễn trống hội",
                        "Sân đình",
                    ),
                    (
                        "Sáng thứ Bảy, 7 giờ",
                        "Lễ rước hoa",
                        "Đình – hồ Sen Trắng",
                    ),
                    (
                        "Chiều thứ Bảy, 14 giờ",
                        "Đua thuyền nan",
                        "Hồ Sen Trắng",
                    ),
                    (
                        "Sáng Chủ nhật, 8 giờ",
                        "Thi nấu món từ sen",
                        "Nhà văn hóa trung tâm",
                    ),
                    (
                        "Tối Chủ nhật, 19 giờ",
                        "Đêm hoa đăng",
                        "Bờ nam hồ",
                    ),
                ),
            ),
            Figure("thuyen", "Đội thuyền nan tập luyện chuẩn bị cho cuộc đua"),
            (
                "Năm nay, ban tổ chức không bán vé và không thả đèn nhựa. Hoa đăng làm bằng "
                "giấy tự tan, được các lớp học sinh gấp từ nhiều tuần trước."
            ),
            Quote(
                "Mỗi bông hoa đăng mang một lời ước của một em nhỏ. Nước hồ sẽ giữ lời ước, "
                "còn mặt hồ sáng hôm sau vẫn phải sạch."
            ),
            Heading("Để lễ hội văn minh"),
            Items(
                (
                    (
                        "Gửi xe tại sáu điểm có biển xanh, giá thống nhất 5.000 đồng một lượt xe "
                        "máy."
                    ),
                    "Không mang theo vật nuôi, không đun nấu ngoài khu ẩm thực.",
                    "Trẻ em dưới 10 tuổi nên đeo thẻ ghi số điện thoại người thân.",
                )
            ),
            Figure("cong-vien", "Khu ẩm thực bố trí dưới tán cây công viên"),
            (
                "Trung tâm y tế trực 24 giờ tại cổng bắc. Người dân cần trợ giúp gọi số 0225 "
                "000 0000 hoặc gặp tình nguyện viên mặc áo màu hồng."
            ),
        ),
    ),
    ArticleText(
        "Thư viện phường mở cửa buổi tối: ánh đèn đọc sách giữa khu phố",
        (
            "Từ khi kéo dài giờ mở cửa đến 21 giờ, thư viện phường Hoa Sen đón trung bình 140 lượt "
            "bạn đọc mỗi tối, gấp ba lần trước."
        ),
        CATEGORY,
        "thu-vien",
        (
            (
                "Căn nhà hai tầng từng là kho lương thực nay có 11.000 đầu sách, phòng thiếu "
                "nhi trải thảm và một dãy bàn dài nhìn ra vườn."
            ),
            Figure("thu-vien", "Phòng đọc tầng một của thư viện phường"),
            (
                "Bạn đọc buổi tối phần lớn là công nhân tan ca và học sinh cuối cấp. Thư viện "
                "dành riêng một góc cho người lớn học chữ và học sử dụng máy tính."
            ),
            Quote(
                "Ở nhà trọ chật, các con tôi không có bàn học. Ra đây vừa sáng vừa mát, tôi "
                "ngồi đọc báo chờ con làm bài."
            ),
            Heading("Góp sách theo cách mới"),
            (
                "Thay vì nhận sách bất kỳ, thư viện công bố danh sách 200 cuốn đang thiếu. Sau "
                "một tháng, người dân và các trường đã góp được 163 cuốn, đúng loại bạn đọc "
                "cần."
            ),
            Figure("thu-vien", "Giá sách thiếu nhi do người dân đóng góp"),
            (
                "Thời gian tới, thư viện phối hợp với các tổ dân phố đặt tủ sách nhỏ tại 18 "
                "nhà văn hóa, luân chuyển sách mỗi tháng một lần."
            ),
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Trạm Y tế phường khám sức khỏe miễn phí cho 1.260 người cao tuổi",
        (
            "Đợt khám kéo dài sáu ngày tại ba cụm dân cư, phát hiện sớm 94 trường hợp tăng huyết "
            "áp chưa từng điều trị."
        ),
        CATEGORY,
        "tru-so",
        (
            (
                "Mỗi người được đo huyết áp, thử đường huyết, khám mắt và tư vấn dinh dưỡng. "
                "Hồ sơ sức khỏe được cập nhật ngay, lần khám sau không phải khai lại."
            ),
            Heading("Kết quả đợt khám"),
            Table(
                (
                    "Nội dung",
                    "Số người",
                    "Tỷ lệ",
                ),
                (
                    (
                        "Tăng huyết áp đang điều trị",
                        "388",
                        "30,8%",
                    ),
                    (
                        "Tăng huyết áp mới phát hiện",
                        "94",
                        "7,5%",
                    ),
                    (
                        "Đường huyết cao",
                        "137",
                        "10,9%",
                    ),
                    (
                        "Đục thủy tinh thể cần mổ",
                        "41",
                        "3,3%",
                    ),
                ),
            ),
            Figure("hoi-truong", "Buổi tư vấn dinh dưỡng cho người cao tuổi tại hội trường"),
            (
                "Trạm trưởng Trạm Y tế phường khuyên người cao tuổi đo huyết áp ít nhất mỗi "
                "tháng một lần, ăn nhạt và đi bộ nhẹ 30 phút mỗi ngày."
            ),
            Items(
                (
                    "Người mới phát hiện bệnh được hẹn tái khám sau hai tuần.",
                    "Người cần mổ mắt được kết nối với chương trình hỗ trợ của thành phố.",
                    "Người không thể đi lại được khám tại nhà trong tháng này.",
                )
            ),
        ),
        source="Trạm Y tế phường",
    ),
    ArticleText(
        "Gia đình ba thế hệ giữ nghề dệt tơ sen bên kênh",
        (
            "Từ những cuống sen bỏ đi, một gia đình ở tổ dân phố số 16 kéo được sợi tơ mảnh như "
            "sương và dệt thành khăn, mỗi chiếc mất gần một tháng."
        ),
        CATEGORY,
        "ao-sen",
        (
            (
                "Buổi sáng trong ngôi nhà nhỏ bên kênh chỉ nghe tiếng bẻ cuống sen lách tách. "
                "Người bà khía nhẹ vòng quanh cuống, kéo hai tay ra xa, những sợi tơ óng lên "
                "rồi se lại trên mặt bàn ướt."
            ),
            Figure("ao-sen", "Cuống sen phải được hái và kéo tơ ngay trong ngày"),
            (
                "Để có một chiếc khăn dài 1,7 m cần khoảng 4.800 cuống sen. Tơ không để được "
                "qua đêm, vì vậy cả nhà phải làm từ tinh mơ đến tối trong những ngày đầm rộ "
                "hoa."
            ),
            Heading("Nghề cũ, cách làm mới"),
            (
                "Người con dâu học cách nhuộm bằng lá bàng, vỏ cau, củ nâu. Cô cháu gái chụp "
                "ảnh từng công đoạn, kể lại câu chuyện của mỗi tấm khăn trên nhãn vải."
            ),
            Quote(
                "Tôi không mong làm được nhiều. Chỉ mong mỗi mùa sen có thêm một người trẻ "
                "chịu ngồi xuống học."
            ),
            (
                "Hiện gia đình nhận dạy nghề miễn phí cho tám người trong phường. UBND phường "
                "hỗ trợ khung dệt và đưa sản phẩm vào gian trưng bày của lễ hội Sen."
            ),
            Figure("canh-dong", "Con kênh chảy qua tổ dân phố số 16"),
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Ngày hội đoàn kết ở tổ dân phố số 7: mâm cơm chung, việc chung",
        (
            "Không diễn văn dài, tổ dân phố số 7 dành buổi sáng dọn ngõ, buổi trưa ăn cơm chung và "
            "buổi chiều bàn ba việc cần làm trong thời gian tới."
        ),
        CATEGORY,
        "cong-vien",
        (
            (
                "Từ 6 giờ, 154 hộ đã mang chổi, xẻng ra dọn 2 km đường ngõ và sơn lại bức "
                "tường nhà văn hóa. Trẻ em được giao vẽ những bông sen dọc lối vào."
            ),
            Figure("duong-pho", "Con ngõ chính của tổ dân phố số 7 sau buổi dọn vệ sinh"),
            (
                "Bữa cơm trưa gồm 40 mâm, mỗi nhà góp một món. Các hộ mới chuyển đến được mời "
                "ngồi cạnh hàng xóm để làm quen."
            ),
            Heading("Ba việc được cả tổ đồng thuận"),
            Items(
                (
                    "Lắp thêm hai vòi chữa cháy ở cuối ngõ sâu.",
                    "Lập nhóm đón trẻ tan học giúp các gia đình làm ca.",
                    "Mở rộng sân chơi bằng phần đất trống sau nhà văn hóa.",
                ),
                ordered=True,
            ),
            (
                "Cả ba việc đều có người phụ trách và mốc hoàn thành. Trưởng ban công tác mặt "
                "trận sẽ báo lại kết quả tại buổi sinh hoạt tổ gần nhất."
            ),
        ),
        source="Ủy ban MTTQ phường",
    ),
)
