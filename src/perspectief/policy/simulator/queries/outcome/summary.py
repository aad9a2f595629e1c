"""The outcome in a few lines, and in the few figures that somebody who decides asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.disclosure import publish_count
from perspectief.foundation.language import law
from perspectief.policy.simulator.calc.figures import LINE
from perspectief.policy.simulator.queries.outcome import poverty
from perspectief.policy.simulator.queries.outcome.common import (
    SCENARIOS,
    Content,
    Part,
    Row,
    Section,
    counts,
    differences,
    money_change,
    ranged,
    sheet,
    single,
    under,
)
from perspectief.policy.simulator.queries.sheets import Sheet
from perspectief.simulation.outcomes import Dimension

COLUMNS = (
    single("wat", gettext_lazy("Wat")),
    ranged("nu", gettext_lazy("Nu")),
    ranged("plan", gettext_lazy("Met het plan")),
    ranged("verschil", gettext_lazy("Verschil")),
)
KEY = "kern"


def sentences(content: Content) -> list[law.Said]:
    """What came out, in plain sentences made by code."""
    return [law.say(sentence) for sentence in content["says"]]


def part(content: Content) -> Part:
    """The first page: the figures that are asked for most."""
    section = Section(gettext_lazy("De belangrijkste getallen"), sheet=key_figures(content))
    return Part("kort", gettext_lazy("In het kort"), "", (section,))


def key_figures(content: Content) -> Sheet:
    """A handful of figures: now, with the plan, and the difference."""
    return sheet(KEY, gettext_lazy("De belangrijkste getallen"), COLUMNS, _rows(content))


def _rows(content: Content) -> Iterator[dict[str, Any]]:
    yield _cost(content)
    yield from _moves(content)
    line = next(one for one in poverty.lines(content) if one[1]["line"] == LINE)
    yield _below(_("Huishoudens onder 110% van het minimum"), "households", *line)
    yield _below(_("Kinderen onder 110% van het minimum"), "children", *line)


def _cost(content: Content) -> dict[str, Any]:
    many = _moving(content)
    cents = dict(zip(SCENARIOS, content["cost"], strict=True))
    change = {one: money_change(cents[one], many[one]) for one in SCENARIOS}
    return _row(_("Kosten van alle regelingen per jaar"), change=change)


def _moving(content: Content) -> dict[str, int]:
    """Households whose income changes, per scenario."""
    return {row["scenario"]: row["gain"] + row["lose"] for row in _everybody(content)}


def _everybody(content: Content) -> list[Row]:
    return [row for row in content["changes"] if row["dimension"] == Dimension.ALL.value]


def _moves(content: Content) -> Iterator[dict[str, Any]]:
    """Who gains and loses; nobody at all in the whole city is nothing to hide."""
    rows = {row["scenario"]: row for row in _everybody(content)}
    for what, words in (
        ("gain", _("Huishoudens die meer overhouden")),
        ("lose", _("Huishoudens die minder overhouden")),
        ("children_gain", _("Kinderen in huishoudens die meer overhouden")),
        ("children_lose", _("Kinderen in huishoudens die minder overhouden")),
    ):
        anybody = any(row[what] for row in rows.values())
        yield _row(
            words, change={one: publish_count(rows[one][what]) if anybody else _("niemand") for one in SCENARIOS}
        )


def _below(words: str, what: str, before: Row, after: Row) -> dict[str, Any]:
    now, then = counts(before, what), counts(after, what)
    return _row(words, now, then, differences(then, now))


def _row(words: str, now: Any = None, then: Any = None, change: Any = None) -> dict[str, Any]:
    blank = dict.fromkeys(SCENARIOS)
    return {
        "wat": words,
        **under("nu", now or blank),
        **under("plan", then or blank),
        **under("verschil", change or blank),
    }
