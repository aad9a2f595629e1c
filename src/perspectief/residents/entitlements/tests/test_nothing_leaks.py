"""A thousand checks with marked answers, mistakes and breakdowns among them: no mark stays behind."""

from __future__ import annotations

import io
import logging
import random
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from perspectief.residents.entitlements import queries
from perspectief.residents.entitlements.calc import order
from perspectief.residents.entitlements.services import Carried, Mode
from perspectief.residents.entitlements.services.told import _sealed
from perspectief.residents.entitlements.tests.test_check_page import SINGLE
from perspectief.rules import BadLaw

CHECKS = 1_000
WORD = "kanarie"
MARK = re.compile(
    rf"731\d{{6}}|731\.\d{{3}}\.\d{{3}}|1907-\d\d-\d\d|\d\d?-\d\d?-1907|\d\d? [a-z]+ 1907|{WORD}", re.IGNORECASE
)
"""Amounts of 731 million and something, days in 1907, and a word that nobody types."""
PAGES = ("vraag/who", "vraag/p0.birth_date", "antwoorden", "vergelijken", "een-pagina", "verder", "antwoorden/weg/p1")
HEAVY = ("uitkomst", "samenvatting", "uitkomst/zorgtoeslag", "uitkomst/papier")
pytestmark = pytest.mark.django_db


class Marks:
    """Answers that can be found again."""

    def __init__(self, seed: int):
        self.chance = random.Random(seed)

    def amount(self) -> str:
        return f"731.{self.chance.randrange(1000):03}.{self.chance.randrange(1000):03},{self.chance.randrange(100):02}"

    def number(self) -> float:
        return 731_000_000 + self.chance.randrange(10**8) / 100

    def day(self) -> str:
        return f"{self.chance.randint(1, 28)}-{self.chance.randint(1, 12)}-1907"

    def iso(self) -> str:
        return f"1907-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"

    def nonsense(self) -> str:
        return f"{WORD}-{self.chance.randrange(10**6)}"

    def page(self) -> dict[str, str]:
        amounts = ("p0-income0-amount", "home-bare_rent_m", "wealth-savings", "wealth-debts", "costs-energy_m")
        some = {name: self.amount() for name in amounts if self.chance.random() < 0.7}
        return {**SINGLE, "p0-birth_date": self.day(), **some}

    def told(self) -> dict[str, Any]:
        return {
            "who": {"partner": "here", "children": 0, "grown": 0, "others": 0},
            "p0.birth_date": {"birth_date": self.iso()},
            "p0.incomes": {"kinds": ["loon"]},
            "p0.income.loon": {"amount": self.number(), "per": "year", "gross": True},
            "home.tenure": {"tenure": "huur"},
            "home.rent": {"bare_rent_m": self.number(), "service_cost_m": 0},
            "wealth.savings": {"savings": self.number()},
        }


class Kept:
    """All that could keep an answer, read as text."""

    def __init__(self, log: io.StringIO, folder: Path):
        self.log, self.folder, self.heads = log, folder, io.StringIO()

    def note(self, response: HttpResponse) -> None:
        """Headers, cookies and the address that it leads to."""
        for name, value in response.headers.items():
            self.heads.write(f"{name}: {value}\n")
        for cookie in response.cookies.values():
            self.heads.write(f"{cookie.OutputString()}\n")

    def places(self) -> dict[str, str]:
        return {
            "log": self.log.getvalue(),
            "headers, cookies and addresses": self.heads.getvalue(),
            "database": "\n".join(_rows()),
            "cache": repr([vars(cache) for cache in caches.all()]),
            "files": "\n".join(path.read_text(errors="replace") for path in self.folder.rglob("*") if path.is_file()),
        }


def _rows() -> Iterator[str]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names of our own tables
            yield from (repr(row) for row in cursor.fetchall())


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    """The log as it is written in production, and a temporary folder of our own."""
    log = io.StringIO()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    loggers = (logging.getLogger(name) for name in (None, "django", "django.server"))
    console = {one for logger in loggers for one in logger.handlers if one.name == "console"}
    assert console
    for one in console:
        monkeypatch.setattr(one, "stream", log)  # not `setStream`: that writes to where another test listened before
    return Kept(log, tmp_path)


@pytest.fixture
def visitor(settings: Any) -> Client:
    """Somebody who sees our 500 page instead of stopping the test, and who may ask as often as they like."""
    settings.MOST_ASKED_PER_MINUTE = 0
    return Client(headers={"host": "localhost"}, raise_request_exception=False)


def carry(visitor: Client, carried: Carried) -> None:
    visitor.cookies["rechten"] = _sealed(carried)


def one_check(visitor: Client, marks: Marks, number: int) -> HttpResponse:
    """One of the things that somebody does with answers; the number says which."""
    match number % 10:
        case 0 | 1:
            return visitor.post("/rechten/een-pagina", marks.page())
        case 2:
            return visitor.post("/rechten/een-pagina", {**marks.page(), "p0-income0-amount": marks.nonsense()})
        case 3:
            return visitor.post("/rechten/een-pagina", {**marks.page(), "do": "add:child"})
    carry(visitor, Carried(told=marks.told(), mode=Mode.HELPER if number % 3 else Mode.ALONE))
    match number % 10:
        case 4:
            return visitor.post("/rechten/vraag/p0.birth_date", {"birth_date": marks.day()})
        case 5:
            return visitor.post("/rechten/vraag/p0.birth_date/uitkomst", {"birth_date": marks.nonsense()})
        case 6:
            return visitor.post(
                "/rechten/vraag/p0.income.loon", {"amount": marks.amount(), "per": "year", "gross": "ja"}
            )
        case 7:
            return visitor.post("/rechten/vergelijken", {"p0-wage_m": marks.amount(), "savings": marks.nonsense()})
        case 8:
            return visitor.get(f"/rechten/{marks.chance.choice(PAGES)}")
    return visitor.get(f"/rechten/{HEAVY[number // 10 % 4] if number % 20 == 9 else 'vraag/home.rent'}")


def test_a_thousand_marked_checks_leave_no_mark(visitor: Client, kept: Kept) -> None:
    marks = Marks(seed=731)
    answered = []
    for number in range(CHECKS):
        response = one_check(visitor, marks, number)
        answered += [] if response.status_code in (200, 303) else [(number, response.status_code)]
        kept.note(response)
        visitor.cookies.clear()

    assert answered == []
    for place, text in kept.places().items():
        assert not MARK.findall(text), place


def test_breakdowns_with_an_answer_in_their_words_leave_no_mark(
    visitor: Client, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = Marks(seed=1907)

    def break_down(*given: object, **more: object) -> None:
        kind = marks.chance.choice([RuntimeError, ValueError, KeyError, BadLaw])
        raise kind(f"kapot bij {marks.amount()} en {marks.iso()}: {given} {more}")

    monkeypatch.setattr(queries, "answers_for", break_down)
    monkeypatch.setattr(order, "shown", break_down)
    statuses = set()
    for number in range(60):
        carry(visitor, Carried(told=marks.told()))
        address = ("/rechten/uitkomst", "/rechten/vraag/p0.birth_date")[number % 2]
        response = visitor.post(address, marks.page()) if number % 4 == 1 else visitor.get(address)
        statuses.add(response.status_code)
        kept.note(response)

    assert statuses == {500, 503}
    assert "RuntimeError" in kept.log.getvalue()
    for place, text in kept.places().items():
        assert not MARK.findall(text), place


def test_the_search_finds_a_mark_where_there_is_one(kept: Kept) -> None:
    marks = Marks(seed=3)
    logging.getLogger("django").error("vergeten: %s", marks.amount())
    (kept.folder / "vergeten.txt").write_text(marks.iso())
    caches["default"].set("vergeten", marks.number())
    kept.heads.write(marks.day() + marks.nonsense())

    found = {place for place, text in kept.places().items() if MARK.findall(text)}
    caches["default"].clear()

    assert found == {"log", "files", "headers, cookies and addresses"} | ({"cache"} & found)
