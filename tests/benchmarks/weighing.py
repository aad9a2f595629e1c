"""Weighing: the ranking with how sure it is, one choice within a budget, many choices, and the pages of an assessor.

Everything is made up, from a seed. Pages are asked without the network.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np
import yaml
from tests.benchmarks.measure import Figures, median, timings
from tests.benchmarks.pages import answers, on_database, p95
from tools.house import ROOT

from perspectief.policy.weighing.calc import agreement, portfolio, smaa, values
from perspectief.policy.weighing.calc.framework import Content
from perspectief.policy.weighing.calc.panel import Given, Panel, Row, Seat, panel_of
from perspectief.policy.weighing.calc.portfolio import Item, Level, Link, Problem, Settings, Tie
from perspectief.policy.weighing.calc.spaces import Space

ITEMS, QUESTIONS, SEATS = 60, 9, 7
MISSING = 0.1
KINDS = ("sqlite", "postgresql")
MODULE = "tests.benchmarks.weighing"
CHOICES, LINKS = 100, 60
YEARS = (2027, 2028, 2029)
AREAS = tuple(f"WK{number}" for number in range(6))
SEED = 20261122
CRITERIA = tuple(f"q{number}" for number in range(QUESTIONS))
CURVES = dict.fromkeys(CRITERIA, (0, 25, 50, 75, 100))
WEIGHTS = dict.fromkeys(CRITERIA, 1 / QUESTIONS)
ORDER = Space(CRITERIA, places={criterion: place for place, criterion in enumerate(CRITERIA, start=1)})


def measure() -> Figures:
    """All of it."""
    return in_memory() | {name: value for kind in KINDS for name, value in on_database(kind, MODULE).items()}


def in_memory() -> Figures:
    """The sums."""
    panel, problem = a_panel(), a_problem()
    draws = np.clip(
        np.random.default_rng(SEED).normal([one.value for one in problem.items], 10, (300, CHOICES)), 0, 100
    )
    portfolio.scipy_guard()
    return {
        "ranking_smaa_60_ms": 1000 * median(lambda: ranking(panel), times=11),
        "alpha_60_ms": 1000 * median(lambda: agreement.agreement(panel, SEED), times=11),
        "choice_100_ms": 1000 * median(lambda: portfolio.solve(problem), times=11),
        "frontier_40_s": min(timings(lambda: portfolio.frontier(problem, 40), times=1)),
        "robust_300_s": min(timings(lambda: portfolio.robust(problem, draws), times=1)),
    }


def a_panel() -> Panel:
    """Seven seats on 60 things and 9 questions; some scores missing, each with what it could be as well, and graded."""
    rng = np.random.default_rng(SEED)
    items = [f"item {number}" for number in range(ITEMS)]
    rows = [
        Row(seat, item, criterion, _given(int(rng.integers(5))))
        for seat in range(SEATS)
        for item in items
        for criterion in CRITERIA
        if rng.random() > MISSING
    ]
    grades = {item: {criterion: int(rng.integers(6)) for criterion in CRITERIA} for item in items}
    seats = [Seat(number, number < 2) for number in range(SEATS)]
    return panel_of(items=items, criteria=CRITERIA, seats=seats, rows=rows, grades=grades)


def _given(score: int) -> Given:
    return Given(score, max(0, score - 1), min(4, score + 1), 2)


def a_problem() -> Problem:
    """A hundred things, a third of them in two sizes, over three years, with 60 links and money for about half."""
    rng = np.random.default_rng(SEED)
    items = tuple(_item(f"item {number:03}", rng) for number in range(CHOICES))
    pairs = rng.choice(CHOICES, (LINKS, 2))
    kinds = (Tie.CLASHES, Tie.NEEDS, *([Tie.OVERLAPS] * 3), Tie.ADDS, Tie.STRENGTHENS, Tie.SPEEDS_UP)
    links = {
        (one, other): Link(items[one].key, items[other].key, kinds[int(rng.integers(len(kinds)))], 1.0)
        for one, other in map(sorted, pairs.tolist())
        if one != other
    }
    asked = sum(item.levels[-1].total for item in items)
    return Problem(
        items=items,
        budgets=dict.fromkeys(YEARS, int(asked / len(YEARS) / 2)),
        links=tuple(links.values()),
        settings=Settings(shares={"generation": 0.5}, areas=AREAS, learning_share=0.1),
    )


def _item(key: str, rng: np.random.Generator) -> Item:
    cost, reach = int(rng.integers(5, 200)) * 1000, int(rng.integers(20, 600))
    whole = Level("whole", dict.fromkeys(YEARS, cost), reach)
    part = Level("part", dict.fromkeys(YEARS, cost // 2), reach // 2, 0.9)
    return Item(
        key=key,
        value=float(rng.uniform(20, 90)),
        levels=(part, whole) if rng.random() < 1 / 3 else (whole,),
        statutory=rng.random() < 0.03,
        unproven=rng.random() < 0.15,
        areas=frozenset({AREAS[int(rng.integers(len(AREAS)))]}),
        counts_for={"generation": float(rng.random())},
    )


def ranking(panel: Panel) -> object:
    """Values, places, and how often each thing takes each place in 10,000 draws."""
    return (
        values.totals(values.group_values(panel, CURVES), WEIGHTS),
        smaa.smaa(smaa.draw(panel, CURVES, ORDER, SEED)),
    )


FRAMEWORK = ROOT / "src/perspectief/policy/weighing/data/groningen/framework.yaml"
WHO = "wij"
"""An invented person with a seat."""


def in_this_process() -> Figures:
    """Fill the database of this process, and ask the pages of one seat."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client
    from django.test.utils import override_settings

    for command in ("migrate", "load_reference", "load_demo"):
        call_command(command, verbosity=0, stdout=sys.stderr)
    page, said = _a_round()
    with override_settings(ALLOWED_HOSTS=["localhost"], MOST_ASKED_PER_MINUTE=0, DEBUG=False):
        client = Client(headers={"host": "localhost"})
        client.post(f"/demo/als/{WHO}")
        return {
            "weighing_page_ms": 1000 * p95(answers(lambda: client.get(page))),
            "weighing_save_ms": 1000 * p95(answers(lambda: client.post(page, said), status=303)),
        }


def _a_round() -> tuple[str, dict[str, str]]:
    """The page of the last of 60 things for somebody who handed in all others, and what is sent from it."""
    from django.urls import reverse
    from django.utils import timezone

    from perspectief.foundation.privacy.purpose import purpose
    from perspectief.policy.weighing.calc.framework import read
    from perspectief.policy.weighing.models import Assessor
    from perspectief.policy.weighing.models.scoring import PANEL
    from perspectief.policy.weighing.tests import panel_world

    content = yaml.safe_load(FRAMEWORK.read_text())["rows"][0]["content"]
    panel_world.CONTENT = content
    world = panel_world.scoring_round()
    with purpose(PANEL):
        Assessor.objects.update(practised_at=timezone.now())
    more = [panel_world.item(world.round, f"Aanbod {number}") for number in range(ITEMS - len(world.items))]
    for item in more[:-1]:
        _hand_in(world, item, read(content))
    page = reverse("weighing:panel-item", args=[world.round.key, more[-1].key])
    fields = {"antwoord": "3", "laag": "2", "hoog": "4", "zeker": "2", "reden": "Mensen komen terug. " * 10}
    return page, {f"{one.key}-{name}": typed for one in read(content).questions for name, typed in fields.items()}


def _hand_in(world: Any, item: Any, content: Content) -> None:
    from perspectief.policy.weighing.calc.answers import Said
    from perspectief.policy.weighing.services import scoring
    from perspectief.policy.weighing.tests import panel_world

    said = {one.key: Said("score", 2, reason="Het past.", confidence=2) for one in content.questions}
    who = panel_world.actor(WHO)
    scoring.hand_in(assessor=world.seats[WHO], item=item, by=who, answers=said)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(in_this_process()))
