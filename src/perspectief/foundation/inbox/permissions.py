"""Who may do what with signals."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import YES, Actor, Role, Verdict

OPEN = "Everybody may tell that something is not right, without an account; no address and no name is kept."
"""Why the form of this room is public."""
READERS = (Role.TEAM, Role.POLICY_OFFICER)


def may_read(by: Actor) -> Verdict:
    """Read the signals and take them along as a file: who does something with them."""
    if by.has(*READERS):
        return YES
    return Verdict(False, _("De signalen zijn voor #TeamPerspectief en voor beleidsmedewerkers."))


def may_handle(by: Actor) -> Verdict:
    """Say that somebody looks at it, that it is done, or that it is not: whoever may read it."""
    return may_read(by)
