"""The drawings of weighing, each with its table. The same numbers are drawn once. Load this when a page needs it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from perspectief.foundation.output import charts
from perspectief.foundation.output.charts import Chart, Unit, Words
from perspectief.policy.weighing.models import Weighting
from perspectief.policy.weighing.queries.results import Ranked, Results

MOST_LINES = 6
"""So many lines at most in one drawing."""
MOST_BARS = 30
"""So many rows at most in one drawing; the table has all of them."""
STEPS = 20
"""Places on the axis of a weight."""


def ranking(rows: Sequence[Ranked]) -> Chart | None:
    """The value of each thing."""
    drawn = [{"x": one.title, "y": round(one.total.value, 1)} for one in rows if one.total.value is not None]
    if not drawn:
        return None
    about = _("Hoe langer de balk, hoe hoger de waarde. Bovenaan staat %(name)s.") % {"name": drawn[0]["x"]}
    words = Words(_("De waarde, van hoog naar laag"), about, _("Naam"), _("Waarde, 0 tot 100"))
    return charts.grouped_bars(drawn[:MOST_BARS], x="x", y="y", words=words)


def contributions(found: Results, item: str, title: str) -> Chart | None:
    """What each question adds to the value of one thing."""
    drawn = [
        {"x": found.label(one.criterion), "y": round(one.points, 1)} for one in found.contributions(item) if one.judged
    ]
    if not drawn:
        return None
    about = _("De meeste punten komen van ‘%(question)s’.") % {"question": drawn[0]["x"]}
    words = Words(_("Waar de punten van %(title)s vandaan komen") % {"title": title}, about, _("Vraag"), _("Punten"))
    return charts.grouped_bars(drawn, x="x", y="y", words=words)


def agreement(found: Results) -> Chart | None:
    """How far the panel agrees on each question, with its interval; 100 is full agreement."""
    drawn = [
        {
            "x": found.label(one.criterion),
            "low": round(100 * (one.low if one.low is not None else one.alpha)),
            "mid": round(100 * one.alpha),
            "high": round(100 * (one.high if one.high is not None else one.alpha)),
        }
        for one in found.agreement
        if one.alpha is not None
    ]
    if not drawn:
        return None
    about = _("Een stip naar rechts: het panel is het eens. De streep is hoe zeker dat is.")
    words = Words(
        _("Hoe eens het panel is"),
        about,
        _("Vraag"),
        _("Hoe eens, 100 is helemaal"),
        low=_("Minstens"),
        mid=_("Gemeten"),
        high=_("Hoogstens"),
    )
    return charts.range_bars(drawn, x="x", low="low", mid="mid", high="high", words=words)


def weights(found: Iterable[Weighting], labels: Mapping[str, str]) -> Chart | None:
    """How heavy each question counts for each body."""
    drawn = [
        {"x": labels[key], "y": round(100 * share, 1), "s": str(one.get_by_whom_display())}
        for one in list(found)[:MOST_LINES]
        for key, share in one.weights.items()
        if key in labels
    ]
    if not drawn:
        return None
    about = _("Hoe langer de balk, hoe zwaarder de vraag telt. Alles samen is 100.")
    words = Words(_("Hoe zwaar elke vraag telt"), about, _("Vraag"), _("Deel van 100"))
    return charts.grouped_bars(drawn, x="x", y="y", series="s", words=words)


def first_places(found: Results, titles: Mapping[str, str], places: int) -> Chart | None:
    """How often each thing is among the first so many, over all reasonable weights and scores."""
    shares = {item: found.smaa.among(item, places) for item in found.smaa.items}
    drawn = [
        {"x": titles[item], "y": round(100 * share)}
        for item, share in sorted(shares.items(), key=lambda pair: (-pair[1], titles[pair[0]]))
    ]
    if not drawn:
        return None
    about = _("%(name)s staat het meest bij de eerste %(n)s.") % {"name": drawn[0]["x"], "n": places}
    title = _("Hoe vaak iets bij de eerste %(n)s staat") % {"n": places}
    words = Words(title, about, _("Naam"), _("In hoeveel van de 100 wegingen"))
    return charts.grouped_bars(drawn[:MOST_BARS], x="x", y="y", words=words)


def sweep(found: Results, criterion: str, titles: Mapping[str, str]) -> Chart | None:
    """The value of the highest things when one question counts more or less."""
    sweeping = found.sweep(criterion)
    highest = sorted(sweeping.lines, key=lambda line: -line.at(sweeping.now))[:MOST_LINES]
    if not highest:
        return None
    drawn = [
        {"x": round(100 * step / STEPS), "y": round(line.at(step / STEPS), 1), "s": titles[line.item]}
        for line in highest
        for step in range(STEPS + 1)
    ]
    said = {"question": found.label(criterion), "n": round(100 * sweeping.now)}
    about = _("Nu telt ‘%(question)s’ voor %(n)s van de 100.") % said
    title = _("Als ‘%(question)s’ meer of minder telt") % said
    words = Words(title, about, _("Hoe zwaar de vraag telt, van 100"), _("Waarde"))
    return charts.line(drawn, x="x", y="y", series="s", words=words)


def frontier(points: Iterable[Mapping[str, Any]], now: int) -> Chart | None:
    """What more or less money brings. `now`: how much there is."""
    drawn = [{"x": one["euros"], "y": round(one["worth"])} for one in points if one["worth"] is not None]
    if len(drawn) < 2:
        return None
    about = _("Naar rechts is er meer geld. Hoe hoger de lijn, hoe meer het oplevert.")
    words = Words(
        _("Wat meer of minder geld oplevert"),
        about,
        _("Geld, alle jaren samen"),
        _("Opbrengst in punten"),
        x_unit=Unit.EURO,
    )
    return charts.line(drawn, x="x", y="y", words=words)


def core(shares: Mapping[str, float], titles: Mapping[str, str]) -> Chart | None:
    """How often each thing is in the choice."""
    drawn = [
        {"x": titles[key], "y": round(100 * share)}
        for key, share in sorted(shares.items(), key=lambda pair: (-pair[1], titles.get(pair[0], "")))
        if key in titles
    ]
    if not drawn:
        return None
    about = _("100 is: altijd in de keuze. 0 is: nooit.")
    words = Words(_("Hoe vaak iets in de keuze zit"), about, _("Naam"), _("In hoeveel van de 100 wegingen"))
    return charts.grouped_bars(drawn[:MOST_BARS], x="x", y="y", words=words)


def money(rows: Sequence[tuple[str, int, int]]) -> Chart | None:
    """What was promised beside what was paid."""
    drawn = [
        {"x": name, "y": amount, "s": word}
        for name, promised, spent in rows[: MOST_BARS // 2]
        for word, amount in ((_("toegezegd"), promised), (_("uitgegeven"), spent))
    ]
    if not drawn:
        return None
    about = _("Bij elke naam twee balken: wat is toegezegd, en wat is uitgegeven.")
    words = Words(_("Toegezegd en uitgegeven"), about, _("Waarvoor"), _("Bedrag in euro"), Unit.EURO)
    return charts.grouped_bars(drawn, x="x", y="y", series="s", words=words)
