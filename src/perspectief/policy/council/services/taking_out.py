"""Words of advice that were taken out, because somebody could be recognised in them, go from reports that hold a copy.

What was kept with a report stays otherwise as it was. It gets a new check number, and a step says that and when.
"""

from __future__ import annotations

import json
import re
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from perspectief.policy.council.calc.canonical import canonical, digest
from perspectief.policy.council.models import Report, ReportStep

PART = "advice-"
"""How the keys of the sections begin that say what others wrote."""
BY_ITSELF = "system"


@transaction.atomic
def forget(texts: tuple[str, ...], instead: str) -> int:
    """Writes the sentence in place of these texts in every report that kept them. How many reports those were."""
    kept = Report.objects.select_for_update(no_key=True).exclude(record="").order_by("pk")
    return sum(_forgets(report, texts, instead) for report in kept)


def _forgets(report: Report, texts: tuple[str, ...], instead: str) -> bool:
    if digest(report.record) != report.record_digest:  # somebody tampered with it: nothing may hide that
        return False
    record = json.loads(report.record)
    for told in record.get("sections", {}).values():
        for section in told:
            if section["key"].startswith(PART):
                section["blocks"] = _without(section["blocks"], _any_of(texts), instead)
    again = canonical(record)
    if again == report.record:
        return False
    report.record, report.record_digest = again, digest(again)
    report.save(update_fields=["record", "record_digest"])
    with override(settings.LANGUAGE_CODE):
        why = gettext("Uit een advies zijn woorden weggehaald. Iemand was erin te herkennen.")
    ReportStep.objects.create(report=report, state=report.state, reason=why, role=BY_ITSELF, at=timezone.now())
    return True


def _any_of(texts: tuple[str, ...]) -> re.Pattern[str]:
    """A whole cell, what stands after the outcome, or a title in a row of titles; never a part of other words."""
    words = "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=: )|(?<=; ))(?:{words})(?=$|;|\.$)")


def _without(told: Any, gone: re.Pattern[str], instead: str) -> Any:
    if isinstance(told, str):
        return gone.sub(lambda _found: instead, told)
    if isinstance(told, list):
        return [_without(one, gone, instead) for one in told]
    if isinstance(told, dict):
        return {name: _without(one, gone, instead) for name, one in told.items()}
    return told
