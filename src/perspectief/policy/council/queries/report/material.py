"""Everything a report is drawn from, fetched once: its figures, what was kept with them, its texts and its stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from perspectief.foundation.voices import Voice
from perspectief.policy.council.calc import figures
from perspectief.policy.council.calc.figures import Figures
from perspectief.policy.council.choices import EXPERT_SLOTS, ReportState, Slot
from perspectief.policy.council.models import Report, Text
from perspectief.policy.council.queries import cycles, reports
from perspectief.policy.council.queries.report import content, stories
from perspectief.policy.council.queries.settings import setting


@dataclass(frozen=True)
class Material:
    """What a report is drawn from. `missed`: experts by experience were asked in time and did not deliver."""

    report: Report
    figures: Figures
    record: Mapping[str, Any]
    texts: Mapping[Slot, Text]
    voices: Mapping[str, list[Voice]]
    missed: Mapping[str, str]
    corrections: tuple[Text, ...] = ()
    most: int = field(default=6)

    @property
    def is_made_up(self) -> bool:
        """Is anything in it invented?"""
        texts = any(text.invented for text in self.texts.values())
        told = any(voice.invented for found in self.voices.values() for voice in found)
        return self.report.invented or texts or told or any(one.is_made_up for one in self.figures.told)


def of(report: Report) -> Material:
    """All of it, in a fixed number of questions to the database."""
    found, record = content.of(report)
    texts = reports.texts(report)
    return Material(
        report,
        figures.read(found),
        record,
        texts,
        stories.told(report),
        _missed(report, texts),
        tuple(reports.changed_after_publication(report)),
        setting("periods_shown", report.as_of.date()),
    )


def _missed(report: Report, texts: Mapping[Slot, Text]) -> Mapping[str, str]:
    """What was said of it when the report went out; of a draft what would be said today."""
    if report.state != ReportState.DRAFT:
        return dict(report.experts_missed)
    return {} if texts.keys() & EXPERT_SLOTS else cycles.experts_missed(report.cycle, timezone.localdate())
