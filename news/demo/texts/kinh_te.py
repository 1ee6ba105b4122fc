"""Texts of the demo on economy and town."""

from __future__ import annotations

from news.demo.texts.blocks import ArticleText, Figure, Heading, Items, Quote, Table

CATEGORY = "Kinh tế – Đô thị"

TEXTS = (
    ArticleText(
        "Khởi công tuyến đường ven hồ Sen Trắng: mở thêm không gian đi bộ và 1,2 km làn xe đạp",
        (
            "UBND phường Hoa Sen vừa phát lệnh khởi công tuyến đường ven hồ Sen Trắng dài 1,2 km, "
            "tổng mức đầu tư 38,6 tỷ đồng, dự kiến hoàn thành sau 10 tháng."
        ),
        CATEGORY,
        "cong-vien",
        (
            (
                "Tuyến đường nối phố Sen Vàng với khu dân cư phía tây, gồm mặt đường rộng 7 m, "
                "vỉa hè hai bên và dải cây xanh sát mép nước. Đây là công trình được cử tri "
                "kiến nghị qua nhiều kỳ họp."
            ),
            Figure("ao-sen", "Hồ Sen Trắng, nơi tuyến đường mới chạy dọc bờ phía nam"),
            Figure("cong-vien", "Phối cảnh lối đi bộ dưới tán cây ven hồ"),
            Heading("Giữ lại hàng cây cũ"),
            (
                "Sau khi lấy ý kiến cộng đồng, đơn vị thiết kế đã nắn tuyến tại hai vị trí để "
                "giữ nguyên 46 cây cổ thụ. Phần bờ kè dùng rọ đá và cây thủy sinh thay cho "
                "tường bê tông, giúp nước hồ tự làm sạch tốt hơn."
            ),
            Table(
                (
                    "Hạng mục",
                    "Quy mô",
                    "Hoàn thành",
                ),
                (
                    (
                        "San nền, thoát nước",
                        "1.200 m cống",
                        "Tháng thứ 3",
                    ),
                    (
                        "Mặt đường, bó vỉa",
                        "8.400 m²",
                        "Tháng thứ 7",
                    ),
                    (
                        "Vỉa hè, làn xe đạp",
                        "5.100 m²",
                        "Tháng thứ 9",
                    ),
                    (
                        "Cây xanh, chiếu sáng",
                        "210 cây, 64 đèn",
                        "Tháng thứ 10",
                    ),
                ),
            ),
            (
                "Trong thời gian thi công, xe máy đi theo ngõ 12 và ngõ 18 phố Sen Vàng; xe "
                "tải trên 2,5 tấn đi đường Bình Minh. Phường bố trí người hướng dẫn vào giờ "
                "cao điểm."
            ),
            (
                "Phát biểu tại lễ khởi công, chủ tịch UBND phường đề nghị nhà thầu công khai "
                "nhật ký thi công bằng ảnh hằng tuần để người dân cùng theo dõi."
            ),
            Figure("thuyen", "Đội thuyền vệ sinh mặt hồ làm việc vào mỗi buổi sáng"),
        ),
        source="Phòng Kinh tế, Hạ tầng và Đô thị phường",
    ),
    ArticleText(
        "Chợ Hoa Sen thay áo mới: tiểu thương dùng mã QR, người mua có cân đối chứng",
        (
            "Sau hai tháng sửa chữa, chợ Hoa Sen mở cửa trở lại với 186 quầy hàng, hệ thống thoát "
            "nước ngầm và khu bán hàng tự sản tự tiêu của bà con ven đô."
        ),
        CATEGORY,
        "cho",
        (
            (
                "Từ tờ mờ sáng, những chuyến rau đầu tiên đã vào chợ theo lối riêng phía đông. "
                "Mái chợ nâng cao thêm 1,4 m, lấy sáng tự nhiên nên không còn cảnh bật đèn "
                "giữa trưa."
            ),
            Figure("cho", "Dãy quầy rau quả với mái che mới"),
            (
                "Ban quản lý chợ bố trí bốn cân đối chứng ở hai cổng. Người mua nghi ngờ thiếu "
                "cân có thể tự kiểm tra miễn phí; quầy vi phạm lần thứ hai bị tạm dừng kinh "
                "doanh ba ngày."
            ),
            Quote(
                "Trước kia trời mưa là lo nước dâng vào quầy. Nay nền cao, rãnh kín, khách "
                "đứng lựa hàng lâu hơn, bán cũng khá hơn."
            ),
            Heading("Quy ước của tiểu thương"),
            Items(
                (
                    "Niêm yết giá bằng chữ lớn, nói đúng giá đã niêm yết.",
                    "Không dùng túi ni lông mỏng; khuyến khích khách mang làn.",
                    "Tự dọn vệ sinh quầy trước 18 giờ.",
                )
            ),
            (
                "Theo ban quản lý, đến nay 172 quầy đã dùng mã QR thanh toán, chiếm 92%. Những "
                "tiểu thương lớn tuổi được đoàn viên thanh niên hướng dẫn tại quầy."
            ),
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Làng trồng sen ven kênh: 9 sản phẩm đạt chuẩn, doanh thu vụ vừa qua tăng 18%",
        (
            "Từ chỗ chỉ bán hoa và hạt tươi, các hộ trồng sen ở tổ dân phố số 15 và 16 đã làm ra "
            "trà, tinh bột, mứt và tơ sen, đưa doanh thu vụ vừa qua lên 14,2 tỷ đồng."
        ),
        CATEGORY,
        "ao-sen",
        (
            (
                "Hợp tác xã sen của phường hiện có 64 hộ với 38 ha mặt nước. Mỗi sáng, khi "
                "sương chưa tan, thuyền nhỏ đã len giữa các đầm để hái bông vừa hé."
            ),
            Figure("ao-sen", "Đầm sen vào vụ thu hoạch"),
            Figure("canh-dong", "Vùng sản xuất ven kênh nhìn từ đê"),
            (
                "Bước ngoặt đến khi hợp tác xã đầu tư lò sấy lạnh và thuê phòng kiểm nghiệm "
                "phân tích từng lô hàng. Nhờ có hồ sơ nguồn gốc rõ ràng, sản phẩm vào được "
                "chuỗi cửa hàng của thành phố."
            ),
            Heading("Không chạy theo diện tích"),
            (
                "Phường không khuyến khích mở thêm đầm sen trên đất lúa tốt. Thay vào đó, các "
                "hộ được hỗ trợ cải tạo đầm cũ, thả cá xen canh và đón khách tham quan theo "
                "nhóm nhỏ."
            ),
            Items(
                (
                    "Hộ tham gia ký cam kết không dùng thuốc trừ cỏ.",
                    "Mỗi đầm lấy mẫu nước hai lần trong một vụ.",
                    "Lợi nhuận từ vé tham quan trích 10% cho quỹ vệ sinh môi trường.",
                ),
                ordered=True,
            ),
            (
                "Giám đốc hợp tác xã cho biết mục tiêu của vụ tới là nâng tỷ lệ chế biến sâu "
                "từ 35% lên 50%, giảm lượng hoa bán thô vào chính vụ."
            ),
        ),
    ),
    ArticleText(
        "Phường Hoa Sen thí điểm phân loại rác tại nguồn ở bốn tổ dân phố",
        (
            "Mỗi hộ nhận hai thùng màu khác nhau, xe thu gom chạy hai lượt riêng. Sau sáu tuần, "
            "lượng rác phải đem chôn lấp ở bốn tổ dân phố giảm 31%."
        ),
        CATEGORY,
        "duong-pho",
        (
            (
                "Bốn tổ dân phố số 3, 5, 8 và 11 được chọn vì có cả nhà phố, khu tập thể và "
                "ngõ hẹp, đại diện cho các kiểu dân cư trong phường."
            ),
            Heading("Phân loại thế nào?"),
            Table(
                (
                    "Loại",
                    "Gồm những gì",
                    "Ngày thu gom",
                ),
                (
                    (
                        "Hữu cơ",
                        "Thức ăn thừa, vỏ rau quả, lá cây",
                        "Hằng ngày",
                    ),
                    (
                        "Tái chế",
                        "Giấy, chai nhựa, kim loại",
                        "Thứ Tư, Chủ nhật",
                    ),
                    (
                        "Còn lại",
                        "Sành sứ, tã giấy, túi bẩn",
                        "Thứ Hai, thứ Năm",
                    ),
                    (
                        "Nguy hại",
                        "Pin, bóng đèn, vỏ thuốc",
                        "Thứ Bảy đầu tháng",
                    ),
                ),
            ),
            Figure("duong-pho", "Xe thu gom rác hữu cơ vào ngõ lúc 18 giờ hằng ngày"),
            (
                "Tuần đầu tiên, chỉ 42% hộ làm đúng. Các tổ không phạt mà dán phiếu nhắc màu "
                "vàng lên thùng, ghi rõ chỗ chưa đúng. Đến tuần thứ sáu, tỷ lệ đúng đạt 88%."
            ),
            (
                "Rác hữu cơ được đưa về trạm ủ cạnh vườn ươm của phường, cho ra khoảng 1,5 tấn "
                "phân mỗi tháng để bón cây xanh công cộng."
            ),
            (
                "Từ quý tới, phường mở rộng mô hình ra thêm sáu tổ dân phố và lắp trạm thu hồi "
                "pin cũ tại cổng các trường học."
            ),
        ),
        byline="Tổ truyền thông",
        source="Phòng Kinh tế, Hạ tầng và Đô thị phường",
    ),
    ArticleText(
        "Cầu Sen Bạc thông xe kỹ thuật, rút ngắn 4 km đường sang khu công nghiệp",
        (
            "Những chiếc xe đầu tiên đã chạy qua cầu Sen Bạc trong lễ thông xe kỹ thuật. Cây cầu "
            "dây văng dài 640 m giúp công nhân phường Hoa Sen bớt 15 phút mỗi lượt đi làm."
        ),
        CATEGORY,
        "cau",
        (
            (
                "Cầu có bốn làn xe và hai lối đi bộ. Phần đường dẫn phía phường Hoa Sen dài "
                "780 m, đấu nối vào đường Bình Minh bằng vòng xuyến có đảo trồng sen cạn."
            ),
            Figure("cau", "Cầu Sen Bạc nhìn từ bờ phía phường Hoa Sen"),
            Figure("do-thi", "Khu công nghiệp và khu nhà ở công nhân bên kia sông"),
            (
                "Để có mặt bằng cho đường dẫn, 118 hộ đã nhường đất; 117 hộ nhận bồi thường và "
                "bàn giao trước hạn. Một hộ cuối cùng đồng thuận sau bốn lần đối thoại cùng "
                "lãnh đạo phường."
            ),
            Heading("Lưu ý khi lưu thông"),
            Items(
                (
                    "Trong thời gian chạy thử, cầu mở từ 5 giờ đến 22 giờ.",
                    "Xe tải trên 10 tấn chưa được phép qua cầu.",
                    "Xe máy, xe đạp đi làn sát lan can, tốc độ không quá 40 km/giờ.",
                )
            ),
            ("Đơn vị quản lý sẽ đo đạc trong 30 ngày trước khi đưa cầu vào khai thác chính thức."),
        ),
    ),
)
