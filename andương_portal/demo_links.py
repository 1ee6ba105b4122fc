"""The demo's pictures in places, with the numbers of a month; the scenes are those of the news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from random import Random

from django.utils import timezone

from banners.models import Kind, PictureLink, Tally
from banners.places import PLACES
from core.images.processing import process, store
from core.publishing.states import State
from news.demo.pictures import picture, seed_for

DAYS = 30


@dataclass(frozen=True)
class Sample:
    """A picture of the demo: its scene, where it leads, and its days from today on."""

    place: str
    scene: str
    name: str
    leads_to: str
    kind: Kind = Kind.NOTICE
    weight: int = 1
    first: int = -DAYS
    last: int | None = None


SAMPLES = (
    Sample("cot-ben", "tru-so", "Dịch vụ công trực tuyến", "dichvucong"),
    Sample("cot-ben", "hoi-truong", "Lịch tiếp công dân", "tiepdan"),
    Sample("cot-ben", "truong-hoc", "Tuyển sinh lớp 1 năm học mới", "tuyensinh", last=5),
    Sample("cot-ben", "thu-vien", "Tủ sách pháp luật", "phapluat"),
    Sample("cot-ben", "cong-vien", "Phường xanh, sạch, đẹp", "moitruong"),
    Sample("cot-ben", "cho", "Hội chợ nông sản Biển Bạc", "hoicho", Kind.PAID, last=20),
    Sample("cot-ben", "san-van-dong", "Giải chạy vì sức khỏe", "giaichay", first=7, last=40),
    Sample("cuoi-bai", "do-thi", "Quy hoạch khu đô thị ven sông", "quyhoach", weight=3),
    Sample("cuoi-bai", "thuyen", "Du lịch vịnh Hoa Sen", "dulich", Kind.PAID, last=12),
    Sample("dau-trang", "ao-sen", "Ảnh đầu trang mùa sen", "", first=180, last=240),
)


def load_links(now: datetime) -> int:
    """The pictures and their numbers; nothing where there are pictures. Returns how many."""
    if PictureLink.objects.exists():
        return 0
    made = [_link(sample, order, now) for order, sample in enumerate(SAMPLES, 1)]
    Tally.objects.bulk_create(tally for link in made for tally in _numbers(link, now))
    return len(made)


def _link(sample: Sample, order: int, now: datetime) -> PictureLink:
    place = PLACES[sample.place]
    scene = picture(seed_for(sample.scene, order), place.width, place.height)
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    link = PictureLink(
        name=sample.name,
        place=place.key,
        picture=store(process(BytesIO(scene))),
        alt=sample.name,
        target=f"https://{sample.leads_to}.hoasen.example/" if sample.leads_to else "",
        kind=sample.kind,
        weight=sample.weight,
        order=order,
        state=State.PUBLISHED,
        published_at=midnight + timedelta(days=sample.first),
        ends_at=None if sample.last is None else midnight + timedelta(days=sample.last),
    )
    link.full_clean()
    link.save()
    return link


def _numbers(link: PictureLink, now: datetime) -> list[Tally]:
    """What a month of readers might have done; the same for the same picture."""
    chance = Random(link.name)  # noqa: S311 (invented numbers, no secret)
    today = timezone.localdate(now)
    if not link.is_public(now):
        return []
    return [_day(link, today - timedelta(days=ago), chance) for ago in range(DAYS, 0, -1)]


def _day(link: PictureLink, day: date, chance: Random) -> Tally:
    busy = 0.6 if day.weekday() >= 5 else 1.0
    shown = int(chance.randint(240, 420) * busy)
    opened = int(shown * chance.uniform(0.005, 0.03))
    return Tally(day=day, place=link.place, link=link, shown=shown, opened=opened)
