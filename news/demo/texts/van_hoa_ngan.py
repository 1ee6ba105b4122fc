"""Short texts of the demo on culture and society."""

from __future__ import annotations

from news.demo.texts.blocks import ArticleText, Figure, Items

CATEGORY = "Văn hóa – Xã hội"

TEXTS = (
    ArticleText(
        "Giải bóng chuyền hơi người cao tuổi quy tụ 16 đội",
        (
            "Sau hai ngày tranh tài sôi nổi, đội tổ dân phố số 10 giành giải Nhất; vận động viên "
            "lớn tuổi nhất năm nay 78 tuổi."
        ),
        CATEGORY,
        "san-van-dong",
        (
            (
                "Giải diễn ra tại sân thể thao phường, thu hút gần 900 lượt người cổ vũ. Ban "
                "tổ chức bố trí hai điểm sơ cứu và nước uống miễn phí."
            ),
            Figure("san-van-dong", "Sân thể thao phường trong ngày khai mạc giải"),
            (
                "Ngoài bốn giải chính, ban tổ chức trao giải phong cách cho đội tổ dân phố số "
                "2 và giải cổ động viên đẹp cho đội tổ dân phố số 13."
            ),
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Phường Hoa Sen tặng 210 suất quà cho gia đình chính sách",
        (
            "Các đoàn do lãnh đạo Đảng ủy, HĐND, UBND phường dẫn đầu đến thăm, tặng quà tại nhà "
            "trong ba ngày."
        ),
        CATEGORY,
        "tru-so",
        (
            (
                "Mỗi suất quà gồm nhu yếu phẩm và một gói khám sức khỏe tại Trạm Y tế phường. "
                "Kinh phí lấy từ quỹ Đền ơn đáp nghĩa do người dân đóng góp."
            ),
            (
                "Các đoàn cũng ghi nhận 14 nguyện vọng về sửa chữa nhà ở và chế độ điều dưỡng "
                "để giải quyết trong quý."
            ),
        ),
    ),
    ArticleText(
        "Xóa nhà dột nát: bàn giao căn nhà thứ 12 ở tổ dân phố số 14",
        (
            "Căn nhà rộng 48 m² được xây trong 75 ngày, trị giá 165 triệu đồng, trong đó họ hàng "
            "và làng xóm góp 210 ngày công."
        ),
        CATEGORY,
        "duong-pho",
        (
            (
                "Chủ hộ là người khuyết tật sống cùng con nhỏ. Nhà mới có lối lên dốc thoải, "
                "tay vịn và bếp thấp thuận tiện cho việc đi lại bằng xe lăn."
            ),
            (
                "Với căn nhà này, phường hoàn thành toàn bộ danh sách hộ nghèo, cận nghèo khó "
                "khăn về nhà ở đã rà soát."
            ),
        ),
        source="Ủy ban MTTQ phường",
    ),
    ArticleText(
        "Câu lạc bộ hát dân ca phường Hoa Sen: lớp học không thu tiền giữa sân đình",
        (
            "Mỗi tối thứ Ba và thứ Sáu, 35 học viên từ 7 đến 70 tuổi cùng học hát, gõ phách và "
            "chép lời cổ."
        ),
        CATEGORY,
        "cong-vien",
        (
            (
                "Câu lạc bộ đã ghi âm được 42 bài, đối chiếu lời giữa các cụ để giữ lại bản "
                "gần nhất với cách hát xưa. Bản ghi được đặt tại thư viện phường."
            ),
            "Người muốn tham gia chỉ cần đến sớm 15 phút để đăng ký chỗ ngồi.",
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Tiêm vắc xin phòng cúm cho trẻ em và người có bệnh nền",
        (
            "Trạm Y tế phường tổ chức tiêm vào thứ Ba và thứ Năm hằng tuần, ưu tiên trẻ dưới 5 "
            "tuổi và người trên 65 tuổi."
        ),
        CATEGORY,
        "tru-so",
        (
            (
                "Người đến tiêm mang theo thẻ căn cước hoặc mở ứng dụng VNeID, sổ tiêm chủng "
                "và đơn thuốc đang dùng. Sau tiêm cần ở lại theo dõi ít nhất 30 phút."
            ),
            Items(
                (
                    "Buổi sáng: từ 7 giờ 30 đến 11 giờ.",
                    "Buổi chiều: từ 13 giờ 30 đến 16 giờ 30.",
                )
            ),
        ),
        source="Trạm Y tế phường",
    ),
    ArticleText(
        "Đội văn nghệ khu nhà ở công nhân đoạt giải Nhì hội diễn thành phố",
        (
            "Tiết mục múa “Sen giữa phố” do 16 nữ công nhân tự dàn dựng chinh phục ban giám khảo "
            "bằng sự mộc mạc."
        ),
        CATEGORY,
        "hoi-truong",
        (
            (
                "Các chị tập vào 21 giờ, sau ca làm, trong phòng sinh hoạt chung. Trang phục "
                "may từ vải dư của xưởng, đạo cụ là những chiếc nón lá vẽ tay."
            ),
            Figure("hoi-truong", "Sân khấu hội diễn văn nghệ quần chúng"),
            "Phường dự kiến mời đội biểu diễn trong đêm hoa đăng của lễ hội Sen.",
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Ra mắt điểm tư vấn tâm lý miễn phí cho phụ nữ và trẻ em",
        (
            "Điểm tư vấn đặt tại tầng hai thư viện phường, làm việc chiều thứ Tư và sáng thứ Bảy, "
            "cam kết giữ kín thông tin."
        ),
        CATEGORY,
        "thu-vien",
        (
            (
                "Hai chuyên viên tư vấn cùng nhóm tình nguyện tiếp nhận câu chuyện về mâu "
                "thuẫn gia đình, áp lực học tập, bạo lực trên không gian mạng."
            ),
            (
                "Người cần trợ giúp có thể đặt lịch qua địa chỉ tamly@hoasen.example hoặc đến "
                "trực tiếp, không phải khai lý do."
            ),
        ),
        source="Hội Liên hiệp Phụ nữ phường",
    ),
    ArticleText(
        "Quận Hoa Sen bế mạc hội thi “Tiếng hát từ những con ngõ”",
        (
            "Qua bốn đêm thi, 48 tiết mục đến từ các phường trong quận cho thấy sức sống của phong "
            "trào văn nghệ cơ sở."
        ),
        CATEGORY,
        "hoi-truong",
        (
            (
                "Giải Nhất thuộc về đội phường Sen Trắng với liên khúc về người giữ đê. Ban "
                "giám khảo đánh giá cao những tiết mục có nhiều thế hệ cùng hát."
            ),
            (
                "Đây là hội thi cuối cùng cấp quận trước ngày 30/6/2025; toàn bộ phim tư liệu "
                "được trao lại cho thư viện để người dân mượn xem."
            ),
        ),
        byline="Tổ truyền thông",
        of_district=True,
    ),
    ArticleText(
        "Trung tâm Văn hóa quận Hoa Sen số hóa 3.200 bức ảnh về đời sống khu phố xưa",
        "Những bức ảnh do người dân cho mượn được quét, ghi chú và trả lại trong vòng một tuần.",
        CATEGORY,
        "thu-vien",
        (
            (
                "Mỗi bức ảnh có lời kể của gia đình: buổi họp chợ, chuyến đò, ngày khai "
                "trường, trận lụt. Khoảng 400 bức được chọn giới thiệu tại phòng đọc."
            ),
            Figure("thu-vien", "Góc trưng bày ảnh tại phòng đọc"),
            (
                "Bộ ảnh sẽ được chuyển cho đơn vị hành chính mới quản lý, tiếp tục nhận ảnh do "
                "người dân gửi đến."
            ),
        ),
        source="Trung tâm Văn hóa quận",
        of_district=True,
    ),
)
