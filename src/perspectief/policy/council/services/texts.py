"""Writes in the chapters of a report. Each text is a new row; what stood there stays in the history."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor, Role, role_of
from perspectief.policy.council.calc.canonical import digest
from perspectief.policy.council.choices import EXPERT_SLOTS, NEEDED_SLOTS, ReportState, Slot
from perspectief.policy.council.models import Report, Text
from perspectief.policy.council.permissions import STEERS, may_write
from perspectief.policy.council.queries import reports
from perspectief.policy.council.services.refusing import Refused, check

OPEN = (ReportState.DRAFT, ReportState.PUBLISHED)
"""Under embargo nothing changes; after publication a correction is shown in the annex; frozen is for good."""


@transaction.atomic
def write(*, report: Report, slot: Slot, text: str, by: Actor, reason: str = "") -> Text:
    """Put this text in the chapter, word for word. Raises Refused."""
    check(may_write(by, slot))
    report = Report.objects.select_for_update(no_key=True).get(pk=report.pk)
    _check_open(report, slot, text, reason)
    known = reports.texts(report).get(slot)
    said = text.replace("\r\n", "\n")
    if known is not None and known.text == said:
        return known
    return Text.objects.create(
        report=report,
        slot=slot,
        text=said,
        digest=digest(said),
        reason=reason.strip(),
        role=role_of(by, (Role.EXPERT,) if slot in EXPERT_SLOTS else STEERS),
        at=timezone.now(),
        invented=by.is_invented,
    )


def _check_open(report: Report, slot: Slot, text: str, reason: str) -> None:
    if report.state not in OPEN:
        raise Refused(_("Dit rapport ligt vast. Haal het eerst terug naar concept, of maak een nieuwe uitgave."))
    if report.state == ReportState.DRAFT:
        return
    if not reason.strip():
        raise Refused(_("Het rapport is al openbaar. Schrijf op waarom u de tekst verandert."))
    if slot in NEEDED_SLOTS and not text.strip():
        raise Refused(_("Deze tekst kan niet weg uit een rapport dat openbaar is."))
