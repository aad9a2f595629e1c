"""Run by `load.py` with the settings of production: rehearses what visitors do, and times the result page.

`python -m tests.benchmarks.rehearsal FILE` writes the visits to FILE and prints the figures.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "perspectief.config.settings")
django.setup()

from django.http import HttpRequest, HttpResponse  # noqa: E402 - Django must be set up first
from django.shortcuts import render  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402

from perspectief.residents.entitlements import services, views  # noqa: E402
from perspectief.residents.entitlements.tests import answering  # noqa: E402
from perspectief.residents.entitlements.views.common import answers_of  # noqa: E402

HOST = "127.0.0.1"
PAIRS = 60
Step = dict[str, Any]
KNOWS_LITTLE = {"who": answering.MOTHER["who"], "p0.birth_date": answering.MOTHER["p0.birth_date"]}
PEOPLE: dict[str, Mapping[str, answering.Fields]] = {
    "mother": answering.MOTHER,
    "alone": {**answering.MOTHER, "who": {"partner": "no", "children": "0", "grown": "0", "others": "0"}},
    "knows little": KNOWS_LITTLE,
}
HOUSEHOLD = {
    "municipality": "GM0014",
    "persons": [
        {"id": "a", "birth_date": "1990-05-01", "income": [{"kind": "loon", "amount": 1100, "per": "month"}]},
        {"id": "b", "birth_date": "2014-03-01", "parents": ["a"], "income": []},
    ],
    "home": {"tenure": "huur", "bare_rent_m": 650, "service_cost_m": 20},
    "wealth": {"savings": 500},
}


class Recorder(Client):
    """Notes every form that is sent; what follows it, a visitor fetches from the answer."""

    def __init__(self) -> None:
        super().__init__(headers={"host": HOST, "sec-fetch-site": "same-origin"})
        self.sent: list[Step] = []

    def post(self, path: str, data: Any = None, *args: Any, **kwargs: Any) -> Any:
        """As Django's."""
        self.sent.append({"method": "POST", "path": path, "form": data})
        return super().post(path, data, *args, **kwargs)


def visits() -> list[list[Step]]:
    """What three people do: read, answer question by question, look at the result; the first also prints it."""
    every = []
    for number, answers in enumerate(PEOPLE.values()):
        client = Recorder()
        answering.fill_in(client, answering.as_told(answers))
        begin = [_get("/"), _get("/rechten")]
        end = [_get("/rechten/uitkomst"), _get("/rechten/antwoorden"), _get("/rechten/uitkomst/zorgtoeslag")]
        paper = [_get("/rechten/uitkomst/papier")] if number == 0 else []
        every.append(
            [*begin, *client.sent, *end, *paper, {"method": "POST", "path": "/api/v1/rechten", "json": HOUSEHOLD}]
        )
    return every


def _get(path: str) -> Step:
    return {"method": "GET", "path": path}


def result_page_vs_bare() -> float:
    """How long the bare template with a stored result takes, as a part of the whole page: computing and drawing."""
    shares = [_share(_request(answers)) for answers in PEOPLE.values()]
    return statistics.mean(shares)


def _request(answers: Mapping[str, answering.Fields]) -> Callable[[], HttpRequest]:
    client = Client(headers={"host": HOST})
    answering.fill_in(client, answering.as_told(answers))
    name = services.cookie_name()
    carried = client.cookies[name].value

    def request() -> HttpRequest:
        asked = RequestFactory(headers={"host": HOST}).get("/rechten/uitkomst")
        asked.COOKIES[name] = carried
        return asked

    return request


def _share(request: Callable[[], HttpRequest]) -> float:
    """The fastest of each, taken in turns: whatever else the machine does can only slow one down."""
    first = request()
    household = services.household_of(first)
    assert household is not None
    stored = answers_of(first, household)
    whole, bare = [], []
    for _turn in range(PAIRS):
        whole.append(_seconds(lambda: views.result(request())))
        bare.append(_seconds(lambda: render(request(), "entitlements/result.html", {"answers": stored})))
    return min(bare) / min(whole)


def _seconds(draw: Callable[[], HttpResponse]) -> float:
    begin = time.perf_counter()
    response = draw()
    taken = time.perf_counter() - begin
    assert response.status_code == 200
    return taken


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(visits()))
    sys.stdout.write(json.dumps({"result_page_vs_bare": result_page_vs_bare()}))
