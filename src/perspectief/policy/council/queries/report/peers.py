"""The city beside municipalities that look like it, for the strategic goals; as known at the moment of the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone

from perspectief.policy.monitor.queries import comparables, names
from perspectief.policy.monitor.queries.indicators import indicators
from perspectief.policy.monitor.queries.series import ALL, Series, many

MOST = 3
"""So many indicators are compared in the report; the monitor compares all of them."""


def of(as_of: dt.datetime, municipality: str, wanted: Sequence[str]) -> dict[str, Any]:
    """With whom, and for each of the first `wanted` indicators that others have too: every figure of one period."""
    codes = comparables.peers_on(timezone.localdate(as_of))
    known = {one.key: one for one in indicators(municipality=municipality)}
    asked = [known[key] for key in wanted if key in known]
    if not codes or not asked:
        return {"names": [], "compared": []}
    called = names.areas([municipality, *codes])
    found = many(asked, areas=[municipality, *codes], groups=[ALL], as_of=as_of)
    compared = _compared(asked, found, municipality, codes, called)
    return {"names": [called[code] for code in codes], "compared": [*compared][:MOST]}


def _compared(
    asked: Iterable[Any],
    found: Mapping[tuple[int, str, str], Series],
    municipality: str,
    codes: Sequence[str],
    called: Mapping[str, str],
) -> Iterator[dict[str, Any]]:
    for one in asked:
        lines = {code: found[one.pk, code, ALL] for code in (municipality, *codes) if (one.pk, code, ALL) in found}
        period = _period(lines, municipality)
        if period:
            rows = [_row(line, period, called[code], code == municipality) for code, line in lines.items()]
            rows.sort(key=lambda row: (not row["value"], -float(row["value"] or 0), row["name"]))
            yield {"indicator": one.key, "name": one.name, "period": period, "rows": rows}


def _period(lines: Mapping[str, Series], municipality: str) -> str:
    """The newest period of our own that at least half of the others have too; empty when there is none."""
    if municipality not in lines:
        return ""
    others = [line for code, line in lines.items() if code != municipality]
    for point in reversed(lines[municipality].points):
        shared = sum(_has(line, point.period) for line in others)
        if point.has_number and shared * 2 >= len(others) > 0:
            return point.period
    return ""


def _has(line: Series, period: str) -> bool:
    point = line.at(period)
    return point is not None and point.has_number


def _row(line: Series, period: str, name: str, is_own: bool) -> dict[str, Any]:
    point = line.at(period)
    if point is None:
        return {"name": name, "own": is_own, "value": "", "text": "\N{EN DASH}", "release": "", "version": 0}
    value = "" if point.figure.value is None else str(point.figure.value)
    said = {"text": point.said, "release": point.release, "version": point.version}
    return {"name": name, "own": is_own, "value": value, **said}
