"""Who may do what in the monitor. Its pages are public: there is no person in it. Steering it is for a few roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import YES, Actor, Role, Verdict
from perspectief.policy.monitor.choices import State, TargetState

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from perspectief.policy.monitor.models import Delivery, Fetch, Indicator, Target

OPEN = "Everybody may read the goals, the figures and where they come from: they are published and about nobody."
"""Why the pages of this room are public."""
STEERERS = (Role.TEAM, Role.POLICY_OFFICER)
PROPOSERS = (*STEERERS, Role.COUNCIL_MEMBER)
NEXT = {
    State.PROPOSED: (State.TRYING, State.ADOPTED, State.RETIRED),
    State.TRYING: (State.ADOPTED, State.RETIRED),
    State.ADOPTED: (State.RETIRED,),
    State.RETIRED: (State.TRYING,),
}
"""From -> to. A proposal that nobody wants is retired with its reason; a retired one may be tried again."""


def may_steer(by: Actor) -> Verdict:
    """Propose, try, adopt and retire indicators, write their versions, and set targets."""
    if by.has(*STEERERS):
        return YES
    return Verdict(False, _("Dit is voor #TeamPerspectief en voor beleidsmedewerkers."))


def may_propose_target(by: Actor) -> Verdict:
    """Propose what the city should want to reach; and see the workbench."""
    if by.has(*PROPOSERS):
        return YES
    return Verdict(False, _("Dit is voor raadsleden, #TeamPerspectief en beleidsmedewerkers."))


def may_look(by: Actor) -> Verdict:
    """See the workbench: who proposes a target must know what is there."""
    return may_propose_target(by)


def may_move(indicator: Indicator, to: State) -> Verdict:
    """Whether this step may follow now."""
    if to in NEXT[State(indicator.state)]:
        return YES
    said = {"now": indicator.get_state_display(), "to": State(to).label}
    return Verdict(False, _("Deze indicator is nu ‘%(now)s’. Hij kan niet naar ‘%(to)s’.") % said)


def may_decide(target: Target) -> Verdict:
    """Whether a proposal still waits for a decision."""
    if target.state == TargetState.PROPOSED and target.superseded_at is None:
        return YES
    return Verdict(False, _("Over dit voorstel is al besloten."))


def may_replace(target: Target) -> Verdict:
    """Whether a target holds now."""
    if target.state == TargetState.SET and target.superseded_at is None:
        return YES
    return Verdict(False, _("Dit streefdoel geldt niet meer. Vervang het streefdoel dat nu geldt."))


def role_of(by: Actor) -> str:
    """The role in which somebody steers here, for the history. Roles, no names."""
    return next((role.value for role in PROPOSERS if by.has(role)), "")


# --- Figures that come in ---------------------------------------------------------------------------------------------
def may_bring(by: Actor) -> Verdict:
    """Fetch tables, bring files, say which column is what, and mend rows."""
    return may_steer(by)


def may_accept(by: Actor, fetch: Fetch) -> Verdict:
    """Say that changed columns and lists may come in."""
    if not may_bring(by).allowed:
        return may_bring(by)
    if fetch.outcome == "refused":
        return YES
    return Verdict(False, _("Hier is niets om aan te nemen."))


def may_approve(by: Actor, delivery: Delivery, *, touched_by: Collection[UUID]) -> Verdict:
    """Say that figures are right: somebody else than who brought or changed them."""
    if not may_bring(by).allowed:
        return may_bring(by)
    if delivery.state != "checked":
        return Verdict(False, _("Deze levering wacht niet op een goedkeuring."))
    if not touched_by:
        return Verdict(False, _("Wij weten niet meer wie dit bracht. Breng de cijfers opnieuw."))
    if by.account in touched_by:
        return Verdict(False, _("U bracht of veranderde deze cijfers zelf. Vraag een collega om ze na te kijken."))
    return YES


def may_publish(by: Actor, delivery: Delivery) -> Verdict:
    """Let figures count that somebody else approved."""
    if not may_bring(by).allowed:
        return may_bring(by)
    return YES if delivery.state == "approved" else Verdict(False, _("Deze levering is nog niet goedgekeurd."))


def may_take_back(by: Actor, delivery: Delivery) -> Verdict:
    """Undo what was published."""
    if not may_bring(by).allowed:
        return may_bring(by)
    return YES if delivery.state == "published" else Verdict(False, _("Deze levering is niet gepubliceerd."))


def may_change_delivery(by: Actor, delivery: Delivery) -> Verdict:
    """Say which column is what, mend and drop rows, or refuse the whole."""
    if not may_bring(by).allowed:
        return may_bring(by)
    if delivery.state in ("read", "checked"):
        return YES
    return Verdict(False, _("Aan deze levering verandert niets meer."))
