"""The one rule of who is a person: robots out, browsers of people in."""

from __future__ import annotations

import time

import pytest
from crawleruseragents import CRAWLER_USER_AGENTS_DATA

from core import robots
from tests.analytics.browsers import browsers


def test_the_crawlers_of_the_list_are_out() -> None:
    examples = [example for known in CRAWLER_USER_AGENTS_DATA for example in known["instances"]]
    missed = [example for example in examples if not robots.is_robot_agent(example)]
    assert len(examples) > 2000
    assert len(missed) <= len(examples) // 100, missed


def test_the_letters_leave_no_pattern_out() -> None:
    """The list by three letters finds what the patterns find, rules of our own apart."""
    known = robots._crawlers()
    for crawler in CRAWLER_USER_AGENTS_DATA:
        if crawler["pattern"] not in robots._OF_PEOPLE:
            assert all(known.has(example) for example in crawler["instances"]), crawler["pattern"]


def test_browsers_of_people_are_in() -> None:
    people = browsers()
    assert len(people) >= 480
    assert [agent for agent in people if robots.is_robot_agent(agent)] == []


@pytest.mark.parametrize(
    "agent",
    [
        "",
        " ",
        "-",
        "Mozilla/5.0",
        "Mozilla/5.0 (Windows NT 10.0)",
        "Mozilla/5.0 (compatible; unknown/1.0)",
        "curl/8.5.0",
        "python-requests/2.31",
        "Wget/1.21",
        "Go-http-client/2.0",
        "Java/17.0.1",
        "okhttp/4.9",
        "Dalvik/2.1.0 (Linux; U; Android 12; SM-A536E Build/SP1A)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 6.0.1) AppleWebKit/537.36 Mobile (compatible; Somebot/2.1)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) newbot/0.1 Chrome/120 Safari/537.36",
        "x" * 10_240,
        "\xff\xfe\x80",
        "' OR 1=1 --",
    ],
)
def test_tools_are_out(agent: str) -> None:
    assert robots.is_robot(agent, {})


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_PURPOSE": "prefetch"},
        {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
        {"HTTP_PURPOSE": "prefetch"},
        {"HTTP_PURPOSE": "preview"},
        {"HTTP_X_MOZ": "prefetch"},
    ],
)
def test_pages_fetched_beforehand_are_nobodys(headers: dict[str, str]) -> None:
    agent = browsers()[0]
    assert robots.is_robot(agent, headers)
    assert not robots.is_robot(agent, {"HTTP_SEC_PURPOSE": ""})


def test_long_and_broken_ones_of_people_are_read_in_bounds() -> None:
    agent = browsers()[0]
    assert not robots.is_robot_agent(agent + " " + "A" * 10_240)
    assert not robots.is_robot_agent(agent + " \xff\xfe")
    robots._is_program.cache_clear()
    start = time.process_time()
    for number in range(5000):
        robots.is_robot_agent(f"{agent} {number} " + "spa" * 3000)
    assert robots._is_program.cache_info().currsize <= 4096
    assert (time.process_time() - start) / 5000 < 0.005
