"""One result, four faces: the page, the paper, the API and the terminal say the same about every scheme.

Each face is read as a person or a program would read it: the words of the page and of the paper, the JSON of the API,
the lines of the terminal. What is read must be equal, scheme by scheme: the outcome, the amount and its period.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.test import Client, RequestFactory

from perspectief import cli
from perspectief.foundation.language import dutch
from perspectief.foundation.output.testing import text_of
from perspectief.residents.entitlements import services
from perspectief.residents.entitlements.services import cookie_name
from perspectief.residents.entitlements.services.names import titles_of
from perspectief.residents.entitlements.services.sealing import seal
from perspectief.residents.entitlements.tests import answering
from perspectief.rules import schemes
from perspectief.simulation.samples import households

SAMPLED = 10
NAMES = {key: scheme.name for key, scheme in schemes().items()}
OUTCOMES = {
    "Dit kunt u krijgen": "ja",
    "Waarschijnlijk wel": "waarschijnlijk",
    "Dit weten wij na een paar antwoorden": "hangt_af_van",
    "Dit weten wij niet, vraag het hier": "weten_we_niet",
    "Nu niet, en dit kan wel": "nee",
    "Deze regelingen gelden nu niet": "voorbij",
    "Dit krijgt u al": "krijgt al",
}
"""What the headings of page and paper mean."""
TERMINAL = {
    "Dit kunt u krijgen": "ja",
    "Dit kunt u waarschijnlijk krijgen": "waarschijnlijk",
    "Dit hangt af van wat wij nog niet weten": "hangt_af_van",
    "Dit weten wij niet: vraag het": "weten_we_niet",
    "Nu niet": "nee",
}
EURO = r"€\s?(?:\d{1,3}(?:\.\d{3})*(?:,\d\d)?)"
AMOUNT = re.compile(
    rf"(?:tussen (?P<low>{EURO}) en (?P<high>{EURO})|(?P<one>{EURO})) per (?P<per>maand|kwartaal|jaar|keer)"
)

MOTHER: dict[str, Any] = {
    "persons": [
        {"id": "p0", "birth_date": "1990-05-01", "income": [{"kind": "loon", "amount": 1100, "per": "month"}]},
        {"id": "p1", "birth_date": "2014-03-01", "parents": ["p0"], "income": []},
        {"id": "p2", "birth_date": "2021-06-01", "parents": ["p0"], "income": []},
    ],
    "home": {"tenure": "huur", "bare_rent_m": 650, "service_cost_m": 20},
    "wealth": {"savings": 500},
}
VAGUE: dict[str, Any] = {
    "persons": [{"id": "p0", "birth_date": "1960-01-01", "income": "onbekend"}],
    "home": {"tenure": "huur", "bare_rent_m": {"between": [500, 700]}, "service_cost_m": 0},
    "wealth": {"savings": {"at_most": 8000}},
}
RECEIVES: dict[str, Any] = {**MOTHER, "receives": ["zorgtoeslag", "huurtoeslag", "aow"]}
NOTHING: dict[str, Any] = {"persons": [{"id": "p0"}]}
TOLD = {"mother": MOTHER, "vague": VAGUE, "receives": RECEIVES, "nothing": NOTHING}

pytestmark = pytest.mark.django_db


class Line(NamedTuple):
    """What one face says about one scheme."""

    outcome: str
    amounts: tuple[float, ...] = ()
    per: str = ""


Face = dict[str, Line]


@cache
def household(name: str) -> dict[str, Any]:
    """One of `EVERY`."""
    if name in TOLD:
        return {"date": "2026-11-22", "municipality": "GM0014", **TOLD[name]}
    return list(households(SAMPLED, seed=2026))[int(name)]


EVERY = (*TOLD, *map(str, range(SAMPLED)))
WITH_OTHERS = ("mother", "2", "3")


@pytest.fixture
def visitor(client: Client) -> Client:
    client.defaults["HTTP_HOST"] = "localhost"
    return client


def carrying(visitor: Client, household: Mapping[str, Any] | None) -> Client:
    """Somebody who told this; None: who carries answers already."""
    if household is not None:
        carried = {"mode": "page", "page": dict(household)}
        visitor.cookies[cookie_name()] = seal(carried, now=int(time.time()))
    return visitor


def words(text: str) -> str:
    return " ".join(text.split())


def amount_in(text: str) -> tuple[tuple[float, ...], str]:
    """The amount with which a text begins: none, one, or the ends of a range; and its period."""
    found = AMOUNT.match(text)
    if not found:
        return (), ""
    said = (found["low"], found["high"]) if found["low"] else (found["one"],)
    return tuple(dutch.read_amount(one) for one in said), found["per"]


# --- the four faces ---------------------------------------------------------------------------------------------------


def api(visitor: Client, household: Mapping[str, Any]) -> tuple[Face, dict[str, Any]]:
    response = visitor.post("/api/v1/rechten", json.dumps(household), content_type="application/json")
    assert response.status_code == 200, response.content
    result = response.json()
    return {one["key"]: _of_json(one, result["date"]) for one in result["schemes"]}, result


def _of_json(one: Mapping[str, Any], day: str) -> Line:
    outcome = _outcome(one, day)
    if one["outcome"] == "nee" or outcome == "voorbij":
        return Line(outcome)
    if one["amount"] is not None:
        return Line(outcome, (round(one["amount"], 2),), one["per"])
    if one["amount_between"]:
        return Line(outcome, tuple(round(end, 2) for end in one["amount_between"]), one["per"])
    return Line(outcome)


def _outcome(one: Mapping[str, Any], day: str) -> str:
    if one.get("already_received"):
        return "krijgt al"
    scheme = schemes()[one["key"]]
    return one["outcome"] if scheme.exists_on(date.fromisoformat(day)) else "voorbij"


def terminal(household: Mapping[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Face, Any]:
    path = tmp_path / "household.json"
    path.write_text(json.dumps(household))
    assert cli.main(["check", str(path), "--json"]) == 0
    as_json = json.loads(capsys.readouterr().out)
    assert cli.main(["check", str(path)]) == 0
    return _of_lines(capsys.readouterr().out.splitlines(), as_json["date"]), as_json


def _of_lines(lines: list[str], day: str) -> Face:
    keys = {name: key for key, name in NAMES.items()}
    face, outcome = {}, ""
    for line in lines:
        outcome = TERMINAL.get(line, outcome if line.startswith("  ") else "")
        name, _, rest = line[2:].removesuffix(" (dit krijgt u al)").partition(": ")
        if outcome and not line.startswith("    ") and name in keys:
            received = line.endswith("(dit krijgt u al)")
            face[keys[name]] = _terminal_line(keys[name], "krijgt al" if received else outcome, rest, day)
    return face


def _terminal_line(key: str, outcome: str, rest: str, day: str) -> Line:
    exists = schemes()[key].exists_on(date.fromisoformat(day))
    return Line(outcome, *amount_in(rest)) if exists or outcome == "krijgt al" else Line("voorbij")


class Page(HTMLParser):
    """Collects the words about each scheme, and the headings above them."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.said: dict[str, tuple[str, str]] = {}
        self.sum = ""
        self._heading, self._reading, self._scheme, self._depth = "", "", "", 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if (named.get("id") or "").startswith("regeling-"):
            self._scheme, self._depth = (named["id"] or "").removeprefix("regeling-"), 0
            self.said[self._scheme] = (self._heading, "")
        if self._scheme and tag not in ("br", "img", "input"):
            self._depth += 1
        elif tag in ("h2", "h3"):
            self._reading = tag
            self._part = ""
        if "ps-sum__amount" in (named.get("class") or ""):
            self._reading = "sum"

    def handle_endtag(self, tag: str) -> None:
        if self._scheme:
            self._depth -= 1
            self._scheme = self._scheme if self._depth else ""
        elif tag == self._reading:
            if words(self._part) in OUTCOMES:
                self._heading = words(self._part)
            self._reading = ""
        elif self._reading == "sum" and tag == "p":
            self._reading = ""

    def handle_data(self, data: str) -> None:
        if self._scheme:
            heading, text = self.said[self._scheme]
            self.said[self._scheme] = (heading, text + data)
        elif self._reading == "sum":
            self.sum += data
        elif self._reading:
            self._part += data


def page(visitor: Client, household: Mapping[str, Any] | None) -> tuple[Face, Page]:
    response = carrying(visitor, household).get("/rechten/uitkomst")
    assert response.status_code == 200
    seen = Page(response.content.decode())
    return {key: _of_page(key, OUTCOMES[heading], words(text)) for key, (heading, text) in seen.said.items()}, seen


def _of_page(key: str, outcome: str, text: str) -> Line:
    assert text.startswith(NAMES[key]), text[:80]
    rest = text.removeprefix(NAMES[key]).strip()
    return Line(outcome, *amount_in(rest.removeprefix("Volgens de regels is het ")))


def paper(visitor: Client, household: Mapping[str, Any] | None) -> tuple[Face, str]:
    response = carrying(visitor, household).get("/rechten/uitkomst/papier")
    assert response.headers["Content-Type"] == "application/pdf"
    text = re.sub(r"\nUw uitkomst Bladzijde \d+ van \d+", "", text_of(response.content)).replace("\u00a0", " ")
    face: Face = {}
    for outcome, part in _parts(text):
        face |= {key: line for key in NAMES if (line := _of_part(key, outcome, part))}
    return face, text


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The paper between the headings that tell an outcome and the next heading of that size."""
    ends = [*OUTCOMES, "Misschien", "Zo voorkomt u terugbetalen", "Per persoon", "Hier gingen wij van uit"]
    heads = "|".join(re.escape(title) for title in [*ends, "Ruimte om iets op te schrijven"])
    found = re.split(rf"^({heads})\s*$", text, flags=re.MULTILINE)
    for title, part in zip(found[1::2], found[2::2], strict=True):
        if title in OUTCOMES:
            yield OUTCOMES[title], part


def _of_part(key: str, outcome: str, part: str) -> Line | None:
    """What this part of the paper says: a line that is, or begins with, the name of the scheme."""
    name = r"\s+".join(map(re.escape, NAMES[key].split()))
    if outcome == "voorbij":
        return Line(outcome) if re.search(rf"(?:^|, |,\n){name}(?:,|\s*$)", part, re.MULTILINE) else None
    begin = "^" if outcome in ("ja", "waarschijnlijk") else r"^•\s+"
    found = re.search(rf"{begin}{name}(?::\s+(?P<rest>(?:.|\n){{0,90}})|\s+·|\s*$)", part, re.MULTILINE)
    return Line(outcome, *amount_in(words(found["rest"] or ""))) if found else None


# --- and they are the same --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EVERY)
def test_page_paper_api_and_terminal_say_the_same(
    visitor: Client, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    by_api, result = api(visitor, household(name))
    by_terminal, printed = terminal(household(name), tmp_path, capsys)
    by_page, seen = page(visitor, household(name))
    by_paper, text = paper(visitor, household(name))

    assert printed == result
    assert by_terminal == by_api
    assert by_page == by_api
    assert by_paper == by_api
    assert words(seen.sum) in words(text)


def test_who_answers_question_by_question_reads_the_same_as_the_api(visitor: Client, rf: RequestFactory) -> None:
    answering.fill_in(visitor, answering.as_told(answering.MOTHER))
    asked = rf.get("/")
    asked.COOKIES[cookie_name()] = visitor.cookies[cookie_name()].value
    told = services.household_of(asked)
    assert told is not None

    by_page, _seen = page(visitor, None)
    by_paper, text = paper(visitor, None)

    assert by_page == by_paper == api(visitor, told)[0]
    assert "Is dit bij u zo? Dan kan het wel" in words(text)


@pytest.mark.parametrize("name", WITH_OTHERS)
def test_what_each_person_gets_is_the_same_on_page_and_paper(visitor: Client, name: str) -> None:
    _face, result = api(visitor, household(name))
    titles = titles_of(household(name)["persons"])
    _by_page, seen = page(visitor, household(name))
    _by_paper, text = paper(visitor, household(name))

    for one in result["schemes"]:
        heading, said = seen.said[one["key"]]
        if OUTCOMES[heading] in ("ja", "waarschijnlijk"):
            for person, amount in _told_apart(one, titles).items():
                euros = dutch.say_amount(amount).replace("\u00a0", " ")
                assert re.search(rf"{person} ?{re.escape(euros)}", words(said))
                assert f"{person}: {euros}" in words(text)


def _told_apart(one: Mapping[str, Any], titles: Mapping[str, str]) -> dict[str, float]:
    """Amounts per person, where more than the claimant gets something."""
    amounts = {titles[person]: amount for person, amount in one["per_person"].items() if amount}
    return {} if set(amounts) <= {next(iter(titles.values()))} else amounts


def test_the_households_together_show_every_outcome_and_amounts_per_person(visitor: Client) -> None:
    faces = [api(visitor, household(name)) for name in EVERY]
    titles = [titles_of(household(name)["persons"]) for name in EVERY]

    assert {line.outcome for face, _result in faces for line in face.values()} == set(OUTCOMES.values())
    assert any(_told_apart(one, titles[n]) for n, (_face, result) in enumerate(faces) for one in result["schemes"])
