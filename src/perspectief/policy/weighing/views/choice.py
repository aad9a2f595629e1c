"""The choice within the money: worked out, with what people want to fix, what more money brings, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from perspectief.foundation.access import NOBODY, Actor
from perspectief.foundation.jobs import queries as jobs
from perspectief.foundation.jobs.choices import State
from perspectief.foundation.ui.pages import allowed, insist
from perspectief.policy.weighing import broken, wording
from perspectief.policy.weighing.calc import portfolio
from perspectief.policy.weighing.calc.portfolio import Kind, Limit, Problem
from perspectief.policy.weighing.choices import RoundState, RunKind
from perspectief.policy.weighing.forms.choosing import AskForm
from perspectief.policy.weighing.models import Round, Run
from perspectief.policy.weighing.permissions import may_calculate, may_see_results, may_sit, may_steer
from perspectief.policy.weighing.queries import decisions, panel
from perspectief.policy.weighing.queries import portfolio as queries
from perspectief.policy.weighing.queries.items import weighed
from perspectief.policy.weighing.services import runs
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.views.common import found_round, see_other
from perspectief.policy.weighing.views.tables import Table, table

FULL = 0.98
"""A limit that is used so far, or further, is what holds the choice back."""
ALWAYS, NEVER, MOST_SAID = 0.95, 0.05, 4


@dataclass(frozen=True)
class Line:
    """One thing in the choice or out of it. `core`: share of reasonable weightings in which it is in; None: unknown."""

    key: str
    title: str
    level: str
    costs: Sequence[int]
    reach: int
    value: float
    core: float | None
    is_fixed: bool
    other: str
    """What it would be when only quality counts."""

    @property
    def word(self) -> Any:
        """How often it is chosen, as a word."""
        return "" if self.core is None else wording.CORE[portfolio.label_of(self.core).value]


@allowed(may_sit)
@require_safe
def overview(request: HttpRequest, key: str) -> HttpResponse:
    """The newest calculation, or the way to the first one."""
    one = _seen(request, key)
    return _page(request, one, queries.runs(one, RunKind.CHOICE).first())


@allowed(may_sit)
@require_safe
def look(request: HttpRequest, key: str, run: UUID) -> HttpResponse:
    """One calculation."""
    one = _seen(request, key)
    found = queries.find_run(one, run)
    if found is None or found.kind != RunKind.CHOICE:
        raise Http404(str(run))
    return _page(request, one, found)


@allowed(may_sit)
@require_POST
def work_out(request: HttpRequest, key: str) -> HttpResponse:
    """Work out the choice, with what people fixed."""
    one, actor = _seen(request, key), _actor(request)
    try:
        problem = runs.question(round=one, by=actor)
        form = AskForm(request.POST, problem=problem, titles=_titles(one))
        if not form.is_valid():
            return _page(request, one, queries.runs(one, RunKind.CHOICE).first(), form=form)
        run = runs.choose(round=one, by=actor, forced=form.forced(), name=form.cleaned_data["naam"])
    except Refused as wrong:
        return _page(request, one, queries.runs(one, RunKind.CHOICE).first(), refused=str(wrong))
    return see_other("choice-run", one.key, run.key)


@allowed(may_sit)
@require_POST
def more_money(request: HttpRequest, key: str) -> HttpResponse:
    """Work out what more or less money brings."""
    one = _seen(request, key)
    try:
        runs.frontier(round=one, by=_actor(request))
    except Refused as wrong:
        return _page(request, one, queries.runs(one, RunKind.CHOICE).first(), refused=str(wrong))
    return see_other("choice", one.key)


@allowed(may_sit)
@require_POST
def how_sure(request: HttpRequest, key: str) -> HttpResponse:
    """Let a worker work out how sure the choice is."""
    one = _seen(request, key)
    try:
        _run, started = runs.ask_robust(round=one, by=_actor(request))
    except Refused as wrong:
        return _page(request, one, queries.runs(one, RunKind.CHOICE).first(), refused=str(wrong))
    return see_other("choice-job", one.key, started.key) if started else see_other("choice", one.key)


@allowed(may_sit)
@require_safe
def job(request: HttpRequest, key: str, job: UUID) -> HttpResponse:
    """How far the worker is; afterwards back to the choice."""
    one = _seen(request, key)
    found = jobs.find(job)
    if found is None or found.kind != runs.ROBUST_JOB:
        raise Http404(str(job))
    if found.state == State.DONE:
        return see_other("choice", one.key)
    return render(
        request,
        "weighing/choice_job.html",
        {"round": one, "here": "choice", "refused": "", "problems": [], "job": found},
    )


# --- The page ---------------------------------------------------------------------------------------------------------
def _page(
    request: HttpRequest, one: Round, run: Run | None, *, form: AskForm | None = None, refused: str = ""
) -> HttpResponse:
    actor = _actor(request)
    said: dict[str, Any] = {
        "round": one,
        "here": "choice",
        "run": run,
        "refused": refused,
        "may_calculate": may_calculate(actor, panel.my_seat(one, actor)).allowed,
        "may_steer": may_steer(actor).allowed,
        "can_begin": one.state == RoundState.CHOOSING,
        "decision": decisions.find(one),
        "problems": form.problems if form else [],
        "runs": queries.runs(one, RunKind.CHOICE)[:10],
    }
    titles = _titles(one)
    if run is not None:
        said |= _of_run(run, titles)
    if said["may_calculate"]:
        said |= _asking(one, actor, form, run, titles)
    return render(request, "weighing/choice.html", said)


def _asking(
    one: Round, actor: Actor, form: AskForm | None, run: Run | None, titles: Mapping[str, str]
) -> dict[str, Any]:
    """The form to fix things; why nothing can be worked out now, when that is so."""
    try:
        problem = queries.problem_in(run) if run is not None else runs.question(round=one, by=actor)
    except Refused as wrong:
        return {"form": None, "not_now": str(wrong)}
    forced = run.inputs["forced"] if run is not None else {}
    initial = {f"over-{key}": "uit" if level is None else level for key, level in forced.items()}
    shown = form or AskForm(problem=problem, titles=titles, initial=initial)
    return {"form": shown, "not_now": ""}


def _of_run(run: Run, titles: Mapping[str, str]) -> dict[str, Any]:
    problem, result = queries.problem_in(run), run.result or {}
    best = result["best"]
    if not best["possible"]:
        clash = [broken.limit_said(Limit(Kind(each["kind"]), tuple(each["about"])), titles) for each in best["clash"]]
        return {"best": best, "clash": clash}
    robust, frontier = decisions.robust_of(run), queries.beside(run, RunKind.FRONTIER)
    lines = _lines(run, problem, titles, robust)
    inside = [line for line in lines if line.level]
    learning = [line for line in inside if problem.learns(problem.by_key[line.key])]
    return {
        "best": best,
        "number_in": len(inside),
        "number_all": len(lines),
        "years": _years(problem, best),
        "bites": list(_bites(problem, best)),
        "inside": _inside(problem, [line for line in inside if line not in learning], _("In de keuze")),
        "learning": _inside(problem, learning, _("Nieuwe ideeën")),
        "learning_share": round(100 * problem.settings.learning_share),
        "outside": _outside([line for line in lines if not line.level]),
        "prices": _prices(run, titles),
        "quality_table": _quality(lines),
        "robust": robust,
        "regret": _regret(robust),
        "core_sentences": _core_said(lines) if robust else [],
        **_charts(robust, frontier, problem, titles),
        "near_table": _near(frontier, titles),
    }


def _lines(run: Run, problem: Problem, titles: Mapping[str, str], robust: Run | None) -> list[Line]:
    result = run.result or {}
    best, quality = result["best"]["levels"], result["quality"]["levels"]
    core = robust.result["core"] if robust and robust.result else {}
    found = []
    for item in problem.items:
        level = item.level(best.get(item.key) or max(item.levels, key=lambda each: each.total).key)
        found.append(
            Line(
                key=item.key,
                title=titles.get(item.key, ""),
                level=level.label if item.key in best else "",
                costs=[level.costs.get(year, 0) for year in problem.years],
                reach=level.reach,
                value=item.value,
                core=core.get(item.key),
                is_fixed=item.key in run.inputs["forced"],
                other=item.level(quality[item.key]).label if item.key in quality else "",
            )
        )
    return sorted(found, key=lambda line: (-line.value, line.title))


def _years(problem: Problem, best: Mapping[str, Any]) -> Table | None:
    """What there is in each year, and what the choice takes."""
    rows = []
    for year in problem.years:
        cost, stopping = (best[name].get(str(year), 0) for name in ("costs", "stopping"))
        left = problem.budget(year) - cost
        rows.append([str(year), *(wording.euro(euros) for euros in (problem.budget(year), cost, stopping, left))])
    heads = (_("Jaar"), _("Er is"), _("Dit kost"), _("Daarvan voor stoppen"), _("Over"))
    return table(_("Geld per jaar"), heads, rows)


def _bites(problem: Problem, best: Mapping[str, Any]) -> Iterator[str]:
    """What holds the choice back: money or people of a year that are about used up."""
    for year in problem.years:
        budget, cost = problem.budget(year), best["costs"].get(str(year), 0)
        if budget and cost >= FULL * budget:
            yield wording.money_bites(year)
        elif cost < budget and len(best["levels"]) < len(problem.items):
            yield wording.left_over(year, budget - cost)
    for year, there in problem.staff.items():
        if best["staff"].get(str(year), 0) >= FULL * there:
            yield wording.staff_bites(year)


def _inside(problem: Problem, lines: Iterable[Line], caption: str) -> Table | None:
    heads = (_("Naam"), _("Omvang"), *map(str, problem.years), _("Mensen per jaar"), _("Waarde"), _("Hoe vaak"))
    rows = [
        [line.title, line.level, *map(wording.euro, line.costs), wording.number(line.reach, 0), *_worth(line)]
        for line in lines
    ]
    return table(caption, heads, rows)


def _outside(lines: Iterable[Line]) -> Table | None:
    heads = (_("Naam"), _("Vraagt samen"), _("Mensen per jaar"), _("Waarde"), _("Hoe vaak"))
    rows = [[line.title, wording.euro(sum(line.costs)), wording.number(line.reach, 0), *_worth(line)] for line in lines]
    return table(_("Niet in de keuze"), heads, rows)


def _worth(line: Line) -> tuple[str, str]:
    fixed = _("door u vastgelegd") if line.is_fixed else ""
    word = str(line.word) or _("nog niet bekend")
    return wording.number(line.value, 0), f"{word}, {fixed}" if fixed else word


def _quality(lines: Iterable[Line]) -> Table | None:
    """What changes when only quality counts."""
    nothing = _("niets")
    rows = [[line.title, line.level or nothing, line.other or nothing] for line in lines if line.level != line.other]
    return table(_("Als het aantal mensen niet telt"), (_("Naam"), _("Nu"), _("Alleen de waarde")), rows)


def _core_said(lines: Iterable[Line]) -> list[str]:
    """The things that are sometimes in and sometimes out: about these there is most to talk."""
    doubtful = [line for line in lines if line.core is not None and NEVER < line.core < ALWAYS]
    doubtful.sort(key=lambda line: abs((line.core or 0) - 0.5))
    return [wording.in_of_100(line.title, line.core or 0) for line in doubtful[:MOST_SAID]]


def _prices(run: Run, titles: Mapping[str, str]) -> list[str]:
    found = (run.result or {})["prices"]
    return [wording.price(titles.get(key, ""), loss) for key, loss in found.items() if loss is not None]


def _regret(robust: Run | None) -> int | None:
    """How much of the best worth is missed on average, of 100; None when that is not known."""
    return None if robust is None or not robust.result else round(100 * robust.result["regret_as_part"])


def _charts(robust: Run | None, frontier: Run | None, problem: Problem, titles: Mapping[str, str]) -> dict[str, Any]:
    from perspectief.policy.weighing import charts  # drawing takes long to load

    now = sum(problem.budgets.values())
    return {
        "core_chart": charts.core(robust.result["core"], titles) if robust and robust.result else None,
        "frontier_chart": charts.frontier(frontier.result["points"], now) if frontier and frontier.result else None,
        "frontier": frontier,
        "more": _more(frontier.result["points"], now) if frontier and frontier.result else "",
    }


def _more(points: Iterable[Mapping[str, Any]], now: int) -> str:
    """What a quarter more money brings, in a sentence."""
    known = [one for one in points if one["worth"]]
    here = max((one for one in known if one["euros"] <= now), key=lambda one: one["euros"], default=None)
    there = min((one for one in known if one["euros"] >= 1.25 * now), key=lambda one: one["euros"], default=None)
    if here is None or there is None or not here["worth"]:
        return ""
    return wording.more_money(there["euros"] - now, there["worth"] / here["worth"] - 1)


def _near(frontier: Run | None, titles: Mapping[str, str]) -> Table | None:
    """Plans that are worth nearly the same."""
    if frontier is None or not frontier.result:
        return None
    rows = [
        [
            wording.number(one["loss"]),
            *(
                ", ".join(titles.get(key, "") for key in one[name]) or "\N{EN DASH}"
                for name in ("added", "left_out", "other_level")
            ),
        ]
        for one in frontier.result["near"]
    ]
    heads = (_("Punten minder"), _("Erbij"), _("Eraf"), _("Andere omvang"))
    return table(_("Andere keuzes"), heads, rows, numbered=True)


def _titles(one: Round) -> dict[str, str]:
    return {str(item.key): item.title for item in weighed(one)}


def _seen(request: HttpRequest, key: str) -> Round:
    one, actor = found_round(key), _actor(request)
    insist(may_see_results(actor, panel.my_seat(one, actor), has_interest=panel.has_interest(one, actor)))
    return one


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = getattr(request, "actor", NOBODY)
    return actor
