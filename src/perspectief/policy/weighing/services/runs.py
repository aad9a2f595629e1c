"""Works out choices and keeps each with all that went into it, so that anybody can do it again.

A choice and what more or less money would bring are worked out at once; how sure a choice is takes a worker. The same
question is not worked out twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from perspectief.foundation.access import Actor
from perspectief.foundation.jobs import services as jobs
from perspectief.foundation.jobs.handlers import NotPossible, Progress
from perspectief.foundation.jobs.models import Job
from perspectief.policy.weighing.calc import portfolio
from perspectief.policy.weighing.calc.framework import digest
from perspectief.policy.weighing.calc.portfolio import Problem
from perspectief.policy.weighing.choices import RoundState, RunKind
from perspectief.policy.weighing.models import Round, Run, Weighting
from perspectief.policy.weighing.permissions import may_calculate
from perspectief.policy.weighing.queries import panel
from perspectief.policy.weighing.queries import portfolio as queries
from perspectief.policy.weighing.services.refusing import Refused, check
from perspectief.policy.weighing.services.rounds import moment

ROBUST_JOB = "weighing-robust"
DRAWS = 300
"""So many reasonable weightings and scores: the standard error of a share is then at most .03."""
BUDGETS = 40
"""So many amounts of money, from little to twice what there is."""
NEAR = 5
"""So many other plans that are worth nearly the same."""

IN_DRAWS = gettext_noop("Wij proberen andere gewichten en scores.")
IN_CHANGES = gettext_noop("Wij zoeken wat er had moeten veranderen.")

Forced = Mapping[str, str | None]


def choose(
    *, round: Round, by: Actor, forced: Forced | None = None, name: str = "", on: dt.datetime | None = None
) -> Run:
    """The best choice; with `forced` (item -> level, `portfolio.ANY`, or None for out) also what that costs.

    Raises Refused.
    """
    problem = question(round=round, by=by)
    inputs = {"problem": portfolio.to_data(problem), "forced": dict(forced or {})}
    kind = RunKind.CHOICE
    return _kept(round, kind, inputs, name) or _keep(round, kind, inputs, answer(kind, inputs), name, moment(on, by))


def frontier(*, round: Round, by: Actor, on: dt.datetime | None = None) -> Run:
    """What more or less money would bring, and other choices that are worth nearly the same. Raises Refused."""
    inputs = {"problem": portfolio.to_data(question(round=round, by=by))}
    kind = RunKind.FRONTIER
    return _kept(round, kind, inputs) or _keep(round, kind, inputs, answer(kind, inputs), at=moment(on, by))


def ask_robust(*, round: Round, by: Actor) -> tuple[Run, Job | None]:
    """How sure the choice is: the run, and the job that works on it (None when it is done). Raises Refused."""
    inputs = _robust_inputs(round, by, DRAWS)
    run = _kept(round, RunKind.ROBUST, inputs) or _keep(round, RunKind.ROBUST, inputs)
    return run, None if run.done_at else _start(run)


def robust_now(*, round: Round, by: Actor, draws: int, on: dt.datetime | None = None) -> Run:
    """The same at once, for the loader of an invented round, with fewer draws. Raises Refused."""
    kind, inputs = RunKind.ROBUST, _robust_inputs(round, by, draws)
    return _kept(round, kind, inputs) or _keep(round, kind, inputs, answer(kind, inputs), at=moment(on, by))


def _robust_inputs(round: Round, by: Actor, draws: int) -> dict[str, Any]:
    from perspectief.policy.weighing.queries import results  # NumPy comes in only here

    problem, weighting = question(round=round, by=by), _leading(round)
    found = results.of(round, weighting)
    return {
        "problem": portfolio.to_data(problem),
        "panel": results.kept(found.whole),
        "weighting": results.as_data(weighting),
        "framework": round.framework.content,
        "seed": round.seed,
        "draws": draws,
    }


def question(*, round: Round, by: Actor) -> Problem:
    """What there is to choose from now, under the weights that lead. Raises Refused."""
    from perspectief.policy.weighing.queries import results  # NumPy comes in only here

    check(may_calculate(by, panel.my_seat(round, by)))
    if round.state not in (RoundState.TALK, RoundState.CHOOSING, RoundState.REPLYING):
        raise Refused(_("Kiezen kan pas als het panel scores gaf."))
    found = results.of(round, _leading(round))
    values = {item: total.value for item, total in found.totals.items()}
    unknown = [item for item, value in values.items() if value is None]
    if unknown or not values:
        raise Refused(_("Van niet alles is er al een score. Daarom kan het kiezen nog niet."))
    try:
        return queries.problem_of(round, {item: float(value or 0) for item, value in values.items()})
    except portfolio.BadProblem as wrong:
        raise Refused(_("Er klopt iets niet in wat er is ingevuld: %(what)s.") % {"what": wrong.problems[0]}) from wrong


def is_of_now(run: Run, by: Actor) -> bool:
    """Whether a calculation answers the question as it is now: nobody scored or linked since. Raises Refused."""
    now = {"problem": portfolio.to_data(question(round=run.round, by=by))}
    if "panel" in run.inputs:
        now = _robust_inputs(run.round, by, run.inputs["draws"])
    return digest(now) == digest({key: run.inputs[key] for key in now})


def _leading(round: Round) -> Weighting:
    found = Weighting.objects.filter(round=round, leads=True, replaced_at=None).first()
    if found is None:
        raise Refused(_("Er zijn nog geen gewichten. Daarom kunt u nog niet kiezen."))
    return found


# --- Rows -------------------------------------------------------------------------------------------------------------
def _kept(round: Round, kind: RunKind, inputs: Mapping[str, Any], name: str = "") -> Run | None:
    """What was worked out of the same question; with a new name when it got one."""
    found = queries.same_question(round, kind, digest(inputs))
    if found is not None and name and found.name != name:
        found.name = name
        found.save(update_fields=["name"])
    return found


def _keep(
    round: Round,
    kind: RunKind,
    inputs: Mapping[str, Any],
    result: Mapping[str, Any] | None = None,
    name: str = "",
    at: dt.datetime | None = None,
) -> Run:
    now, check_number = at or timezone.now(), digest(inputs)
    try:
        with transaction.atomic():
            return Run.objects.create(
                round=round,
                kind=kind,
                name=name.strip()[:120],
                inputs=inputs,
                digest=check_number,
                result=result,
                made_at=now,
                done_at=None if result is None else now,
            )
    except IntegrityError:  # somebody asked the same at the same moment
        return Run.objects.get(round=round, kind=kind, digest=check_number)


def _start(run: Run) -> Job:
    try:
        return jobs.start(ROBUST_JOB, {"run": str(run.key)})
    except NotPossible as full:
        raise Refused(str(full)) from full


def work_out(progress: Progress, *, run: str) -> str:
    """Work out what a run asks, in the worker. Gives its key; done twice it changes nothing more."""
    known = Run.objects.get(key=run)
    if known.done_at is None:
        found = answer(RunKind(known.kind), known.inputs, progress)
        Run.objects.filter(pk=known.pk, done_at=None).update(result=found, done_at=timezone.now())
    return str(known.key)


# --- Sums: the same question always gives the same answer -------------------------------------------------------------
def answer(kind: RunKind, inputs: Mapping[str, Any], progress: Progress | None = None) -> dict[str, Any]:
    """What comes out, from nothing but what was kept."""
    problem = portfolio.from_data(inputs["problem"])
    if kind == RunKind.CHOICE:
        return _choice(problem, inputs["forced"])
    if kind == RunKind.FRONTIER:
        return _frontier(problem)
    return _robust(problem, inputs, progress)


def _choice(problem: Problem, forced: Forced) -> dict[str, Any]:
    """The best with what was asked beforehand; the best without; when quality alone counts; what was asked costs."""
    free = portfolio.solve(problem)
    best = portfolio.solve(problem, forced) if forced else free
    quality = portfolio.solve(problem.with_beta(0.0), forced)
    loss = max(0.0, free.worth - best.worth) if free.possible and best.possible else None
    prices = {
        item: portfolio.price_of(problem, item, level, base=free).loss if free.possible else None
        for item, level in forced.items()
    }
    return {
        "best": best.as_data(),
        "free": free.as_data() if forced else None,
        "quality": quality.as_data(),
        "loss": loss,
        "prices": prices,
    }


def _frontier(problem: Problem) -> dict[str, Any]:
    near = portfolio.near_equal(problem, NEAR)
    return {
        "points": [point.as_data() for point in portfolio.frontier(problem, BUDGETS)],
        "near": [
            {
                "loss": one.loss,
                "worth": one.choice.worth,
                "added": list(one.added),
                "left_out": list(one.left_out),
                "other_level": list(one.other_level),
            }
            for one in near
        ],
    }


def _robust(problem: Problem, inputs: Mapping[str, Any], progress: Progress | None) -> dict[str, Any]:
    """How often each thing is in the choice, and what would bring in what is not. Steps: draws, then each of those."""
    draws = _draws(problem, inputs)
    best = portfolio.solve(problem)
    out = [item.key for item in problem.ordered if best.possible and item.key not in best.levels]
    steps = len(draws) + len(out)

    def drawn(done: int, _all: int) -> None:
        if progress is not None:
            progress(done, steps, IN_DRAWS)

    found = portfolio.robust(problem, draws, drawn)
    changes = {}
    for number, key in enumerate(out, start=1):
        if progress is not None:
            progress(len(draws) + number, steps, IN_CHANGES)
        changes[key] = _change(problem, key)
    return {**found.as_data(), "changes": changes}


def _change(problem: Problem, key: str) -> dict[str, Any]:
    change = portfolio.smallest_change(problem, key)
    points = None if change.value is None else round(change.value - problem.by_key[key].value, 1)
    return {**change.as_data(), "less_euros": change.euros, "more_points": points}


def _draws(problem: Problem, inputs: Mapping[str, Any]) -> Any:
    """Reasonable values of each item, a row for each draw, in the order of the items of the problem."""
    from perspectief.policy.weighing.calc import framework, smaa
    from perspectief.policy.weighing.queries import results  # NumPy comes in only here

    texts = framework.canonical(inputs["framework"]), framework.canonical(inputs["panel"])
    found = results.worked_out(*texts, framework.canonical(inputs["weighting"]), inputs["seed"], True)
    drawn = smaa.draw(found.panel, found.curves, found.space, inputs["seed"], inputs["draws"])
    places = [drawn.items.index(item.key) for item in problem.items]
    return drawn.totals[:, places].clip(0, 100)
