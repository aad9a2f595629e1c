"""What every part of an outcome stands on: figures that may be shown, today's law beside the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.disclosure import (
    Kind,
    Published,
    Reason,
    hide,
    publish_amount,
    publish_count,
    publish_difference,
)
from perspectief.foundation.language import law
from perspectief.foundation.output.charts import Chart
from perspectief.policy.simulator.queries.sheets import Column, Sheet

Content = Mapping[str, Any]
Row = Mapping[str, Any]
SCENARIOS = ("low", "mid", "high")
ENDS = {"low": "laag", "mid": "midden", "high": "hoog"}
EVERYBODY = 10**9
"""Contributors of a sum that is nobody's, such as nothing."""


@dataclass(frozen=True)
class Section:
    """One subject on a page: sentences, a picture, and its table. `folded`: the table is closed at first."""

    title: Any
    says: tuple[Any, ...] = ()
    chart: Chart | None = None
    sheet: Sheet | None = None
    folded: bool = False

    @property
    def is_open(self) -> bool:
        """Whether its table is in sight."""
        return not self.folded


@dataclass(frozen=True)
class Part:
    """One page of an outcome."""

    key: str
    title: Any
    lead: Any
    sections: tuple[Section, ...] = field(default=())

    @property
    def sheets(self) -> list[Sheet]:
        """Its tables, as they can be taken along."""
        return [section.sheet for section in self.sections if section.sheet]


def changes_first(
    key: str,
    titles: tuple[Any, Any],
    columns: tuple[Column, ...],
    rows: tuple[list[dict[str, Any]], list[dict[str, Any]]],
    *,
    says: tuple[Any, ...] = (),
    chart: Chart | None = None,
) -> tuple[Section, Section]:
    """What the plan changes, and folded below it what stays. `titles` and `rows`: of the one and of the other."""
    changed, others = rows
    table = sheet(f"{key}-verschil", titles[0], columns, changed) if changed else None
    return (
        Section(_("Wat er verandert"), says=says, chart=chart, sheet=table),
        Section(_("Wat hetzelfde blijft"), sheet=sheet(f"{key}-gelijk", titles[1], columns, others), folded=True),
    )


def split(rows: Iterable[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows that change, and rows that do not."""
    every = list(rows)
    return [row for row in every if row["changes"]], [row for row in every if not row["changes"]]


def ranged(name: str, heading: Any, *, in_page: bool = True) -> Column:
    """A column for low, middle and high reach."""
    return Column(f"{name}_midden", heading, f"{name}_laag", f"{name}_hoog", in_page)


def single(name: str, heading: Any, *, in_page: bool = True) -> Column:
    """A column of one value."""
    return Column(name, heading, in_page=in_page)


def under(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values per scenario under the names of their columns."""
    return {f"{name}_{ENDS[scenario]}": values[scenario] for scenario in SCENARIOS}


def beside(content: Content, table: str, *keys: str) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows of a table before and after, joined by their keys, in the order of the plan."""
    before, after = ({tuple(row[key] for key in keys): row for row in content[law_][table]} for law_ in LAWS)
    for key in [*after, *(key for key in before if key not in after)]:
        yield before.get(key), after.get(key)


LAWS = ("before", "after")


def some(before: Row | None, after: Row | None) -> Row:
    """Whichever is there: for names."""
    row = after or before
    assert row is not None
    return row


# --- Figures ----------------------------------------------------------------------------------------------------------


def count(row: Row | None, name: str) -> Published:
    """A count of a row; not applicable when the scheme is not there."""
    return hide(Reason.NOT_APPLICABLE) if row is None else publish_count(row[name])


def counts(row: Row | None, name: str) -> dict[str, Published]:
    """The same per scenario."""
    return {scenario: count(row, f"{name}_{scenario}") for scenario in SCENARIOS}


def difference(after: Published, before: Published) -> Published:
    """After less before; what is not there counts as nothing."""
    if before.reason == Reason.NOT_APPLICABLE and not after.is_hidden:
        return publish_difference(after, publish_difference(after, after))
    if after.reason == Reason.NOT_APPLICABLE and not before.is_hidden:
        return publish_difference(publish_difference(before, before), before)
    return publish_difference(after, before)


def differences(after: Mapping[str, Published], before: Mapping[str, Published]) -> dict[str, Published]:
    """The same per scenario."""
    return {scenario: difference(after[scenario], before[scenario]) for scenario in SCENARIOS}


def money_change(cents: int | None, contributors: int | None) -> Published:
    """A sum that came or went; nothing is told as nothing, whoever it is about."""
    if cents is None:
        return hide(Reason.UNKNOWN, Kind.AMOUNT, is_change=True)
    nothing = publish_amount(0, contributors=EVERYBODY)
    return publish_difference(publish_amount(cents, contributors=contributors) if cents else nothing, nothing)


def is_shown(*figures: Published) -> bool:
    """Whether all of these are numbers."""
    return not any(figure.is_hidden for figure in figures)


def moved(*figures: Published) -> bool:
    """Whether one of these changes is a number other than nothing."""
    return any(figure.value for figure in figures)


# --- Words ------------------------------------------------------------------------------------------------------------


def scheme_name(row: Row) -> str:
    """The name of a scheme in the reader's language, where somebody translated it."""
    return law.say(row["name"]).text


def sheet(key: str, title: Any, columns: Iterable[Column], rows: Iterable[Row]) -> Sheet:
    """A table."""
    return Sheet(key, title, tuple(columns), tuple(rows))


SCHEME = single("regeling", _("Regeling"))
CODE = single("regeling_sleutel", "", in_page=False)
