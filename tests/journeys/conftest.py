"""A real browser for the journeys: this machine's Chromium, on a phone or a desk, with axe to look at every page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # playwright keeps a loop running beside the test
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
HARMLESS = (
    "Autofocus processing was blocked",  # the address already led to the same field
    "Failed to load resource: the server responded with a status of 404",  # the page that is not there
    "Failed to load resource: the server responded with a status of 410",  # a story that was taken back
    "Failed to load resource: the server responded with a status of 400",  # a form that was not filled in right
    "Failed to load resource: net::ERR_BLOCKED_BY_CLIENT",  # the script files that a test blocks
    "Clear-Site-Data header on",  # after logging out the browser throws away what it kept
)
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("PERSPECTIEF_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def screen(request: pytest.FixtureRequest) -> dict[str, int]:
    size: dict[str, int] = request.param
    return size


@pytest.fixture
def visitor(browser: Browser, screen: dict[str, int], live_server: Any) -> Iterator[Page]:
    """Somebody on a phone or at a desk. Every message of the console and every outside request fails the test."""
    yield from _visit(browser.new_context(viewport=screen, base_url=live_server.url), live_server.url)


@pytest.fixture
def on_a_phone(browser: Browser, live_server: Any) -> Iterator[Page]:
    """Somebody on a phone."""
    yield from _visit(browser.new_context(viewport=PHONE, base_url=live_server.url), live_server.url)


@pytest.fixture
def without_script_files(browser: Browser, live_server: Any) -> Iterator[Page]:
    """Somebody on a phone to whom no script file comes through."""
    context = browser.new_context(viewport=PHONE, base_url=live_server.url)
    context.route("**/*.js", lambda route: route.abort("blockedbyclient"))
    yield from _visit(context, live_server.url)


@pytest.fixture
def visitor_without_javascript(browser: Browser, live_server: Any) -> Iterator[Page]:
    """Somebody on a phone that runs no scripts at all."""
    context = browser.new_context(viewport=PHONE, base_url=live_server.url, java_script_enabled=False)
    yield from _visit(context, live_server.url)


def _visit(context: BrowserContext, home: str) -> Iterator[Page]:
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: None if message.text.startswith(HARMLESS) else said.append(message.text))
    page.on("request", lambda request: None if request.url.startswith(home) else said.append(f"outside: {request.url}"))
    yield page
    context.close()
    assert not said


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """axe finds nothing, and nothing sticks out of the screen."""

    def look(page: Page) -> None:
        found = Axe().run(page).response["violations"]
        assert not found, "\n".join(
            f"{page.url}: {one['help']}: {node['html']}" for one in found for node in one["nodes"]
        )
        width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert width[0] <= width[1], f"{page.url} is {width[0]} wide on a screen of {width[1]}"

    return look
