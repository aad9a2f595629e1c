"""Asks for a plan to be worked out, and works it out inside the worker.

What works it out (Numba, Polars) is loaded there only: a web process asks and shows, and stays small.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext, gettext_noop

from perspectief.foundation.jobs import services as jobs
from perspectief.foundation.jobs.handlers import NotPossible, Progress
from perspectief.foundation.jobs.models import Job
from perspectief.policy.simulator.calc import figures
from perspectief.policy.simulator.models import Figures, Population, Run
from perspectief.policy.simulator.models import Reform as Row
from perspectief.policy.simulator.permissions import may_run
from perspectief.policy.simulator.queries import plans, runs
from perspectief.policy.simulator.services.plans import Refused, clean
from perspectief.simulation.reforms import BadReform, Reform, baseline_of, fingerprint

if TYPE_CHECKING:
    from perspectief.simulation.city import City
    from perspectief.simulation.outcomes import Simulation

MAKING = gettext_noop("Wij maken de stad.")
RUNNING = gettext_noop("Wij rekenen de regels van nu en uw plan door.")
COUNTING = gettext_noop("Wij tellen alles op.")
NO_PLAN = gettext_noop("Dit plan is er niet meer.")
NO_CITY = gettext_noop("Van deze gemeente hebben wij niet genoeg cijfers om een stad te maken.")
NO_LONGER = gettext_noop("De wet is veranderd. Dit plan past er niet meer op. Maak het opnieuw.")
HUNDRED = 100
SHARES = {MAKING: (0, 50), RUNNING: (50, 75), COUNTING: (75, HUNDRED)}
"""Which part of the work each stage is, in percents."""


def start(*, row: Row, day: date) -> Job | Run:
    """The kept answer to this question, or a job that looks for it. Raises Refused, or BadReform."""
    reform = plans.reform_of(row)
    place = settings.MUNICIPALITY
    known = runs.answered(reform, row, place, day)
    if known is not None:
        return known
    verdict = may_run(runs.waiting(), runs.started_this_minute(), plans.limits())
    if not verdict.allowed:
        raise Refused(str(verdict.reason))
    try:
        return jobs.start(runs.KIND, {"reform": str(row.key), "place": place, "date": day.isoformat()})
    except NotPossible as full:
        raise Refused(str(full)) from full


def work_out(progress: Progress, *, reform: str, place: str, date: str) -> str:
    """What the worker does; gives the key of the outcome. The same figures are never made twice."""
    row = plans.find(UUID(reform))
    if row is None:
        raise NotPossible(gettext(NO_PLAN))
    try:
        plan = plans.reform_of(row)
    except BadReform as problem:
        raise NotPossible(gettext(NO_LONGER)) from problem
    day = _day(date)
    known = runs.answered(plan, row, place, day)
    if known is None:
        known = _keep(row, plan, place, day, _figures(progress, plan, place, day))
        clean()
    return str(known.key)


def _day(said: str) -> date:
    return date.fromisoformat(said)


def _figures(progress: Progress, plan: Reform, place: str, day: date) -> Figures:
    made = _city(place, day, settings.SIMULATED_DWELLINGS, _Stage(progress, MAKING))
    simulation = _simulated(made, plan, _Stage(progress, RUNNING))
    known = Figures.objects.filter(key=simulation.key).first()
    return known or _counted(simulation, _Stage(progress, COUNTING))


@transaction.atomic
def _keep(row: Row, plan: Reform, place: str, day: date, found: Figures) -> Run:
    question = runs.question(plan, row, place, day)
    run, _ = Run.objects.get_or_create(
        question=question, defaults={"reform": row, "figures": found, "place": place, "day": day}
    )
    return run


# --- The city, the law of now and the plan ----------------------------------------------------------------------------


@dataclass
class _Stage:
    """One stage of the work as a part of the whole. Threads of the simulation ask `stopped`; only we write."""

    progress: Progress
    doing: str
    must_stop: bool = field(default=False, init=False)

    def __call__(self, done: int, all: int) -> None:
        low, high = SHARES[self.doing]
        try:
            self.progress(low + (high - low) * done // max(1, all), HUNDRED, self.doing)
        except BaseException:
            self.must_stop = True
            raise

    def stopped(self) -> bool:
        """For the threads: whether the work must stop."""
        return self.must_stop


@dataclass
class _Kept:
    """What this worker made last, so that the next plan need not wait for it."""

    city: tuple[object, City] | None = None
    today: dict[str, Simulation] = field(default_factory=dict)


_kept = _Kept()


def _city(place: str, day: date, dwellings: int, stage: _Stage) -> City:
    from perspectief.simulation.city import MarginsMissing, city

    asked = (place, day, dwellings)
    if _kept.city is None or _kept.city[0] != asked:
        stage(0, 1)
        try:
            made = city(place, day, size=dwellings or None, progress=stage)
        except MarginsMissing as missing:
            raise NotPossible(gettext(NO_CITY)) from missing
        _kept.city, _kept.today = (asked, made), {}
    return _kept.city[1]


def _simulated(made: City, plan: Reform, stage: _Stage) -> Simulation:
    from perspectief.simulation.outcomes import simulate

    today = fingerprint(baseline_of(plan))
    stage(0, 1)
    found = simulate(made, plan, baseline=_kept.today.get(today), progress=stage, stop=stage.stopped)
    _kept.today[today] = found.baseline or found
    return found


def _counted(simulation: Simulation, stage: _Stage) -> Figures:
    from perspectief.simulation.outcomes import compare

    before = simulation.baseline or simulation
    steps = _Steps(stage, 2 * figures.PARTS + 1)
    content = figures.content_of(
        compare(before, simulation), figures.tables_of(before, steps), figures.tables_of(simulation, steps)
    )
    return _keep_figures(simulation, content)


class _Steps:
    """Counts tables."""

    def __init__(self, stage: _Stage, all: int):
        self.stage, self.all, self.done = stage, all, 0

    def __call__(self) -> None:
        self.done += 1
        self.stage(self.done, self.all)


@transaction.atomic
def _keep_figures(simulation: Simulation, content: figures.Content) -> Figures:
    made = simulation.city
    population, _ = Population.objects.get_or_create(
        fingerprint=made.fingerprint,
        defaults={
            "place": made.place,
            "name": made.name,
            "day": made.day,
            "households": made.households,
            "persons": made.persons,
            "dwellings": made.dwellings,
            "areas": [[area.code, area.name] for area in made.areas],
            "report": made.report.to_dicts(),
        },
    )
    defaults = {"population": population, "content": content, "seconds": simulation.seconds}
    found, _ = Figures.objects.get_or_create(key=simulation.key, defaults=defaults)
    return found
