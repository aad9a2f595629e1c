"""What to tell whom, and by when, from the table `reports.yaml`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class Report:
    """One thing to tell: `first` and `last` day on which it can be done (None: at once)."""

    who: str
    says: str
    status: str
    source: str
    first: date
    last: date | None


def reports(change: str, touched: Collection[str], day: date) -> list[Report]:
    """What to tell for a change that happens on a day. `touched`: schemes and kinds of income before or after it."""
    fitting = (row for row in _table()["reports"] if change in row["when"])
    return [_report(row, day) for row in fitting if not row.get("for") or set(row["for"]) & set(touched)]


def _report(row: dict[str, Any], day: date) -> Report:
    days = row.get("days")
    return Report(
        row["who"],
        row["says"],
        row["status"],
        str(row.get("source", "")),
        day - timedelta(days=row.get("before", 0)),
        None if days is None else day + timedelta(days=days),
    )


def small_claim() -> tuple[int, float]:
    """The year and the euro up to which a claim of one allowance becomes nothing."""
    small = _table()["small_claim"]
    return int(small["year"]), float(small["amount"])


def sentences() -> list[str]:
    """Every sentence of the table, for translation."""
    return list(dict.fromkeys(row["says"] for row in _table()["reports"]))


@cache
def _table() -> dict[str, Any]:
    text = files("perspectief.simulation.outlook").joinpath("reports.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(text)
    return table
