"""Who may do what with kept checks. Keeping and opening one asks for no account: who has the words, has the check."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import HELPERS, YES, Actor, Verdict

OPEN = "Keeping and opening a check asks for no account: who has the six words, has the check."
"""Why the pages of residents in this room are public."""
NOT_SHARED = Verdict(False, _("De inwoner deelt dit niet met u, of niet meer. Vraag het gerust aan de inwoner zelf."))


def may_help(by: Actor) -> Verdict:
    """Look along at what residents share: who stands beside people in their work, with a second factor."""
    return YES if by.has(*HELPERS) else Verdict(False, _("Meekijken is voor mensen die inwoners helpen."))


def may_see_copy(by: Actor, *, is_for: bool, stands_beside: bool, agreed: bool, runs: bool) -> Verdict:
    """See one part of what somebody shared. All of these are read again at every request.

    `is_for`: it was shared with this account; `stands_beside`: the circle still has it, in a role held today; `agreed`:
    the consent for this part holds and looking is not paused; `runs`: neither the share nor the check is over its day.
    """
    verdict = may_help(by)
    if not verdict.allowed:
        return verdict
    return YES if is_for and stands_beside and agreed and runs else NOT_SHARED
