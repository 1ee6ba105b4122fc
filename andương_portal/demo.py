"""The bodies of the demo: a ward that followed a district, both plainly fictional."""

from datetime import date
from io import BytesIO

from core.images.processing import process, store
from core.images.queue import ask
from news.demo.pictures import emblem, header_banner

from .models import Body, Level


def load_bodies() -> Body:
    """The ward of today, after the district that ended on 30/6/2025; made once."""
    city = _body("Thành phố Biển Bạc", Level.PROVINCE, runs_portal=False)
    ward = _body(
        "Phường Hoa Sen",
        Level.COMMUNE,
        parent=city,
        valid_from=date(2025, 7, 1),
        address="Số 1 đường Hồ Sen, phường Hoa Sen, thành phố Biển Bạc",
        phone="0225 000 0000",
        email="banbientap@hoasen.example",
        responsible="Chủ tịch Ủy ban nhân dân phường",
    )
    _body(
        "Quận Hoa Sen",
        Level.DISTRICT,
        parent=city,
        valid_from=date(2025, 1, 1),
        valid_until=date(2025, 6, 30),
        successor=ward,
    )
    if not ward.logo:
        ward.logo = store(process(BytesIO(emblem())))
        ward.header_picture = store(process(BytesIO(header_banner())))
        ask(str(ward.header_picture))
        ward.save()
    return ward


def _body(name: str, level: Level, **values: object) -> Body:
    return Body.objects.get_or_create(name=name, defaults={"level": level} | values)[0]
