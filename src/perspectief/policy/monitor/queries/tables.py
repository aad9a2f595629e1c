"""Tables of figures of our own: which cells are hidden because of the table in which they stand, or stood.

A table is one definition in one municipality: its neighbourhoods, its groups, and the periods that lie in one another.
A reader puts these side by side, and beside every report of before.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Q

from perspectief.foundation.disclosure import Rule, State, hidden_after
from perspectief.policy.monitor.calc.nesting import family, is_longest, wholes
from perspectief.policy.monitor.choices import Origin, Unit
from perspectief.policy.monitor.models import IndicatorVersion, Observation
from perspectief.policy.monitor.queries.figures import VISIBLE, Row, rows_of

COUNTS = frozenset({Unit.PERSONS, Unit.HOUSEHOLDS, Unit.CHILDREN, Unit.COUNT})
WHOLE = "all"
CENTS = 100
Table = tuple[int, str, str]
"""A version, the family of its periods, and the number of a municipality."""
Place = tuple[str, str, str]
"""A period, an area and a group."""
Name = frozenset[tuple[str, str]]


class Cell(NamedTuple):
    """One figure, with the moments between which it stood.

    `number`: how many, or how much in cents; `base`: on how many it rests, when that is known; `few`: that is too few.
    """

    pk: int
    period: str
    area: str
    group: str
    number: int
    base: int | None
    few: bool
    since: dt.datetime
    until: dt.datetime | None

    @property
    def place(self) -> Place:
        """Of when, where and whom it is."""
        return self.period, self.area, self.group

    def stands(self, moment: dt.datetime) -> bool:
        """Was it known then, and not yet another one?"""
        return self.since <= moment and (self.until is None or self.until > moment)


class Line(NamedTuple):
    """A whole and what lies in it. `whole`: None when only the parts are in the table; `sum_is_known`: a reader knows
    what the parts add up to, also when that stands nowhere."""

    whole: Cell | None
    parts: tuple[Cell, ...]
    sum_is_known: bool = False

    @property
    def adds_up(self) -> bool:
        """Is the whole the sum of its parts?"""
        return self.whole is not None and self.whole.number == self.total

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(part.number for part in self.parts)

    @property
    def may_add_up(self) -> bool:
        """Unless those on whom the parts rest are more or fewer than those of the whole."""
        if self.whole is None or self.adds_up or self.whole.base is None:
            return self.whole is not None
        known = [part.base for part in self.parts if part.base is not None]
        return len(known) < len(self.parts) or sum(known) == self.whole.base


def secret_cells(
    own: Sequence[Row], moment: dt.datetime, rule: Rule, is_hidden: Callable[[Row, Rule], bool]
) -> set[int]:
    """The keys of the rows that are hidden because of their table. `is_hidden`: is a row hidden by itself?"""
    versions = {row.version_id: row.version for row in own}
    asked = {(row.version_id, row.area[2:6]) for row in own}
    found: set[int] = set()
    for (version, _family, _number), cells in _histories(versions, asked, moment, rule, is_hidden).items():
        judge = _secret_counts if versions[version].unit in COUNTS else _secret_sums
        found |= judge(tuple(cells), rule)
    return found


# --- What stands in a table -------------------------------------------------------------------------------------------
def _histories(
    versions: Mapping[int, IndicatorVersion],
    asked: set[tuple[int, str]],
    moment: dt.datetime,
    rule: Rule,
    is_hidden: Callable[[Row, Rule], bool],
) -> dict[Table, list[Cell]]:
    """All cells of these versions in these municipalities, and what stood there before, until that moment."""
    if not asked:
        return {}
    found = Observation.objects.filter(
        _in_municipalities({number for _version, number in asked}),
        version__in=versions,
        status__in=VISIBLE,
        recorded_at__lte=moment,
        value__isnull=False,
    ).exclude(origin=Origin.OFFICIAL)
    cells: dict[Table, list[Cell]] = defaultdict(list)
    for row in rows_of(found.order_by("period", "area", "group", "recorded_at", "pk"), versions):
        key = row.version_id, row.area[2:6]
        if key in asked:
            cells[key[0], family(row.period), key[1]].append(_cell(row, moment, rule, is_hidden))
    return cells


def _cell(row: Row, moment: dt.datetime, rule: Rule, is_hidden: Callable[[Row, Rule], bool]) -> Cell:
    gone = row.superseded_at if row.superseded_at is not None and row.superseded_at <= moment else None
    value = row.value or 0
    if row.version.unit in COUNTS:
        number, few = int(value), row.base is not None and rule.too_small(row.base)
    elif row.version.unit == Unit.PERCENT:
        number, few = round(value * (row.base or 0) / 100), is_hidden(row, rule)
    else:
        number, few = round(value * CENTS), is_hidden(row, rule)
    return Cell(row.pk, row.period, row.area, row.group, number, row.base, few, row.recorded_at, gone)


def _in_municipalities(numbers: set[str]) -> Q:
    """A municipality and its neighbourhoods, in a form that an index can follow."""
    wanted = Q(area__in=[f"GM{number}" for number in numbers] + [f"NL{number}" for number in numbers])
    for number in (one for one in numbers if len(one) == len("0014")):
        wanted |= Q(area__gte=f"WK{number}", area__lt=f"WK{int(number) + 1:04}")
    return wanted


def _moments(cells: Iterable[Cell]) -> list[dt.datetime]:
    """When something came or went, oldest first."""
    some = list(cells)
    return sorted({cell.since for cell in some} | {cell.until for cell in some if cell.until})


def _lines(standing: Sequence[Cell]) -> Iterator[Line]:
    """Every whole that a reader may make: of groups, of neighbourhoods, of periods."""
    at = {cell.place: cell for cell in standing}
    for period, area in dict.fromkeys((cell.period, cell.area) for cell in standing):
        groups = [cell for cell in standing if (cell.period, cell.area) == (period, area) and cell.group != WHOLE]
        yield Line(at.get((period, area, WHOLE)), tuple(groups))
    for period, group in dict.fromkeys((cell.period, cell.group) for cell in standing):
        here = [cell for cell in standing if (cell.period, cell.group) == (period, group)]
        city = next((cell for cell in here if cell.area.startswith("GM")), None)
        yield Line(city, tuple(cell for cell in here if cell.area.startswith("WK")), sum_is_known=True)
    for whole, parts in wholes(frozenset(cell.period for cell in standing)):
        for _period, area, group in [place for place in at if place[0] == whole]:
            inside = [at[part, area, group] for part in parts if (part, area, group) in at]
            yield Line(at[whole, area, group], tuple(inside) if len(inside) == len(parts) else ())


# --- Counts: the audit of the house -----------------------------------------------------------------------------------
@lru_cache(maxsize=512)
def _secret_counts(cells: tuple[Cell, ...], rule: Rule) -> frozenset[int]:
    """What is too small, and what would give it away, for a reader who kept every table before this one."""
    if len(cells) < 2:
        return frozenset()
    names = {cell.pk: _name(cell) for cell in cells}
    states = [_state([cell for cell in cells if cell.stands(moment)], names) for moment in _moments(cells)]
    secret = hidden_after(states, rule)
    return frozenset(cell.pk for cell in cells if names[cell.pk] in secret)


def _name(cell: Cell) -> Name:
    """What disclosure control calls it: this row, and of which parts it is; a total has fewer of those."""
    parts = {("cijfer", str(cell.pk))}
    if cell.area.startswith("WK"):
        parts.add(("wijk", cell.area))
    if cell.group != WHOLE:
        parts.add(("groep", cell.group))
    if not is_longest(cell.period):
        parts.add(("tijd", cell.period))
    return frozenset(parts)


def _state(standing: Sequence[Cell], names: Mapping[int, Name]) -> State:
    """A table at one moment, with the totals that a reader knows although they do not stand in it."""
    values = {names[cell.pk]: cell.number for cell in standing}
    unseen: dict[Name, int] = {}
    lines = []
    for line in (one for one in _lines(standing) if one.parts and (one.adds_up or one.sum_is_known)):
        if line.whole is not None and line.adds_up:
            whole = names[line.whole.pk]
        else:
            whole = frozenset({("som", f"{line.parts[0].period} {line.parts[0].group} {line.total}")})
            unseen[whole] = line.total
        lines.append({whole: 1, **{names[cell.pk]: -1 for cell in line.parts}})
    few = {names[cell.pk] for cell in standing if cell.few}
    return State(values | unseen, lines, known=unseen.keys(), few=few)


# --- Shares and sums of money: none alone -----------------------------------------------------------------------------
@lru_cache(maxsize=512)
def _secret_sums(cells: tuple[Cell, ...], rule: Rule) -> frozenset[int]:
    """Where one figure of a whole is hidden, a second one is too: the smallest. These figures are rounded so much that
    two unknown ones tell nothing exact; counts have no such room, and are audited."""
    secret = {cell.pk for cell in cells if cell.few}
    for moment in _moments(cells):
        lines = [line for line in _lines([cell for cell in cells if cell.stands(moment)]) if line.parts]
        while more := {pk for line in lines if line.may_add_up for pk in _beside(line, secret)}:
            secret |= more
    return frozenset(secret - {cell.pk for cell in cells if cell.few})


def _beside(line: Line, secret: set[int]) -> list[int]:
    """What must be hidden too, when one alone is."""
    both = [*line.parts, *([line.whole] if line.whole else [])]
    if sum(cell.pk in secret for cell in both) != 1:
        return []
    open_parts = [cell for cell in line.parts if cell.pk not in secret]
    return [min(open_parts or both, key=lambda cell: (cell.pk in secret, cell.number, cell.pk)).pk]
