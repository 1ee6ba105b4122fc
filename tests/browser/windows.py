"""Windows of the browser on the portal, each watched for whatever goes wrong."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
)

#: Width and height in px of a telephone of today and of a desk.
PHONE, DESK = (360, 740), (1280, 900)
#: Longest wait in ms for what must come; a machine that is busy takes its time.
PATIENCE = 30_000

#: Playwright's own waiting for a condition is refused by the policy of the pages.
RESIZED = """([width, height, patience]) => new Promise((done, fail) => {
    const look = () => { if (innerWidth === width && innerHeight === height) done(); };
    addEventListener("resize", look);
    setTimeout(() => fail(Error("The window keeps its size")), patience);
    look();
})"""


def follow(page: Page, link: Locator) -> None:
    """Click what leads to another page, and wait until that page has come whole.

    A click alone returns while the new page is still being read, or the old one still there.
    """
    with page.expect_navigation():
        link.click()


def resize(page: Page, size: tuple[int, int]) -> None:
    """Give the window another size, and wait until the page knows it."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.evaluate(RESIZED, [*size, PATIENCE])


class Windows:
    """Opens windows, each with storage of its own, and collects their complaints."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self.address = address
        self._contexts: list[BrowserContext] = []
        self._statuses: dict[str, int] = {}
        self.complaints: list[str] = []

    def open(
        self,
        path: str | None = None,
        *,
        size: tuple[int, int] = DESK,
        scripts: bool = True,
        dark: bool = False,
        before: Path | None = None,
        policy: bool = True,
    ) -> Page:
        """A window on the path, in a context of its own.

        `before` is a script that runs first in every document, outside the site's policy.
        `policy=False` lifts the policy from the page, for what it holds against axe itself;
        such a window does not tell what the policy refuses.
        """
        context = self._browser.new_context(
            base_url=self.address,
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            bypass_csp=not policy,
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        self._watch(context)
        if before:
            context.add_init_script(path=before)
        page = context.new_page()
        if path is not None:
            self.visit(page, path)
        return page

    def visit(self, page: Page, path: str, status: int = 200) -> Response:
        """Go to the path, which must be answered with the status."""
        self.expect_status(path, status)
        response = page.goto(path)
        assert response is not None
        assert response.status == status, f"{path} was answered with {response.status}"
        return response

    def expect_status(self, path: str, status: int) -> None:
        """An error of this status at the path is no complaint."""
        self._statuses[self.address + path] = status

    def close(self) -> None:
        """Close every window."""
        for context in self._contexts:
            context.close()

    def cookies(self) -> list[Any]:
        """The cookies in all windows."""
        return [cookie for context in self._contexts for cookie in context.cookies()]

    def _watch(self, context: BrowserContext) -> None:
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))
        context.on("request", self._on_request)
        context.on("response", self._on_response)

    def _on_console(self, message: ConsoleMessage) -> None:
        where = message.location["url"]
        expected = self._statuses.get(where, 200) >= 400 and "Failed to load" in message.text
        if message.type in {"error", "warning"} and not expected:
            self.complaints.append(f"console: {message.text} ({where})")

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and not request.url.startswith(
            f"{self.address}/"
        ):
            self.complaints.append(f"foreign host: {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400 and response.status != self._statuses.get(response.url):
            self.complaints.append(f"answer {response.status}: {response.url}")
