"""A line: what a household of a kind has to live on at 601 hours or wages, what of more work is kept, and cliffs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from perspectief.simulation.line.cliffs import Cents, Cliff, Dip, cliffs, dips
from perspectief.simulation.line.family import Family, gross_per_hour_y, household
from perspectief.simulation.line.law import Law
from perspectief.simulation.line.points import PREMIUM, TAX, Points, Runner, in_cents
from perspectief.simulation.outlook.changes import HouseholdFile

POINTS = 601
MOST_HOURS, MOST_WAGE = 60.0, 60_000.0
Shares = NDArray[np.float64]


class Axis(StrEnum):
    """What goes up along a line."""

    HOURS = "uren"
    """Hours a week, 0 to 60 in steps of 0.1, at the household's wage per hour."""
    WAGE = "loon"
    """Gross euro a year, 0 to 60,000 in steps of 100, at the household's number of hours."""


class Step(StrEnum):
    """How much more work the burden of it is told of."""

    HOUR = "uur"
    """One hour a week more at the same wage per hour."""
    YEAR = "jaar"
    """1,200 euro a year more."""


MORE_A_YEAR = 120_000
"""Cents a year of `Step.YEAR`."""


class Burden(NamedTuple):
    """What of extra gross wage is not kept, as a share, at each point of a line. The parts add up to `total`.

    `lost` holds the same in whole cents, `more` the extra gross; where there is no extra gross, shares are NaN.
    """

    total: Shares
    parts: Mapping[str, Shares]
    lost: Mapping[str, Cents]
    more: Cents


@dataclass(frozen=True)
class Line:
    """Disposable income of one household against hours or wage. Money in whole cents a year.

    `points`: where the line stands; `an_hour_more`, `more_a_year`: the same points with one step of more work.
    """

    family: Family
    law: Law
    axis: Axis
    points: Points
    an_hour_more: Points
    more_a_year: Points
    cliffs: tuple[Cliff, ...]

    @property
    def disposable(self) -> Cents:
        """Net income and everything granted."""
        return self.points.disposable

    @cached_property
    def dips(self) -> tuple[Dip, ...]:
        """Stretches on which there is less than with less work."""
        return tuple(dips(self.points.own_gross, self.disposable))

    @property
    def participation_tax(self) -> Shares:
        """Of all gross wage: what is not kept compared with no work at all. NaN without a wage."""
        return _share(self.points.own_gross - (self.disposable - self.disposable[0]), self.points.own_gross)

    @property
    def replacement_rate(self) -> Shares:
        """What there is without work, as a share of what there is at each point."""
        return _share(np.full(len(self.disposable), self.disposable[0]), self.disposable)

    def burden(self, step: Step) -> Burden:
        """What of an extra hour a week, or of 1,200 euro a year, is not kept (the marginal effective tax rate)."""
        after = self.an_hour_more if step is Step.HOUR else self.more_a_year
        return burden_between(self.points, after)

    def hours_at(self, own_gross: int) -> float:
        """The hours a week of a gross wage in cents a year."""
        return float(np.interp(own_gross, self.points.own_gross, self.points.hours))

    def file(self, own_gross: int) -> HouseholdFile:
        """The household file at a gross wage in cents a year, without bijstand as income."""
        law = self.law
        hours = self.hours_at(own_gross)
        return household(self.family, law.day, municipality=law.municipality, hours=hours, gross=own_gross / 100)


def line_of(family: Family, law: Law, axis: Axis = Axis.HOURS) -> Line:
    """The line of a household under a law that was compiled (`compile_law`): a few milliseconds."""
    runner, per_hour = Runner(family, law), gross_per_hour_y(family.wage_per_hour, law.day)
    hours, gross = _grid(family, axis, per_hour)
    more_hours, more_gross = _an_hour_more(hours, gross, axis, per_hour)
    year_gross = gross + MORE_A_YEAR
    year_hours = hours if axis is Axis.WAGE else year_gross / 100 / per_hour
    every = runner.points(
        np.concatenate((hours, more_hours, year_hours)), np.concatenate((gross, more_gross, year_gross))
    )
    points = every.between(0, POINTS)

    def ask(places: Cents) -> tuple[Cents, Mapping[str, Cents]]:
        found = runner.points(np.interp(places, gross, hours), places)
        return found.disposable, parts_of(found)

    return Line(
        family=family,
        law=law,
        axis=axis,
        points=points,
        an_hour_more=every.between(POINTS, 2 * POINTS),
        more_a_year=every.between(2 * POINTS, 3 * POINTS),
        cliffs=tuple(cliffs(ask, gross, points.disposable)),
    )


def _grid(family: Family, axis: Axis, per_hour: float) -> tuple[NDArray[np.float64], Cents]:
    if axis is Axis.WAGE:
        gross = in_cents(np.linspace(0.0, MOST_WAGE, POINTS))
        return np.where(gross > 0, family.hours, 0.0), gross
    hours = np.round(np.linspace(0.0, MOST_HOURS, POINTS), 1)
    return hours, in_cents(hours * per_hour)


def _an_hour_more(
    hours: NDArray[np.float64], gross: Cents, axis: Axis, per_hour: float
) -> tuple[NDArray[np.float64], Cents]:
    """One hour more at the same wage per hour; who has a wage of 0 per hour earns nothing more."""
    if axis is Axis.HOURS:
        return hours + 1, in_cents((hours + 1) * per_hour)
    return hours + 1, gross + np.floor_divide(gross, np.maximum(hours, 1).astype(np.int64))


def parts_of(points: Points) -> dict[str, Cents]:
    """What each part adds to the disposable income; with the gross wages they add up to it."""
    return {TAX: -points.tax, PREMIUM: -points.premiums, **points.granted}


def burden_between(points: Points, after: Points) -> Burden:
    """What of the extra gross wage is not kept. Whole cents, so that the parts add up exactly."""
    more = after.own_gross - points.own_gross
    lost = {
        name: cents - parts_of(after)[name]
        for name, cents in parts_of(points).items()
        if (cents != parts_of(after)[name]).any()
    }
    total = sum(lost.values(), start=np.zeros_like(more))
    return Burden(_share(total, more), {name: _share(cents, more) for name, cents in lost.items()}, lost, more)


def _share(part: Cents, whole: Cents) -> Shares:
    shares: Shares = np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole != 0)
    return shares
