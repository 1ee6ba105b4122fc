"""/lien-ket/<id>/ leads where the database says and nowhere else."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from banners import counting
from banners.models import PictureLink
from core.publishing.states import State
from tests.banners.made import FIREFOX, GOOGLEBOT, link
from tests.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

PERSON = {"user-agent": FIREFOX}


def openings() -> int:
    return len(counting.counts._opened)


def test_on_to_the_stored_address(client: Client) -> None:
    made = link(target="https://noi.example/tin-tức/?a=b")
    answer = client.get(made.get_absolute_url(), headers=PERSON)
    assert answer.status_code == 302
    assert answer["Location"] == "https://noi.example/tin-t%E1%BB%A9c/?a=b"
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
    assert openings() == 1


@pytest.mark.parametrize("query", ["?next=https://evil.example/", "?url=//evil", "?to=https://e/"])
def test_no_parameter_leads_elsewhere(client: Client, query: str) -> None:
    made = link(target="https://noi.example/")
    answer = client.get(made.get_absolute_url() + query, HTTP_HOST="localhost")
    assert answer["Location"] == "https://noi.example/"


@pytest.mark.parametrize(
    "path",
    [
        *("/lien-ket/999/", "/lien-ket/0/", "/lien-ket/99999999999999999999/", "/lien-ket/-1/"),
        *("/lien-ket/x/", "/lien-ket/1%00/", "/lien-ket//evil.example/"),
    ],
)
def test_unknown_ones(client: Client, path: str) -> None:
    assert client.get(path).status_code == (400 if "%00" in path else 404)
    assert openings() == 0


def test_drafts_and_plans_are_unknown(client: Client) -> None:
    draft = link(state=State.DRAFT, published_at=None)
    planned = link(published_at=NOW + timedelta(minutes=1))
    pictures = link(target="")
    for made in (draft, planned, pictures):
        assert client.get(made.get_absolute_url()).status_code == 404


def test_ended_ones_are_gone_at_their_minute(client: Client, now: time_machine.Traveller) -> None:
    made = link(ends_at=NOW + timedelta(minutes=1))
    assert client.get(made.get_absolute_url()).status_code == 302
    now.move_to(NOW + timedelta(minutes=1))
    answer = client.get(made.get_absolute_url())
    assert answer.status_code == 410
    assert "noindex" in answer["X-Robots-Tag"]
    assert "đã hết hạn" in answer.content.decode()
    assert made.target not in answer.content.decode()


def test_what_was_withdrawn_is_gone(client: Client) -> None:
    made = link()
    made.state = State.DRAFT
    made.save()
    assert client.get(made.get_absolute_url()).status_code == 410


def test_an_address_that_came_in_past_the_check_is_not_followed(client: Client) -> None:
    made = link()
    PictureLink.objects.filter(pk=made.pk).update(target="https://a:b@evil.example/")
    assert client.get(made.get_absolute_url()).status_code == 404


def test_only_people_who_open_are_counted(client: Client) -> None:
    made = link()
    client.get(made.get_absolute_url(), headers={"user-agent": GOOGLEBOT})
    client.get(made.get_absolute_url())
    client.get(made.get_absolute_url(), headers=PERSON | {"sec-purpose": "prefetch"})
    client.head(made.get_absolute_url(), headers=PERSON)
    assert client.post(made.get_absolute_url(), headers=PERSON).status_code == 405
    assert openings() == 0


def test_it_is_not_kept(client: Client) -> None:
    from core.pagecache.parameters import parameters_of

    assert parameters_of(link().get_absolute_url()) is None
