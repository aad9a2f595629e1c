"""Questions, motions and promises of the council with what became of them, as plain data for a report."""

from __future__ import annotations

from typing import Any

from perspectief.policy.council.models import Report
from perspectief.policy.council.queries import questions


def of(report: Report) -> list[dict[str, Any]]:
    """What was asked and promised up to the moment of the report."""
    return questions.for_report(report.cycle, report.as_of)
