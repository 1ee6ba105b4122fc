"""The windows complain of what they must, or no other test of this folder says anything."""

import pytest

from tests.browser.windows import Windows

pytestmark = pytest.mark.browser


def has(windows: Windows, complaint: str) -> bool:
    return any(complaint in each for each in windows.complaints)


@pytest.mark.parametrize(
    ("done", "event", "complaint"),
    [
        ("document.body.setAttribute('style', 'color: red')", "console", "Content Security Policy"),
        ("console.error('hỏng')", "console", "console: hỏng"),
        ("setTimeout(() => { throw Error('hỏng') })", "weberror", "script: "),
        ("fetch('/khong-co/')", "response", "answer 404: "),
        ("new Image().src = 'http://127.0.0.1:9/a.png'", "request", "foreign host: "),
    ],
)
def test_what_goes_wrong_is_a_complaint(
    windows: Windows, done: str, event: str, complaint: str
) -> None:
    page = windows.open("/")
    assert windows.complaints == []
    with page.context.expect_event(event, lambda _: has(windows, complaint)):
        page.evaluate(f"(() => {{ {done} }})()")
    assert has(windows, complaint)
    # A closed window has no more to say, such as the console on an answer of the server.
    windows.close()
    windows.complaints.clear()


def test_an_error_that_a_test_expects_is_none(windows: Windows) -> None:
    page = windows.open("/")
    with page.context.expect_event("console"):
        windows.visit(page, "/khong-co/", status=404)
    assert windows.complaints == []
