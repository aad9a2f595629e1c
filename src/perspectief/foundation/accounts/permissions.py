"""Who may give, end and see roles. Rules about one grant; `scope.py` has the sums."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import YES, Actor, Role, Verdict
from perspectief.foundation.accounts.scope import EVERYWHERE, FROM_THE_WHOLE, Scope, go_together, reaches

OPEN = "Who is not logged in yet must be able to log in, and to ask for a new password."
"""Why the pages of logging in are public."""
MANAGERS = (Role.ADMINISTRATOR,)
READERS = (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.AUDITOR)
_OUTSIDE = Verdict(False, _("Dit valt buiten uw organisatie of wijk."))
_REAL = Verdict(False, _("U kijkt als een verzonnen persoon. Dan kunt u niets met echte accounts."))


def may_see_who_sees_what(by: Actor) -> Verdict:
    """The list of accounts and roles."""
    if by.has(*READERS):
        return YES
    return Verdict(False, _("Deze lijst is voor beheerders, privacyfunctionarissen en controleurs."))


def may_manage_grants(by: Actor) -> Verdict:
    """Give, end and renew roles at all."""
    return YES if by.has(*MANAGERS) else Verdict(False, _("Alleen een beheerder geeft en stopt rollen."))


def may_meet(by: Actor, *, invented: bool) -> Verdict:
    """See this account at all. Somebody who practises meets invented accounts only: behind them may sit anybody."""
    return _REAL if by.is_invented and not invented else YES


def may_see_grant(by: Actor, scope: Scope, *, invented: bool) -> Verdict:
    """One line of that list. `invented`: it is of an invented account."""
    if not may_meet(by, invented=invented).allowed:
        return _REAL
    return YES if reaches(by, scope, *READERS) else _OUTSIDE


def may_change_grant(by: Actor, *, whose: UUID, invented: bool, role: Role, scope: Scope) -> Verdict:
    """Give, end or renew this role of this account. Never one's own: a second person looks along."""
    verdict = may_manage_grants(by)
    if not verdict.allowed:
        return verdict
    if not may_meet(by, invented=invented).allowed:
        return _REAL
    if by.account == whose:
        return Verdict(False, _("U kunt uw eigen rollen niet veranderen. Vraag een andere beheerder."))
    if role in FROM_THE_WHOLE and not reaches(by, EVERYWHERE, *MANAGERS):
        return Verdict(False, _("Deze rol geeft alleen een beheerder van de hele gemeente."))
    return YES if reaches(by, scope, *MANAGERS) else _OUTSIDE


def may_hold_together(role: Role, others: frozenset[Role]) -> Verdict:
    """Whether one person may hold this role beside the others."""
    if go_together(role, others):
        return YES
    return Verdict(False, _("Wie rollen beheert, controleert ze niet ook. Geef deze rol aan iemand anders."))


def may_manage_accounts(by: Actor) -> Verdict:
    """Make, look up and close accounts. An account stands in no organisation, so this is for the whole house only."""
    if reaches(by, EVERYWHERE, *MANAGERS):
        return YES
    return Verdict(False, _("Alleen een beheerder van de hele gemeente maakt en sluit accounts."))


def may_change_account(by: Actor, *, whose: UUID, invented: bool) -> Verdict:
    """Close this account, open it, or take its second step away. Never one's own: a second person looks along."""
    if not may_meet(by, invented=invented).allowed:
        return _REAL
    if by.account == whose:
        return Verdict(False, _("Dit is uw eigen account. Vraag een andere beheerder."))
    return may_manage_accounts(by)
