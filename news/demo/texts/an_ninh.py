"""Texts of the demo on security and defence."""

from __future__ import annotations

from news.demo.texts.blocks import ArticleText, Figure, Heading, Items, Quote, Table

CATEGORY = "An ninh – Quốc phòng"

TEXTS = (
    ArticleText(
        "Diễn tập chữa cháy và cứu nạn tại khu chợ Hoa Sen: dập tắt đám cháy giả định sau 9 phút",
        (
            "Gần 200 người thuộc sáu lực lượng tham gia buổi diễn tập với tình huống chập điện tại "
            "dãy hàng vải, có người mắc kẹt trên tầng lửng."
        ),
        CATEGORY,
        "cho",
        (
            (
                "Đúng 14 giờ, còi báo cháy vang lên. Tổ bảo vệ chợ cắt điện, dùng bình xách "
                "tay khống chế ngọn lửa, đồng thời mở hai lối thoát phía đông và phía bắc."
            ),
            Figure("cho", "Khu vực giả định xảy ra cháy tại chợ Hoa Sen"),
            Figure("duong-pho", "Tuyến phố dành cho xe chữa cháy trong buổi diễn tập"),
            Heading("Diễn biến buổi diễn tập"),
            Table(
                (
                    "Thời điểm",
                    "Hoạt động",
                ),
                (
                    (
                        "Phút thứ 1",
                        "Báo động, cắt điện, gọi lực lượng chữa cháy",
                    ),
                    (
                        "Phút thứ 3",
                        "Tổ tại chỗ phun nước, hướng dẫn thoát nạn",
                    ),
                    (
                        "Phút thứ 6",
                        "Xe chữa cháy tiếp cận cổng đông",
                    ),
                    (
                        "Phút thứ 9",
                        "Dập tắt đám cháy, đưa hai người bị nạn ra ngoài",
                    ),
                    (
                        "Phút thứ 15",
                        "Điểm quân số, sơ cứu, kiểm tra tàn lửa",
                    ),
                ),
            ),
            (
                "Rút kinh nghiệm ngay tại chỗ, ban chỉ huy chỉ ra hai điểm cần khắc phục: một "
                "quầy để hàng lấn lối thoát và vòi nước số 3 bị yếu áp lực."
            ),
            Quote(
                "Diễn tập là để tìm ra chỗ hỏng khi chưa có lửa thật. Hai chỗ hỏng hôm nay "
                "phải sửa xong trước thứ Sáu."
            ),
            (
                "Sau buổi diễn tập, 60 tiểu thương đăng ký học sử dụng bình chữa cháy. Phường "
                "cấp cho mỗi dãy hàng một bộ mặt nạ phòng khói và hai đèn pin."
            ),
            Heading("Khuyến cáo với hộ kinh doanh"),
            Items(
                (
                    "Không cắm nhiều thiết bị công suất lớn vào một ổ điện.",
                    "Tắt nguồn điện, khóa bình ga trước khi ra về.",
                    "Luôn giữ lối đi rộng tối thiểu 1,2 m.",
                )
            ),
        ),
        source="Công an phường",
    ),
    ArticleText(
        (
            "Cảnh giác chín chiêu lừa đảo trên mạng thường gặp: Công an phường hướng dẫn cách nhận "
            "biết"
        ),
        (
            "Trong quý vừa qua, Công an phường tiếp nhận 17 tin báo lừa đảo qua mạng; nhờ báo sớm, "
            "5 vụ kịp phong tỏa tiền trước khi bị rút."
        ),
        CATEGORY,
        "thu-vien",
        (
            (
                "Thủ đoạn ngày càng tinh vi nhưng đều có điểm chung: tạo cảm giác gấp gáp, yêu "
                "cầu giữ bí mật và đòi chuyển tiền hoặc đọc mã xác thực."
            ),
            Heading("Chín chiêu thường gặp"),
            Items(
                (
                    "Giả danh công an, tòa án gọi điện dọa bắt.",
                    "Giả danh cán bộ phường yêu cầu cập nhật căn cước qua điện thoại.",
                    "Tuyển cộng tác viên làm việc tại nhà, ứng tiền trước.",
                    "Mời đầu tư lãi cao, cam kết hoàn vốn.",
                    "Báo trúng thưởng, yêu cầu nộp phí nhận quà.",
                    "Chiếm tài khoản mạng xã hội để vay tiền bạn bè.",
                    "Bán hàng giá rẻ, nhận cọc rồi cắt liên lạc.",
                    "Giả tiếng nói, khuôn mặt người thân gọi vay tiền.",
                    "Dụ cài ứng dụng lạ để chiếm quyền điều khiển điện thoại.",
                ),
                ordered=True,
            ),
            Figure("hoi-truong", "Buổi tuyên truyền phòng chống lừa đảo tại hội trường phường"),
            Quote(
                "Cán bộ nhà nước không bao giờ yêu cầu người dân chuyển tiền hay đọc mã xác "
                "thực qua điện thoại."
            ),
            Heading("Khi nghi ngờ bị lừa, cần làm gì?"),
            Items(
                (
                    "Dừng ngay cuộc gọi, không bấm vào đường dẫn.",
                    "Gọi ngân hàng khóa tài khoản, giữ lại tin nhắn và chứng từ.",
                    "Đến Công an phường hoặc gọi số trực 0225 000 0000, kể cả ban đêm.",
                )
            ),
            (
                "Tài liệu in khổ lớn được phát đến từng hộ có người cao tuổi và dán tại cổng "
                "chợ, trạm y tế, nhà văn hóa."
            ),
        ),
        source="Công an phường",
    ),
    ArticleText(
        "Lễ giao nhận quân phường Hoa Sen: 32 thanh niên lên đường làm nhiệm vụ",
        (
            "Trong tiếng trống hội và lời dặn dò của người thân, 32 thanh niên ưu tú của phường "
            "lên đường thực hiện nghĩa vụ quân sự và nghĩa vụ tham gia công an nhân dân."
        ),
        CATEGORY,
        "san-van-dong",
        (
            (
                "Lễ giao nhận quân diễn ra trang trọng, gọn gàng tại sân vận động phường. Đồng "
                "chí chủ tịch UBND phường thắp ngọn lửa truyền thống và tặng hoa các tân binh."
            ),
            Figure("san-van-dong", "Sân vận động phường trong buổi lễ giao nhận quân"),
            (
                "Trong số tân binh có 11 người tốt nghiệp cao đẳng, đại học; 4 người là đảng "
                "viên; 9 người viết đơn tình nguyện nhập ngũ."
            ),
            Quote(
                "Con đi giữ yên cho phố, bố mẹ ở nhà giữ lửa cho con. Hết nghĩa vụ, đầm sen "
                "nhà mình vẫn chờ con về."
            ),
            Heading("Hậu phương chu đáo"),
            Items(
                (
                    "Mỗi gia đình tân binh có một đoàn thể nhận kết nghĩa.",
                    "Người có việc làm được doanh nghiệp cam kết giữ chỗ.",
                    "Trung tâm dịch vụ việc làm tư vấn học nghề trước ngày xuất ngũ ba tháng.",
                )
            ),
            (
                "Kết thúc buổi lễ, phường hoàn thành 100% chỉ tiêu giao quân, không có trường "
                "hợp phải bù đổi."
            ),
        ),
        source="Ban Chỉ huy Quân sự phường",
    ),
    ArticleText(
        "Phường Hoa Sen hoàn thiện phương án phòng, chống bão theo phương châm “bốn tại chỗ”",
        (
            "Phương án xác định 7 điểm xung yếu, 5 nơi sơ tán và 620 người tham gia lực lượng tại "
            "chỗ, sẵn sàng khi có bão mạnh đổ bộ."
        ),
        CATEGORY,
        "thuyen",
        (
            (
                "Qua kiểm tra, ban chỉ huy xác định đoạn đê dài 850 m phía đông và khu nhà "
                "thấp ven kênh là nơi cần ưu tiên. Danh sách 214 người già yếu, khuyết tật, "
                "phụ nữ mang thai được lập riêng để hỗ trợ sơ tán trước."
            ),
            Figure("thuyen", "Tàu thuyền vào nơi tránh trú theo hiệu lệnh"),
            Heading("Nơi sơ tán"),
            Table(
                (
                    "Nơi sơ tán",
                    "Sức chứa",
                    "Dành cho",
                ),
                (
                    (
                        "Trường Tiểu học Hoa Sen",
                        "450 người",
                        "Tổ dân phố số 1 đến số 5",
                    ),
                    (
                        "Trường THCS Hoa Sen",
                        "500 người",
                        "Tổ dân phố số 6 đến số 10",
                    ),
                    (
                        "Nhà văn hóa trung tâm",
                        "300 người",
                        "Tổ dân phố số 11 đến số 14",
                    ),
                    (
                        "Hội trường phường",
                        "250 người",
                        "Tổ dân phố số 15, số 16",
                    ),
                    (
                        "Nhà thi đấu",
                        "400 người",
                        "Tổ dân phố số 17, số 18",
                    ),
                ),
            ),
            Figure("truong-hoc", "Trường Tiểu học Hoa Sen, một trong năm nơi sơ tán"),
            (
                "Mỗi hộ được khuyến nghị chuẩn bị túi khẩn cấp gồm đèn pin, nước uống, thuốc "
                "men, giấy tờ bọc kín và lương khô đủ dùng ba ngày."
            ),
            (
                "Khi có hiệu lệnh, loa truyền thanh phát bản tin 30 phút một lần; người dân "
                "theo dõi thêm tại cổng thông tin này."
            ),
        ),
        source="Ban Chỉ huy phòng thủ dân sự phường",
    ),
)
