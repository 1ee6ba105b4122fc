"""What the portal holds while a browser looks at it: every kind of page, all public by now."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

from django.core.files.storage import default_storage

from andương_portal.models import Body, Level
from core.images.processing import process, store
from news.models import Article, Category
from tests import factories, images

#: Every letter whose tone mark stands on or under another mark.
TALL = "ẲẴỔỖỬỮ ỰỴ Ậ"
#: Wednesday, 16/04/2025 15:30 in Việt Nam.
DAY = datetime(2025, 4, 16, 8, 30, tzinfo=UTC)

TABLE = (
    "<table><caption>Số hồ sơ</caption><thead><tr><th>Phường</th><th>Tháng 3</th>"
    "<th>Tháng 4</th></tr></thead><tbody><tr><th>An Hòa</th><td>1.234</td><td>987</td></tr>"
    "<tr><th>Hồng Thái</th><td>456</td><td>789</td></tr></tbody></table>"
)


@dataclass(frozen=True)
class Site:
    """The articles and categories that pages are looked at with."""

    category: Category
    #: With figures, a table, a list, a quotation, headings and links.
    full: Article
    #: Without a picture anywhere.
    plain: Article

    @property
    def pages(self) -> dict[str, str]:
        """A name and the path of one page of each kind that readers see."""
        category = self.category.get_absolute_url()
        return {
            "home": "/",
            "list": "/tin-tuc/",
            "category": f"{category}?nam=2025&thang=4",
            "second page": f"{category}?trang=2",
            "article": self.full.get_absolute_url(),
            "article without photos": self.plain.get_absolute_url(),
        }


def photo(width: int = 1200, height: int = 800) -> str:
    """The stored name of a new picture of this size in px."""
    return store(process(BytesIO(images.jpeg(width, height))))


def figure(name: str, caption: str) -> str:
    """A stored picture with its caption, as the editor writes it."""
    return (
        f'<figure class="image"><img src="{default_storage.url(name)}" alt="Mô tả: {caption}">'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def full_body() -> str:
    """A body with one of everything that the editor can write."""
    return "".join(
        [
            f"<h2>Mục {TALL}</h2>",
            f"<p>Đoạn thứ nhất, {TALL}, với <a href='https://www.gov.vn/'>liên kết ra ngoài</a> và "
            "<strong>chữ đậm</strong>. " + "Văn bản của đoạn này dài hơn một dòng. " * 6 + "</p>",
            figure(photo(), "Quang cảnh hội nghị"),
            "<h3>Tiểu mục</h3><ul><li>Một</li><li>Hai</li></ul><ol><li>Ba</li></ol>",
            figure(photo(500, 700), "Đại biểu phát biểu"),
            TABLE,
            "<blockquote><p>Một câu trích dẫn.</p></blockquote>",
        ]
    )


def body() -> Body:
    """The body that owns the portal."""
    return Body.objects.create(
        name="Ủy ban nhân dân phường Hoa Sen",
        level=Level.COMMUNE,
        valid_from=date(2025, 1, 1),
        address="Số 1 đường Hồ Sen, phường Hoa Sen",
        phone="0225 000 0000",
        email="so@hoasen.example",
        responsible="Chủ tịch Ủy ban nhân dân phường",
        logo=photo(200, 200),
        header_picture=photo(1700, 400),
    )


def site(related: int = 24) -> Site:
    """Two categories, a full article, a plain one, and `related` others beside them."""
    body()
    news = factories.category(name=f"Tin hoạt động {TALL}", description="Việc của phường.", order=1)
    other = factories.category(name="Thông báo", order=2)
    cover = photo(800, 450)
    for number in range(related):
        factories.article(
            category=other if number % 4 == 3 else news,
            title=f"Bài số {number}: kết quả {TALL} của phường trong quý vừa qua",
            sapo=f"Đoạn mở đầu {TALL}, " + "dài hơn hai dòng của một thẻ tin " * 6,
            lead_image=cover if number % 2 else "",
            lead_image_alt="Bốn ô màu" if number % 2 else "",
            published_at=DAY - timedelta(hours=number + 1),
        )
    full = factories.article(
        category=news,
        title=f"Hội nghị {TALL} sơ kết công tác quý một năm 2025",
        sapo=f"Đoạn mở đầu {TALL}.",
        body=full_body(),
        byline="Ban biên tập",
        source="Báo Hoa Sen",
        published_at=DAY,
    )
    plain = factories.article(
        category=other,
        title="Lịch tiếp công dân tháng 4",
        body="".join(f"<p>{'Một câu trong thông báo của phường. ' * 12}</p>" for _ in range(10)),
        published_at=DAY,
    )
    return Site(news, full, plain)
