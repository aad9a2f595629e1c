"""Keeps figures: the only writer of `Observation`. A figure is never changed; a revision is a new row.

The same figure again makes no row. Another value, reason or status supersedes the row that stood. What cannot be true
is refused with its place, what was found and what to do; all problems of a load together, and nothing of it is kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from perspectief.policy.monitor.choices import Status
from perspectief.policy.monitor.models import Delivery, IndicatorVersion, Observation
from perspectief.policy.monitor.queries.figures import VISIBLE, Key, key_of, rows_recorded_at, standing_rows
from perspectief.policy.monitor.services.figure_checks import Figure, newer_stands, problems_of
from perspectief.policy.monitor.services.problems import BadFigures, Problem

__all__ = ["BadFigures", "Figure", "Recorded", "record", "record_one"]

AT_ONCE = 500
COMPARED = ("value", "low", "high", "base", "missing", "provisional")
"""When one of these differs it is another figure. A newer publication that says the same makes no row."""
NUMBERS = ("value", "low", "high")


@dataclass(frozen=True)
class Recorded:
    """What became of a load. `made`: the new rows; `revised`: how many of them say another number than before."""

    made: tuple[Observation, ...]
    revised: int
    same: int


@transaction.atomic
def record(
    figures: Iterable[Figure],
    *,
    at: dt.datetime | None = None,
    status: Status = Status.APPROVED,
    delivery: Delivery | None = None,
) -> Recorded:
    """Keep these figures as known from `at` on (now, or the day of their publication). Raises BadFigures.

    `status`: approved; or draft or pending, which no page shows. An approved figure ends its own drafts.
    """
    said, moment = tuple(figures), at or timezone.now()
    _wait_for_other_loads(said)
    problems = list(problems_of(said, moment))
    if problems:
        raise BadFigures(problems)
    plan = _Plan(moment, status)
    for first in range(0, len(said), AT_ONCE):
        plan.add(said[first : first + AT_ONCE])
    if plan.problems:
        raise BadFigures(plan.problems)
    return _carry_out(plan, delivery)


def record_one(
    figure: Figure, *, at: dt.datetime | None = None, status: Status = Status.APPROVED, delivery: Delivery | None = None
) -> Observation | None:
    """Keep one figure; None when it stood there already. Raises BadFigures."""
    made = record([figure], at=at, status=status, delivery=delivery).made
    return made[0] if made else None


def _wait_for_other_loads(figures: Sequence[Figure]) -> None:
    versions = IndicatorVersion.objects.filter(pk__in={figure.version.pk for figure in figures})
    list(versions.select_for_update(no_key=True).order_by("pk").values_list("pk"))


@dataclass
class _Plan:
    """What has to happen: which rows are new, which ones end, which stood already, and what cannot be."""

    at: dt.datetime
    status: Status
    new: list[tuple[Figure, Status]] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    same: int = 0

    def add(self, figures: Sequence[Figure]) -> None:
        """Judge one batch against the rows that stand, with two queries."""
        keys = {figure.key for figure in figures}
        standing: dict[Key, list[Observation]] = {}
        for row in standing_rows(keys):
            standing.setdefault(key_of(row), []).append(row)
        then = {(key_of(row), row.status in VISIBLE): row for row in rows_recorded_at(keys, self.at)}
        for figure in figures:
            self._judge(figure, standing.get(figure.key, []), then.get((figure.key, self.status in VISIBLE)))

    def _judge(self, figure: Figure, standing: Sequence[Observation], then: Observation | None) -> None:
        shown = next((row for row in standing if row.status in VISIBLE), None)
        drafts = [row for row in standing if row.status not in VISIBLE]
        before = shown if self.status in VISIBLE else next(iter(drafts), None)
        if before is not None and before.recorded_at >= self.at and not _says_the_same(then, figure):
            self.problems.append(newer_stands(figure, before))
            return
        self.ended += [row.pk for row in drafts if row is not before and self.status in VISIBLE]
        if _says_the_same(then, figure) or (_says_the_same(before, figure) and self._is_as_far(before)):
            self.same += 1
            return
        self.ended += [before.pk] if before is not None else []
        self.new.append((figure, _status_after(before, figure) if self.status in VISIBLE else self.status))

    def _is_as_far(self, before: Observation | None) -> bool:
        return self.status in VISIBLE or (before is not None and before.status == self.status)


def _says_the_same(row: Observation | None, figure: Figure) -> bool:
    return row is not None and all(getattr(row, name) == getattr(figure, name) for name in COMPARED)


def _status_after(before: Observation | None, figure: Figure) -> Status:
    """A number that was known and is another one now, or is withdrawn, is a revision; a first number is not."""
    if before is None or before.value is None:
        return Status.APPROVED
    if any(getattr(before, name) != getattr(figure, name) for name in NUMBERS):
        return Status.REVISION
    return Status(before.status)


def _carry_out(plan: _Plan, delivery: Delivery | None) -> Recorded:
    for pks in _parts(plan.ended):
        Observation.objects.filter(pk__in=pks).update(superseded_at=plan.at)
    made = [_row(figure, status, plan.at, delivery) for figure, status in plan.new]
    rows = tuple(Observation.objects.bulk_create(made, batch_size=AT_ONCE))
    return Recorded(rows, sum(row.status == Status.REVISION for row in rows), plan.same)


def _parts(pks: Sequence[int]) -> Iterator[Sequence[int]]:
    return (pks[first : first + AT_ONCE] for first in range(0, len(pks), AT_ONCE))


def _row(figure: Figure, status: Status, at: dt.datetime, delivery: Delivery | None) -> Observation:
    period = figure.when
    return Observation(
        version=figure.version,
        period=period.text,
        starts=period.starts,
        ends=period.ends,
        area=figure.area,
        group=figure.group,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        base=figure.base,
        missing=figure.missing,
        provisional=figure.provisional,
        origin=figure.origin,
        release=figure.release,
        source_url=figure.source_url,
        note=figure.note,
        status=status,
        delivery=delivery,
        recorded_at=at,
    )
