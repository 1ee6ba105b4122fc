"""Short texts of the demo on economy and town."""

from __future__ import annotations

from news.demo.texts.blocks import ArticleText, Figure

CATEGORY = "Kinh tế – Đô thị"

TEXTS = (
    ArticleText(
        "Đường Bình Minh hoàn thành thảm nhựa, tổ chức lại giao thông một chiều giờ cao điểm",
        (
            "Đoạn từ ngã tư chợ đến cổng trường tiểu học cho xe chạy một chiều từ 6 giờ 30 đến 8 "
            "giờ và từ 16 giờ đến 18 giờ các ngày trong tuần."
        ),
        CATEGORY,
        "duong-pho",
        (
            (
                "Việc thảm nhựa được làm ban đêm để không ảnh hưởng buôn bán. Vạch kẻ và biển "
                "báo mới đã lắp xong, có gờ giảm tốc ở hai lối sang đường của học sinh."
            ),
            (
                "Tuần đầu tiên, lực lượng chức năng nhắc nhở là chính; sau đó sẽ xử lý theo "
                "quy định."
            ),
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Phường hỗ trợ 45 hộ kinh doanh chuyển sang dùng hóa đơn điện tử",
        (
            "Tổ hỗ trợ đến tận cửa hàng, cài đặt miễn phí và hướng dẫn cách lập hóa đơn đầu tiên "
            "cho từng chủ hộ."
        ),
        CATEGORY,
        "cho",
        (
            (
                "Theo khảo sát, khó khăn lớn nhất là máy cũ và thói quen ghi sổ tay. Tổ hỗ trợ "
                "đã chọn phần mềm chạy được trên điện thoại, mỗi hóa đơn lập chưa đến một "
                "phút."
            ),
            (
                "Các hộ cần trợ giúp thêm có thể đến bàn số 2 của trung tâm phục vụ hành chính "
                "công vào chiều thứ Năm."
            ),
        ),
        source="Phòng Kinh tế, Hạ tầng và Đô thị phường",
    ),
    ArticleText(
        "Hoàn thành nạo vét 3,4 km kênh Sen trước mùa mưa",
        (
            "Hơn 9.000 m³ bùn đất được đưa về bãi tập kết đúng quy định, dòng chảy qua ba cống "
            "chính tăng gần gấp đôi."
        ),
        CATEGORY,
        "canh-dong",
        (
            (
                "Công việc chia thành bốn đoạn, làm cuốn chiếu từ hạ lưu lên để nước không dồn "
                "ứ. Bà con hai bên kênh tự tháo dỡ 26 lều quán lấn bờ."
            ),
            Figure("canh-dong", "Kênh Sen thông thoáng sau nạo vét"),
            (
                "Phường giao mỗi tổ dân phố quản lý một đoạn kênh, gắn biển ghi rõ tên tổ và "
                "số điện thoại trực 0225 000 0000."
            ),
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Trồng mới 1.500 cây xanh trên các tuyến phố nội phường",
        (
            "Cây được chọn là sấu, lát hoa và bằng lăng, đường kính thân từ 8 cm trở lên, do người "
            "dân trước nhà ký nhận chăm sóc."
        ),
        CATEGORY,
        "cong-vien",
        (
            (
                "Mỗi hố trồng có lưới bảo vệ và ống tưới sâu. Những đoạn vỉa hè hẹp dưới 2 m "
                "không trồng cây lớn mà đặt bồn hoa treo."
            ),
            (
                "Sau ba tháng, tỷ lệ cây sống đạt 97%. Các cây chết đã được trồng dặm trong "
                "tuần này."
            ),
        ),
    ),
    ArticleText(
        "Khu nhà ở công nhân bên sông bàn giao 320 căn hộ đầu tiên",
        (
            "Căn hộ rộng từ 38 đến 62 m², giá thuê từ 1,9 triệu đồng mỗi tháng; ưu tiên gia đình "
            "có con nhỏ và lao động nữ."
        ),
        CATEGORY,
        "do-thi",
        (
            (
                "Khu nhà có nhà trẻ, phòng sinh hoạt chung và trạm y tế ở tầng một. Đường đi "
                "bộ nối thẳng tới trạm xe buýt, cách cổng khu công nghiệp 900 m."
            ),
            Figure("do-thi", "Khu nhà ở công nhân bên bờ sông"),
            (
                "UBND phường cử tổ công tác đăng ký tạm trú ngay tại sảnh trong tuần đầu nhận "
                "nhà, để trẻ em kịp đăng ký trường lớp."
            ),
        ),
    ),
    ArticleText(
        "Nông dân tổ dân phố số 17 thử nghiệm giống lúa chịu mặn trên 12 ha",
        (
            "Năng suất vụ đầu đạt 5,8 tấn mỗi héc-ta, cao hơn giống cũ 0,7 tấn dù nước mặn lấn sâu "
            "hơn mọi năm."
        ),
        CATEGORY,
        "canh-dong",
        (
            (
                "Mười tám hộ tham gia được hỗ trợ giống và phân bón hữu cơ. Cán bộ kỹ thuật đo "
                "độ mặn hai lần mỗi tuần, nhắn tin cho từng hộ thời điểm lấy nước."
            ),
            ("Kết thúc vụ, các hộ giữ lại 600 kg thóc giống để nhân rộng ra 40 ha trong vụ tới."),
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Quyết định số 87/QĐ-UBND: sắp xếp lại 14 điểm trông giữ xe quanh khu vực trung tâm",
        (
            "Sáu điểm được giữ nguyên, năm điểm thu hẹp, ba điểm trên vỉa hè trước trường học phải "
            "dừng hoạt động."
        ),
        CATEGORY,
        "duong-pho",
        (
            (
                "Theo Quyết định số 87/QĐ-UBND của UBND phường Hoa Sen, mọi điểm trông giữ xe "
                "đều phải niêm yết giá, sơ đồ ranh giới và tên người chịu trách nhiệm. Vé xe "
                "máy ban ngày không quá 5.000 đồng."
            ),
            (
                "Người dân phát hiện thu sai giá có thể phản ánh qua địa chỉ "
                "dothi@hoasen.example, phường trả lời trong ba ngày làm việc."
            ),
        ),
        source="Văn phòng HĐND và UBND phường",
    ),
    ArticleText(
        "Quận Hoa Sen nghiệm thu dự án chiếu sáng 62 ngõ, tiết kiệm 40% điện năng",
        (
            "Toàn bộ đèn cũ được thay bằng đèn tiết kiệm điện, hẹn giờ theo mùa, do tổ dân phố giữ "
            "chìa khóa tủ điều khiển."
        ),
        CATEGORY,
        "duong-pho",
        (
            (
                "Dự án lắp 1.140 bóng đèn tại 62 ngõ của quận, trong đó 19 ngõ lần đầu tiên có "
                "đèn công cộng. Thời gian thi công năm tháng, không phát sinh kinh phí."
            ),
            (
                "Hồ sơ hoàn công được lập thành hai bản, một bản chuyển cho đơn vị tiếp nhận "
                "sau khi quận kết thúc hoạt động ngày 30/6/2025."
            ),
        ),
        source="Phòng Quản lý đô thị quận",
        of_district=True,
    ),
    ArticleText(
        "UBND quận Hoa Sen đối thoại với doanh nghiệp: tháo gỡ 23 vướng mắc về mặt bằng và vốn",
        (
            "Hơn 70 doanh nghiệp, hợp tác xã và hộ kinh doanh dự hội nghị; 15 vướng mắc được trả "
            "lời ngay, 8 vướng mắc có lịch giải quyết cụ thể."
        ),
        CATEGORY,
        "do-thi",
        (
            (
                "Doanh nghiệp hỏi nhiều về giấy phép sau khi sắp xếp đơn vị hành chính. Đại "
                "diện UBND quận khẳng định giấy phép đã cấp giữ nguyên hiệu lực, không phát "
                "sinh phí đổi tên địa danh."
            ),
            Figure("do-thi", "Khu vực phát triển công nghiệp và dịch vụ của quận"),
            (
                "Các ngân hàng trên địa bàn cam kết thẩm định hồ sơ vay dưới 2 tỷ đồng trong "
                "năm ngày làm việc."
            ),
        ),
        of_district=True,
    ),
)
