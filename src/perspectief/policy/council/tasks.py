"""What the worker does for the council room."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from perspectief.foundation.jobs.handlers import NotPossible, Progress, handler
from perspectief.policy.council.services import letters, reports
from perspectief.policy.council.services.refusing import Refused

WENT_WRONG = gettext_noop("Het rapport kon niet openbaar worden. Kijk bij het rapport wat er nog mist.")


@handler(reports.PUBLISH_JOB, name=_("Een raadsrapport openbaar maken"), takes=("report", "until"))
def publish(progress: Progress, *, report: str, until: str) -> str:
    """Lets everybody read a report because its embargo ends; nothing when it was withdrawn or got another moment."""
    try:
        found = reports.publish_when_due(key=report, until=dt.datetime.fromisoformat(until))
    except Refused as refused:
        raise NotPossible(WENT_WRONG) from refused
    progress(1, 1)
    return str(found.key) if found else ""


# --- Letters ----------------------------------------------------------------------------------------------------------
LETTER_WENT_WRONG = gettext_noop("De brief kon niet openbaar worden. Kijk bij de brief wat er nog mist.")


@handler(letters.PUBLISH_JOB, name=_("Een brief aan de raad openbaar maken"), takes=("letter", "until"))
def publish_letter(progress: Progress, *, letter: int, until: str) -> str:
    """Lets everybody read a letter because its embargo ends; nothing when it was withdrawn or got another moment."""
    try:
        found = letters.publish_when_due(number=letter, until=dt.datetime.fromisoformat(until))
    except Refused as refused:
        raise NotPossible(LETTER_WENT_WRONG) from refused
    progress(1, 1)
    return found.key if found else ""
