"""A report as a whole, for pages and paper: its heading, its marks, its chapters, and its way onward."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.policy.council import wording
from perspectief.policy.council.calc.blocks import Chapter
from perspectief.policy.council.choices import ReportState
from perspectief.policy.council.models import Report
from perspectief.policy.council.queries.report import chapters, material
from perspectief.policy.council.queries.report.material import Material


@dataclass(frozen=True)
class Document:
    """One report, drawn. `state`: what must be said of it, such as that it is a draft; empty for a public one."""

    report: Report
    title: str
    state: str
    made_up: bool
    chapters: Sequence[Chapter]
    material: Material

    @property
    def front(self) -> Chapter:
        """Page one."""
        return self.chapters[0]

    @property
    def rest(self) -> Sequence[Chapter]:
        """Everything after page one."""
        return self.chapters[1:]


def of(report: Report) -> Document:
    """The whole report, in the reader's language."""
    found = material.of(report)
    return Document(report, title(report), state(report), found.is_made_up, chapters.of(found), found)


def title(report: Report) -> str:
    """What the report is called."""
    said = {"half": wording.half_year(report.cycle.key), "edition": report.edition}
    if report.edition > 1:
        return _("Raadsrapport %(half)s, uitgave %(edition)s") % said
    return _("Raadsrapport %(half)s") % said


def state(report: Report) -> str:
    """What must be said of a report that is not public yet."""
    if report.state == ReportState.DRAFT:
        return _("Concept. Dit rapport is nog niet klaar en nog niet openbaar.")
    if report.state == ReportState.EMBARGO and report.embargo_until:
        return _("Onder embargo tot %(moment)s.") % {"moment": wording.moment(report.embargo_until)}
    return ""


def end_of(day: dt.date) -> dt.datetime:
    """The last moment of a day in our own time; of today this moment, because later is not known yet."""
    last = timezone.make_aware(dt.datetime.combine(day, dt.time(23, 59, 59, 999999)))
    return min(last, timezone.now())
