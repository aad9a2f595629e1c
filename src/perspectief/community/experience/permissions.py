"""Who may do what: experts decide over themselves, coordinators bring people together, organisations ask."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.community.experience.choices import Asker
from perspectief.foundation.access import YES, Actor, Role, Verdict

OPEN = "What experts do, the advice register and what a reward does to benefits are for everybody, without an account."
"""Why these pages of the room are public."""
COORDINATORS = (Role.TEAM, Role.POLICY_OFFICER)
ADVICE_ASKERS = (*COORDINATORS, Role.PROFESSIONAL, Role.PARTNER, Role.COUNCIL_MEMBER)
SUPERVISORS = (*COORDINATORS, Role.PROFESSIONAL, Role.BRIDGE_OFFICER)


def may_be_expert(by: Actor) -> Verdict:
    """Have a profile, choose tasks, make agreements, look back."""
    if by.has(Role.EXPERT):
        return YES
    return Verdict(False, _("Dit deel is voor ervaringsdeskundigen."))


def may_coordinate(by: Actor) -> Verdict:
    """Bring questions to experts, see who waits, and plan aftercare."""
    if by.has(*COORDINATORS):
        return YES
    return Verdict(False, _("Dit deel is voor #TeamPerspectief en voor beleidsmedewerkers."))


def may_ask(by: Actor) -> Verdict:
    """Ask something of experts: an organisation for itself, coordinators for the municipality."""
    if by.has(*COORDINATORS) or organisations_of(by):
        return YES
    return Verdict(False, _("Ervaringsdeskundigen vragen kan een organisatie die meedoet, of de gemeente."))


def organisations_of(by: Actor) -> frozenset[str]:
    """Keys of the organisations for which somebody may ask."""
    return frozenset(
        one.organisation
        for one in by.held
        if one.role is Role.PARTNER and one.organisation and Role.PARTNER in by.roles
    )


def may_see_task(by: Actor, *, organisation: str) -> Verdict:
    """Follow a task with who is interested: coordinators, and the organisation that asks. `organisation`: its key."""
    if by.has(*COORDINATORS) or (organisation and organisation in organisations_of(by)):
        return YES
    return Verdict(False, _("Deze vraag is van een andere organisatie."))


def may_ask_advice(by: Actor) -> Verdict:
    """Put a letter, rule, screen, scheme or plan before the panel."""
    if by.has(*ADVICE_ASKERS):
        return YES
    return Verdict(False, _("Advies vragen is voor medewerkers, organisaties en de raad."))


def may_give_advice(by: Actor) -> Verdict:
    """Give advice, asked or not."""
    if by.has(Role.EXPERT):
        return YES
    return Verdict(False, _("Advies geven is voor ervaringsdeskundigen."))


def may_answer(by: Actor) -> Verdict:
    """Answer advice, or take a question back."""
    if by.has(*COORDINATORS):
        return YES
    return Verdict(False, _("Antwoord geven is voor #TeamPerspectief en voor beleidsmedewerkers."))


def may_check(by: Actor) -> Verdict:
    """Look whether an answer holds: experts who do not answer themselves."""
    if by.has(*COORDINATORS):
        return Verdict(False, _("U hoort bij wie antwoordt. Een andere ervaringsdeskundige kijkt of het klopt."))
    if by.has(Role.EXPERT):
        return YES
    return Verdict(False, _("Kijken of het klopt is voor ervaringsdeskundigen."))


def may_supervise(by: Actor) -> Verdict:
    """Sit with a group of children: open a meeting and write down what they say."""
    if by.has(*SUPERVISORS):
        return YES
    return Verdict(False, _("Dit deel is voor volwassenen die met kinderen praten over deze vraag."))


def may_act_on_advice(by: Actor) -> Verdict:
    """Do at least one thing with advice: give, answer, check or write it down. Which one is judged with the advice."""
    return YES if any(may(by).allowed for may in (may_give_advice, may_answer, may_supervise)) else may_give_advice(by)


def asks_as(by: Actor) -> Asker:
    """By whom advice is asked, as the register says it."""
    order = (Asker.POLICY_OFFICER, Asker.TEAM, Asker.PROFESSIONAL, Asker.PARTNER, Asker.COUNCIL)
    return next((one for one in order if by.has(Role(one.value))), Asker.NOBODY)
