"""Somebody who fills in every form with far too large numbers, and goes on until it is taken or nothing is left to try.

A field that the page marks as wrong gets the next thing that somebody may type there: so each form is driven to the
largest values that it accepts, and what does not fit in the database shows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

ROUNDS = 14
LARGE = ("9" * 15, "2147483648", "40000", "2030", "100", "3")
TYPED = ("text", "search", "email", "tel", "url", "number", "")


@dataclass
class Form:
    """A form as the page shows it. `typed`: name to whether numbers belong there; `wrong`: names marked as wrong."""

    action: str
    method: str
    fixed: dict[str, list[str]] = field(default_factory=dict)
    typed: dict[str, bool] = field(default_factory=dict)
    wrong: set[str] = field(default_factory=set)
    button: tuple[str, str] | None = None

    def looks_like(self, other: Form) -> bool:
        """The same form, shown again."""
        return self.typed.keys() == other.typed.keys() and self.fixed.keys() == other.fixed.keys()


class _Reader(HTMLParser):
    """Every form of a page; of each choice the last one that says something."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.open: Form | None = None
        self.list_name = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = Form(said.get("action", ""), said.get("method", "get").lower())
            self.forms.append(self.open)
        if self.open is not None:
            self._take(self.open, tag, said)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None

    def _take(self, form: Form, tag: str, said: Mapping[str, str]) -> None:
        name, kind = said.get("name", ""), said.get("type", "")
        if tag == "select":
            self.list_name = name
        if tag == "option" and said.get("value"):
            form.fixed[self.list_name] = [said["value"]]
        if tag == "button" and name and form.button is None:
            form.button = (name, said.get("value", ""))
        if not name or tag not in ("input", "textarea"):
            return
        if tag == "textarea" or kind in TYPED:
            form.typed[name] = said.get("inputmode") in ("numeric", "decimal") or kind == "number"
            form.wrong |= {name} if said.get("aria-invalid") == "true" else set()
        elif kind == "hidden" or kind in ("radio", "checkbox"):
            form.fixed[name] = [said.get("value", "on")]


def forms_of(response: HttpResponse) -> list[Form]:
    """The forms on a page in which somebody types."""
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return []
    reader = _Reader()
    reader.feed(response.content.decode())
    return [form for form in reader.forms if form.typed]


def tries(is_number: bool) -> Sequence[str]:
    """What somebody types in a field, one after the other."""
    day = timezone.localdate()
    days = [f"{day + dt.timedelta(days=more):%d-%m-%Y}" for more in (1, 40, -1)]
    others = [*days, "https://example.nl", "iemand@example.nl", ""]
    return [*LARGE, *others] if is_number else ["Dit is iets.", *LARGE, *others]


def fill_in(client: Client, address: str, form: Form) -> Iterator[tuple[dict[str, list[str]], HttpResponse]]:
    """What was sent, and each answer, until the form is taken or nothing changes any more."""
    at = dict.fromkeys(form.typed, 0)
    for _round in range(ROUNDS):
        said = {name: [tries(is_number)[at[name]]] for name, is_number in form.typed.items()}
        said = {**form.fixed, **said, **({form.button[0]: [form.button[1]]} if form.button else {})}
        send = client.get if form.method == "get" else client.post
        response = send(urljoin(address, form.action), said)
        yield said, response
        again = next((one for one in forms_of(response) if one.looks_like(form)), None)
        if response.status_code != 200 or again is None or not again.wrong:
            return
        at = {name: _next(form, again, name, place) for name, place in at.items()}


def _next(form: Form, again: Form, name: str, place: int) -> int:
    more = 1 if name in again.wrong else 0
    return min(place + more, len(tries(form.typed[name])) - 1)
