"""About whom something of a panel is, and what the access log calls what was done with it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import Actor
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.services import log_look
from perspectief.foundation.privacy.subjects import Subject, account
from perspectief.policy.weighing.models import Assessor
from perspectief.policy.weighing.models.scoring import PANEL

ROOM = "weighing"
"""What the register of people calls this room (`activities.ROOM`)."""
SEAT, SCORES, KEY, CONFLICT = "panel_seat", "panel_scores", "panel_key", "panel_conflict"
JUDGING = "panel_judging"
"""Why somebody of a panel opens a file of an application."""
OWN, ON_PAPER, RUNNING, OPENING, TALKING = (
    "panel_own",
    "panel_on_paper",
    "panel_running",
    "panel_opening",
    "panel_talking",
)
WORDS = {
    SEAT: _("uw stoel in een panel"),
    SCORES: _("uw scores in een panel"),
    KEY: _("uw woorden voor het slot op de scores"),
    CONFLICT: _("uw eigen belang bij een plan"),
    OWN: _("u zelf"),
    ON_PAPER: _("overtypen van uw papier"),
    RUNNING: _("een panel samenstellen"),
    OPENING: _("de eerste scores openen"),
    TALKING: _("het gesprek van het panel"),
    JUDGING: _("om te beoordelen in het panel"),
}
"""For `register_words`."""


def subject_of(assessor: Assessor) -> Subject:
    """Whom a line of the log is about: an account, or a seat of somebody who works on paper."""
    return account(assessor.account) if assessor.account else Subject(ROOM, str(assessor.key))


def log(by: Actor, assessors: Iterable[Assessor], action: Action, what: str, reason: str) -> None:
    """A line for each; call it last, within the transaction."""
    about = [subject_of(one) for one in assessors]
    if about:
        log_look(by=by, activity=PANEL, subjects=about, action=action, what=what, reason=reason)
