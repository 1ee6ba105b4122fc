"""A reader on a telephone and at a desk, without scripts, in a chosen size or contrast."""

import re
import time

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.content import site
from tests.browser.windows import PHONE, Windows, follow, resize

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 700, 960, 1280)
LAYOUT_SHIFTS = """() => new Promise(resolve => {
    const shifts = [];
    const watch = new PerformanceObserver(list => {
        for (const entry of list.getEntries()) {
            const moved = entry.sources.map(({node}) => node?.className || node?.nodeName);
            shifts.push(`${entry.value.toFixed(4)}: ${moved}`);
        }
    });
    watch.observe({type: "layout-shift", buffered: true});
    setTimeout(() => resolve(shifts), 300);
})"""


def links(page: Page) -> set[str]:
    return set(page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))"))


def style(page: Page, selector: str, name: str) -> str:
    """The computed style of the first element that is meant."""
    value = page.locator(selector).first.evaluate(
        "(element, name) => getComputedStyle(element)[name]", name
    )
    return str(value)


def expect_body(page: Page, name: str, value: str) -> None:
    """The style of the body must be so, or become so."""
    expect(page.locator("body")).to_have_css(name, value)


def brightness(page: Page, name: str) -> float:
    """That of a colour of the page, from 0 (black) to 255."""
    return sum(map(int, re.findall(r"\d+", style(page, "body", name))[:3])) / 3


def test_without_scripts_the_same_links(windows: Windows) -> None:
    pages = site().pages
    with_scripts, without = windows.open(), windows.open(scripts=False)
    for path in pages.values():
        windows.visit(with_scripts, path)
        windows.visit(without, path)
        assert links(without) == links(with_scripts)
        assert len(links(without)) > 10


def test_related_news_are_numbered_links(windows: Windows) -> None:
    page = windows.open(site(related=34).pages["article"], size=PHONE, scripts=False)
    related = page.locator("#tin-lien-quan")
    first = related.locator(".lines a").all_inner_texts()
    follow(page, related.get_by_role("link", name="Trang 2", exact=True))
    expect(page).to_have_url(re.compile(r"\?trang=2#tin-lien-quan$"))
    expect(related).to_be_in_viewport()
    assert page.evaluate("scrollY") > 0
    assert abs((related.bounding_box() or {"y": 999})["y"]) < 40
    expect(related.locator("[aria-current=page]")).to_have_text("Trang 2")
    second = related.locator(".lines a").all_inner_texts()
    assert len(first) == len(second) == 10
    assert not set(first) & set(second)
    expect(related.locator(".lines time")).to_have_count(10)


def test_nothing_is_wider_than_the_window(windows: Windows) -> None:
    page = windows.open()
    paths = [(path, 200) for path in site().pages.values()]
    for path, status in [*paths, ("/khong-co/", 404), ("/%00", 400), ("/quan-tri/login/", 200)]:
        windows.visit(page, path, status)
        for width in WIDTHS:
            resize(page, (width, 800))
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_large_type_fits_a_small_telephone(windows: Windows) -> None:
    page = windows.open(site().pages["article"], size=(320, 640))
    page.get_by_text("A+").click()
    expect_body(page, "font-size", "21.25px")
    for path in (page.url.removeprefix(windows.address), "/", "/tin-tuc/"):
        windows.visit(page, path)
        expect_body(page, "font-size", "21.25px")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def late(route: Route) -> None:
    """The file comes when the page has long been painted, as on a slow line."""
    time.sleep(0.5)
    route.continue_()


def test_nothing_moves_when_photos_and_scripts_come_late(windows: Windows) -> None:
    page = windows.open(size=PHONE)
    page.route("**/*.js", late)
    page.route("**/media/**", late)
    windows.visit(page, site().pages["article"])
    for photo in page.locator("figure img").all():
        photo.scroll_into_view_if_needed()
        expect(photo).to_have_js_property("complete", True)
        assert photo.evaluate("image => image.naturalWidth") > 0
        assert photo.get_attribute("width")
        assert photo.get_attribute("height")
    assert page.locator("figure img").count() == 2
    assert page.evaluate(LAYOUT_SHIFTS) == []


def test_choices_work_without_scripts(windows: Windows) -> None:
    page = windows.open(site().pages["article"], scripts=False)
    words = page.locator(".prose p").first
    expect(words).to_have_css("font-size", "17px")
    page.get_by_text("A+").click()
    expect(words).to_have_css("font-size", "21.25px")
    page.get_by_text("A−").click()
    expect(words).not_to_have_css("font-size", "21.25px")
    assert float(style(page, ".prose p", "fontSize").removesuffix("px")) < 17
    page.get_by_text("Tương phản cao").click()
    expect_body(page, "color", "rgb(0, 0, 0)")
    expect_body(page, "background-color", "rgb(255, 255, 255)")


def test_choices_are_kept_without_a_cookie(windows: Windows) -> None:
    page = windows.open(site().pages["article"], dark=True)
    page.get_by_text("A+").click()
    page.get_by_text("Tương phản cao").click()
    expect_body(page, "color", "rgb(0, 0, 0)")
    for path in ("/", "/tin-tuc/"):
        windows.visit(page, path)
        expect_body(page, "font-size", "21.25px")
        expect_body(page, "color", "rgb(0, 0, 0)")
        expect(page.get_by_label("Chữ lớn")).to_be_checked()
    page.get_by_text("Tương phản cao").click()
    expect(page.locator("body")).not_to_have_css("color", "rgb(0, 0, 0)")
    page.reload()
    expect(page.locator("body")).not_to_have_css("color", "rgb(0, 0, 0)")
    expect_body(page, "font-size", "21.25px")


def test_no_reader_gets_a_cookie(windows: Windows) -> None:
    page = windows.open()
    paths = site().pages.values()
    for path in paths:
        windows.visit(page, path)
    windows.visit(page, "/khong-co/", 404)
    windows.visit(page, "/rss/")
    assert windows.cookies() == []


def test_dark_where_the_reader_wants_it_dark(windows: Windows) -> None:
    path = site().pages["article"]
    for page, paper_is_dark in ((windows.open(path), False), (windows.open(path, dark=True), True)):
        paper, ink = brightness(page, "backgroundColor"), brightness(page, "color")
        assert paper < 50 if paper_is_dark else paper > 230
        assert abs(paper - ink) > 180


def test_on_paper_the_article_alone(windows: Windows) -> None:
    made = site()
    page = windows.open(made.pages["article"], dark=True)
    page.emulate_media(media="print")
    hidden = (".menu", ".bar", ".side", ".related", ".neighbours", ".breadcrumb", ".print")
    for selector in hidden:
        expect(page.locator(selector)).to_be_hidden()
    expect(page.locator(".masthead-body")).to_be_visible()
    expect(page.locator("h1")).to_have_text(made.full.title)
    for selector in ("h1", ".sapo", ".prose p", ".prose figcaption", ".prose td", ".source"):
        expect(page.locator(selector).first).to_be_visible()
    expect_body(page, "background-color", "rgb(255, 255, 255)")
    expect(page.locator(".prose p").first).to_have_css("color", "rgb(0, 0, 0)")


def test_printing_is_offered_where_it_works(windows: Windows) -> None:
    path = site().pages["article"]
    without = windows.open(path, scripts=False)
    expect(without.locator(".print")).to_have_count(0)
    page = windows.open(path)
    page.evaluate("window.print = () => { document.title = 'in ra' }")
    page.get_by_role("button", name="In hoặc lưu bài (PDF)").click()
    expect(page).to_have_title("in ra")
