"""The charts of a line: where the money comes from, before and after a plan, and what of more work is not kept."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from perspectief.foundation.output import charts
from perspectief.foundation.output.charts import Chart, Unit, Words
from perspectief.policy.simulator import choices
from perspectief.policy.simulator.calc import line as calc
from perspectief.simulation.line import Axis, Line, Step


@dataclass(frozen=True)
class Charts:
    """The drawings of one line. `both`: before and after a plan, None without one."""

    sources: Chart
    burden: Chart
    both: Chart | None


def draw(line: Line, before: Line | None) -> Charts:
    """All drawings; the same numbers are drawn once."""
    return Charts(sources(line), burden(line, before), None if before is None else both(before, line))


def sources(line: Line) -> Chart:
    """Money a month by source, on top of each other."""
    rows = [
        {"x": x, "y": amount, "s": str(choices.SOURCES[source])}
        for source, cents in calc.by_source(line.points).items()
        for x, amount in _thinned(line, np.maximum(0, cents) / calc.MONTHS_OF_CENTS)
    ]
    about = _("De vlakken op elkaar zijn al het geld per maand. Elk vlak is een soort geld.")
    words = Words(_("Waar het geld vandaan komt, per maand"), about, *_axes(line), Unit.EURO, _x_unit(line))
    return charts.stacked_area(rows, x="x", y="y", series="s", words=words)


def both(before: Line, after: Line) -> Chart:
    """All money a month, under today's law and with the plan."""
    rows = [
        {"x": x, "y": amount, "s": name}
        for name, line in ((_("Wet van nu"), before), (_("Met het plan"), after))
        for x, amount in _thinned(line, line.disposable / calc.MONTHS_OF_CENTS)
    ]
    about = _("Twee lijnen: al het geld per maand met de wet van nu, en met het plan.")
    words = Words(_("Al het geld per maand, nu en met het plan"), about, *_axes(after), Unit.EURO, _x_unit(after))
    return charts.line(rows, x="x", y="y", series="s", words=words)


def burden(line: Line, before: Line | None) -> Chart:
    """What of an hour more, or of 1,200 euro a year more, is not kept."""
    step = Step.HOUR if line.axis is Axis.HOURS else Step.YEAR
    lines = [(_("Met het plan") if before else _("Wet van nu"), line)]
    rows = [
        {"x": x, "y": share, "s": name}
        for name, one in [*([(_("Wet van nu"), before)] if before else []), *lines]
        for x, share in _thinned(one, 100 * calc.shown(one.burden(step).total))
    ]
    title = _("Hoeveel van een uur meer werk weggaat") if step is Step.HOUR else _("Hoeveel van meer loon weggaat")
    about = _("Bij 100% gaat al het extra loon weg. Boven 100% houdt men minder over dan eerst.")
    x, _y = _axes(line)
    words = Words(title, about, x, _("Deel dat weggaat"), Unit.PERCENT, _x_unit(line))
    return charts.line(rows, x="x", y="y", series="s", words=words)


def _thinned(line: Line, values: NDArray[np.float64]) -> list[tuple[float, float | None]]:
    """Each fifth point in whole euros or percents."""
    places = range(0, len(values), calc.EVERY)
    along = calc.along(line)
    return [(float(along[at]), None if np.isnan(values[at]) else round(float(values[at]))) for at in places]


def _axes(line: Line) -> tuple[str, str]:
    return _("Uren werk per week") if line.axis is Axis.HOURS else _("Bruto loon per jaar"), _("Geld per maand")


def _x_unit(line: Line) -> Unit:
    return Unit.NUMBER if line.axis is Axis.HOURS else Unit.EURO
