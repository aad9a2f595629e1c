"""Looks up decisions: the draft, what each provider sees of its own file, and what everybody sees afterwards.

What is public comes from the snapshot that was frozen with the decision, not from the rows as they are now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from perspectief.foundation.privacy.purpose import purpose
from perspectief.policy.weighing import wording
from perspectief.policy.weighing.calc import portfolio
from perspectief.policy.weighing.calc.framework import canonical, digest
from perspectief.policy.weighing.calc.portfolio import Broken, Kind, Problem
from perspectief.policy.weighing.choices import DecisionState, Outcome, RoundState, RunKind
from perspectief.policy.weighing.models import Decision, Item, Owner, Reply, Round, Run, Verdict
from perspectief.policy.weighing.models.items import APPLICATIONS
from perspectief.policy.weighing.queries import portfolio as portfolios
from perspectief.policy.weighing.queries.items import name_of_organisation, weighed

ENOUGH = 3
"""With fewer scores a group value is not shown (`calc/values.ENOUGH`; NumPy stays out of here)."""
MOST_TO_READ = 10
MAY_DEPART = frozenset({Kind.STAFF, Kind.CLASH, Kind.NEEDS})
"""Limits that people may set aside, with their reason; all others are money, law, or were published beforehand."""


def find(round: Round) -> Decision | None:
    """The decision of a round, in whatever state."""
    return Decision.objects.filter(round=round).select_related("round__framework", "run").first()


def final(round: Round) -> Decision | None:
    """The decision that was taken; None before."""
    found = find(round)
    return found if found is not None and found.state == DecisionState.FINAL else None


def decided(municipality: str) -> QuerySet[Decision]:
    """All decisions that were taken, the newest first."""
    found = Decision.objects.filter(round__municipality__code=municipality, state=DecisionState.FINAL)
    return found.select_related("round").order_by("-decided_at")


def problem_in(decision: Decision) -> Problem:
    """What there was to choose from."""
    return portfolios.problem_in(decision.run)


def best_of(run: Run) -> dict[str, str]:
    """Item -> level, as the calculation chose, with what people asked beforehand."""
    return dict(run.result["best"]["levels"]) if run.result else {}


def free_of(run: Run) -> dict[str, str]:
    """The same, without anything that people asked beforehand."""
    return dict((run.result["free"] or run.result["best"])["levels"]) if run.result else {}


def robust_of(run: Run) -> Run | None:
    """How sure this choice is, when that was worked out of the same problem."""
    return portfolios.beside(run, RunKind.ROBUST)


def broken(decision: Decision) -> tuple[list[Broken], list[Broken]]:
    """The limits that the chosen set breaks: those that must hold, and those that people may set aside."""
    found = portfolio.check(problem_in(decision), decision.chosen)
    return [one for one in found if one.limit.kind not in MAY_DEPART], [
        one for one in found if one.limit.kind in MAY_DEPART
    ]


def reasons_of(decision: Decision, *, anew: bool = False) -> Any:
    """The sentences of a decision. `anew`: from every score as it stands now, not from memory."""
    from perspectief.policy.weighing.queries import reasons, results  # NumPy comes in only here

    weighting = results.leading(decision.round)
    if weighting is None:
        raise LookupError("No weights lead in this round.")
    robust = robust_of(decision.run)
    chosen = reasons.Chosen(
        levels=decision.chosen,
        best=best_of(decision.run),
        said={one["item"]: one["reason"] for one in decision.departures},
        changes=robust.result["changes"] if robust and robust.result else {},
    )
    found = results.anew(decision.round, weighting) if anew else results.of(decision.round, weighting)
    titles = {str(one.key): one.title for one in weighed(decision.round)}
    return reasons.Reasons(problem_in(decision), found, chosen, titles)


# --- What is frozen with a decision -----------------------------------------------------------------------------------
def snapshot(decision: Decision, *, anew: bool = False) -> dict[str, Any]:
    """All that letters and the public page rest on, as it is known now."""
    found = reasons_of(decision, anew=anew)
    this, robust = decision.round, robust_of(decision.run)
    return {
        "round": _round(this),
        "questions": [{"key": one.key, "number": one.number, "label": one.label} for one in found.results.questions],
        "left_out": [one.label for one in found.results.left_out],
        "weighting": found.results.weighting,
        "weights": found.results.weights,
        "run": {"key": str(decision.run.key), "digest": decision.run.digest},
        "robust": {"key": str(robust.key), "digest": robust.digest} if robust else None,
        "advice": decision.advice,
        "expert_advice": decision.expert_advice,
        "departures": decision.departures,
        "loss": decision.loss,
        "role": decision.role,
        "links": [{"one": link.one, "kind": str(link.kind), "other": link.other} for link in found.problem.links],
        "items": [_item(one, decision, found, robust) for one in weighed(this)],
    }


def _round(round: Round) -> dict[str, Any]:
    return {
        "key": round.key,
        "name": round.name,
        "legal_basis": round.legal_basis,
        "dividing": round.dividing,
        "ceilings": round.ceilings,
        "rules": round.rules,
        "seed": round.seed,
        "framework": f"{round.framework.key}/{round.framework.version}",
        "framework_digest": round.framework.digest,
        "invented": round.invented,
    }


def _item(item: Item, decision: Decision, found: Any, robust: Run | None) -> dict[str, Any]:
    key = str(item.key)
    inside, level_key = found.problem.by_key[key], decision.chosen.get(key, "")
    largest = max(inside.levels, key=lambda level: level.total)
    level = inside.level(level_key) if level_key else largest
    verdict = Verdict.objects.filter(item=item, decision=decision).first()
    cells = found.results.all_values.cells[key]
    years = found.problem.years
    return {
        "key": key,
        "title": item.title,
        "organisation": name_of_organisation(item),
        "kind": item.kind,
        "origin": item.origin,
        "statutory": item.statutory,
        "invented": item.invented,
        "outcome": str(found.outcome(key)),
        "level": level_key,
        "level_label": level.label,
        "costs": _costs(found.problem, inside, level if level_key else None, years),
        "asked": {str(year): largest.costs.get(year, 0) for year in years},
        "total": level.total,
        "reach": level.reach,
        "for_money": found.worth_for_money(key),
        "value": inside.value,
        "values": {criterion: {"mean": cell.mean, "n": cell.n} for criterion, cell in cells.items()},
        "core": robust.result["core"].get(key) if robust and robust.result else None,
        "departure": next((one["reason"] for one in decision.departures if one["item"] == key), ""),
        "reasons": found.of(key),
        "own_words": verdict.own_words if verdict else "",
    }


def _costs(problem: Problem, item: Any, level: Any, years: Iterable[int]) -> dict[str, int]:
    """What is paid in each year: for the level, or for stopping step by step."""
    return {str(year): problem.paid(item, level, year) if level else problem.stopping(item, year) for year in years}


def is_whole(decision: Decision) -> bool:
    """Whether the snapshot is what was frozen, with the check number that the steps of the round tell."""
    noted = decision.round.steps.filter(kind="decided").order_by("pk").last()
    return noted is not None and noted.detail["digest"] == decision.digest == digest(decision.snapshot)


# --- What people see --------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class OwnFile:
    """What a provider sees of its own item. `values`: question, value, number of scores; only from three scores up."""

    item: Item
    verdict: Verdict | None
    values: tuple[tuple[str, float], ...]
    hidden: tuple[str, ...]
    value: float | None
    gains: str
    """On which question there is most to gain, in a sentence; empty for what gets money."""
    level: str
    reach: int
    costs: tuple[tuple[str, int], ...]
    replies: tuple[Reply, ...]


def own_file(item: Item) -> OwnFile | None:
    """What a provider sees of its own file; None before there is a proposal."""
    decision = find(item.round)
    if decision is None or decision.state == DecisionState.DRAFT:
        return None
    frozen = decision.snapshot or {}
    row = next((one for one in frozen.get("items", ()) if one["key"] == str(item.key)), None)
    verdict = Verdict.objects.filter(item=item, decision=decision).first()
    if row is None or verdict is None:
        return None
    labels = {one["key"]: one["label"] for one in frozen["questions"]}
    may_see = open_questions(frozen, row)
    shown = tuple((label, row["values"][key]["mean"]) for key, label in labels.items() if key in may_see)
    hidden = tuple(label for key, label in labels.items() if key not in may_see)
    return OwnFile(
        item=item,
        verdict=verdict,
        values=shown,
        hidden=hidden,
        value=row["value"],
        gains="" if row["level"] else _gains(frozen, row, labels),
        level=row["level_label"] if row["level"] else "",
        reach=row["reach"],
        costs=tuple((year, euros) for year, euros in row["costs"].items() if euros),
        replies=tuple(replies_on(item)),
    )


def open_questions(frozen: Mapping[str, Any], row: Mapping[str, Any]) -> frozenset[str]:
    """Keys of the questions of which everybody may see the group value of one thing: those with three scores or more.

    One that is hidden alone could be worked out from the value of the whole and the weights, which are public. Then the
    one with the fewest scores of the others is hidden too.
    """
    cells = {one["key"]: row["values"][one["key"]] for one in frozen["questions"]}
    found = sorted((key for key, cell in cells.items() if cell["n"] >= ENOUGH), key=lambda key: (cells[key]["n"], key))
    return frozenset(found[1:] if len(cells) - len(found) == 1 else found)


def _gains(frozen: Mapping[str, Any], row: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    """The question on which this one lies farthest below the highest, weighed; of group values that may be seen."""
    lacks: dict[str, tuple[float, float, float]] = {}
    seen = [(one["values"], open_questions(frozen, one)) for one in frozen["items"]]
    for key in open_questions(frozen, row):
        cells = [values[key] for values, may_see in seen if key in may_see]
        own, highest = row["values"][key], max((cell["mean"] for cell in cells), default=0.0)
        if highest > own["mean"]:
            lacks[key] = (frozen["weights"][key] * (highest - own["mean"]), own["mean"], highest)
    if not lacks:
        return ""
    most = max(sorted(lacks), key=lambda key: lacks[key][0])
    return wording.moves_up(labels[most], *lacks[most][1:])


def replies(round: Round) -> QuerySet[Reply]:
    """What providers said, the oldest first."""
    return Reply.objects.filter(item__round=round).select_related("item__organisation").order_by("at", "pk")


def replies_on(item: Item) -> QuerySet[Reply]:
    """What the provider of one thing said, the oldest first."""
    return item.replies.order_by("at", "pk")


def unanswered(round: Round) -> QuerySet[Reply]:
    """Replies that still wait for an answer."""
    return replies(round).filter(answered_at=None)


def find_reply(round: Round, number: int) -> Reply | None:
    """One reply."""
    return replies(round).filter(pk=number).first()


def verdicts(decision: Decision) -> QuerySet[Verdict]:
    """What is decided on each thing, by name."""
    return decision.verdicts.select_related("item__organisation", "item__round").order_by("item__title", "pk")


def find_verdict(round: Round, key: UUID) -> Verdict | None:
    """What is decided on one thing."""
    return Verdict.objects.filter(decision__round=round, item__key=key).select_related("item", "decision").first()


def owners(item: Item) -> list[UUID]:
    """The accounts that worked at a file, to tell them that there is something to read."""
    with purpose(APPLICATIONS):
        return list(Owner.objects.filter(item=item).values_list("account", flat=True))


@dataclass(frozen=True)
class Waiting:
    """A round in which is chosen or replied. `replies`: without an answer."""

    round: Round
    replies: int


def waiting(municipality: str) -> list[Waiting]:
    """What waits for who steers, the oldest round first."""
    open_ones = (RoundState.CHOOSING, RoundState.REPLYING)
    found = Round.objects.filter(municipality__code=municipality, state__in=open_ones).order_by("opens_on", "key")
    return [Waiting(one, unanswered(one).count()) for one in found]


def without_expert_advice(municipality: str) -> list[Decision]:
    """Drafts on which the experts by experience did not write yet."""
    found = Decision.objects.filter(round__municipality__code=municipality, state=DecisionState.DRAFT, expert_advice="")
    return list(found.select_related("round"))


def to_read(municipality: str, organisations: Iterable[str]) -> list[Verdict]:
    """What providers can read of their own files: what is proposed, and what was decided."""
    found = Verdict.objects.filter(
        item__round__municipality__code=municipality,
        item__organisation__key__in=set(organisations),
        decision__state__in=(DecisionState.PROPOSED, DecisionState.FINAL),
    )
    return list(found.select_related("item__round", "decision").order_by("-decision__proposed_at")[:MOST_TO_READ])


# --- As a file --------------------------------------------------------------------------------------------------------
def csv_rows(decision: Decision) -> list[list[str]]:
    """The decision, one row for each thing. Group values as `open_questions` says."""
    frozen: Mapping[str, Any] = decision.snapshot
    years = sorted(frozen["round"]["ceilings"])
    questions = frozen["questions"]
    heads = ["naam", "organisatie", "uitkomst", "omvang", *(f"euro {year}" for year in years), "mensen per jaar"]
    rows = [[*heads, "waarde", *(f"{one['number']} {one['label']}" for one in questions), "waarom", "verzonnen"]]
    for one in frozen["items"]:
        may_see = open_questions(frozen, one)
        values = [one["values"][key]["mean"] if key in may_see else None for key in (each["key"] for each in questions)]
        rows.append(
            [
                *(one["title"], one["organisation"], str(Outcome(one["outcome"]).label)),
                one["level_label"] if one["level"] else "",
                *(str(one["costs"].get(year, 0)) for year in years),
                str(one["reach"] if one["level"] else 0),
                str(round(one["value"])),
                *("" if mean is None else str(round(mean)) for mean in values),
                " ".join(one["reasons"]),
                "ja" if one["invented"] else "nee",
            ]
        )
    return rows


def check_number(decision: Decision) -> str:
    """SHA-256 of the snapshot as it stands there now."""
    return digest(decision.snapshot)


def as_text(decision: Decision) -> str:
    """The snapshot as one fixed text."""
    return canonical(decision.snapshot)
