"""Who may do what in the practice room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import YES, Actor, Role, Verdict

OPEN = "Everybody may tell what goes wrong, without an account, and read what becomes of it."
"""Why these pages are public."""
STEERS = (Role.TEAM, Role.POLICY_OFFICER)
HEARS = (
    *STEERS,
    Role.PROFESSIONAL,
    Role.BRIDGE_OFFICER,
    Role.DEBT_COUNSELLOR,
    Role.BUDDY,
    Role.EXPERT,
    Role.PARTNER,
)
"""Who speaks with people who get stuck, and may write down what they say."""
ASKS = (*STEERS, Role.PROFESSIONAL, Role.BRIDGE_OFFICER, Role.DEBT_COUNSELLOR, Role.PARTNER, Role.EXPERT)


def may_read(_by: Actor) -> Verdict:
    """Read what the team made public: everybody."""
    return YES


def may_triage(by: Actor) -> Verdict:
    """Read reports, put them together, and see to it that something comes of them."""
    if by.has(*STEERS):
        return YES
    return Verdict(False, _("Dit is voor #TeamPerspectief en voor beleidsmedewerkers."))


def may_write_down(by: Actor) -> Verdict:
    """Write down what somebody says on the phone, at a desk or on paper."""
    if by.has(*HEARS):
        return YES
    return Verdict(False, _("Dit is voor wie meldingen van anderen opschrijft."))


def may_ask(by: Actor) -> Verdict:
    """Lay a question of an area before the team."""
    if by.has(*ASKS):
        return YES
    return Verdict(False, _("Hier stellen mensen die in een wijk werken hun vraag."))
