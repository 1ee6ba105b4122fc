"""What stands in a scratch portal, and the officer who changes it."""

from __future__ import annotations

import sys
from datetime import date, timedelta

from django.utils import timezone

from banners.models import PictureLink
from core.images.names import new_name
from core.publishing.states import State
from news.models import Article, Category

from ..models import Body, Level


def fill(count: int) -> None:
    """Plain articles in one category, which the paths of the load name, in a layout as in use."""
    _layout()
    category, _ = Category.objects.get_or_create(name="Tải", defaults={"slug": "tai"})
    now = timezone.now()
    Article.objects.bulk_create(
        (
            Article(
                title=f"Bài {number}",
                slug=f"bai-{number}",
                category=category,
                sapo="Một đoạn mở đầu dài vừa đủ cho một bài báo ngắn của phường.",
                body="<p>" + "Nội dung của bài viết dùng để thử tải. " * 40 + "</p>",
                lead_image=_picture(),
                lead_image_alt="Ảnh của bài",
                state=State.PUBLISHED,
                published_at=now - timedelta(hours=number + 1),
                first_published_at=now - timedelta(hours=number + 1),
            )
            for number in range(count)
        ),
        batch_size=200,
    )


def _layout() -> None:
    """A body, a menu and full places of pictures."""
    body = {"address": "Số 1 đường Hồ Sen", "phone": "0225 000 0000", "logo": _picture(400, 400)}
    Body.objects.create(name="Phường Hoa Sen", level=Level.COMMUNE, **body)
    for number in range(6):
        Category.objects.create(name=f"Chuyên mục {number}", order=number)
    begun = timezone.now() - timedelta(days=1)
    shown = {"state": State.PUBLISHED, "published_at": begun, "alt": "Liên kết"}
    for place in ("cuoi-bai", *("cot-ben",) * 7):
        target = "https://example.gov.vn/"
        PictureLink.objects.create(
            name="Liên kết", place=place, picture=_picture(), target=target, **shown
        )


def _picture(width: int = 1280, height: int = 480) -> str:
    """The name of a picture; pages are made of names, and no load asks for the files."""
    return new_name(width, height, "jpg", date(2026, 1, 1))


def edit() -> None:
    """Do one line after another: `publish N`, `withdraw N`, `title N words`; say when done."""
    for line in sys.stdin:
        verb, number, *words = line.split()
        article = Article.objects.get(slug=f"bai-{number}")
        if verb == "title":
            article.title = " ".join(words)
        else:
            article.state = State.PUBLISHED if verb == "publish" else State.DRAFT
        article.save()
        sys.stdout.write("done\n")
        sys.stdout.flush()
