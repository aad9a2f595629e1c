"""A problem as one fixed text, so that the same question always has the same check number, and can be asked again."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from perspectief.policy.weighing.calc.portfolio.problem import Item, Level, Link, Problem, Running, Settings, Tie


def to_data(problem: Problem) -> dict[str, Any]:
    """For JSON; items and links in a fixed order."""
    links = sorted(
        (_link(one) for one in problem.links), key=lambda one: (one["one"], one["other"], one["kind"], one["strength"])
    )
    return {
        "items": [_item(one) for one in problem.ordered],
        "budgets": _years(problem.budgets),
        "staff": _years(problem.staff),
        "links": links,
        "settings": _settings(problem.settings),
    }


def to_json(problem: Problem) -> str:
    """Sorted names, no room for choice: the same problem is the same text."""
    return json.dumps(to_data(problem), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(problem: Problem) -> str:
    """SHA-256 of that text, in 64 signs."""
    return hashlib.sha256(to_json(problem).encode()).hexdigest()


def from_json(text: str) -> Problem:
    """The problem that a text stands for. Raises BadProblem."""
    return from_data(json.loads(text))


def from_data(data: Mapping[str, Any]) -> Problem:
    """The problem that was kept as JSON. Raises BadProblem."""
    return Problem(
        items=tuple(_read_item(one) for one in data["items"]),
        budgets=_read_years(data["budgets"]),
        staff=_read_years(data["staff"]),
        links=tuple(Link(**{**one, "kind": Tie(one["kind"])}) for one in data["links"]),
        settings=Settings(**{**data["settings"], "areas": tuple(data["settings"]["areas"])}),
    )


def _years(amounts: Mapping[int, float]) -> dict[str, float]:
    return {str(year): amount for year, amount in amounts.items()}


def _read_years(amounts: Mapping[str, Any]) -> dict[int, Any]:
    return {int(year): amount for year, amount in amounts.items()}


def _item(item: Item) -> dict[str, Any]:
    return {
        "key": item.key,
        "value": float(item.value),
        "levels": [_level(one) for one in item.levels],
        "statutory": item.statutory,
        "unproven": item.unproven,
        "everywhere": item.everywhere,
        "areas": sorted(item.areas),
        "counts_for": {group: float(part) for group, part in item.counts_for.items()},
        "running": _running(item.running) if item.running else None,
    }


def _level(level: Level) -> dict[str, Any]:
    return {
        "key": level.key,
        "label": level.label,
        "costs": _years(level.costs),
        "staff": {year: float(fte) for year, fte in _years(level.staff).items()},
        "reach": level.reach,
        "share_of_value": float(level.share_of_value),
    }


def _running(running: Running) -> dict[str, Any]:
    return {
        "since": running.since.isoformat(),
        "costs": _years(running.costs),
        "phase_out": _years(running.phase_out),
        "ends_not_before": running.ends_not_before.isoformat() if running.ends_not_before else None,
        "heard_on": running.heard_on.isoformat() if running.heard_on else None,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "one": link.one,
        "other": link.other,
        "kind": str(link.kind),
        "strength": float(link.strength),
        "hard": link.hard,
    }


def _settings(settings: Settings) -> dict[str, Any]:
    return {
        "beta": float(settings.beta),
        "gamma": float(settings.gamma),
        "shares": {group: float(part) for group, part in settings.shares.items()},
        "areas": sorted(settings.areas),
        "learning_share": float(settings.learning_share),
        "long_subsidy_years": settings.long_subsidy_years,
    }


def _read_item(data: Mapping[str, Any]) -> Item:
    running = _read_running(data["running"]) if data["running"] else None
    levels = tuple(_read_level(one) for one in data["levels"])
    return Item(**{**data, "levels": levels, "areas": frozenset(data["areas"]), "running": running})


def _read_level(data: Mapping[str, Any]) -> Level:
    return Level(**{**data, "costs": _read_years(data["costs"]), "staff": _read_years(data["staff"])})


def _read_running(data: Mapping[str, Any]) -> Running:
    day = datetime.date.fromisoformat
    return Running(
        since=day(data["since"]),
        costs=_read_years(data["costs"]),
        phase_out=_read_years(data["phase_out"]),
        ends_not_before=day(data["ends_not_before"]) if data["ends_not_before"] else None,
        heard_on=day(data["heard_on"]) if data["heard_on"] else None,
    )
