"""Letters with stacked tone marks have the room they need, and keys show where they are."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.content import TALL, site
from tests.browser.windows import DESK, PHONE, Windows

pytestmark = pytest.mark.browser

#: Elements whose own text runs in lines: their line height in ems, and whether what is cut at
#: their edge is part of a letter. A letter that is drawn beyond its own line counts as cut
#: only where something hides what overflows.
LINES = """() => [...document.querySelectorAll("body *")].filter(element =>
        element.checkVisibility() && !element.closest(".unseen") &&
        [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .map(element => {
        const style = getComputedStyle(element);
        const size = parseFloat(style.fontSize);
        const height = style.lineHeight === "normal" ? 1.2 : parseFloat(style.lineHeight) / size;
        return {
            what: element.tagName + "." + element.className + ": " + element.innerText.slice(0, 40),
            heading: Boolean(element.closest("h1, h2, h3, .masthead-body")),
            size, height,
        };
    })"""

#: How far in px the ink of the text stands out of the boxes that hide what overflows.
CUT = """text => [...document.querySelectorAll("body *")]
    .filter(element => element.checkVisibility() && !element.closest(".unseen") &&
        [...element.childNodes].some(node => node.nodeType === 3 && node.data.includes(text)))
    .flatMap(element => {
        const style = getComputedStyle(element);
        const pen = document.createElement("canvas").getContext("2d");
        pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const ink = pen.measureText(text);
        const range = document.createRange();
        const node = [...element.childNodes].find(node => node.data?.includes(text));
        range.setStart(node, node.data.indexOf(text));
        range.setEnd(node, node.data.indexOf(text) + 1);
        const glyph = range.getBoundingClientRect();
        const base = glyph.top + ink.fontBoundingBoxAscent;
        const top = base - ink.actualBoundingBoxAscent;
        const bottom = base + ink.actualBoundingBoxDescent;
        const out = [];
        for (let box = element; box && box !== document.body; box = box.parentElement) {
            if (getComputedStyle(box).overflowY === "visible") continue;
            const edge = box.getBoundingClientRect();
            // Below, a box of few lines hides the others on purpose.
            if (top < edge.top || (glyph.bottom <= edge.bottom && bottom > edge.bottom))
                out.push(`${element.tagName}.${element.className} in ${box.className}`);
        }
        return out;
    })"""


def lines(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(LINES)
    return found


def test_lines_are_high_enough_for_two_marks(windows: Windows) -> None:
    page = windows.open()
    for path in site().pages.values():
        windows.visit(page, path)
        for line in lines(page):
            assert line["height"] >= (1.3 if line["heading"] else 1.6) - 0.001, line


def test_text_is_large_enough(windows: Windows) -> None:
    page = windows.open(site().pages["article"], size=PHONE)
    sizes = page.locator("main p, main li").evaluate_all(
        "all => all.filter(each => each.closest('.prose, .sapo'))"
        ".map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(sizes) >= 17
    assert min(line["size"] for line in lines(page)) >= 15


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_no_mark_is_cut(windows: Windows, size: tuple[int, int]) -> None:
    page = windows.open(size=size)
    for path in site().pages.values():
        windows.visit(page, path)
        assert page.get_by_text(TALL).count() > 1
        assert page.evaluate(CUT, TALL) == []


def test_every_stop_of_the_tab_key_is_seen(windows: Windows) -> None:
    page = windows.open(site(related=6).pages["article"])
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if here is None:
            break
        seen.append(here["what"])
        assert here["inView"], here
        assert here["ring"] >= 2, here
    assert len(seen) > 20
    assert seen[0] == "Đến nội dung chính"


#: The focused element: its text, the width of its ring in px, and whether it is in the window.
FOCUS = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    // The ring of a hidden choice is drawn around its label.
    const shown = element.matches(".unseen") ? element.nextElementSibling : element;
    const style = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    return {
        what: shown.innerText || element.tagName,
        ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""


def test_the_skip_link_leads_to_the_content(windows: Windows) -> None:
    page = windows.open(site(related=6).pages["article"], size=PHONE, scripts=False)
    skip = page.get_by_text("Đến nội dung chính")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)
