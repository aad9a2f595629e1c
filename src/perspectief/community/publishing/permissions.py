"""Who may do what with stories. Telling one, reading public ones and coming back with six words ask for no account."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from perspectief.community.publishing.choices import Says, State
from perspectief.foundation.access import YES, Actor, Role, Verdict
from perspectief.foundation.voices import Audience

OPEN = "Telling a story, reading public ones and coming back with six words ask for no account."
"""Why these pages of the room are public."""
PANEL = (Role.EXPERT, Role.TEAM, Role.POLICY_OFFICER)
STAFF = (Role.TEAM, Role.POLICY_OFFICER)
"""Of the panel: who may also erase what is no story."""
PANEL_SIZE = 2
"""So many members, one of them an expert by experience, look before a story is shown or refused."""
NOT_PANEL = Verdict(False, _("Verhalen bekijken is voor het panel: ervaringsdeskundigen, het team en beleid."))
NOT_IN_FAVOUR = Verdict(
    False,
    _("Eerst moeten twee mensen van het panel dit verhaal willen laten zien. Een van hen is ervaringsdeskundige."),
)


def may_sit_in_panel(by: Actor) -> Verdict:
    """Read stories before anybody else does, and judge them."""
    return YES if by.has(*PANEL) else NOT_PANEL


def may_discard(by: Actor) -> Verdict:
    """Erase at once what is no story. For staff, who answer for it; the whole panel reads what went and why."""
    if by.has(*STAFF):
        return YES
    return Verdict(False, _("Weggooien is voor het team en beleid."))


def may_discard_story(by: Actor, *, state: str, says: Collection[str], nearly_full: bool) -> Verdict:
    """Erase this one. `says`: what members of the panel think of it; `nearly_full`: the room for files is."""
    verdict = may_discard(by)
    if not verdict.allowed:
        return verdict
    if state == State.CHOSEN:
        return Verdict(False, _("Dit verhaal is te zien. Kies eerst: laat dit verhaal niet zien."))
    if Says.CHOOSE in says:
        return Verdict(False, _("Iemand van het panel wil dit verhaal laten zien. Praat daar eerst over."))
    if state == State.WAITING and not nearly_full:
        return Verdict(False, _("Dit wacht op een ouder. Weggooien kan alleen als de ruimte bijna vol is."))
    return YES


def may_read_chosen(by: Actor) -> Verdict:
    """Read chosen stories that are not for everybody: the panel, and what tellers let the council read."""
    if by.has(*PANEL, Role.COUNCIL_MEMBER):
        return YES
    return Verdict(False, _("Deze verhalen zijn voor het team en de gemeenteraad."))


def audience_of(by: Actor) -> Audience:
    """As whom somebody reads. A council member who sits in the panel reads as the team."""
    if by.has(*PANEL):
        return Audience.TEAM
    return Audience.COUNCIL if by.has(Role.COUNCIL_MEMBER) else Audience.PUBLIC


def may_decide(by: Actor, *, roles: Collection[str], says: Collection[str]) -> Verdict:
    """Decide about a story. `roles`: of those who gave an opinion; `says`: what they think."""
    verdict = may_sit_in_panel(by)
    if not verdict.allowed:
        return verdict
    if len(roles) < PANEL_SIZE:
        return Verdict(False, _("Er moeten eerst twee mensen van het panel hun mening geven."))
    if Role.EXPERT.value not in roles:
        return Verdict(False, _("Er moet eerst een ervaringsdeskundige meelezen."))
    if Says.FIRST in says:
        return Verdict(False, _("Iemand vindt dat er eerst nog iets uit moet. Praat daar eerst over."))
    return YES


def may_choose(by: Actor, *, opinions: Collection[tuple[str, str]]) -> Verdict:
    """Show a story to others. `opinions`: the role of each who gave one, and what they think."""
    verdict = may_decide(by, roles=[role for role, _says in opinions], says=[says for _role, says in opinions])
    if not verdict.allowed:
        return verdict
    in_favour = [role for role, says in opinions if says == Says.CHOOSE]
    if len(in_favour) < PANEL_SIZE or Role.EXPERT.value not in in_favour:
        return NOT_IN_FAVOUR
    return YES
