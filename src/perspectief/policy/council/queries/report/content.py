"""What else a report stands on, beside its figures: goals, lines with actions, answers, what other rooms tell.

Plain data, kept with the report as soon as it leaves its draft. Stories are not in it: they can be withdrawn.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from django.utils import timezone

from perspectief.foundation.goals import queries as goals
from perspectief.foundation.goals.choices import Level
from perspectief.policy.council import sections
from perspectief.policy.council.calc import compare, figures
from perspectief.policy.council.calc.blocks import Block, Kind, Mark
from perspectief.policy.council.calc.canonical import digest
from perspectief.policy.council.calc.figures import Figures
from perspectief.policy.council.choices import ReportState
from perspectief.policy.council.models import Cycle, Report
from perspectief.policy.council.queries import cycles, questions, reports
from perspectief.policy.council.queries.report import figures as built
from perspectief.policy.council.queries.report import peers

FORMAT = 1


class Tampered(Exception):
    """What was kept with a report is not what its check number says."""


def of(report: Report) -> tuple[dict[str, Any], dict[str, Any]]:
    """Figures and record of a report: as they were kept, or of a draft as they would be kept now."""
    if report.state == ReportState.DRAFT:
        found = built.read(report.as_of, report.cycle.municipality.code)
        return found, record(report, found)
    return _kept(report.figures, report.figures_digest), _kept(report.record, report.record_digest)


def nouns_of(report: Report) -> Figures:
    """The figures of a report, as nouns."""
    return figures.read(of(report)[0])


def _kept(text: str, known: str) -> dict[str, Any]:
    if digest(text) != known:
        raise Tampered("A report that was kept does not fit its check number.")
    return dict(json.loads(text))


@lru_cache(maxsize=4)
def _nouns_kept(text: str, known: str) -> Figures:
    """Figures that were kept never change, and every draft after them is laid beside them."""
    return figures.read(_kept(text, known))


def record(report: Report, found: Mapping[str, Any]) -> dict[str, Any]:
    """All that is no figure and no story and no text that somebody wrote in this report."""
    code, day = report.cycle.municipality.code, timezone.localdate(report.as_of)
    wanted = [_goal(one) for one in goals.goals_on(day, code)]
    return {
        "format": FORMAT,
        "goals": wanted,
        "peers": peers.of(report.as_of, code, _strategic(wanted, found)),
        "lines": lines(code, day),
        "decisions": [_decision(one) for one in cycles.decisions(report.cycle)],
        "answers": questions.for_report(report.cycle, report.as_of),
        "sections": _sections(report),
        "since": _since(report, found),
    }


def _strategic(wanted: Sequence[Mapping[str, str]], found: Mapping[str, Any]) -> list[str]:
    """Keys of the indicators of the strategic goals."""
    keys = {goal["key"] for goal in wanted if goal["level"] == Level.STRATEGIC}
    return [one["key"] for one in found["indicators"] if keys & set(one["goals"])]


def _goal(goal: Any) -> dict[str, Any]:
    names = ("key", "level", "name", "meaning", "proof")
    return {name: str(getattr(goal, name)) for name in names}


def lines(municipality: str, day: dt.date) -> list[dict[str, Any]]:
    """The lines of the plan with the actions on them, as they stood on a day."""
    return [
        {
            "number": line.number,
            "name": line.name,
            "meaning": line.meaning,
            "actions": _actions(municipality, day, line.number),
        }
        for line in goals.lines_on(day, municipality)
    ]


def _actions(municipality: str, day: dt.date, number: int) -> list[dict[str, Any]]:
    """What the line began with, who sees to it, when it should be there and how far it was."""
    return [_action(one) for one in goals.actions_on(day, municipality, number)]


def _action(one: goals.ActionThen) -> dict[str, Any]:
    return {
        "text": one.action.text,
        "owner": one.action.owner,
        "due": one.action.due.isoformat() if one.action.due else "",
        "due_said": one.action.due_said,
        "state": str(one.state.label),
        "late": one.is_late,
        "news": one.last.text if one.last else "",
        "source": one.last.source if one.last else "",
    }


def _decision(decision: Any) -> dict[str, Any]:
    return {
        "on": decision.on.isoformat(),
        "by": str(decision.get_by_display()),
        "text": decision.text,
        "reason": decision.reason,
        "invented": decision.invented,
    }


# --- Sections of other rooms ------------------------------------------------------------------------------------------
def asked(cycle: Cycle, report: Report) -> sections.Asked:
    """For which half year, and up to when."""
    return sections.Asked(cycle.municipality.code, cycle.key, cycle.starts, cycle.ends, report.as_of)


def _sections(report: Report) -> dict[str, list[dict[str, Any]]]:
    question = asked(report.cycle, report)
    found: dict[str, list[dict[str, Any]]] = {}
    for part in sorted(sections.OFFERED):
        told = [_section(one, question) for one in sections.sections_of(part)]
        found[part.value] = [one for one in told if one["blocks"]]
    return found


def _section(section: sections.Section, question: sections.Asked) -> dict[str, Any]:
    blocks = [_as_data(block) for block in section.make(question)]
    return {"key": section.key, "title": str(section.title), "blocks": blocks}


def _as_data(block: Block) -> dict[str, Any]:
    """Without what it leaves at its default."""
    plain, default = asdict(block), asdict(Block(block.kind))
    said = {name: value for name, value in plain.items() if value != default[name]}
    return {**said, "kind": block.kind.value}


def block_of(data: Mapping[str, Any]) -> Block:
    """A block as it was kept."""
    said = dict(data)
    for name in ("items", "heads"):
        said[name] = tuple(said.get(name, ()))
    said["rows"] = tuple(tuple(row) for row in said.get("rows", ()))
    said["mark"] = Mark(said.get("mark", Mark.NONE))
    return Block(Kind(said.pop("kind")), **said)


# --- Since the report before ------------------------------------------------------------------------------------------
def _since(report: Report, found: Mapping[str, Any]) -> dict[str, Any]:
    """What differs from the public report before this one; nothing to tell without one."""
    before = reports.before(report)
    if before is None:
        return {}
    older = _nouns_kept(before.figures, before.figures_digest)
    differs = compare.compare(older, figures.read(found))
    return {
        "cycle": before.cycle.key,
        "edition": before.edition,
        "digest": before.figures_digest,
        "revised": [asdict(one) for one in differs.revised],
        "redefined": [asdict(one) for one in differs.redefined],
        "came": list(differs.came),
        "went": list(differs.went),
    }


def is_told(record: Mapping[str, Any], part: str) -> bool:
    """Does any room tell something in this chapter?"""
    told: Sequence[Any] = record["sections"].get(part, ())
    return bool(told)
