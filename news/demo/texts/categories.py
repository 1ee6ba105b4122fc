"""The six categories of the demo."""

from __future__ import annotations

from news.demo.texts.blocks import CategoryText

CATEGORIES = (
    CategoryText(
        "Tin hoạt động",
        "tin-hoat-dong",
        "Hoạt động của Đảng ủy, HĐND, UBND và Ủy ban MTTQ phường Hoa Sen.",
    ),
    CategoryText(
        "Kinh tế – Đô thị",
        "kinh-te-do-thi",
        "Sản xuất, kinh doanh, hạ tầng, môi trường và trật tự đô thị trên địa bàn phường.",
    ),
    CategoryText(
        "Văn hóa – Xã hội",
        "van-hoa-xa-hoi",
        "Đời sống văn hóa, y tế, an sinh và phong trào ở các tổ dân phố.",
    ),
    CategoryText(
        "Giáo dục",
        "giao-duc",
        "Tin từ các trường học, phong trào khuyến học và học tập suốt đời.",
    ),
    CategoryText(
        "An ninh – Quốc phòng",
        "an-ninh-quoc-phong",
        "An ninh trật tự, phòng cháy, quân sự địa phương và phòng thủ dân sự.",
    ),
    CategoryText(
        "Thông báo",
        "thong-bao",
        "Lịch làm việc, lịch tiếp công dân, niêm yết và các thông báo gửi tới người dân.",
    ),
)
