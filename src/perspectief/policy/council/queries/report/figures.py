"""All figures of a report as plain data, as they were known at a moment: the same moment gives the same bytes.

Only what passed disclosure control is in it. Words are Dutch, whoever asks: what is kept is kept once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.utils import translation

from perspectief.foundation.places import queries as places
from perspectief.policy.council.calc import figures as nouns
from perspectief.policy.council.calc.figures import Figures
from perspectief.policy.monitor.choices import SetBy
from perspectief.policy.monitor.queries.book import Entry, book
from perspectief.policy.monitor.queries.judging import Aim
from perspectief.policy.monitor.queries.series import Earlier, Point, Series

FORMAT = 1
COUNTRY = "Nederland"


def read(as_of: dt.datetime, municipality: str) -> dict[str, Any]:
    """What was known then of every indicator in use."""
    moment = as_of.astimezone(dt.UTC)
    with translation.override("nl"):
        found = book(moment, municipality)
        name = places.municipality(municipality).name
        told = [_told(entry, name) for entry in found.entries]
    return {
        "format": FORMAT,
        "as_of": moment.isoformat(),
        "municipality": municipality,
        "name": name,
        "indicators": told,
    }


def nouns_of(as_of: dt.datetime, municipality: str) -> Figures:
    """The same, as nouns."""
    return nouns.read(read(as_of, municipality))


def _told(entry: Entry, name: str) -> dict[str, Any]:
    indicator, version = entry.indicator, entry.series.version
    return {
        "key": indicator.key,
        "name": indicator.name,
        "evidence": indicator.evidence,
        "goals": list(indicator.goals),
        "lines": list(indicator.lines),
        "collection": indicator.collection,
        "unit": version.unit,
        "owner": version.owner,
        "threshold": version.threshold,
        "says": version.says,
        "says_not": version.says_not,
        "definitions": [_definition(one) for one in entry.series.versions],
        "own": _line(entry.series, name),
        "others": list(_others(entry, name)),
        "aims": [_aim(one) for one in entry.current_aims],
        "movement": entry.movement.sentence if entry.movement else "",
    }


def _others(entry: Entry, name: str) -> Iterator[dict[str, Any]]:
    if entry.country is not None and entry.country.points:
        yield _line(entry.country, COUNTRY)
    for series in entry.groups.values():
        yield _line(series, name)


def _definition(version: Any) -> dict[str, Any]:
    return {
        "number": version.number,
        "valid_from": version.valid_from.isoformat(),
        "definition": version.definition,
        "source": version.source,
        "comparable": version.comparable,
        "reason": version.reason,
    }


def _aim(aim: Aim) -> dict[str, Any]:
    said = aim.judgement
    return {
        "says": aim.says,
        "set_by": str(SetBy(aim.target.set_by).label),
        "verdict": said.verdict.value,
        "word": said.word,
        "sentence": said.sentence,
    }


def _line(series: Series, name: str) -> dict[str, Any]:
    points = [_point(one) for one in series.points]
    return {"area": series.area, "area_name": name, "group": series.group, "points": points}


def _point(point: Point) -> dict[str, Any]:
    return {
        "period": point.period,
        "value": "" if point.figure.value is None else str(point.figure.value),
        "text": point.said,
        "why": point.why,
        "missing": point.missing,
        "release": point.release,
        "url": point.source_url,
        "note": point.note,
        "version": point.version,
        "provisional": point.provisional,
        "opens": point.opens,
        "origin": point.origin,
        "recorded": _utc(point.recorded_at),
        "before": tuple([_before(one) for one in point.earlier]) if point.earlier else (),
    }


@lru_cache(maxsize=1024)
def _utc(moment: dt.datetime) -> str:
    """Many figures are known since the same moment."""
    return moment.astimezone(dt.UTC).isoformat()


def _before(earlier: Earlier) -> str:
    return f"{earlier.said} ({earlier.release})"
