"""What the knowledge room says on start pages, and on pages of goals and lines."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.community.knowledge.choices import AboutKind
from perspectief.community.knowledge.permissions import may_keep, may_talk, organisation_of, role_of
from perspectief.community.knowledge.queries import items, questions
from perspectief.foundation.access import NOBODY, YES, Actor, Verdict, may_because_logged_in
from perspectief.foundation.panels.register import door, panel
from perspectief.foundation.provisions.queries import provision_of_rule

MOST_SHOWN = 3
MOST_BESIDE = 6
PLACES = {"goal": ("monitor:goal", "key", "doel"), "line": ("monitor:line", "number", "lijn")}
"""Place: the address on which it stands, the name in it, and how our search page calls it."""


def _talk(request: HttpRequest) -> dict[str, Any] | None:
    actor: Actor = getattr(request, "actor", NOBODY)
    open_ = questions.waiting(settings.MUNICIPALITY)
    here = questions.Standing(role_of(actor), organisation_of(actor))
    mine = list(questions.from_here(settings.MUNICIPALITY, here)[:MOST_SHOWN])
    number = open_.count()
    return {"open": number, "oldest": list(open_[:MOST_SHOWN]), "mine": mine} if number or mine else None


def _check(_request: HttpRequest) -> dict[str, Any] | None:
    found = items.overdue(settings.MUNICIPALITY, timezone.localdate())
    number = found.count()
    return {"number": number, "first": list(found[:MOST_SHOWN])} if number else None


def _beside(place: str) -> Any:
    view, name, asked = PLACES[place]

    def context(request: HttpRequest) -> dict[str, Any] | None:
        match = request.resolver_match
        if match is None or match.view_name != view:
            return None
        key = str(match.kwargs[name])
        found = list(items.about(settings.MUNICIPALITY, AboutKind(place), key)[:MOST_BESIDE])
        return {"items": found, "kind": asked, "key": key} if found else None

    return context


def _beside_scheme(request: HttpRequest) -> dict[str, Any] | None:
    match = request.resolver_match
    key = match.kwargs.get("key", "") if match else ""
    provision = provision_of_rule(settings.MUNICIPALITY, key) if key else None
    if provision is None:
        return None
    found = list(items.about(settings.MUNICIPALITY, AboutKind.PROVISION, provision.key)[:MOST_BESIDE])
    return {"items": found, "kind": "voorziening", "key": provision.key} if found else None


def _everybody(_by: Actor) -> Verdict:
    return YES


panel(
    key="knowledge-talk",
    title=_("Vragen van collega's"),
    may=may_talk,
    template="knowledge/panel_talk.html",
    context=_talk,
    empty=_("Er wacht geen vraag van een collega."),
    order=40,
)
panel(
    key="knowledge-check",
    title=_("Kennis om na te kijken"),
    may=may_keep,
    template="knowledge/panel_check.html",
    context=_check,
    empty=_("Alle kennis is nagekeken."),
    order=60,
)
for _place in PLACES:
    panel(
        key=f"knowledge-{_place}",
        place=_place,
        title=_("Uit het kennispunt"),
        may=_everybody,
        template="knowledge/panel_about.html",
        context=_beside(_place),
        empty=_("Hierover staat nog niets in het kennispunt."),
        order=10,
    )
panel(
    key="knowledge-scheme",
    place="scheme",
    title=_("Uit het kennispunt"),
    may=_everybody,
    template="knowledge/panel_about.html",
    context=_beside_scheme,
    order=20,
)
door(
    key="knowledge",
    title=_("Kennispunt"),
    says=_("Zoek wat werkt, en vraag het aan collega's."),
    goes_to="knowledge:index",
    may=may_because_logged_in,
    order=45,
)
