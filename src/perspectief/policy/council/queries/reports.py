"""Reports by who may find them, and the texts that stand in them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from perspectief.policy.council.choices import ReportState, Slot
from perspectief.policy.council.models import Cycle, Report, Text

PUBLIC = (ReportState.PUBLISHED, ReportState.FROZEN)


def reports(municipality: str) -> QuerySet[Report]:
    """All reports of a municipality, newest first."""
    found = Report.objects.filter(cycle__municipality__code=municipality)
    return found.select_related("cycle", "cycle__municipality")


def public_reports(municipality: str) -> QuerySet[Report]:
    """The reports that everybody may read, newest first; of each cycle also older editions."""
    return reports(municipality).filter(state__in=PUBLIC)


def public_report(municipality: str, cycle: str, edition: int | None = None) -> Report | None:
    """The newest public edition of a cycle, or the one that is asked for."""
    found = public_reports(municipality).filter(cycle__key=cycle)
    return (found.filter(edition=edition) if edition else found).first()


def newest_of_each_cycle(found: Iterable[Report]) -> list[Report]:
    """The newest edition of each cycle."""
    newest: dict[int, Report] = {}
    for report in found:
        newest.setdefault(report.cycle_id, report)
    return list(newest.values())


def latest(cycle: Cycle) -> Report | None:
    """The newest edition, whatever its state."""
    return cycle.reports.select_related("cycle", "cycle__municipality").first()


def in_the_making(municipality: str) -> Report | None:
    """The newest report that is not public yet."""
    return reports(municipality).exclude(state__in=PUBLIC).first()


def before(report: Report) -> Report | None:
    """The public report that came before this one: an older edition, or that of an older cycle."""
    older = Q(cycle__starts__lt=report.cycle.starts) | Q(cycle=report.cycle, edition__lt=report.edition)
    return public_reports(report.cycle.municipality.code).filter(older).first()


def texts(report: Report) -> dict[Slot, Text]:
    """The newest text of each chapter; one that was taken out is absent."""
    newest = {Slot(text.slot): text for text in report.texts.order_by("at", "pk")}
    return {slot: text for slot, text in newest.items() if text.text}


def history(report: Report, slot: Slot) -> QuerySet[Text]:
    """All that was written in a chapter, newest first."""
    return report.texts.filter(slot=slot).order_by("-at", "-pk")


def changed_after_publication(report: Report) -> QuerySet[Text]:
    """Texts that were changed since everybody may read the report."""
    if report.published_at is None:
        return report.texts.none()
    return report.texts.filter(at__gt=report.published_at)
