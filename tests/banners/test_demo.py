"""The pictures of the demo."""

import pytest
from django.test import Client
from django.utils import timezone

from andương_portal.demo_links import SAMPLES, load_links
from banners.models import PictureLink, Tally
from tests.english import english_on

pytestmark = pytest.mark.django_db


def test_once_is_enough_and_all_is_in_order(client: Client) -> None:
    assert load_links(timezone.now()) == len(SAMPLES)
    assert load_links(timezone.now()) == 0
    assert PictureLink.objects.showing().count() == 8
    assert PictureLink.objects.ending_soon(timezone.now()).count() == 1
    for made in PictureLink.objects.all():
        made.full_clean()
    assert Tally.objects.count() == 30 * 8
    page = client.get("/").content.decode()
    assert page.count('class="picture-link"') == 6
    assert english_on(page) == []
