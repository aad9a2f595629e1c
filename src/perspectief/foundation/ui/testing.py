"""For tests: a client that looks at every page it fetches, and templates that refuse an unknown variable."""

from __future__ import annotations

import gzip
from collections import Counter
from copy import deepcopy
from html.parser import HTMLParser
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.test import Client

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
NOT_IN_A_PARAGRAPH = {
    "address",
    "article",
    "details",
    "div",
    "dl",
    "fieldset",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
}
LABELLED = {"input", "select", "textarea"}


class Page(HTMLParser):
    """Reads a page and notes what is wrong with it."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.points_to: list[str] = []
        self.labelled: set[str] = set()
        self.controls: list[tuple[str, dict[str, str | None], bool]] = []
        self.text: dict[str, list[str]] = {"h1": [], "title": []}
        self.feed(html)
        self.close()
        self._look()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One tag and its attributes."""
        said = dict(attrs)
        if "p" in self.open and tag in NOT_IN_A_PARAGRAPH:
            self.wrong.append(f"<{tag}> inside <p>")
        if "style" in said or tag == "style" or (tag == "script" and "src" not in said):
            self.wrong.append(f"inline style or script: <{tag}>")
        if any(name.startswith("on") for name in said):
            self.wrong.append(f"inline event on <{tag}>")
        if "id" in said:
            self.ids[said["id"] or ""] += 1
        self._note_references(tag, said)
        if tag in LABELLED and said.get("type") not in ("hidden", "submit"):
            self.controls.append((tag, said, "label" in self.open))
        if tag in self.text and "svg" not in self.open:  # a drawing has a title of its own
            self.text[tag].append("")
        if tag not in VOID:
            self.open.append(tag)

    def _note_references(self, tag: str, said: dict[str, str | None]) -> None:
        for name in ("aria-describedby", "aria-labelledby", "form"):
            self.points_to += (said.get(name) or "").split()
        if tag == "label" and said.get("for"):
            self.labelled.add(said["for"] or "")
            self.points_to.append(said["for"] or "")
        if tag == "a" and (said.get("href") or "").startswith("#"):
            self.points_to.append((said["href"] or "")[1:])

    def handle_endtag(self, tag: str) -> None:
        """The tag that closes must be the one that was opened last."""
        if not self.open or self.open[-1] != tag:
            self.wrong.append(f"</{tag}> closes {self.open[-1:] or 'nothing'}")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Text of the title and the heading."""
        for tag, texts in self.text.items():
            if tag in self.open and texts and "svg" not in self.open:
                texts[-1] += data

    def _look(self) -> None:
        self.wrong += [f"<{tag}> is never closed" for tag in self.open]
        self.wrong += [f"id {name} stands there {count} times" for name, count in self.ids.items() if count > 1]
        self.wrong += [f"#{name} is nowhere" for name in self.points_to if name not in self.ids]
        self.wrong += [
            f"<{tag}> {said.get('name')} has no label"
            for tag, said, inside in self.controls
            if not inside and said.get("id") not in self.labelled
        ]
        headings, titles = ([" ".join(text.split()) for text in self.text[tag]] for tag in ("h1", "title"))
        if len(headings) != 1 or not headings[0]:
            self.wrong.append(f"a page has one h1, this one has {headings}")
        elif len(titles) != 1 or not titles[0].startswith(headings[0]):
            self.wrong.append(f"the title {titles} does not begin with the h1 {headings}")


def look_at(response: HttpResponse) -> HttpResponse:
    """Fails with everything that is wrong with a page of ours."""
    if response.headers.get("Content-Type", "").startswith("text/html") and not 300 <= response.status_code < 400:
        packed = response.headers.get("Content-Encoding") == "gzip"
        wrong = Page((gzip.decompress(response.content) if packed else response.content).decode()).wrong
        assert not wrong, "\n".join(wrong)
        assert "unsafe" not in response.headers["Content-Security-Policy"]
    return response


class PageClient(Client):
    """Looks at every page that it fetches."""

    def request(self, **request: Any) -> Any:
        """As Django's, and then looks."""
        return look_at(super().request(**request))


class UnknownVariable(str):
    """Stands in for a template variable that does not exist."""

    __slots__ = ()

    def __mod__(self, name: object) -> str:
        raise AssertionError(f"template variable {name} does not exist")


@pytest.fixture
def pages(settings: Any) -> PageClient:
    """A visitor without an account, in a world where an unknown template variable fails."""
    templates = deepcopy(django_settings.TEMPLATES)
    templates[0]["OPTIONS"]["string_if_invalid"] = UnknownVariable("%s")
    settings.TEMPLATES = templates
    return PageClient(headers={"host": "localhost"})
