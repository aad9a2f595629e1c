"""What the simulator says on start pages. A plan that somebody else made is only for who has its link."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import Role
from perspectief.foundation.panels.register import CHANGED, door, for_roles, panel
from perspectief.policy.simulator.models import Run
from perspectief.policy.simulator.queries import plans
from perspectief.policy.simulator.views import own

READERS = for_roles(Role.POLICY_OFFICER, Role.COUNCIL_MEMBER, Role.TEAM)
LATELY = timedelta(days=30)
MOST_SHOWN = 5


def _ended(request: HttpRequest) -> dict[str, Any]:
    known = {plans.key_of(one) for one in plans.shown_gallery().values()}
    known |= {row.key for row in own.plans_of(request)}
    ended = Run.objects.filter(reform__in=known, made_at__gte=timezone.now() - LATELY).select_related("reform")
    return {"runs": ended[:MOST_SHOWN], "plans": len(plans.shown_gallery())}


panel(
    key="runs",
    place=CHANGED,
    title=_("Plannen die klaar zijn"),
    may=READERS,
    template="simulator/panel_runs.html",
    context=_ended,
    order=20,
)
door(
    key="simulator",
    title=_("Simulator"),
    says=_("Probeer wat een andere regel doet, voordat iemand beslist."),
    goes_to="simulator:index",
    may=for_roles(Role.POLICY_OFFICER, Role.COUNCIL_MEMBER, Role.TEAM, Role.EXPERT),
    order=30,
)
