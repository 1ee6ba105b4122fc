"""The English finder itself: what it must find, and what it must leave alone."""

import pytest

from tests.english import english_on


@pytest.mark.parametrize(
    "html",
    [
        "<p>Save</p>",
        "<p>No</p>",
        "<a>Skip to main content</a>",
        "<option>Can add bài viết</option>",
        "<p>Bài viết object (1)</p>",
        "<p>Đọc <em>the</em> báo</p>",
        "<p>Password-based</p>",
        "<p>You don’t have permission</p>",
        "<title>Log in | Cổng thông tin</title>",
        '<img alt="True">',
        '<nav aria-label="Breadcrumbs">',
        '<input placeholder="Start typing to filter…">',
        '<input type="submit" value="Go">',
        '<input value="None">',
        '<a title="View on site">Xem</a>',
        '<meta name="description" content="Latest news">',
        """<div data-inline-formset='{"options": {"addText": "Add another ảnh"}}'>""",
        '<html lang="en-us"><p>Home</p></html>',
    ],
)
def test_english_is_found(html: str) -> None:
    assert english_on(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Tin trong ban: in lan can, than, may mặc, hát then, xem anh em, cho con.</p>",
        "<p>Email: vanphong@example.gov.vn — URL https://example.gov.vn/new/page.html</p>",
        "<p>the-thao-va-van-hoa, photo.jpg, user_name, DSC0001.JPG, WHO, IT</p>",
        "<script>var text = 'Save and continue';</script><style>a{color:red}</style>",
        "<!-- Save and continue --><code>Save</code>",
        '<blockquote lang="en">All men are created equal.</blockquote>',
        '<input type="hidden" value="delete selected">',
        '<option value="delete_selected">Xóa các bài viết đã chọn</option>',
        "<p>Đặt DEBUG=True để xem</p>",
    ],
)
def test_vietnamese_and_technical_text_is_left_alone(html: str) -> None:
    assert english_on(html) == []


def test_a_find_names_the_word_and_its_text() -> None:
    assert english_on("<p>Lưu</p><p>Xem site</p><p>Xem site</p>") == ["site: Xem site"]
