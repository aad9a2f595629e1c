"""Who may do what in the knowledge room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.community.knowledge.models import Question
from perspectief.foundation.access import YES, Actor, Held, Role, Verdict

OPEN = "Everybody may read what is known to work, and what must still be found out."
"""Why these pages are public."""
KEEPERS = (Role.TEAM, Role.POLICY_OFFICER)
"""Who keeps the knowledge: writes, checks and retires."""
COLLEAGUES = (
    Role.PROFESSIONAL,
    Role.BUDDY,
    Role.DEBT_COUNSELLOR,
    Role.BRIDGE_OFFICER,
    Role.PARTNER,
    Role.EXPERT,
    *KEEPERS,
)
"""Who asks and answers."""


def may_keep(by: Actor) -> Verdict:
    """Write items and the research agenda, look whether they still hold, and take them off the list."""
    if by.has(*KEEPERS):
        return YES
    return Verdict(False, _("Dit is voor #TeamPerspectief en beleidsmedewerkers."))


def may_talk(by: Actor) -> Verdict:
    """Read, ask and answer questions between colleagues."""
    if by.has(*COLLEAGUES):
        return YES
    return Verdict(False, _("Deze vragen zijn voor mensen die met inwoners werken."))


def may_take_over(by: Actor) -> Verdict:
    """Say that the own organisation takes something over."""
    if organisation_of(by):
        return YES
    return Verdict(False, _("Dit kan als u voor een organisatie werkt."))


def may_choose(by: Actor, question: Question) -> Verdict:
    """Say which answer helped: who stands where the question came from, or who keeps the knowledge."""
    organisation = question.organisation.key if question.organisation else None
    asks = by.has(Role(question.role)) and (organisation is None or organisation == organisation_of(by))
    if asks or by.has(*KEEPERS):
        return YES
    return Verdict(False, _("Wie de vraag stelde, kiest het antwoord dat hielp."))


def organisation_of(by: Actor) -> str | None:
    """Key of the organisation for which somebody works as a colleague; of several the first."""
    return next((one.organisation for one in standing(by) if one.organisation), None)


def role_of(by: Actor) -> str:
    """The role in which somebody speaks here, never a name. One with an organisation goes first."""
    held = standing(by)
    return next((one.role.value for one in held if one.organisation), held[0].role.value if held else "")


def standing(by: Actor) -> list[Held]:
    """The roles of a colleague that count now."""
    return [one for one in by.held if one.role in by.roles and one.role in COLLEAGUES]
