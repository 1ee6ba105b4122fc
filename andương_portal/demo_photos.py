"""The photo library of the demo: drawn scenes in plainly fictional albums, or many more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from itertools import islice

from django.db import transaction

from core.images.processing import Processed, process, store
from core.images.queue import ask
from core.publishing.states import State
from core.vietnamese.dates import local_day
from gallery.models import Album, Photo
from news.demo.pictures import picture, scene_description, seed_for

Progress = Callable[[int, int], None]
CREDIT = "Tranh minh họa của cổng"
#: Seeds from here on are no article's.
FIRST_VARIANT = 40
BATCH = 500


@dataclass(frozen=True)
class AlbumText:
    """An album: its words, how many days ago it was, and the scenes of its photos."""

    title: str
    description: str
    days_ago: int
    scenes: tuple[str, ...]


ALBUMS = (
    AlbumText(
        "Mùa sen trên hồ Hoa Sen",
        "Hồ Sen vào mùa nở rộ, nhìn từ đường dạo và từ bến thuyền.",
        9,
        ("ao-sen", "ao-sen", "cong-vien", "thuyen", "ao-sen", "cong-vien", "cau", "ao-sen"),
    ),
    AlbumText(
        "Ngày hội toàn dân phường Hoa Sen",
        "Sân trụ sở, hội trường và các tổ dân phố trong ngày hội.",
        23,
        ("tru-so", "hoi-truong", "duong-pho", "cho", "san-van-dong", "truong-hoc", "tru-so"),
    ),
    AlbumText(
        "Phố phường sau chỉnh trang",
        "Các tuyến phố, khu nhà mới và công viên ven sông sau đợt chỉnh trang đô thị.",
        51,
        ("duong-pho", "do-thi", "cong-vien", "duong-pho", "cau", "do-thi", "cho", "thu-vien"),
    ),
)
#: The album that takes all photos beyond those.
ARCHIVE = AlbumText("Kho ảnh tư liệu", "Ảnh tư liệu để xem thử một album rất dài.", 90, ())


def load_photos(now: datetime, progress: Progress) -> int:
    """The albums of the demo; one that exists is left as it is. Returns the number of photos."""
    missing = [text for text in ALBUMS if not Album.objects.filter(title=text.title).exists()]
    total, made = sum(len(text.scenes) for text in missing), 0
    for text in missing:
        with transaction.atomic():
            album = _album(text, now)
            for number, scene in enumerate(text.scenes, 1):
                variant = FIRST_VARIANT + text.days_ago + number
                _photo(album, number, seed_for(scene, variant)).save()
                made += 1
                progress(made, total)
    return made


def fill_photos(total: int, now: datetime, progress: Progress) -> int:
    """Copy photos of the demo into one long album until there are `total` of them in all."""
    have = Photo.objects.count()
    originals = list(Photo.objects.exclude(album__title=ARCHIVE.title).order_by("pk")[:30])
    missing = max(0, total - have) if originals else 0
    if not missing:
        return 0
    album = Album.objects.filter(title=ARCHIVE.title).first() or _album(ARCHIVE, now)
    rows, done = _copies(album, originals, missing), 0
    while batch := list(islice(rows, BATCH)):
        Photo.objects.bulk_create(batch)
        done += len(batch)
        progress(done, missing)
    return missing


def _album(text: AlbumText, now: datetime) -> Album:
    moment = now - timedelta(days=text.days_ago)
    return Album.objects.create(
        title=text.title,
        description=text.description,
        taken_on=local_day(moment),
        state=State.PUBLISHED,
        published_at=moment,
    )


def _photo(album: Album, order: int, seed: int) -> Photo:
    made = process(BytesIO(picture(seed)))
    return Photo(
        album=album,
        image=_stored(made),
        alt=scene_description(seed),
        caption=scene_description(seed).partition(": ")[2].capitalize(),
        credit=CREDIT,
        order=order,
        sha256=made.sha256,
        colour=made.colour,
    )


def _stored(made: Processed) -> str:
    name = store(made)
    ask(name)
    return name


def _copies(album: Album, originals: list[Photo], number: int) -> Iterator[Photo]:
    start = album.photos.count()
    for order in range(start + 1, start + number + 1):
        original = originals[order % len(originals)]
        yield Photo(
            album=album,
            image=str(original.image),
            alt=original.alt,
            caption=f"{original.caption} (ảnh số {order})",
            credit=original.credit,
            colour=original.colour,
            order=order,
        )
