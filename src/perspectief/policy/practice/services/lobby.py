"""Puts on the lobby agenda what others must change, and follows it. Each step notes the role and the reason."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor, role_of
from perspectief.foundation.places import queries as places
from perspectief.policy.practice.choices import Addressee, ClusterState, Event, LobbyState
from perspectief.policy.practice.models import Cluster, LobbyItem, LobbyStep, LobbyTheme
from perspectief.policy.practice.permissions import STEERS, may_triage
from perspectief.policy.practice.services.refusing import Refused, check, next_key, said
from perspectief.policy.practice.services.steps import locked, note, put
from perspectief.policy.practice.states import CLUSTER, LOBBY, may_go

OUR_SIMULATOR = re.compile(r"^/beleid/simulator/[\w/-]+(?:\?[\w=&.,%+-]*)?$", re.ASCII)
"""Only a page of the simulator of this site."""


@dataclass(frozen=True)
class Request:
    """What we ask, of whom, and where its effect was worked out."""

    theme: LobbyTheme
    title: str
    words: str
    addressee: Addressee
    simulated: str = ""


@transaction.atomic
def make(
    *,
    request: Request,
    clusters: Iterable[Cluster],
    by: Actor,
    invented: bool = False,
    at: dt.datetime | None = None,
) -> LobbyItem:
    """Put a request on the agenda, with the clusters that show why. Raises Refused."""
    check(may_triage(by))
    moment, city = at or timezone.now(), places.municipality(settings.MUNICIPALITY)
    day = timezone.localdate(moment)
    item = LobbyItem.objects.create(
        municipality=city,
        key=next_key(LobbyItem, city, day.year),
        theme=request.theme,
        title=said(request.title, "title"),
        words=said(request.words, "words"),
        addressee=request.addressee,
        simulated=simulator_page(request.simulated),
        made_on=day,
        invented=invented or by.is_invented,
    )
    LobbyStep.objects.create(
        item=item, state=item.state, words=_("Op de agenda gezet."), role=role_of(by, STEERS), at=moment
    )
    for cluster in clusters:
        add(item=item, cluster=cluster, by=by, at=moment)
    return item


@transaction.atomic
def add(*, item: LobbyItem, cluster: Cluster, by: Actor, at: dt.datetime | None = None) -> LobbyItem:
    """One more cluster shows why. Added twice is added once. Raises Refused."""
    check(may_triage(by))
    known = locked(cluster)
    if item.clusters.filter(pk=known.pk).exists():
        return item
    item.clusters.add(known)
    moves = may_go(CLUSTER, known.state, ClusterState.LOBBY) and known.state != ClusterState.ACTING
    if moves:
        put(known, ClusterState.LOBBY, at)
    note(known, Event.LOBBY, item.title, by, at, state=ClusterState.LOBBY if moves else "")
    return item


@transaction.atomic
def move(
    *, item: LobbyItem, to: LobbyState, words: str, by: Actor, reply: str = "", at: dt.datetime | None = None
) -> LobbyItem:
    """Further on, with why; an answer brings its words along. Raises Refused."""
    check(may_triage(by))
    known = LobbyItem.objects.select_for_update(no_key=True).get(pk=item.pk)
    if not may_go(LOBBY, known.state, to):
        names = {"now": known.get_state_display(), "to": to.label}
        raise Refused(_("Dit is nu ‘%(now)s’. Het kan niet naar ‘%(to)s’.") % names)
    why = said(words, "words")
    if to == LobbyState.ANSWERED:
        known.reply = said(reply, "reply")
    known.state = to
    known.save(update_fields=["state", "reply"])
    moment = at or timezone.now()
    LobbyStep.objects.create(item=known, state=to, words=why, role=role_of(by, STEERS), at=moment)
    return known


@transaction.atomic
def change(*, item: LobbyItem, request: Request, by: Actor) -> LobbyItem:
    """Write the request down better. Raises Refused."""
    check(may_triage(by))
    known = LobbyItem.objects.select_for_update(no_key=True).get(pk=item.pk)
    known.theme, known.addressee = request.theme, request.addressee
    known.title, known.words = said(request.title, "title"), said(request.words, "words")
    known.simulated = simulator_page(request.simulated)
    known.save()
    return known


def simulator_page(address: str) -> str:
    """Path of a page of our own simulator; empty stays empty. Raises Refused."""
    plain = address.strip().removeprefix(settings.ADDRESS)
    if plain and not OUR_SIMULATOR.match(plain):
        raise Refused(_("Dit is geen bladzijde van de simulator. Begin met /beleid/simulator/."), "simulated")
    return plain
