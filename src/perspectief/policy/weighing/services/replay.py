"""Does a decision again from what was kept, and names the first thing that comes out otherwise.

From bottom to top: the snapshot, what went into each calculation beside the rows as they stand now, the calculations
themselves, every sentence, and every letter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from math import isclose
from typing import Any

from django.utils import translation

from perspectief.policy.weighing.calc import panel as panels
from perspectief.policy.weighing.calc import portfolio
from perspectief.policy.weighing.calc.framework import digest
from perspectief.policy.weighing.choices import RunKind
from perspectief.policy.weighing.models import Decision, Round, Run
from perspectief.policy.weighing.queries import decisions
from perspectief.policy.weighing.queries import portfolio as portfolios
from perspectief.policy.weighing.queries.frameworks import is_whole
from perspectief.policy.weighing.services import letters, runs
from perspectief.policy.weighing.services.decisions import LANGUAGE

CLOSE = 1e-7
"""Part by which a number may differ: another processor rounds the last digits otherwise."""


class NothingDecided(Exception):
    """There is no final decision to do again."""


def replay(round: Round) -> str:
    """The first difference, in words; empty when everything comes out the same. Raises NothingDecided."""
    decision = decisions.final(round)
    if decision is None:
        raise NothingDecided(round.key)
    with translation.override(LANGUAGE):
        return next(differences(decision), "")


def differences(decision: Decision) -> Iterator[str]:
    """Each difference, one by one: later ones are worked out only when they are asked."""
    if not decisions.is_whole(decision):
        yield "besluit: het controlegetal klopt niet met wat er is bewaard"
    if not is_whole(decision.round.framework):
        yield "kader: het is veranderd nadat het vaststond"
    kept = [_run(decision, name) for name in ("run", "robust")]
    for name, run in zip(("keuze", "zekerheid"), kept, strict=True):
        yield from _of_run(name, run, decision)
    with_rows = kept[1]
    if with_rows is not None:
        yield from _of_rows(decision, with_rows)
    yield from unlike(decisions.snapshot(decision, anew=True), decision.snapshot, "besluit")
    yield from _of_letters(decision)


def _run(decision: Decision, name: str) -> Run | None:
    said = decision.snapshot.get(name)
    return portfolios.find_run(decision.round, said["key"]) if said else None


def _of_run(name: str, run: Run | None, decision: Decision) -> Iterator[str]:
    """What went in has its check number, and the same comes out."""
    if run is None or run.result is None:
        yield f"{name}: de berekening is er niet meer"
        return
    if digest(run.inputs) != run.digest:
        yield f"{name}: wat erin ging is veranderd"
    said = decision.snapshot["run" if run.kind == RunKind.CHOICE else "robust"]
    if run.digest != said["digest"]:
        yield f"{name}: een andere berekening dan bij het besluit"
    yield from unlike(_plain(runs.answer(RunKind(run.kind), run.inputs)), run.result, name)


def _of_rows(decision: Decision, run: Run) -> Iterator[str]:
    """The rows of today give what went into the calculation."""
    from perspectief.policy.weighing.queries import results  # NumPy comes in only here

    weighting = results.leading(decision.round)
    if weighting is None:
        yield "gewichten: er zijn er geen die leiden"
        return
    yield from unlike(_plain(results.as_data(weighting)), run.inputs["weighting"], "gewichten")
    found = results.anew(decision.round, weighting)
    then = results.kept(panels.from_json(run.inputs["panel"]))
    yield from unlike(results.kept(found.whole), then, "scores")
    values = {item: float(total.value or 0) for item, total in found.totals.items()}
    again = portfolio.to_data(portfolios.problem_of(decision.round, values))
    yield from unlike(_plain(again), run.inputs["problem"], "wat er te kiezen was")


def _of_letters(decision: Decision) -> Iterator[str]:
    for verdict in decisions.verdicts(decision):
        if verdict.sent_at is not None:
            again = _plain(letters.content(verdict, verdict.sent_at))
            yield from unlike(again, json.loads(verdict.letter), f"brief over {verdict.item.title}")


def unlike(now: Any, then: Any, where: str) -> Iterator[str]:
    """Where two things that were kept as JSON differ; numbers may differ in their last digits."""
    if isinstance(now, Mapping) and isinstance(then, Mapping):
        for key in sorted({*now, *then}):
            if key not in now or key not in then:
                yield f"{where}, {key}: {'weg' if key not in now else 'erbij gekomen'}"
            else:
                yield from unlike(now[key], then[key], f"{where}, {key}")
    elif _is_list(now) and _is_list(then):
        if len(now) != len(then):
            yield f"{where}: nu {len(now)}, toen {len(then)}"
        for place, (one, other) in enumerate(zip(now, then, strict=False), start=1):
            yield from unlike(one, other, f"{where}, nummer {place}")
    elif not _same(now, then):
        yield f"{where}: nu {now!r}, toen {then!r}"


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _same(now: Any, then: Any) -> bool:
    numbers = all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in (now, then))
    return isclose(now, then, rel_tol=CLOSE, abs_tol=CLOSE) if numbers else bool(now == then)


def _plain(data: Any) -> Any:
    """As it comes back from the database."""
    return json.loads(json.dumps(data, ensure_ascii=False))
