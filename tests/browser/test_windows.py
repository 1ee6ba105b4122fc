"""The windows complain of what they must, or no other test of this folder says anything."""

import pytest

from tests.browser.windows import Windows

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("done", "complaint"),
    [
        ("document.body.setAttribute('style', 'color: red')", "Content Security Policy"),
        ("console.error('hỏng')", "console: hỏng"),
        ("setTimeout(() => { throw Error('hỏng') })", "script: "),
        ("fetch('/khong-co/')", "answer 404: "),
        ("new Image().src = 'http://127.0.0.1:9/a.png'", "foreign host: "),
    ],
)
def test_what_goes_wrong_is_a_complaint(windows: Windows, done: str, complaint: str) -> None:
    page = windows.open("/")
    assert windows.complaints == []
    page.evaluate(f"(() => {{ {done} }})()")
    page.wait_for_timeout(500)
    assert any(complaint in each for each in windows.complaints), windows.complaints
    windows.complaints.clear()


def test_an_error_that_a_test_expects_is_none(windows: Windows) -> None:
    page = windows.open("/")
    windows.visit(page, "/khong-co/", status=404)
    page.wait_for_timeout(500)
    assert windows.complaints == []
