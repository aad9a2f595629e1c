"""Marked answers, codes and numbers of persons go through every public form and every operation of the API.

Afterwards they stand nowhere: in no log (every logger at DEBUG, SQL too, in the format of production and of practice),
no address, no header, no error page, no row, no cache, no session and no file. Also when everything breaks down.
"""

from __future__ import annotations

import io
import itertools
import json
import logging
import random
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.template.base import Template
from django.test import Client
from django.urls import get_resolver
from ninja import NinjaAPI

from perspectief.config.api import description
from perspectief.config.logs import JsonLines, PlaceOnly, WithoutQuery, WithoutSecrets
from perspectief.foundation.privacy.masks import code_words
from perspectief.residents.entitlements.services import Carried, Mode
from perspectief.residents.entitlements.services.told import _sealed

pytestmark = pytest.mark.django_db
SEED = 20_261_122
CHECKS = 60
WORD = "kanariewoord"
BSNS = ("999990019", "999993653", "999990482", "999991590", "999992235", "999994542")
STORED_ON_PURPOSE = {"inbox_signal"}
"""What somebody writes about a page is kept, as its page says; it holds no answer and no code."""
SHAPES = re.compile(
    r"731\d{6}|731\.\d{3}\.\d{3}|1907-\d\d-\d\d|\d\d?-\d\d?-1907|99999\d{4}|9999\.9\d\.\d{3}|999[ .]99\d[ .]\d{3}"
    rf"|{WORD}|kanarie@|NL91 ?ABNA|06-7310",
    re.IGNORECASE,
)


class Marks:
    """Values that can be found again: the same seed, the same values."""

    def __init__(self, seed: int):
        self.chance = random.Random(seed)
        self.code = " ".join(self.chance.sample(sorted(code_words()), 6)) if code_words() else f"{WORD} een twee"

    def amount(self) -> str:
        return f"731.{self.chance.randrange(1000):03}.{self.chance.randrange(1000):03},{self.chance.randrange(100):02}"

    def number(self) -> float:
        return 731_000_000 + self.chance.randrange(10**8) / 100

    def day(self) -> str:
        return f"{self.chance.randint(1, 28)}-{self.chance.randint(1, 12)}-1907"

    def iso(self) -> str:
        return f"1907-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"

    def bsn(self) -> str:
        said = self.chance.choice(BSNS)
        return self.chance.choice((said, f"{said[:4]}.{said[4:6]}.{said[6:]}", f"{said[:3]} {said[3:6]} {said[6:]}"))

    def anything(self) -> str:
        """One of all sorts, for a field that takes words."""
        fixed = (self.code, "kanarie@voorbeeld.nl", "NL91ABNA0417164300", "06-73101234")
        return self.chance.choice((self.amount(), self.day(), self.bsn(), f"{WORD}{self.chance.random()}", *fixed))

    def in_text(self, text: str) -> list[str]:
        """What of this stands in a text. Four words of the code are the code."""
        words = self.code.split()
        parts = [" ".join(words[start : start + 4]) for start in range(len(words) - 3)]
        spoken = re.sub(r"[\W_]+", " ", text.lower())
        return SHAPES.findall(text) + [part for part in parts if part in spoken]


@dataclass
class Form:
    """One form of a page: where it goes, and what somebody can fill in."""

    action: str
    method: str
    fields: list[dict[str, str]] = field(default_factory=list)
    buttons: list[dict[str, str]] = field(default_factory=list)


class Forms(HTMLParser):
    """All forms of a page."""

    def __init__(self, html: str):
        super().__init__()
        self.found: list[Form] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append(Form(said.get("action", ""), said.get("method", "get").lower()))
        elif self.found and tag == "option":
            self.found[-1].fields[-1].setdefault("value", said.get("value", "")) if said.get("value") else None
        elif self.found and (tag == "button" or said.get("type") == "submit"):
            self.found[-1].buttons.append(said)
        elif self.found and tag in ("input", "select", "textarea") and said.get("name"):
            self.found[-1].fields.append({"tag": tag, **said})


class House:
    """A visitor, and all that could keep what they told."""

    def __init__(self, log: io.StringIO, folder: Path, marks: Marks):
        self.log, self.folder, self.marks = log, folder, marks
        self.heads, self.errors = io.StringIO(), io.StringIO()
        self.statuses: set[int] = set()
        self.seen: set[str] = set()
        self.client = Client(headers={"host": "localhost"}, raise_request_exception=False)

    def ask(self, method: str, path: str, data: Any = None, **more: Any) -> HttpResponse:
        """One request; notes all that comes back and could be kept by somebody on the way."""
        response = getattr(self.client, method)(path, data, **more)
        self.statuses.add(response.status_code)
        for name, value in response.headers.items():
            self.heads.write(f"{name}: {value}\n")
        for cookie in response.cookies.values():
            self.heads.write(f"{cookie.OutputString()}\n")
        if response.status_code >= 400 and not _says_what_was_wrong(response):
            self.errors.write(response.content.decode(errors="replace"))
        for close in response._resource_closers:
            close()
        return response

    def fill_in_every_form(self, path: str) -> int:
        """Opens a page and sends each of its forms, by each of its buttons; gives how many."""
        response = self.ask("get", path)
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            return 0
        sent = 0
        for form in Forms(response.content.decode()).found:
            for button in form.buttons or [{}]:
                sent += self._send(form, button, path)
        return sent

    def _send(self, form: Form, button: dict[str, str], page: str) -> int:
        action = urljoin(page, button.get("formaction") or form.action).partition("#")[0]
        key = f"{form.method} {action} {button.get('name')}={button.get('value')}"
        if key in self.seen or not action.startswith("/"):
            return 0
        self.seen.add(key)
        said = {one["name"]: self._said(one) for one in form.fields}
        if button.get("name"):
            said[button["name"]] = button.get("value", "")
        response = self.ask(form.method, action, said)
        if response.status_code in (302, 303) and response.headers["Location"].startswith("/"):
            self.ask("get", response.headers["Location"].partition("#")[0])
        return 1

    def _said(self, one: dict[str, str]) -> str:
        if one["tag"] == "select" or one.get("type") in ("hidden", "radio", "checkbox"):
            return one.get("value", "")
        return self.marks.anything()

    def places(self) -> dict[str, str]:
        """Each place where something could have stayed, as text."""
        sessions = "django_session"
        tables = dict(_tables())
        return {
            "log": self.log.getvalue(),
            "headers, cookies and addresses": self.heads.getvalue(),
            "error pages": self.errors.getvalue(),
            "sessions": tables.pop(sessions, ""),
            "database": "\n".join(text for name, text in tables.items() if name not in STORED_ON_PURPOSE),
            "cache": repr([{k: v for k, v in vars(one).items() if k != "_connections"} for one in caches.all()]),
            "files": "\n".join(p.read_text(errors="replace") for p in self.folder.rglob("*") if p.is_file()),
        }

    def assert_nothing_stayed(self) -> None:
        """No mark in any place."""
        for place, text in self.places().items():
            assert not self.marks.in_text(text), place


def _says_what_was_wrong(response: HttpResponse) -> bool:
    """The API tells who sent a message what in it is wrong, in its own words; and a form comes back as it was."""
    return response.status_code in (400, 422) and "problem+json" in response.headers["Content-Type"]


def _tables() -> Iterator[tuple[str, str]]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names of our own tables
            yield table, "\n".join(repr([_readable(one) for one in row]) for row in cursor.fetchall())


def _readable(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[House]:
    """Every logger wide open, with the handlers of production and of practice, and files in a folder of this test."""
    settings.MOST_ASKED_PER_MINUTE = 0
    settings.MAIL_FOLDER = tmp_path / "mail"
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    log = io.StringIO()
    handlers = [_handler(log, JsonLines()), _handler(log, PlaceOnly("%(levelname)s %(name)s %(message)s"))]
    loggers = [logging.getLogger(), *map(logging.getLogger, sorted(logging.root.manager.loggerDict))]
    before = [(one, one.level) for one in loggers]
    for one in loggers:
        one.setLevel(logging.DEBUG)
        if one is logging.root or not one.propagate:
            one.handlers += handlers
    connection.force_debug_cursor = True
    yield House(log, tmp_path, Marks(SEED))
    connection.force_debug_cursor = False
    for one, level in before:
        one.setLevel(level)
        one.handlers = [handler for handler in one.handlers if handler not in handlers]


def _handler(log: io.StringIO, formatter: logging.Formatter) -> logging.Handler:
    handler = logging.StreamHandler(log)
    handler.setFormatter(formatter)
    handler.addFilter(WithoutQuery())
    handler.addFilter(WithoutSecrets())
    return handler


FILLED = {
    "screen_id": "p0.birth_date",
    "back": "uitkomst",
    "person": "p0",
    "field": "children",
    "slug": "baby",
    "term": "zorgtoeslag.zorgtoeslag_y_tp",
    "first": "huurtoeslag",
    "second": "zorgtoeslag",
    "about": "zorgtoeslag",
    "step": "stop",
    "part": "verantwoording",
    "sheet": "kosten",
    "provider_id": "gemeente",
    "uidb36": "1",
}
"""What stands in an address where its pattern leaves a place open."""
UUID = "6f1a6a52-0d55-4d0f-9c3e-0a5f7a2d4c11"


def public_addresses() -> list[str]:
    """Every public address of the house, with something in its open places."""
    return sorted({_filled(route) for route, view in _routes(get_resolver()) if getattr(view, "is_public", False)})


def _routes(resolver: Any, before: str = "/") -> Iterator[tuple[str, Any]]:
    for one in resolver.url_patterns:
        if hasattr(one, "url_patterns"):
            yield from _routes(one, before + str(one.pattern))
        elif not str(one.pattern).startswith("^"):
            yield before + str(one.pattern), one.callback


def _filled(route: str) -> str:
    def fill(found: re.Match[str]) -> str:
        kind, _, name = found[1].rpartition(":")
        if kind == "uuid":
            return UUID
        return FILLED.get(name, "1" if kind == "int" else "zorgtoeslag")

    return re.sub(r"<([^>]+)>", fill, route)


def told(marks: Marks) -> dict[str, Any]:
    return {
        "who": {"partner": "here", "children": 0, "grown": 0, "others": 0},
        "p0.birth_date": {"birth_date": marks.iso()},
        "p0.incomes": {"kinds": ["loon"]},
        "p0.income.loon": {"amount": marks.number(), "per": "year", "gross": True},
        "home.tenure": {"tenure": "huur"},
        "home.rent": {"bare_rent_m": marks.number(), "service_cost_m": 0},
        "wealth.savings": {"savings": marks.number()},
    }


def carry(house: House) -> None:
    """The visitor comes with marked answers of before, sealed in their own cookie."""
    house.client.cookies["rechten"] = _sealed(Carried(told=told(house.marks), mode=Mode.ALONE))


def a_household(marks: Marks) -> dict[str, Any]:
    income = {"kind": "loon", "amount": marks.number(), "per": "year", "gross": True}
    person = {"id": marks.chance.choice(("a", marks.anything())), "birth_date": marks.iso(), "income": [income]}
    wealth = {"savings": marks.chance.choice((marks.number(), marks.anything()))}
    odd = {marks.chance.choice(("x", marks.code)): marks.bsn()}
    return {"date": "2026-06-01", "persons": [person], "wealth": wealth, **odd}


def operations() -> list[tuple[str, str]]:
    """Method and address of every operation of the API."""
    return [
        (method, path.replace("{key}", "zorgtoeslag"))
        for path, methods in description()["paths"].items()
        for method in methods
    ]


def ask_the_api(house: House) -> None:
    """Each operation: a good message, a broken one, and one of another kind."""
    for method, path in operations():
        if method == "get":
            house.ask("get", f"{path}?{house.marks.bsn().replace(' ', '%20')}")
            continue
        for body in (a_household(house.marks), {"household": a_household(house.marks)}, house.marks.anything()):
            house.ask("post", path, json.dumps(body), content_type="application/json")
        house.ask("post", path, house.marks.anything(), content_type="text/plain")
        house.ask("post", path, '{"persons": [' + house.marks.bsn(), content_type="application/json")


def test_no_mark_stays_after_every_public_form_was_sent(house: House) -> None:
    logging.getLogger("django.template").setLevel(logging.INFO)  # the next test hears it; it would take minutes here
    sent = 0
    for number, path in enumerate(public_addresses()):
        if number % 3 == 0:
            carry(house)
        sent += house.fill_in_every_form(path)

    assert sent > 40
    assert {200, 303} <= house.statuses
    assert "Location" in house.heads.getvalue()
    house.assert_nothing_stayed()


def test_no_mark_stays_after_it_was_sent_to_addresses_that_ask_for_something_else(house: House) -> None:
    for number, path in enumerate(public_addresses()):
        house.client.cookies.clear()
        if number % 4 == 0:
            carry(house)
        names = ("bsn", "amount", "birth_date", "text", "code", "login", "password", "do", "kind", "email")
        house.ask("post", path, {name: house.marks.anything() for name in names})
        house.ask("get", path, {"vraag": house.marks.anything(), "code": house.marks.code})
    for odd in (house.marks.bsn().replace(" ", "-"), house.marks.code.replace(" ", "-"), "kanarie@voorbeeld.nl"):
        house.ask("get", f"/bestaat-niet/{odd}")
        house.ask("get", f"/api/v1/regels/{odd}")

    house.assert_nothing_stayed()


def test_no_mark_stays_after_random_checks_through_the_api(house: House) -> None:
    for _ in range(CHECKS // 6):
        ask_the_api(house)

    assert {200, 400, 415} <= house.statuses
    house.assert_nothing_stayed()


def test_no_word_of_a_real_code_stays_after_it_was_shown_typed_rightly_and_typed_wrongly(house: House) -> None:
    carry(house)
    house.ask("post", "/bewaard/nieuw")
    shown = house.client.get("/bewaard/woorden").content.decode()
    house.marks.code = " ".join(re.findall(r"<li><span>([a-z]+)</span></li>", shown))
    assert len(house.marks.code.split()) == 6
    for typed in (house.marks.code, house.marks.code[:-1], house.marks.code.upper(), f"{house.marks.code} {WORD}"):
        house.client.cookies.clear()
        house.ask("post", "/bewaard", {"words": typed})
        house.ask("get", "/bewaard")
        house.ask("get", "/bewaard/mijn")
    house.ask("get", "/bewaard", {"words": house.marks.code})

    house.assert_nothing_stayed()


def test_no_mark_stays_when_every_page_and_every_operation_breaks_down(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = itertools.cycle((RuntimeError, ValueError, KeyError, OSError))
    render, answer = Template.render, NinjaAPI.create_response

    def no_page(self: Template, context: Any) -> Any:
        if str(self.name).startswith("ui/"):
            return render(self, context)
        raise next(kinds)(f"kapot bij {house.marks.anything()} en {house.marks.code}: {context.flatten()}")

    def no_answer(self: NinjaAPI, *given: Any, **more: Any) -> Any:
        raise next(kinds)(f"kapot bij {house.marks.bsn()}: {given} {more}") from ValueError(house.marks.code)

    monkeypatch.setattr(Template, "render", no_page)
    monkeypatch.setattr(NinjaAPI, "create_response", no_answer)
    for path in public_addresses():
        carry(house)
        house.ask("get", path)
        house.ask("post", path, {"birth_date": house.marks.day(), "amount": house.marks.bsn()})
    ask_the_api(house)

    assert 500 in house.statuses
    assert "builtins.RuntimeError" in house.log.getvalue()
    assert answer is not NinjaAPI.create_response
    house.assert_nothing_stayed()


def test_the_search_finds_a_mark_in_each_place(house: House) -> None:
    """A number without a shape of its own is found where it was let through; what has a shape never comes through."""
    marks = house.marks
    logging.getLogger("django").warning("vergeten: %s %s", marks.amount(), marks.iso())
    (house.folder / "vergeten.txt").write_text(marks.code)
    house.heads.write(f"Location: /x?{marks.bsn()}")
    house.errors.write(WORD)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE vergeten (x text)") if connection.vendor == "sqlite" else cursor.execute(
            "CREATE TABLE vergeten (x text)"
        )
        cursor.execute("INSERT INTO vergeten VALUES (%s)", [marks.day()])

    found = {place for place, text in house.places().items() if marks.in_text(text)}

    assert {"log", "files", "headers, cookies and addresses", "error pages"} <= found
    assert connection.vendor == "sqlite" or "database" in found


def test_shapes_never_come_through_a_log(house: House) -> None:
    for secret in (*BSNS, house.marks.code, "kanarie@voorbeeld.nl", "NL91ABNA0417164300", "06-73101234"):
        for logger in ("django", "perspectief.room", "allauth", "gunicorn.error", "somebody.else"):
            logging.getLogger(logger).critical(f"in de woorden {secret}")
            logging.getLogger(logger).critical("als waarde %s", secret)

    assert "in de woorden" in house.log.getvalue()
    assert not house.marks.in_text(house.log.getvalue())
