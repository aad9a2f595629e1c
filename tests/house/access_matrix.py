"""The access matrix: who gets what on every address, as a real request answers it, compared with a reviewed file.

    python -m tests.house.access_matrix --diff

prints every row that is not as `access_matrix.csv` says, in the form of that file. Judge each line before you paste it:
the file says what must be so, and `why` is written by a person.
"""

from __future__ import annotations

import contextlib
import csv
import io
import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import urlsplit

from django.db import transaction
from django.http import HttpResponse
from django.template.backends.django import Template
from django.test import Client
from django.test.utils import override_settings
from django.urls import Resolver404, get_resolver, resolve
from django.urls.resolvers import LocalePrefixPattern, RoutePattern
from django.utils.safestring import SafeString

FILE = Path(__file__).with_suffix(".csv")
KEYS = ("address", "method", "whose")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
"""An address has a row for each method that it takes. HEAD is GET without its text, and Django answers it as such."""
NO_METHOD, BROKEN = "no-method", "BROKEN"
WORDS = {403: "refused", 404: "absent", 405: NO_METHOD, 410: "absent"}
LEADS_TO = {
    "account_login": "login",
    "accounts:second-factor": "second-step",
    "mfa_authenticate": "second-step",
    "mfa_reauthenticate": "second-step",
    "account_reauthenticate": "second-step",
    "kept_checks:open": "asks-code",
    "publishing:open": "asks-code",
    "practice:open": "asks-code",
}
"""What it means to be sent on to this page; to any other: onward."""
QUIET = {"MOST_ASKED_PER_MINUTE": 0, "ACCOUNT_RATE_LIMITS": False, "ALLOWED_HOSTS": ["localhost"], "DEBUG": False}
"""Hundreds of requests from one address are no attack here."""
Key = tuple[str, str, str]
Cells = dict[str, str]
Matrix = dict[Key, Cells]


@dataclass(frozen=True)
class Route:
    """One address pattern and the view behind it."""

    address: str
    view: Any
    name: str

    @property
    def places(self) -> frozenset[str]:
        """What must be filled in to ask it."""
        return frozenset(re.findall(r"<(?:\w+:)?(\w+)>", self.address))

    def fill(self, values: Mapping[str, object]) -> str:
        """The address of one thing."""
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found.group(1)]), self.address)


def routes(resolver: Any = None, before: str = "/", room: str = "") -> Iterator[Route]:
    """Every address of the house, also of packages; those in other languages go to the same views."""
    for one in (resolver or get_resolver()).url_patterns:
        address = before + _written(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from routes(one, address, one.namespace or room)
        else:
            yield Route(address, one.callback, f"{room}:{one.name}" if room else str(one.name))


def _written(pattern: Any) -> str:
    """A pattern as people write it: `<uuid:key>`, also for a regular expression."""
    if isinstance(pattern, LocalePrefixPattern):
        return ""
    if isinstance(pattern, RoutePattern):
        return str(pattern)
    return re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<\1>", str(pattern)).strip("^$").replace("\\", "")


# --- Asking -----------------------------------------------------------------------------------------------------------
class Asking:
    """Asks every address as every persona. Whatever a request changes is undone before the next one."""

    def __init__(self, world: Any):
        from tests.house import access_objects, access_world  # need Django set up

        self.world, self.told, self.personas = world, access_objects, access_world.PERSONAS
        self.nobodys = access_world.NOBODYS
        self.client = Client(headers={"host": "localhost"})
        self.draw, self.drawn = Template.render, set[str]()

    def matrix(self, found: Iterable[Route]) -> Matrix:
        """Every cell."""
        with mock.patch.object(Template, "render", lambda *said, **more: self._render(*said, **more)):
            return {key: cells for route in found for key, cells in self.rows(route)}

    def _render(self, template: Template, *said: Any, **more: Any) -> SafeString:
        """A page is drawn for the first who gets it, and for the others only decided: drawing is half of the time."""
        name = str(template.template.name)
        if name in self.drawn:
            return SafeString()
        if name.endswith(".html") and not name.startswith("django/"):  # a mail and a field are always written
            self.drawn.add(name)
        return self.draw(template, *said, **more)

    def rows(self, route: Route) -> Iterator[tuple[Key, Cells]]:
        """The rows of one address: each method that it takes, for each owner of its thing."""
        objects = self.told.OBJECTS.get(route.address) or self.told.nobodys()
        for method in METHODS:
            rows = {whose: self.row(route, objects, method, whose) for whose in objects.whose}
            if all(rows.values()):
                yield from (((route.address, method, whose), cells) for whose, cells in rows.items())

    def row(self, route: Route, objects: Any, method: str, whose: str) -> Cells:
        """What everybody gets; nothing as soon as somebody is told that this address does not know this method."""
        cells: Cells = {}
        self.drawn.clear()
        with undone():
            find = self._finder(objects, whose)
            for persona in reversed(self.personas):
                cells[persona.name] = self.cell(route, find, method, persona)
                if cells[persona.name] == NO_METHOD:
                    return {}
        return {one.name: cells[one.name] for one in self.personas}

    def _finder(self, objects: Any, whose: str) -> Callable[[Any], Any]:
        """Finds the thing for a persona: what is the same for everybody is made once."""
        if whose != self.nobodys or objects.for_each:
            return lambda persona: objects.find(self.world, persona, whose)
        found = objects.find(self.world, self.personas[0], whose)
        return lambda _persona: found

    def cell(self, route: Route, find: Callable[[Any], Any], method: str, persona: Any) -> str:
        """What this persona gets, in a word."""
        with undone():
            try:
                values = find(persona)
                return "-" if values is None else word(self._ask(route, method, route.fill(values), persona))
            except Exception as error:  # whatever breaks is a finding, with its address
                return f"{BROKEN} {type(error).__name__}"

    def _ask(self, route: Route, method: str, address: str, persona: Any) -> HttpResponse:
        self.client.cookies.clear()
        self.client.cookies.load(self.world.cookies.get(persona.name, {}))
        if method != "POST":
            return self.client.generic(method, address)
        if address.startswith("/api/"):
            return self.client.post(address, self.told.SENT_AS_JSON.get(route.address, "{}"), "application/json")
        said = self.told.SAID.get(route.address)
        return self.client.post(address, said() if said else {})


@contextlib.contextmanager
def undone() -> Iterator[None]:
    """Nothing of it stays. A view may insist that it commits; here nothing does."""
    whole = transaction.atomic()
    whole._from_testcase = True  # type: ignore[attr-defined]
    with whole:
        try:
            yield
        finally:
            transaction.set_rollback(True)


def word(response: HttpResponse) -> str:
    """An answer in a word. Unclear: let in, but what was sent says nothing."""
    status = response.status_code
    if 200 <= status < 300:
        return "open"
    if 300 <= status < 400:
        return _whereto(response.headers["Location"])
    if status in WORDS:
        return WORDS[status]
    return "unclear" if status < 500 and status != 429 else f"{BROKEN} {status}"


def _whereto(location: str) -> str:
    try:
        return LEADS_TO.get(resolve(urlsplit(location).path).view_name, "onward")
    except Resolver404:
        return "onward"


# --- The file ---------------------------------------------------------------------------------------------------------
def committed() -> tuple[Matrix, dict[Key, str]]:
    """The reviewed file, and the reason of each row."""
    cells, reasons = {}, {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row.pop("address"), row.pop("method"), row.pop("whose"))
            assert key not in cells, f"{key} stands there twice"
            reasons[key] = row.pop("why")
            cells[key] = row
    return cells, reasons


def written(matrix: Matrix, reasons: Mapping[Key, str]) -> str:
    """Rows in the form of the file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for key, cells in matrix.items():
        writer.writerow([*key, *cells.values(), reasons.get(key, "")])
    return out.getvalue()


def differences(observed: Matrix, expected: Matrix) -> list[str]:
    """Each cell that is not as the file says, named by its place."""
    said = []
    for key in {**expected, **observed}:
        if key not in expected:
            said.append(f"{' '.join(key)}: stands not in the file yet")
        elif key not in observed:
            said.append(f"{' '.join(key)}: stands in the file and exists no more")
        else:
            said += _cells_that_differ(key, observed[key], expected[key])
    return said


def _cells_that_differ(key: Key, observed: Cells, expected: Cells) -> Iterator[str]:
    for name in {**expected, **observed}:
        if observed.get(name) != expected.get(name):
            yield f"{' '.join(key)}: {name} gets {observed.get(name)}, the file says {expected.get(name)}"


def observe(world: Any, asked: Iterable[Route] | None = None) -> Matrix:
    """Ask these addresses, or all of them."""
    logging.disable(logging.ERROR)  # hundreds of refusals are what we came for
    try:
        with override_settings(**QUIET):
            return Asking(world).matrix(routes() if asked is None else asked)
    finally:
        logging.disable(logging.NOTSET)


# --- The command ------------------------------------------------------------------------------------------------------
def main(arguments: list[str]) -> int:
    """Print what differs."""
    import django

    django.setup()
    from django.test.runner import DiscoverRunner
    from tests.house import access_world

    runner = DiscoverRunner(verbosity=0, interactive=False)
    with contextlib.redirect_stdout(sys.stderr):
        databases = runner.setup_databases(serialized_aliases=set())
    try:
        with transaction.atomic():
            observed = observe(access_world.build())
            transaction.set_rollback(True)
    finally:
        runner.teardown_databases(databases)
    expected, reasons = committed() if FILE.exists() else ({}, {})
    print(",".join([*KEYS, *(one.name for one in access_world.PERSONAS), "why"]))
    wanted = observed if "--all" in arguments else {k: v for k, v in observed.items() if v != expected.get(k)}
    print(written(wanted, reasons), end="")
    for key in sorted(expected.keys() - observed.keys()):
        print(f"# exists no more: {' '.join(key)}")
    return int(observed != expected)


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "perspectief.config.settings")
    sys.path.insert(0, "src")
    sys.exit(main(sys.argv[1:]))
