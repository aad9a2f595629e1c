"""Up to four outcomes beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.disclosure import Published
from perspectief.foundation.output import charts
from perspectief.policy.simulator.models import Run
from perspectief.policy.simulator.queries.outcome import costs, reach, summary
from perspectief.policy.simulator.queries.outcome.common import Section, ranged, sheet, single
from perspectief.policy.simulator.queries.sheets import Sheet

MOST_BARS = 6


@dataclass(frozen=True)
class Compared:
    """Tables in which each plan is a column. `same_question`: all of the same place, day and city."""

    names: tuple[str, ...]
    sections: tuple[Section, ...]
    same_question: bool


def of(chosen: Sequence[Run]) -> Compared:
    """The outcomes side by side."""
    names = tuple(_names(chosen))
    sections = (
        Section(
            gettext_lazy("De belangrijkste getallen"),
            says=(gettext_lazy("Elk getal is het verschil met de regels van nu."),),
            sheet=_key_figures(chosen, names),
        ),
        Section(
            gettext_lazy("Verschil in kosten per regeling"),
            chart=_cost_chart(chosen, names),
            sheet=_per_scheme("kosten", gettext_lazy("Verschil in kosten per jaar"), chosen, names, _costs),
        ),
        Section(
            gettext_lazy("Verschil in wie het krijgt"),
            sheet=_per_scheme(
                "bereik", gettext_lazy("Verschil in mensen en gezinnen die het krijgen"), chosen, names, _reach
            ),
        ),
    )
    same = len({(run.place, run.day, run.figures.population_id) for run in chosen}) == 1
    return Compared(names, sections, same)


def _names(chosen: Sequence[Run]) -> Iterator[str]:
    """The name of each plan, with a number where two have the same."""
    every = [run.reform.name for run in chosen]
    for number, name in enumerate(every):
        yield f"{name} ({every[: number + 1].count(name)})" if every.count(name) > 1 else name


def _columns(names: Sequence[str]) -> list[Any]:
    return [ranged(f"plan_{number}", name) for number, name in enumerate(names, start=1)]


def _key_figures(chosen: Sequence[Run], names: Sequence[str]) -> Sheet:
    tables = [summary.key_figures(run.figures.content) for run in chosen]
    rows = [
        {"wat": first["wat"]} | _under(table.rows[number] for table in tables)
        for number, first in enumerate(tables[0].rows)
    ]
    columns = [single("wat", gettext_lazy("Verschil met nu")), *_columns(names)]
    return sheet("kern", gettext_lazy("De belangrijkste getallen"), columns, rows)


def _under(rows: Any, name: str = "verschil") -> dict[str, Any]:
    """The change of each plan under the names of its columns."""
    ends = ("laag", "midden", "hoog")
    return {
        f"plan_{number}_{end}": row[f"{name}_{end}"] if row else None
        for number, row in enumerate(rows, start=1)
        for end in ends
    }


def _costs(run: Run) -> dict[str, dict[str, Any]]:
    """Changed rows by the key of their scheme."""
    return {row["regeling_sleutel"]: row for row in costs.rows(run.figures.content) if row["changes"]}


def _reach(run: Run) -> dict[str, dict[str, Any]]:
    rows = (row for row in reach.rows(run.figures.content) if row["changes"])
    ends = ("laag", "midden", "hoog")
    return {
        row["regeling_sleutel"]: {"regeling": row["regeling"]}
        | {f"verschil_{end}": row[f"krijgt_verschil_{end}"] for end in ends}
        for row in rows
    }


def _per_scheme(key: str, title: Any, chosen: Sequence[Run], names: Sequence[str], rows_of: Any) -> Sheet:
    tables = [rows_of(run) for run in chosen]
    schemes = {scheme: row["regeling"] for table in tables for scheme, row in table.items()}
    rows = [{"regeling": name} | _under(table.get(scheme) for table in tables) for scheme, name in schemes.items()]
    return sheet(key, title, [single("regeling", gettext_lazy("Regeling")), *_columns(names)], rows)


def _cost_chart(chosen: Sequence[Run], names: Sequence[str]) -> charts.Chart | None:
    """The schemes whose cost moves most in any of the plans."""
    tables = [_costs(run) for run in chosen]
    largest: dict[str, float] = {}
    for table in tables:
        for scheme, row in table.items():
            middle: Published = row["verschil_midden"]
            largest[scheme] = max(largest.get(scheme, 0.0), middle.size)
    shown = sorted(largest, key=lambda scheme: -largest[scheme])[:MOST_BARS]
    bars = [
        {"regeling": table[scheme]["regeling"], "bedrag": table[scheme]["verschil_midden"], "plan": name}
        for scheme in shown
        for name, table in zip(names, tables, strict=True)
        if scheme in table
    ]
    if not bars:
        return None
    words = charts.Words(
        title=_("Verschil in kosten per jaar (synthetisch)"),
        about=_("Per regeling een balk voor elk plan, bij gewoon bereik."),
        x=_("Regeling"),
        y=_("Verschil per jaar"),
        unit=charts.Unit.EURO,
    )
    return charts.grouped_bars(bars, x="regeling", y="bedrag", series="plan", words=words)
