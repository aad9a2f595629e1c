"""From rows of figures to figures that may be shown: all that this room shows of a figure passes here.

What its source made public itself is shown as it came. What we counted ourselves, or made up, passes the same control
as any other count: and where it stands in a table of all neighbourhoods, the table as a whole, so that a hidden cell
cannot be worked out from the others. A cell is judged with its whole table, also when only that cell is asked.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from perspectief.foundation.disclosure import (
    Kind,
    Published,
    Reason,
    Rule,
    State,
    hidden_after,
    hide,
    publish_amount,
    publish_count,
    publish_official,
    publish_share,
    rule_on,
)
from perspectief.policy.monitor.choices import Missing, Origin, Unit
from perspectief.policy.monitor.models import Observation
from perspectief.policy.monitor.queries.figures import VISIBLE, Row

KINDS: Mapping[str, Kind] = {
    Unit.PERCENT: Kind.SHARE,
    Unit.EURO: Kind.AMOUNT,
    Unit.SCORE: Kind.SCORE,
    Unit.RANK: Kind.RANK,
}
"""How each unit is written; all others are counts."""
COUNTS = frozenset({Unit.PERSONS, Unit.HOUSEHOLDS, Unit.CHILDREN, Unit.COUNT})
WHOLE = "all"
CENTS = 100
REASONS = {
    Missing.SECRET: Reason.SECRET,
    Missing.NOT_YET: Reason.NOT_YET,
    Missing.NOT_APPLICABLE: Reason.NOT_APPLICABLE,
}


class Shown(NamedTuple):
    """A figure and, of a source that gives it, the interval around it."""

    figure: Published
    low: Published | None = None
    high: Published | None = None


def published(rows: Sequence[Row], moment: dt.datetime) -> dict[int, Shown]:
    """Each row as it may be shown, by its own key."""
    rule = rule_on(timezone.localdate(moment))
    secret = _secret_cells(rows, moment, rule)
    return {row.pk: _hidden(row) if row.pk in secret else _shown(row, rule) for row in rows}


def _shown(row: Row, rule: Rule) -> Shown:
    """One row by itself."""
    kind, decimals = KINDS.get(row.version.unit, Kind.COUNT), row.version.decimals
    if row.value is None:
        return Shown(hide(REASONS.get(Missing(row.missing), Reason.UNKNOWN), kind))
    if row.origin != Origin.OFFICIAL:
        return Shown(_controlled(row, kind, rule))
    figure = publish_official(row.value, kind, decimals, source=row.release)
    if row.low is None and row.high is None:
        return Shown(figure)
    return Shown(figure, _official(row, row.low, kind, decimals), _official(row, row.high, kind, decimals))


def _official(row: Row, value: Decimal | None, kind: Kind, decimals: int) -> Published | None:
    return None if value is None else publish_official(value, kind, decimals, source=row.release)


def _controlled(row: Row, kind: Kind, rule: Rule) -> Published:
    """A figure of our own: what it rests on decides whether it is shown."""
    value = row.value or Decimal(0)
    if kind is Kind.COUNT:
        return publish_count(int(value), households=row.base, rule=rule)
    if kind is Kind.SHARE:
        return publish_share(None if row.base is None else round(value * row.base / 100), row.base, rule=rule)
    if kind is Kind.AMOUNT:
        return publish_amount(int(value * CENTS), contributors=row.base, rule=rule)
    if row.base is None or row.base < rule.share_base:
        return hide(Reason.TOO_FEW, kind)
    return publish_official(value, kind, row.version.decimals, source=row.release)


def _hidden(row: Row) -> Shown:
    return Shown(hide(Reason.SECRET, KINDS.get(row.version.unit, Kind.COUNT)))


# --- Tables of our own counts -----------------------------------------------------------------------------------------
Table = tuple[int, str, str]
"""A version, a period and the number of a municipality: its neighbourhoods and groups belong together."""


Name = frozenset[tuple[str, str]]


class _Cell(NamedTuple):
    """One count, with the moments between which it stood. `base`: on how many it rests, when that is known."""

    pk: int
    area: str
    group: str
    number: int
    base: int | None
    since: dt.datetime
    until: dt.datetime | None

    @property
    def name(self) -> Name:
        """What disclosure control calls it: this row, and of which parts it is; a total has fewer of those."""
        parts = {("wijk", self.area)} if self.area.startswith("WK") else set()
        return frozenset(
            {("cijfer", str(self.pk))} | parts | ({("groep", self.group)} if self.group != WHOLE else set())
        )

    def stands(self, moment: dt.datetime) -> bool:
        """Was it known then, and not yet another one?"""
        return self.since <= moment and (self.until is None or self.until > moment)


def _secret_cells(rows: Sequence[Row], moment: dt.datetime, rule: Rule) -> set[int]:
    """The rows that are hidden because of the table in which they stand, or stood."""
    own = [row for row in rows if _is_own_count(row)]
    if not own:
        return set()
    return {pk for cells in _histories(own, moment).values() for pk in _secret_in(tuple(cells), rule)}


def _is_own_count(row: Row) -> bool:
    return row.origin != Origin.OFFICIAL and row.version.unit in COUNTS and row.value is not None


def _histories(own: Iterable[Row], moment: dt.datetime) -> dict[Table, list[_Cell]]:
    """All cells of the tables in which these rows stand, and what stood there before, until that moment."""
    tables = {_table_of(row) for row in own}
    found = Observation.objects.filter(
        _in_municipalities({table[2] for table in tables}),
        version__in={table[0] for table in tables},
        period__in={table[1] for table in tables},
        status__in=VISIBLE,
        recorded_at__lte=moment,
        value__isnull=False,
    ).exclude(origin=Origin.OFFICIAL)
    cells: dict[Table, list[_Cell]] = defaultdict(list)
    for row in found.order_by("area", "group", "recorded_at", "pk"):
        gone = row.superseded_at if row.superseded_at is not None and row.superseded_at <= moment else None
        count = int(row.value or 0)
        cells[_table_of(row)].append(_Cell(row.pk, row.area, row.group, count, row.base, row.recorded_at, gone))
    return cells


def _table_of(row: Row | Observation) -> Table:
    return row.version_id, row.period, row.area[2:6]


def _in_municipalities(numbers: set[str]) -> Q:
    """A municipality and its neighbourhoods, in a form that an index can follow."""
    wanted = Q(area__in=[f"GM{number}" for number in numbers] + [f"NL{number}" for number in numbers])
    for number in (one for one in numbers if len(one) == len("0014")):
        wanted |= Q(area__gte=f"WK{number}", area__lt=f"WK{int(number) + 1:04}")
    return wanted


@lru_cache(maxsize=512)
def _secret_in(cells: tuple[_Cell, ...], rule: Rule) -> frozenset[int]:
    """What is too small, and what would give it away, for a reader who kept every table before this one."""
    if len(cells) < 2:
        return frozenset()
    states: list[State] = []
    totals: dict[Name, int] = {}
    for moment in sorted({cell.since for cell in cells} | {cell.until for cell in cells if cell.until}):
        standing = [cell for cell in cells if cell.stands(moment)]
        state, unseen = _state(standing)
        states.append(state)
        totals |= unseen
    few = {cell.name: cell.number for cell in cells if cell.base is not None and rule.too_small(cell.base)}
    known = State(totals | few, ())
    secret = {
        name for last in range(len(states)) for name in hidden_after(set(few), [known, *states[: last + 1]], rule)
    }
    return frozenset(cell.pk for cell in cells if cell.name in secret)


def _state(standing: Sequence[_Cell]) -> tuple[State, dict[Name, int]]:
    """A table at one moment, and the totals that a reader knows although they do not stand in it."""
    values = {cell.name: cell.number for cell in standing}
    lines, unseen = list(_over_groups(standing)), {}
    for whole, number, parts in _over_neighbourhoods(standing):
        if whole not in values:
            unseen[whole] = number
        lines.append({whole: 1, **{cell.name: -1 for cell in parts}})
    return State(values | unseen, lines), unseen


def _over_groups(standing: Sequence[_Cell]) -> Iterator[dict[Name, int]]:
    """Everybody in an area less the groups in it, where these add up."""
    for area in dict.fromkeys(cell.area for cell in standing):
        parts = [cell for cell in standing if cell.area == area and cell.group != WHOLE]
        whole = next((cell for cell in standing if cell.area == area and cell.group == WHOLE), None)
        if whole and parts and whole.number == sum(cell.number for cell in parts):
            yield {whole.name: 1, **{cell.name: -1 for cell in parts}}


def _over_neighbourhoods(standing: Sequence[_Cell]) -> Iterator[tuple[Name, int, list[_Cell]]]:
    """The whole city of a group, how many that is, and its neighbourhoods. What they add up to counts as known."""
    for group in dict.fromkeys(cell.group for cell in standing):
        parts = [cell for cell in standing if cell.group == group and cell.area.startswith("WK")]
        if not parts:
            continue
        number = sum(cell.number for cell in parts)
        city = next((cell for cell in standing if cell.group == group and cell.area.startswith("GM")), None)
        sum_of_parts = frozenset({("som", f"{group} {number}")})
        yield city.name if city and city.number == number else sum_of_parts, number, parts
