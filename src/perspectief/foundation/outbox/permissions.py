"""Who may do what with messages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import YES, Actor, Role, Verdict

ADMINISTRATOR = Role("administrator")
ONLY_ADMINISTRATORS = Verdict(False, _("Alleen een beheerder van de hele gemeente ziet welke berichten weggaan."))


def may_see_messages(by: Actor) -> Verdict:
    """An administrator: which messages wait, went, or could not be sent. Nobody sees what they say.

    A message belongs to no organisation, so the role must hold everywhere.
    """
    return YES if by.within(ADMINISTRATOR) else ONLY_ADMINISTRATORS


may_mend_messages = may_see_messages
"""Who sees that a message could not be sent may try again or throw it away."""
