"""Short texts of the demo on activities of the ward."""

from __future__ import annotations

from news.demo.texts.blocks import ArticleText, Figure, Heading, Items, Quote

CATEGORY = "Tin hoạt động"

TEXTS = (
    ArticleText(
        "Chủ tịch UBND phường kiểm tra tiến độ cải tạo trạm bơm kênh Sen",
        (
            "Đoàn kiểm tra yêu cầu nhà thầu hoàn thành phần móng trước mùa mưa bão, bảo đảm tiêu "
            "úng cho 120 ha và ba tổ dân phố phía đông."
        ),
        CATEGORY,
        "canh-dong",
        (
            (
                "Đầu tuần này, đồng chí chủ tịch UBND phường cùng các phòng chuyên môn kiểm "
                "tra công trình cải tạo trạm bơm kênh Sen. Sau bốn tháng thi công, khối lượng "
                "đạt khoảng 65%, nhanh hơn kế hoạch 10 ngày."
            ),
            Figure(
                "canh-dong", "Cánh đồng phía đông phường, khu vực hưởng lợi từ trạm bơm kênh Sen"
            ),
            (
                "Đoàn lưu ý nhà thầu rào chắn an toàn phía đường dân sinh, tưới nước chống bụi "
                "hai lần mỗi ngày và thông báo trước cho các hộ khi tạm dừng cấp nước sản "
                "xuất."
            ),
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Ủy ban MTTQ phường giám sát việc công khai ngân sách tại các tổ dân phố",
        (
            "Qua giám sát 18 tổ dân phố, 16 tổ đã niêm yết đầy đủ; hai tổ được nhắc bổ sung bảng "
            "thu, chi các quỹ vận động."
        ),
        CATEGORY,
        "duong-pho",
        (
            (
                "Đoàn giám sát xem trực tiếp bảng tin, sổ ghi thu và trò chuyện với các hộ "
                "dân. Đa số người dân biết mình đóng góp khoản gì và tiền được dùng vào việc "
                "nào."
            ),
            (
                "Đoàn kiến nghị thống nhất một mẫu bảng công khai chung, chữ đủ lớn để người "
                "cao tuổi dễ đọc, cập nhật trước ngày 5 hằng tháng."
            ),
        ),
        source="Ủy ban MTTQ phường",
    ),
    ArticleText(
        "Thường trực HĐND phường tiếp xúc cử tri khu vực tổ dân phố số 1 đến số 6",
        (
            "Cử tri nêu 17 ý kiến, nhiều nhất là về chiếu sáng ngõ nhỏ, cống thoát nước và chỗ vui "
            "chơi cho trẻ em."
        ),
        CATEGORY,
        "hoi-truong",
        (
            (
                "Tại hội nghị, các đại biểu thông báo kết quả kỳ họp gần nhất và việc giải "
                "quyết kiến nghị lần trước: 12 trong 14 kiến nghị đã hoàn thành."
            ),
            (
                "Với kiến nghị lắp thêm đèn ở ngõ 27 phố Sen Vàng, UBND phường nhận sẽ khảo "
                "sát trong tuần và trả lời bằng văn bản. Ý kiến về giá nước sạch được chuyển "
                "lên cấp thành phố xem xét."
            ),
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        (
            "Phường Hoa Sen họp giao ban công tác tháng, bàn biện pháp thúc đẩy giải ngân đầu tư "
            "công"
        ),
        (
            "Đến nay phường giải ngân được 61% kế hoạch vốn; lãnh đạo UBND phường yêu cầu từng "
            "công trình có lịch tuần thay cho lịch tháng."
        ),
        CATEGORY,
        "hoi-truong",
        (
            (
                "Phiên giao ban xem xét 9 công trình đang thi công. Ba công trình chậm do "
                "vướng di chuyển đường ống và cột điện, hai công trình chờ phê duyệt điều "
                "chỉnh thiết kế."
            ),
            (
                "Chủ tịch UBND phường giao phòng Kinh tế làm việc với đơn vị điện, nước trong "
                "ba ngày, đồng thời cập nhật tiến độ từng công trình lên bảng theo dõi chung."
            ),
            ("Cuộc họp thống nhất không bổ sung công trình mới khi công trình cũ chưa quyết toán."),
        ),
    ),
    ArticleText(
        "Đoàn công tác thành phố Biển Bạc khảo sát mô hình “Bàn tiếp nhận chung” tại phường",
        (
            "Sau ba tháng thí điểm, mô hình giúp giảm một nửa thời gian chờ và không còn cảnh "
            "người dân phải đi từ ô này sang ô khác."
        ),
        CATEGORY,
        "tru-so",
        (
            (
                "Đoàn công tác xem quy trình lấy số, nghe công chức giới thiệu cách phân loại "
                "hồ sơ và trực tiếp hỏi chuyện người dân đang chờ kết quả."
            ),
            Figure("tru-so", "Đoàn công tác tham quan sảnh tiếp nhận hồ sơ"),
            (
                "Đại diện đoàn đánh giá cao việc một công chức nắm được nhiều lĩnh vực và đề "
                "nghị phường soạn tài liệu hướng dẫn để các nơi khác tham khảo."
            ),
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Đảng bộ phường trao Huy hiệu Đảng cho 27 đảng viên lão thành",
        (
            "Trong không khí trang trọng, Đảng ủy phường Hoa Sen trao huy hiệu từ 30 đến 65 năm "
            "tuổi Đảng cho 27 đồng chí, trong đó bốn đồng chí được trao tại nhà."
        ),
        CATEGORY,
        "hoi-truong",
        (
            (
                "Thay mặt Ban Chấp hành, đồng chí Bí thư Đảng ủy phường chúc mừng và bày tỏ "
                "lòng biết ơn đối với những đóng góp của các đảng viên lão thành qua nhiều "
                "giai đoạn xây dựng quê hương."
            ),
            (
                "Đại diện đảng viên được trao huy hiệu xúc động hứa tiếp tục gương mẫu, động "
                "viên con cháu chấp hành chủ trương của Đảng và quy ước khu dân cư."
            ),
        ),
    ),
    ArticleText(
        (
            "Đoàn Thanh niên phường ra quân “Ngày thứ Bảy tình nguyện” hỗ trợ dịch vụ công trực "
            "tuyến"
        ),
        (
            "60 đoàn viên chia thành 18 nhóm, đến từng nhà văn hóa hướng dẫn người dân nộp hồ sơ "
            "trên điện thoại."
        ),
        CATEGORY,
        "cong-vien",
        (
            (
                "Mỗi nhóm mang theo máy quét và máy in nhỏ, giúp người dân chụp giấy tờ, đăng "
                "nhập và theo dõi hồ sơ. Trong buổi sáng đầu tiên, các nhóm hỗ trợ 212 lượt "
                "người."
            ),
            Figure("cong-vien", "Một điểm hỗ trợ đặt tại công viên hồ Sen"),
            (
                "Hoạt động được duy trì vào thứ Bảy tuần đầu mỗi tháng. Người cao tuổi, người "
                "khuyết tật có thể đăng ký để đoàn viên đến tận nhà."
            ),
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Phường Hoa Sen chính thức đi vào hoạt động từ ngày 01/07/2025",
        (
            "Kế thừa quận Hoa Sen, phường Hoa Sen thuộc thành phố Biển Bạc chính thức hoạt động "
            "theo mô hình chính quyền địa phương hai cấp từ ngày 01/07/2025, bảo đảm mọi giao dịch "
            "của người dân không bị gián đoạn."
        ),
        CATEGORY,
        "tru-so",
        (
            (
                "Ngay từ 7 giờ sáng, Trung tâm Phục vụ hành chính công phường đã mở cửa đón "
                "những người dân đầu tiên. Biển tên, con dấu, phần mềm một cửa và đường dây "
                "hướng dẫn đều sẵn sàng."
            ),
            Figure("tru-so", "Trụ sở phường Hoa Sen trong ngày đầu hoạt động"),
            Figure("duong-pho", "Các tuyến phố trung tâm được trang hoàng cờ hoa"),
            Heading("Những điều người dân cần biết"),
            Items(
                (
                    (
                        "Giấy tờ do quận Hoa Sen cấp vẫn có giá trị sử dụng theo thời hạn ghi trên "
                        "giấy, không bắt buộc phải đổi."
                    ),
                    (
                        "Hồ sơ nộp trước ngày 01/07/2025 được phường tiếp tục giải quyết, giữ "
                        "nguyên ngày hẹn trả."
                    ),
                    "Cổng thông tin của quận được lưu giữ để tra cứu tại chính địa chỉ này.",
                )
            ),
            (
                "Trong ngày đầu, trung tâm tiếp nhận 143 hồ sơ, trả 86 kết quả, thời gian chờ "
                "bình quân 14 phút. Đoàn viên thanh niên có mặt tại sảnh để lấy số thứ tự và "
                "hướng dẫn khai trực tuyến."
            ),
            Quote(
                "Tôi đi khai sinh cho cháu, ngại nhất là phải tìm chỗ mới. Hóa ra vẫn ở đây, "
                "có người chỉ tận nơi, 20 phút là xong."
            ),
            (
                "Phát biểu tại lễ ra mắt, đồng chí Bí thư Đảng ủy phường đề nghị cán bộ, công "
                "chức giữ tinh thần gần dân, sát việc; mỗi người coi những ngày đầu tiên là "
                "thời gian thử thách năng lực phục vụ của chính mình."
            ),
        ),
    ),
    ArticleText(
        (
            "Quận ủy Hoa Sen tổ chức hội nghị tổng kết nhiệm kỳ, bàn giao công việc cho các phường "
            "mới"
        ),
        (
            "Hội nghị thống nhất danh mục hồ sơ, tài sản và công việc đang giải quyết để bàn giao "
            "nguyên vẹn khi quận kết thúc hoạt động vào ngày 30/6/2025."
        ),
        CATEGORY,
        "hoi-truong",
        (
            (
                "Báo cáo tại hội nghị cho biết quận có 412 đầu việc đang xử lý, trong đó 371 "
                "việc sẽ hoàn thành trước ngày bàn giao, số còn lại có biên bản riêng ghi rõ "
                "người theo dõi tiếp."
            ),
            Figure("hoi-truong", "Quang cảnh hội nghị tại hội trường quận Hoa Sen"),
            (
                "Đồng chí Bí thư Quận ủy yêu cầu tuyệt đối không để thất lạc hồ sơ, không để "
                "người dân phải nộp lại giấy tờ, không để công việc chung ngắt quãng dù chỉ "
                "một ngày."
            ),
            Quote(
                "Bàn giao sạch sẽ, đầy đủ cũng là một cách nói lời cảm ơn với người dân đã tin "
                "cậy chúng ta."
            ),
        ),
        source="Văn phòng Quận ủy",
        of_district=True,
    ),
    ArticleText(
        "UBND quận Hoa Sen lấy ý kiến cử tri về phương án sắp xếp đơn vị hành chính",
        (
            "Trong ba ngày, 100% tổ dân phố hoàn thành việc phát và thu phiếu; tỷ lệ đồng ý với "
            "phương án thành lập phường Hoa Sen đạt 97,6%."
        ),
        CATEGORY,
        "duong-pho",
        (
            (
                "Các tổ công tác đến từng nhà vào buổi tối để gặp đủ đại diện hộ gia đình. Nội "
                "dung phương án được tóm tắt trong hai trang, kèm bản đồ ranh giới dễ nhận "
                "biết."
            ),
            (
                "Người dân chủ yếu hỏi về việc đổi giấy tờ và vị trí trụ sở tiếp dân. UBND "
                "quận trả lời: giấy tờ còn hạn tiếp tục sử dụng, các điểm tiếp nhận hồ sơ giữ "
                "nguyên vị trí trong thời gian đầu."
            ),
        ),
        source="Văn phòng UBND quận",
        of_district=True,
    ),
)
