"""Loads the indicators and figures that come with Perspectief from our own data files; loading again changes nothing.

What staff did since (a step, a version, a target) stays. Each publication becomes a delivery, so that a figure knows
its licence, how sure we are of it, and why we count it as known since that day.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.utils import timezone

from perspectief.foundation.datafiles import BadDataFile, DataFile, data_files
from perspectief.foundation.places import queries as places
from perspectief.foundation.places.models import Municipality
from perspectief.policy.monitor.choices import (
    Comparable,
    Evidence,
    Missing,
    Origin,
    SetBy,
    State,
    TargetKind,
    TargetState,
    Wanted,
)
from perspectief.policy.monitor.models import Delivery, Indicator, IndicatorStep, IndicatorVersion, Target
from perspectief.policy.monitor.queries.indicators import COMPARED, ONE_DAY, version_on
from perspectief.policy.monitor.services.comparables import load_comparables
from perspectief.policy.monitor.services.figures import Figure, record

ROOM = Path(__file__).parents[1]
SHIPPED = "meegeleverd"
"""In the place of a role: it came with Perspectief, nobody in the city did it."""
WORDS = ("reason", "comparable", "break_areas", "bridge")


@transaction.atomic
def load_monitor(*, room: Path = ROOM) -> dict[str, int]:
    """Load indicators, targets and figures. Returns how many of each were new, by its Dutch name."""
    counted = {"indicatoren": 0, "streefdoelen": 0, "cijfers": 0}
    for file in data_files(room, "indicators"):
        before = Target.objects.count()
        counted["indicatoren"] += sum(_load_indicator(file, row) for row in file.rows)
        counted["streefdoelen"] += Target.objects.count() - before
    for file in data_files(room, "figures"):
        counted["cijfers"] += _load_figures(file)
    load_comparables()
    return counted


# --- Indicators -------------------------------------------------------------------------------------------------------


def _load_indicator(file: DataFile, row: dict[str, Any]) -> bool:
    place = places.municipality(file.municipality)
    known = Indicator.objects.filter(municipality=place, key=row["key"]).first()
    indicator = known or _make(file, place, row)
    since = _moment(row["since"])
    said: dict[str, Any] = {}
    for number, version in enumerate([row["meaning"], *row.get("versions", [])], start=1):
        said = {**said, **version}
        _load_version(indicator, number, said, since)
    return known is None


def _make(file: DataFile, place: Municipality, row: dict[str, Any]) -> Indicator:
    indicator = Indicator.objects.create(
        municipality=place,
        key=row["key"],
        name=row["name"],
        state=State.RETIRED if "retired" in row else State(row.get("state", "adopted")),
        evidence=Evidence(row["evidence"]),
        goals=row.get("goals", []),
        lines=row.get("lines", []),
        collection=row.get("collection", ""),
        order=row["order"],
    )
    first = State(row.get("state", "adopted"))
    _note(indicator, first, file.top["why"][row["why"]], row["since"])
    if "retired" in row:
        _note(indicator, State.RETIRED, row["retired"]["reason"], row["retired"]["day"])
    for target in row.get("targets", []):
        _load_target(indicator, target)
    return indicator


def _note(indicator: Indicator, state: State, reason: str, day: dt.date) -> None:
    IndicatorStep.objects.create(indicator=indicator, state=state, reason=reason, role=SHIPPED, at=_moment(day))


def _load_version(indicator: Indicator, number: int, said: dict[str, Any], since: dt.datetime) -> None:
    if indicator.versions.filter(number=number).exists():
        return
    indicator.versions.filter(number=number - 1).update(valid_until=said["from"] - ONE_DAY)
    meaning = {name: said[name] for name in COMPARED if name in said}
    change = {name: said[name] for name in WORDS if name in said}
    IndicatorVersion.objects.create(
        indicator=indicator,
        number=number,
        valid_from=said["from"],
        valid_until=said.get("until"),
        recorded_at=since,
        **{"comparable": Comparable.YES, **meaning, **change},
    )


def _load_target(indicator: Indicator, said: dict[str, Any]) -> None:
    value = said.get("value")
    Target.objects.create(
        indicator=indicator,
        kind=TargetKind(said["kind"]),
        value=None if value is None else Decimal(str(value)),
        wanted=Wanted(said["wanted"]) if "wanted" in said else "",
        starts=said["from"],
        ends=said.get("until"),
        set_by=SetBy(said["set_by"]),
        state=TargetState.SET,
        reason=said["reason"],
        source=said["source"],
        recorded_at=_moment(said["known"]),
    )


# --- Figures ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Said:
    """One figure as the file says it."""

    of: str
    period: str
    area: str
    value: str = ""
    missing: str = ""
    group: str = "all"
    low: str = ""
    high: str = ""
    provisional: bool = False
    note: str = ""


def _load_figures(file: DataFile) -> int:
    known = {one.key: one for one in _indicators(file.municipality)}
    publications = sorted(file.rows, key=lambda row: row["known_since"])
    return sum(_load_publication(file, row, known) for row in publications)


def _indicators(municipality: str) -> list[Indicator]:
    return list(Indicator.objects.filter(municipality__code=municipality).prefetch_related("versions"))


def _load_publication(file: DataFile, row: dict[str, Any], known: dict[str, Indicator]) -> int:
    at = _moment(row["known_since"])
    delivery = _delivery(file, row, at)
    figures = [_figure(row, said, known) for said in _said(file, row)]
    made = len(record(figures, at=at, delivery=delivery).made)
    delivery.good_rows += made
    delivery.save(update_fields=["good_rows"])
    return made


def _delivery(file: DataFile, row: dict[str, Any], at: dt.datetime) -> Delivery:
    said = {
        "licence": file.top["licences"][row["licence"]],
        "status": row["status"],
        "why_then": file.top["dates"][row["why_then"]],
        "read_on": file.read_on.isoformat(),
    }
    key = uuid5(NAMESPACE_URL, f"perspectief:{file.municipality}:{row['release']}")
    made, _new = Delivery.objects.get_or_create(
        key=key,
        defaults={
            "kind": Delivery.Kind.OFFICIAL,
            "origin": Origin.OFFICIAL,
            "source": row["release"],
            "release": row["release"],
            "source_url": row.get("source_url", ""),
            "state": Delivery.State.PUBLISHED,
            "mapping": said,
            "brought_by": SHIPPED,
            "approved_by": SHIPPED,
            "at": at,
            "decided_at": at,
        },
    )
    return made


def _said(file: DataFile, row: dict[str, Any]) -> Iterator[_Said]:
    for said in row.get("figures", []):
        numbers = {name: str(said[name]) for name in ("value", "low", "high") if name in said}
        yield _Said(**{"area": file.municipality, **said, **numbers})
    if "table" in row:
        yield from _from_table(file.path.parent / row["table"]["file"], row["table"])


def _from_table(path: Path, table: dict[str, Any]) -> Iterator[_Said]:
    with path.open(encoding="utf-8", newline="") as opened:
        for line in csv.DictReader(opened):
            for column, key in table["of"].items():
                said = _cell(line, column, table)
                if said is not None:
                    yield _Said(
                        of=key, period=line["period"], area=line["area"], group=line.get("group", "all"), **said
                    )


def _cell(line: dict[str, str], column: str, table: dict[str, Any]) -> dict[str, Any] | None:
    """A number with its note; the reason of an empty cell; None when an empty cell has no reason."""
    if not line[column]:
        found: dict[str, Any] | None = table.get("blank", {}).get(column)
        return found
    in_wijk = line["area"].startswith("WK") and "note_in_wijken" in table
    note = table["note_in_wijken"] if in_wijk else table.get("notes", {}).get(column, table.get("note", ""))
    return {"value": line[column], "provisional": bool(line.get("provisional")), "note": note}


def _figure(row: dict[str, Any], said: _Said, known: dict[str, Indicator]) -> Figure:
    if said.of not in known:
        raise BadDataFile(f"{row['release']}: '{said.of}' is no indicator of this municipality.")
    indicator = known[said.of]
    version = version_on(indicator, dt.date(int(said.period[:4]), 12, 31))
    if version is None:
        raise BadDataFile(f"{row['release']}: '{said.of}' has no version in {said.period}.")
    return Figure(
        version=version,
        period=said.period,
        area=said.area,
        group=said.group,
        value=_number(said.value),
        low=_number(said.low),
        high=_number(said.high),
        missing=Missing(said.missing) if said.missing else "",
        provisional=said.provisional,
        origin=Origin.OFFICIAL,
        release=row["release"],
        source_url=row.get("source_url", ""),
        note=said.note,
    )


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _moment(day: dt.date) -> dt.datetime:
    """The first moment of a day in the Netherlands."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
