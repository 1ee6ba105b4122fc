"""The dates of an article: what follows from state and clock, and what stays."""

from datetime import timedelta

import pytest
from time_machine import Traveller

from core.publishing.states import State
from tests.factories import NOW, article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

LATER = timedelta(hours=5)


def test_a_plan_may_change_until_readers_saw_it(now: Traveller) -> None:
    made = article(published_at=NOW + LATER)
    assert made.first_published_at == NOW + LATER
    made.published_at = NOW + 2 * LATER
    made.save()
    assert made.first_published_at == NOW + 2 * LATER
    made.state = State.DRAFT
    made.save()
    assert made.first_published_at is None


def test_what_readers_saw_is_fixed(now: Traveller) -> None:
    made = article(published_at=NOW)
    now.move_to(NOW + LATER)
    made.published_at = NOW + LATER
    made.state = State.DRAFT
    made.save()
    assert made.first_published_at == NOW
    assert made.was_public()
    assert not made.is_public()


def test_a_date_made_here_has_whole_seconds(now: Traveller) -> None:
    # The form of the admin cannot send back what is smaller.
    now.move_to(NOW + timedelta(microseconds=654_321))
    assert article(published_at=None).published_at == NOW
