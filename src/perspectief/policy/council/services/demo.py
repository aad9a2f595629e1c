"""Makes the invented half years of the demo, by the same services as anybody else: marked as invented in every row."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.datafiles import read_data_file
from perspectief.foundation.places import queries as places
from perspectief.foundation.places.models import Municipality
from perspectief.policy.council.calc.half_year import HalfYear, half_year_of, read_half_year
from perspectief.policy.council.choices import EXPERT_SLOTS, DecidedBy, MomentKind, Phase, ReportState, Slot
from perspectief.policy.council.models import Cycle, Report
from perspectief.policy.council.queries import cycles
from perspectief.policy.council.queries import reports as queries
from perspectief.policy.council.queries.report import pages
from perspectief.policy.council.services import cycles as calendar
from perspectief.policy.council.services import reports, texts

ROOM = Path(__file__).parents[1]
OFFICER = Actor(held=(Held(Role.POLICY_OFFICER),), strong=True, is_invented=True)
EXPERT = Actor(held=(Held(Role.EXPERT),), strong=True, is_invented=True)
PRACTISE = "Om mee te oefenen."
NOW = "now"
"""In the file: the half year of today."""


def load_cycles(*, room: Path = ROOM) -> list[str]:
    """Make what is not there yet; gives a line about each half year."""
    told = []
    with translation.override("nl"):
        for path in sorted(room.glob("data/*/demo_cycles.yaml")):
            file = read_data_file(path)
            if file.municipality == settings.MUNICIPALITY:
                municipality = places.municipality(file.municipality)
                told += [_load(municipality, row) for row in file.rows]
    return told


@transaction.atomic
def _load(municipality: Municipality, row: dict[str, Any]) -> str:
    half = half_year_of(timezone.localdate()) if row["cycle"] == NOW else read_half_year(row["cycle"])
    known = cycles.find(municipality.code, half.key)
    if known is not None:
        return f"{half.key} is er al. {_again(known, row)}".strip()
    cycle = calendar.make_cycle(municipality=municipality, half=half, by=OFFICER)
    _calendar(cycle, half, row.get("moments", ()))
    _decisions(cycle, row.get("decisions", ()))
    _phases(cycle, Phase(row["phase"]) if "phase" in row else _phase_of_today(cycle))
    report = _report(cycle, row)
    return f"{half.key} is gemaakt (verzonnen). Het rapport: {_bring_out(report, row)}"


def _calendar(cycle: Cycle, half: HalfYear, rows: Any) -> None:
    for row in rows:
        day = _day(half, row)
        moment = calendar.set_moment(
            cycle=cycle,
            kind=MomentKind(row["kind"]),
            day=day,
            by=OFFICER,
            title=row.get("title", ""),
            as_if=half.starts,
        )
        if row.get("done") and day <= timezone.localdate():
            calendar.done(moment=moment, on=day, by=OFFICER, as_if=day)


def _day(half: HalfYear, row: dict[str, Any]) -> dt.date:
    if "day" in row:
        return dt.date.fromisoformat(str(row["day"]))
    if "after_start" in row:
        return half.starts + dt.timedelta(days=row["after_start"])
    return half.ends - dt.timedelta(days=row["before_end"])


def _decisions(cycle: Cycle, rows: Any) -> None:
    for row in rows:
        calendar.note_decision(
            cycle=cycle,
            on=dt.date.fromisoformat(str(row["day"])),
            decided_by=DecidedBy(row["by"]),
            text=row["text"],
            reason=row["reason"],
            by=OFFICER,
        )


def _phase_of_today(cycle: Cycle) -> Phase:
    today = timezone.localdate()
    begun = {
        Phase.PLAN: cycle.plan_on,
        Phase.DO: cycle.do_on,
        Phase.CHECK: cycle.check_on,
        Phase.ACT: cycle.act_on,
    }
    return next((phase for phase, day in reversed(begun.items()) if day <= today), Phase.PLAN)


def _phases(cycle: Cycle, wanted: Phase) -> None:
    while cycle.phase != wanted:
        calendar.move_on(cycle=cycle, by=OFFICER, reason=PRACTISE)


def _report(cycle: Cycle, row: dict[str, Any]) -> Report:
    as_of = pages.end_of(dt.date.fromisoformat(str(row["as_of"]))) if "as_of" in row else None
    report = reports.make_report(cycle=cycle, by=OFFICER, as_of=as_of)
    for slot, text in row.get("texts", {}).items():
        chapter = Slot(slot)
        texts.write(report=report, slot=chapter, text=text, by=EXPERT if chapter in EXPERT_SLOTS else OFFICER)
    return report


def _again(cycle: Cycle, row: dict[str, Any]) -> str:
    """A report that waited for a story, and can go out now."""
    report = queries.latest(cycle)
    if report is None or not report.invented or report.state != ReportState.DRAFT or not row.get("publish"):
        return ""
    return f"Het rapport: {_bring_out(report, row)}"


def _bring_out(report: Report, row: dict[str, Any]) -> str:
    """As far as the file says; a report that still needs something stays a draft, and says what it needs."""
    if row.get("publish"):
        try:
            report = reports.publish(report=report, by=OFFICER, reason=PRACTISE)
        except reports.NotReady as missing:
            return f"concept. Nodig: {' '.join(missing.missing)}"
        report = reports.freeze(report=report, by=OFFICER, reason=PRACTISE)
    return str(report.get_state_display())
