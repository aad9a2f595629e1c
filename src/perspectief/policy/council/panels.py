"""What the council room says on start pages."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import NOBODY, Actor, Role
from perspectief.foundation.panels.register import CHANGED, door, for_roles, panel
from perspectief.policy.council.choices import EXPERT_SLOTS, Owner
from perspectief.policy.council.permissions import (
    may_answer,
    may_ask,
    may_see_the_work,
    may_write_letters,
    may_write_something,
)
from perspectief.policy.council.queries import cycles, questions, reports
from perspectief.policy.council.queries.settings import setting

MOST_SHOWN = 5
# --- Reports and cycles -----------------------------------------------------------------------------------------------


def _in_the_making(request: HttpRequest) -> dict[str, Any] | None:
    """The report that is being made now: the days to come, and whether the experts wrote yet."""
    found = reports.in_the_making(settings.MUNICIPALITY)
    if found is None:
        return None
    actor: Actor = getattr(request, "actor", NOBODY)
    coming = [one for one in cycles.moments(found.cycle) if one.done_on is None]
    return {
        "report": found,
        "coming": coming[:MOST_SHOWN],
        "may_write": actor.has(Role.EXPERT),
        "is_written": bool(reports.texts(found).keys() & EXPERT_SLOTS),
    }


panel(
    key="council-report",
    title=_("Het raadsrapport"),
    may=may_write_something,
    template="council/panel_report.html",
    context=_in_the_making,
    empty=_("Er is nu geen raadsrapport in de maak."),
    order=20,
)
door(
    key="council-reports",
    title=_("Raadsrapporten"),
    says=_("Maak elk half jaar het rapport voor de raad, of lees het vooraf."),
    goes_to="council:desk",
    may=may_see_the_work,
    order=25,
)
# --- Questions, letters and the calendar ------------------------------------------------------------------------------
READERS = for_roles(Role.COUNCIL_MEMBER, Role.POLICY_OFFICER, Role.TEAM, Role.EXPERT)


def _waiting(request: HttpRequest) -> dict[str, Any] | None:
    """What waits for the roles of who looks, the first day first."""
    actor: Actor = getattr(request, "actor", NOBODY)
    mine = [role.value for role in actor.roles if role.value in Owner.values]
    found, day = list(questions.waiting(settings.MUNICIPALITY, mine)), timezone.localdate()
    if not found:
        return None
    days = setting("soon_days", day)
    late = sum(questions.is_late(one, day) for one in found)
    in_time = sum(one.due <= day + dt.timedelta(days=days) for one in found)
    return {
        "all": len(found),
        "late": late,
        "soon": in_time - late,
        "days": days,
        "rows": [(one, questions.is_late(one, day)) for one in found[:MOST_SHOWN]],
    }


def _answered(_request: HttpRequest) -> dict[str, Any] | None:
    days = setting("lately_days", timezone.localdate())
    since = timezone.now() - dt.timedelta(days=days)
    found = list(questions.answered_since(settings.MUNICIPALITY, since)[:MOST_SHOWN])
    return {"questions": found, "days": days} if found else None


panel(
    key="council-questions",
    title=_("Vragen van de raad"),
    may=may_answer,
    template="council/panel_questions.html",
    context=_waiting,
    empty=_("Er wacht geen vraag van de raad op u."),
    order=15,
)


def _ask_about(request: HttpRequest) -> dict[str, Any] | None:
    """On the page of an indicator: a question that begins with it."""
    match = request.resolver_match
    return {"key": match.kwargs["key"]} if match and match.view_name == "monitor:figure" else None


panel(
    key="council-ask-figure",
    place="figure",
    title=_("Vraag over dit cijfer"),
    may=may_ask,
    template="council/panel_ask.html",
    context=_ask_about,
    order=10,
)
panel(
    key="council-answers",
    place=CHANGED,
    title=_("Antwoorden op vragen van de raad"),
    may=for_roles(Role.COUNCIL_MEMBER),
    template="council/panel_answers.html",
    context=_answered,
    empty=_("De laatste tijd kwam er geen antwoord."),
    order=10,
)
door(
    key="council-questions",
    title=_("Vragen van de raad"),
    says=_("Lees wat de raad vroeg, en wat ermee gebeurde."),
    goes_to="council:questions",
    may=READERS,
    order=26,
)
door(
    key="council-letters",
    title=_("Brieven aan de raad"),
    says=_("Schrijf een stand van zaken, en zet hem klaar met een embargo."),
    goes_to="council:letters-desk",
    may=may_write_letters,
    order=27,
)
