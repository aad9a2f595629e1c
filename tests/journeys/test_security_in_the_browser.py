"""In a real browser nothing on any page breaks the strict policy, and nothing is asked of anybody else.

Every address without an open place, and the examples of `test_every_page.py`; as nobody, and as the first of the
invented people who may open it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from playwright.sync_api import Browser, BrowserContext, Page

from perspectief.config.tests.test_every_page import ANSWERED, KEPT, PUBLIC, who_answered
from perspectief.foundation.demo.personas import personas
from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.reference.services import load_reference

pytestmark = pytest.mark.django_db(transaction=True)
LISTEN = """
window.broken = [];
document.addEventListener("securitypolicyviolation",
  (event) => window.broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""
NO_PAGE = re.compile(r"\.(csv|json|pdf|ics|svg|yaml|txt)$|^/(weg|health|ready|metrics|uitloggen)$|/papier$|^/api/")
"""A file, data, or a way out."""
INSIDE = """() => {
  const add = (kind, said) => document.body.append(Object.assign(document.createElement(kind), said));
  add("script", {textContent: "window.ran = true"});
  add("img", {src: "data:image/gif;base64,R0lGODlhAQABAAAAACw="});
  const box = document.createElement("div");
  box.setAttribute("style", "color: red");
  document.body.append(box);
}"""
"""What somebody would put into a page of ours."""
ERRORS = ["/bestaat-niet", "/regels/bestaat-niet", "/beheer/accounts"]


def addresses(*, public: bool) -> list[str]:
    """Every page without an open place in its address."""
    found = {route for route, view in _routes(get_resolver()) if getattr(view, "is_public", False) == public}
    return sorted(one for one in found if "<" not in one and "(" not in one and not NO_PAGE.search(one))


def is_page(client: Client, path: str) -> bool:
    """Something to look at, and not a button of which the address is only sent to."""
    response = client.get(path, headers={"host": "localhost"})
    return response.status_code != 405 and response.headers.get("Content-Type", "").startswith("text/html")


def _routes(resolver: Any, before: str = "/") -> Iterator[tuple[str, Any]]:
    for one in resolver.url_patterns:
        if hasattr(one, "url_patterns"):
            yield from _routes(one, before + str(one.pattern))
        else:
            yield before + str(one.pattern), one.callback


class Watched:
    """A page that notes what breaks the policy, what is said in the console of it, and who else is asked."""

    def __init__(self, context: BrowserContext, home: str):
        self.home, self.wrong = home, list[str]()
        context.add_init_script(LISTEN)
        self.page: Page = context.new_page()
        self.page.on("console", lambda one: self.note("console", one.text) if "Content Security" in one.text else None)
        self.page.on("request", lambda one: None if one.url.startswith(home) else self.note("outside", one.url))

    def note(self, what: str, words: str) -> None:
        self.wrong.append(f"{self.page.url} {what}: {words}")

    def visit(self, path: str) -> int:
        """Opens a page; gives its status."""
        response = self.page.goto(path)
        assert response is not None
        for broken in self.page.evaluate("window.broken"):
            self.note("policy", broken)
        return response.status


@pytest.fixture
def watched(browser: Browser, live_server: Any) -> Iterator[Watched]:
    context = browser.new_context(base_url=live_server.url)
    yield Watched(context, live_server.url)
    context.close()


def come_as(watched: Watched, client: Client) -> None:
    """The browser goes on as this client: with the same cookies."""
    cookies: Any = [{"name": name, "value": one.value, "url": watched.home} for name, one in client.cookies.items()]
    watched.page.context.clear_cookies()
    watched.page.context.add_cookies(cookies)


def test_as_nobody_every_public_page_and_every_error_keeps_to_the_policy(watched: Watched) -> None:
    load_reference()
    asked = [*PUBLIC, *KEPT, *addresses(public=True), *ERRORS]
    statuses = {path: watched.visit(path) for path in asked if is_page(Client(), path)}

    assert watched.wrong == []
    assert [path for path, status in statuses.items() if status >= 500] == []
    assert len(statuses) > 40


def test_pages_of_somebody_who_answered_keep_to_the_policy(watched: Watched) -> None:
    client = Client(headers={"host": "localhost"})
    who_answered(client)  # type: ignore[arg-type]
    come_as(watched, client)

    statuses = {path: watched.visit(path) for path in ANSWERED}

    assert watched.wrong == []
    assert set(statuses.values()) == {200}


def test_as_the_first_of_the_invented_people_who_may_every_closed_page_keeps_to_the_policy(watched: Watched) -> None:
    load_reference()
    people = {key: look_along(Client(headers={"host": "localhost"}), key) for key in personas()}
    seen = set()
    for path in addresses(public=False):
        who = next((one for one in people.values() if one.get(path).status_code == 200), None)
        if who:
            come_as(watched, who)
            assert watched.visit(path) == 200, path
            seen.add(path)

    assert watched.wrong == []
    assert len(seen) > 10


def test_the_start_of_each_of_the_invented_people_keeps_to_the_policy(watched: Watched) -> None:
    load_reference()
    for key in personas():
        come_as(watched, look_along(Client(headers={"host": "localhost"}), key))
        assert watched.visit("/start") == 200, key

    assert watched.wrong == []


def test_what_is_written_inside_a_page_does_not_run_and_is_noticed(watched: Watched) -> None:
    watched.visit("/")
    watched.page.evaluate(INSIDE)
    watched.page.wait_for_function("window.broken.length >= 3")

    assert watched.page.evaluate("window.ran") is None
    assert any("Content Security" in one for one in watched.wrong)
