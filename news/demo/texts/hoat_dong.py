"""Texts of the demo on activities of the ward."""

from __future__ import annotations

from news.demo.texts.blocks import ArticleText, Figure, Heading, Items, Quote, Table

CATEGORY = "Tin hoạt động"

TEXTS = (
    ArticleText(
        (
            "Đảng ủy phường Hoa Sen tổ chức hội nghị trực tiếp kết hợp trực tuyến nghiên cứu, học "
            "tập, quán triệt và triển khai Nghị quyết về đổi mới phương thức phục vụ nhân dân đến "
            "18 điểm cầu chi bộ"
        ),
        (
            "Tại hội trường trung tâm phường, Ban Thường vụ Đảng ủy phường Hoa Sen vừa tổ chức hội "
            "nghị quán triệt và triển khai Nghị quyết về đổi mới phương thức phục vụ nhân dân. Hội "
            "nghị được kết nối đến 18 điểm cầu chi bộ với hơn 900 đảng viên theo dõi."
        ),
        CATEGORY,
        "hoi-truong",
        (
            (
                "Dự hội nghị tại điểm cầu trung tâm có đồng chí Bí thư Đảng ủy phường; đồng "
                "chí Phó Bí thư Thường trực Đảng ủy, Chủ tịch HĐND phường; đồng chí Phó Bí thư "
                "Đảng ủy, Chủ tịch UBND phường; các đồng chí trong Ban Chấp hành Đảng bộ "
                "phường; lãnh đạo các ban, phòng, đoàn thể và cấp ủy các chi bộ trực thuộc."
            ),
            Figure("hoi-truong", "Toàn cảnh hội nghị tại điểm cầu trung tâm phường Hoa Sen"),
            (
                "Tại các điểm cầu tổ dân phố, đảng viên có mặt từ sớm. Nhiều chi bộ mời thêm "
                "tổ trưởng, trưởng ban công tác mặt trận và đại diện các hộ kinh doanh cùng dự "
                "để việc triển khai sau hội nghị được thông suốt."
            ),
            Figure("tru-so", "Trụ sở phường Hoa Sen, nơi đặt điểm cầu trung tâm"),
            Figure(
                "duong-pho", "Điểm cầu chi bộ tổ dân phố số 4 đặt tại nhà văn hóa trên phố Sen Vàng"
            ),
            Heading("Ba điểm mới của Nghị quyết"),
            ("Báo cáo viên giới thiệu ba điểm mới, gắn với công việc hằng ngày của cán bộ phường:"),
            Items(
                (
                    (
                        "Mỗi hồ sơ chỉ yêu cầu người dân khai một lần; dữ liệu đã có trong hệ "
                        "thống thì không đòi bản sao."
                    ),
                    (
                        "Mỗi kiến nghị của cử tri phải có người chịu trách nhiệm chính và có hạn "
                        "trả lời, công khai trên cổng thông tin."
                    ),
                    "Mỗi chi bộ chọn một việc khó ở cơ sở để giải quyết dứt điểm trong từng quý.",
                ),
                ordered=True,
            ),
            Figure("hoi-truong", "Báo cáo viên giới thiệu những nội dung cốt lõi của Nghị quyết"),
            (
                "Hội nghị dành một buổi quán triệt Chỉ thị 35-CT/TW, ngày 14/6/2024 và Kết luận "
                "số 118-KL/TW; nội dung gắn với địa phương lấy từ Chương trình hành động số "
                "05-CTr/TU ngày 06/11/2025 của Thành ủy Biển Bạc."
            ),
            Heading("Thảo luận từ cơ sở"),
            (
                "Phần thảo luận ghi nhận 11 ý kiến. Chi bộ tổ dân phố số 2 nêu kinh nghiệm lập "
                "nhóm hỗ trợ người cao tuổi làm thủ tục tại nhà. Chi bộ trường học đề nghị sớm "
                "thống nhất biểu mẫu tuyển sinh. Chi bộ khu chợ kiến nghị bố trí giờ tiếp dân "
                "vào chiều muộn để tiểu thương thuận tiện liên hệ."
            ),
            Figure(
                "cho",
                "Khu chợ Hoa Sen, nơi chi bộ tiểu thương đề xuất giờ tiếp dân buổi chiều muộn",
            ),
            Figure(
                "truong-hoc", "Các chi bộ trường học theo dõi hội nghị tại phòng họp của nhà trường"
            ),
            (
                "Phát biểu kết luận, đồng chí Bí thư Đảng ủy phường yêu cầu mỗi cấp ủy sau hội "
                "nghị phải có chương trình hành động ngắn gọn, rõ việc, rõ người, rõ hạn hoàn "
                "thành."
            ),
            Quote(
                "Nghị quyết đi vào cuộc sống không phải bằng số trang kế hoạch, mà bằng số lần "
                "người dân không phải quay lại vì thiếu một tờ giấy."
            ),
            (
                "Đảng ủy phường giao Ban Xây dựng Đảng theo dõi tiến độ, hằng tháng báo cáo "
                "kết quả tại phiên giao ban và đăng tải trên cổng thông tin của phường."
            ),
            Figure("cong-vien", "Khuôn viên nhà văn hóa trung tâm sau giờ bế mạc hội nghị"),
        ),
    ),
    ArticleText(
        "HĐND phường Hoa Sen thông qua 6 nghị quyết tại kỳ họp thường lệ",
        (
            "Sau một ngày làm việc khẩn trương, kỳ họp thường lệ của HĐND phường Hoa Sen đã bế "
            "mạc, thông qua 6 nghị quyết về ngân sách, đầu tư và chính sách hỗ trợ người dân."
        ),
        CATEGORY,
        "hoi-truong",
        (
            (
                "Kỳ họp có sự tham dự của các đại biểu HĐND phường, đại diện Ủy ban MTTQ, các "
                "đoàn thể và 18 tổ trưởng tổ dân phố. Cử tri theo dõi trực tiếp qua hệ thống "
                "truyền thanh."
            ),
            (
                "Theo báo cáo của UBND phường, thu ngân sách trong kỳ đạt 54,2% dự toán; 97,8% "
                "hồ sơ thủ tục hành chính được trả đúng hạn hoặc sớm hạn. Số hộ nghèo còn 21 "
                "hộ, giảm 9 hộ so với đầu kỳ."
            ),
            Figure("hoi-truong", "Các đại biểu biểu quyết thông qua nghị quyết"),
            Heading("Những nghị quyết được thông qua"),
            Table(
                (
                    "STT",
                    "Nội dung",
                    "Tỷ lệ tán thành",
                ),
                (
                    (
                        "1",
                        "Điều chỉnh dự toán thu, chi ngân sách phường",
                        "100%",
                    ),
                    (
                        "2",
                        "Danh mục công trình đầu tư từ ngân sách phường",
                        "96,3%",
                    ),
                    (
                        "3",
                        "Hỗ trợ bảo hiểm y tế cho người cao tuổi khó khăn",
                        "100%",
                    ),
                    (
                        "4",
                        "Mức thu dịch vụ vệ sinh tại khu chợ",
                        "92,6%",
                    ),
                    (
                        "5",
                        "Đặt tên ba tuyến đường nội bộ",
                        "100%",
                    ),
                    (
                        "6",
                        "Chương trình giám sát chuyên đề",
                        "100%",
                    ),
                ),
            ),
            Heading("Chất vấn thẳng, trả lời rõ"),
            (
                "Phiên chất vấn kéo dài 90 phút, tập trung vào ba nhóm vấn đề: ngập úng cục bộ "
                "ở phố Sen Trắng, bãi giữ xe quanh chợ và chậm trả kết quả cấp số nhà. Chủ "
                "tịch UBND phường trực tiếp trả lời và nhận trách nhiệm về hai hồ sơ quá hạn."
            ),
            (
                "Chủ tọa kỳ họp đề nghị UBND phường gửi báo cáo kết quả khắc phục tới từng đại "
                "biểu trong 30 ngày, đồng thời niêm yết công khai tại nhà văn hóa các tổ dân "
                "phố."
            ),
        ),
        source="Văn phòng HĐND và UBND phường",
    ),
    ArticleText(
        (
            "“Nói ít, làm kỹ, báo lại rõ ràng”: đồng chí Bí thư Đảng ủy phường đối thoại với nhân "
            "dân"
        ),
        (
            "Hơn 160 người dân đã trực tiếp trao đổi với người đứng đầu cấp ủy về đất đai, môi "
            "trường và việc làm tại hội nghị đối thoại do Đảng ủy phường Hoa Sen vừa tổ chức."
        ),
        CATEGORY,
        "tru-so",
        (
            (
                "Khác với những lần trước, hội nghị không đọc báo cáo dài. Người dân nhận bản "
                "tóm tắt một trang ngay khi vào hội trường, toàn bộ thời gian dành cho hỏi và "
                "đáp."
            ),
            Figure("hoi-truong", "Người dân dự hội nghị đối thoại tại hội trường phường"),
            (
                "Câu hỏi đầu tiên đến từ một chủ hộ ở tổ dân phố số 9: vì sao đoạn mương hở "
                "sau nhà đã kiến nghị hai lần mà chưa có nắp đậy. Đồng chí chủ tịch UBND "
                "phường cho biết công trình vướng một điểm đấu nối thoát nước, đơn vị thi công "
                "sẽ làm lại trong tháng tới."
            ),
            Quote(
                "Việc gì làm được, chúng tôi hẹn ngày. Việc gì chưa làm được, chúng tôi nói rõ "
                "lý do. Bà con cứ giữ lời hẹn ấy mà giám sát."
            ),
            Heading("Kết quả buổi đối thoại"),
            Items(
                (
                    "34 ý kiến phát biểu trực tiếp, 22 ý kiến gửi bằng phiếu.",
                    "29 ý kiến được trả lời dứt điểm ngay tại hội trường.",
                    "27 ý kiến còn lại có người phụ trách và thời hạn trả lời cụ thể.",
                )
            ),
            (
                "Kết quả giải quyết từng ý kiến được đăng tại chuyên mục Thông báo. Người dân "
                "chưa có điều kiện đến dự có thể gửi câu hỏi về hộp thư tiepdan@hoasen.example "
                "hoặc gọi số 0225 000 0000 trong giờ hành chính."
            ),
        ),
        byline="Tổ truyền thông",
    ),
    ArticleText(
        "Kế hoạch số 12/KH-UBND: năm nhóm việc trọng tâm cải cách hành chính của phường",
        (
            "UBND phường Hoa Sen vừa ban hành Kế hoạch số 12/KH-UBND về cải cách hành chính, lấy "
            "thời gian chờ đợi của người dân làm thước đo chính."
        ),
        CATEGORY,
        "tru-so",
        (
            (
                "Kế hoạch xác định năm nhóm việc, mỗi nhóm có một lãnh đạo UBND phường chịu "
                "trách nhiệm và một phòng làm đầu mối."
            ),
            Heading("Năm nhóm việc"),
            Items(
                (
                    "Rà soát, bãi bỏ các giấy tờ phường tự yêu cầu ngoài quy định.",
                    (
                        "Bố trí một bàn tiếp nhận chung cho mọi lĩnh vực, người dân không phải "
                        "chọn ô cửa."
                    ),
                    "Số hóa toàn bộ hồ sơ hộ tịch còn lưu bằng giấy.",
                    "Trả kết quả tại nhà cho người cao tuổi, người khuyết tật.",
                    "Khảo sát mức độ hài lòng ngay sau khi trả kết quả.",
                ),
                ordered=True,
            ),
            Heading("Chỉ tiêu theo quý"),
            Table(
                (
                    "Chỉ tiêu",
                    "Quý I",
                    "Quý II",
                    "Quý III",
                    "Quý IV",
                ),
                (
                    (
                        "Hồ sơ đúng hạn",
                        "97%",
                        "98%",
                        "98,5%",
                        "99%",
                    ),
                    (
                        "Hồ sơ nộp trực tuyến",
                        "60%",
                        "68%",
                        "75%",
                        "80%",
                    ),
                    (
                        "Thời gian chờ bình quân",
                        "18 phút",
                        "15 phút",
                        "12 phút",
                        "10 phút",
                    ),
                ),
            ),
            Figure(
                "tru-so", "Bộ phận tiếp nhận được bố trí lại ngay tại sảnh chính của trụ sở phường"
            ),
            (
                "Theo chủ tịch UBND phường, điểm khác biệt của kế hoạch lần này là mọi chỉ "
                "tiêu đều đo được tự động từ hệ thống, không dựa vào báo cáo của từng bộ phận."
            ),
            (
                "Các phòng, đơn vị xây dựng lịch thực hiện chi tiết trong vòng 10 ngày. Kết "
                "quả hằng quý được công bố trên cổng thông tin và tại bảng tin của 18 tổ dân "
                "phố."
            ),
        ),
        source="Văn phòng HĐND và UBND phường",
    ),
)
