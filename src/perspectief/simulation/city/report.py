"""Each published figure beside what the city reached, and why it differs where it does."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import yaml

from perspectief.simulation.city.fit import Fitted
from perspectief.simulation.city.margins import Margin, Margins, by_area, scaled
from perspectief.simulation.city.measures import MEANS, based, measured
from perspectief.simulation.samples.dwellings import Column

SCHEMA = {
    "area": pl.String, "margin": pl.String, "category": pl.String, "unit": pl.String, "base": pl.String,
    "year": pl.Int64, "published": pl.Float64, "low": pl.Float64, "high": pl.Float64, "reached": pl.Float64,
    "error": pl.Float64, "within": pl.Boolean, "held_out": pl.Boolean, "source": pl.String, "reason": pl.String,
}  # fmt: skip
"""`published`, `low`, `high`: raised to the reference total where that is needed. `error`: reached minus published, in
the unit. `reason`: why a figure lies outside its interval, and what is not known."""


@cache
def _reasons() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_name("reasons.yaml").read_text("utf-8"))
    return found


def report_of(found: Fitted) -> pl.DataFrame:
    """The fit report: figures that were fitted, figures that were held out, and what is missing."""
    margins, weights = found.margins, found.weights.astype(np.float64)
    rows = _rows(margins, margins.city, found, weights)
    for number, figures in enumerate(by_area(margins.areas).values()):
        rows += _rows(margins, tuple(figures), found, weights * (found.area == number))
    rows += [_missing(margins.place, variable) for variable in margins.missing]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _rows(margins: Margins, figures: tuple[Margin, ...], found: Fitted, weights: Column) -> list[dict[str, Any]]:
    totals = {m.variable: scaled(m, margins).value for m in figures if m.category == "total"}
    compared = (m for m in figures if m.role in ("fitted", "held out"))
    rows = [_row(scaled(m, margins), found, weights, totals) for m in compared]
    return [row for row in rows if row is not None]


def _row(margin: Margin, found: Fitted, weights: Column, totals: dict[str, float]) -> dict[str, Any] | None:
    reached = _reached(margin, found, weights, totals)
    if reached is None:
        return None
    within = margin.low - 1e-9 <= reached <= margin.high + 1e-9
    return {
        "area": margin.area, "margin": margin.variable, "category": margin.category, "unit": margin.unit,
        "base": margin.base, "year": margin.year, "published": margin.value, "low": margin.low, "high": margin.high,
        "reached": reached, "error": reached - margin.value, "within": within,
        "held_out": margin.role == "held out", "source": margin.source,
        "reason": "" if within else _reason(margin),
    }  # fmt: skip


def _reached(margin: Margin, found: Fitted, weights: Column, totals: dict[str, float]) -> float | None:
    if margin.key in MEANS:
        above, below = (float(based(found.pool, name) @ weights) for name in MEANS[margin.key])
        return above / below
    per = measured(found.pool, margin.variable, margin.category)
    if per is None:
        return None
    count = float(per @ weights)
    if not margin.is_share:
        return count
    base = totals.get(margin.base) or float(based(found.pool, margin.base) @ weights)
    return 100 * count / base


def _reason(margin: Margin) -> str:
    """Why a figure is not met: our own words for this figure, or what holds for its kind."""
    own = _reasons().get(margin.variable, {})
    place = "area" if margin.area.startswith("WK") else margin.area
    found = (
        own.get(f"{place} {margin.category}") or own.get(margin.category) or own.get(f"{place} all") or own.get("all")
    )
    return found or _reasons()["other"]["held out" if margin.role == "held out" else "fitted"]


def _missing(place: str, variable: str) -> dict[str, Any]:
    told: dict[str, Any] = dict.fromkeys(SCHEMA)
    words = {"area": place, "margin": variable, "category": "", "unit": "", "base": "", "source": ""}
    return {**told, **words, "within": False, "held_out": False, "reason": _reasons()["other"]["missing"]}


HIDDEN = {"%": 0.05, "count": 0.5}
"""Smaller differences than this are written as 0."""


def as_table(report: pl.DataFrame, place: str) -> str:
    """The figures of a whole place in Markdown: published, simulated and the difference."""
    lines = ["| figure | year | used to fit | published | simulated | difference |", "|---|---|---|---|---|---|"]
    for row in report.filter((pl.col("area") == place) & pl.col("published").is_not_null()).iter_rows(named=True):
        what = f"{row['margin'].replace('_', ' ')}: {row['category']}"
        used = "no" if row["held_out"] else "yes"
        numbers = (_told(row[name], row["unit"], signed=name == "error") for name in ("published", "reached", "error"))
        lines.append(f"| {what} | {row['year']} | {used} | {' | '.join(numbers)} |")
    return "\n".join(lines)


def _told(number: float, unit: str, *, signed: bool) -> str:
    sign = "+" if signed else ""
    number = number if abs(number) >= HIDDEN.get(unit, 0.005) else 0.0
    if unit == "%":
        return f"{number:{sign}.1f}%"
    return f"{number:{sign},.0f}" if unit == "count" else f"{number:{sign}.2f}"
