"""Who may see what of the access log: a role that holds everywhere, for the log is one for the whole house.

One's own data: everybody with an account (`access.may_because_logged_in`).
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import YES, Actor, Role, Verdict

OPEN = "What is kept of people, why and how long, is public: it says nothing about anybody in particular."
"""Why the register and its notices are public."""


def may_search_log(by: Actor) -> Verdict:
    """Search who looked at what, check whether the log is whole, and find who was affected by a leak."""
    if by.within(Role.AUDITOR, Role.PRIVACY_OFFICER):
        return YES
    return Verdict(False, _("Het logboek is voor de controleur en de privacyfunctionaris."))


def may_see_register(by: Actor) -> Verdict:
    """See behind the public register: what is kept where, what is over its term, and which grounds nobody checked."""
    if by.within(Role.AUDITOR, Role.PRIVACY_OFFICER):
        return YES
    return Verdict(False, _("Deze pagina is voor de controleur en de privacyfunctionaris."))
