"""The stories beside the goals of a report. Only their keys are kept: what was withdrawn is gone from every report."""

from __future__ import annotations

from collections import defaultdict

from perspectief.foundation import voices
from perspectief.foundation.goals import queries as goals
from perspectief.foundation.voices import Audience, Voice
from perspectief.policy.council.choices import ReportState
from perspectief.policy.council.models import Report
from perspectief.policy.council.queries.settings import setting


def told(report: Report) -> dict[str, list[Voice]]:
    """By goal: the stories that were chosen when the report went out, as they may be shown now; of a draft those that
    would be chosen today. A panel may choose stories after the day of the figures: so these are of now, not of then."""
    rows = [(row.goal, row.key) for row in report.voices.all()]
    if not rows and report.state == ReportState.DRAFT:
        return to_choose(report)
    now = voices.by_key(sorted({key for _goal, key in rows}), audience=Audience.PUBLIC)
    found: dict[str, list[Voice]] = defaultdict(list)
    for goal, key in rows:
        found[goal].append(now[key])
    return found


def to_choose(report: Report) -> dict[str, list[Voice]]:
    """By goal: a few of the newest stories that everybody may read, and at least one that goes against the figures."""
    day, most = report.as_of.date(), setting("voices_per_goal")
    found = {}
    for goal in goals.goals_on(day, report.cycle.municipality.code):
        known = voices.voices(audience=Audience.PUBLIC, goal=goal.key)
        found[goal.key] = _few([voice for voice in known if not voice.withdrawn], most)
    return found


def _few(known: list[Voice], most: int) -> list[Voice]:
    chosen = known[:most]
    if any(voice.against for voice in chosen):
        return chosen
    against = next((voice for voice in known if voice.against), None)
    return chosen if against is None else [*chosen[: most - 1], against]
