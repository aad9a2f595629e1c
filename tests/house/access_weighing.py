"""What the access matrix needs to know of weighing: frameworks, rounds, files of organisations, and nominations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from django.utils import timezone
from tests.house.access_world import ELSEWHERE, HERE, NOBODYS, OTHER, OWN, Persona, World

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Municipality
from perspectief.foundation.provisions.models import Provision
from perspectief.foundation.uploads import Accepted
from perspectief.policy.weighing.choices import ItemState, RoundState
from perspectief.policy.weighing.models import Framework, Item, Round
from perspectief.policy.weighing.services import applications, frameworks, loading, nominations, rounds

OFFICER = Actor(account=uuid4(), held=(Held(Role.POLICY_OFFICER),), strong=True, is_invented=True)
Values = Mapping[str, object]
Find = Callable[[World, Persona, str], Values]
NOBODY, ITS_OWN = (NOBODYS,), (OWN, OTHER)
"""Whose a thing is: the same for everybody, or of the organisation of the partner and of another one."""


def _framework(*_asked: Any) -> Values:
    """A public one, with a draft of the next version."""
    loading.load_frameworks()
    found = Framework.objects.get(key="armoede", version=1)
    frameworks.new_version(framework=found, by=OFFICER)
    return {"key": found.key, "version": found.version}


def _draft(*asked: Any) -> Values:
    """A version in the making."""
    return {**_framework(*asked), "version": 2, "criterion": "1a", "other": 1, "step": "openbaar"}


def _round(state: RoundState) -> Find:
    def find(*asked: Any) -> Values:
        _framework(*asked)
        city, day = Municipality.objects.get(code="GM0014"), timezone.localdate()
        framework = Framework.objects.get(key="armoede", version=1)
        one = rounds.make_round(municipality=city, key="matrix", name="Ronde", framework=framework, by=OFFICER)
        said: dict[str, Any] = {"what_for": "Minder armoede", "legal_basis": "Verordening", "dividing": "Wegen"}
        days = {"opens_on": -5, "closes_on": 30, "scores_until": 60, "replies_until": 90}
        said |= {name: day + dt.timedelta(days=number) for name, number in days.items()}
        rounds.fill_in(one=one, said={**said, "ceilings": {"2027": 9000}}, by=OFFICER)
        if state == RoundState.OPEN:
            rounds.announce(one=one, by=OFFICER, on=timezone.now() - dt.timedelta(days=9))
            rounds.open_round(one=one, by=OFFICER)
        return {"key": one.key, "round": one.key, "step": "kondig-aan"}

    return find


def _open_round(*asked: Any) -> Round:
    return Round.objects.get(key=_round(RoundState.OPEN)(*asked)["key"])


def _file(state: ItemState, **more: object) -> Find:
    """A file of the organisation of the partner, or of another one, with a bijlage."""

    def find(world: World, persona: Persona, whose: str) -> Values:
        one = _open_round(world, persona, whose)
        organisation = world.organisations[HERE if whose == OTHER else ELSEWHERE]
        item = _begun(one, organisation)
        number = item.attachments.get().pk
        if state != ItemState.DRAFT:
            Item.objects.filter(pk=item.pk).update(state=state, submitted_at=timezone.now())
        return {"key": item.key, "number": number, "step": "over", **more}

    return find


def _begun(one: Round, organisation: Organisation) -> Item:
    held = (Held(Role.PARTNER, organisation=organisation.key),)
    partner = Actor(account=uuid4(), held=held, strong=True, is_invented=True)
    item = applications.start(one=one, organisation=organisation.key, key=uuid4(), by=partner)
    applications.attach(item=item, name="Begroting", file=Accepted(b"%PDF-", "x"), by=partner)
    return item


def _nominated(*asked: Any) -> Values:
    """A provision that exists, of an organisation that does not."""
    one = _open_round(*asked)
    provision = Provision.objects.filter(organisation__isnull=False).select_related("organisation").first()
    assert provision
    assert provision.organisation
    Organisation.objects.filter(pk=provision.organisation.pk).update(invented=True)
    provision.organisation.invented = True
    return {"key": nominations.nominate(one=one, provision=provision, by=OFFICER).key}


DRAFT_ROUND, OPEN_ROUND = (_round(RoundState.DRAFT), NOBODY), (_round(RoundState.OPEN), NOBODY)
OWN_DRAFT, SENT = (_file(ItemState.DRAFT), ITS_OWN), (_file(ItemState.SUBMITTED, step="neem-aan"), NOBODY)
DRAFT = (_draft, NOBODY)
FOUND: dict[str, tuple[Find, tuple[str, ...]]] = {
    "/wegen/kader/<slug:key>/<int:version>": (_framework, NOBODY),
    "/wegen/kader/<slug:key>/<int:version>.json": (_framework, NOBODY),
    "/wegen/ronde/<slug:key>": OPEN_ROUND,
    "/wegen/aanvraag/<slug:round>/nieuw": OPEN_ROUND,
    "/wegen/aanvraag/<uuid:key>": OWN_DRAFT,
    "/wegen/aanvraag/<uuid:key>/trek-in": OWN_DRAFT,
    "/wegen/aanvraag/<uuid:key>/bijlage/<int:number>": OWN_DRAFT,
    "/wegen/aanvraag/<uuid:key>/bijlage/<int:number>/weg": OWN_DRAFT,
    "/wegen/aanvraag/<uuid:key>/stap/<slug:step>": OWN_DRAFT,
    "/beheer/wegen/ronde/<slug:key>": DRAFT_ROUND,
    "/beheer/wegen/ronde/<slug:key>/invullen": DRAFT_ROUND,
    "/beheer/wegen/ronde/<slug:key>/stap/<slug:step>": (
        lambda *asked: {**_round(RoundState.OPEN)(*asked), "step": "stop"},
        NOBODY,
    ),
    "/beheer/wegen/ronde/<slug:key>/aanvragen": OPEN_ROUND,
    "/beheer/wegen/ronde/<slug:key>/aanvragen.csv": OPEN_ROUND,
    "/beheer/wegen/ronde/<slug:key>/voordragen": OPEN_ROUND,
    "/beheer/wegen/stuk/<uuid:key>": SENT,
    "/beheer/wegen/stuk/<uuid:key>/kenmerken": SENT,
    "/beheer/wegen/stuk/<uuid:key>/aanbod": (_nominated, NOBODY),
    "/beheer/wegen/stuk/<uuid:key>/onderbouwing": SENT,
    "/beheer/wegen/stuk/<uuid:key>/bijlage/<int:number>": SENT,
    "/beheer/wegen/stuk/<uuid:key>/stap/<slug:step>": SENT,
    "/beheer/wegen/kader/<slug:key>/<int:version>": DRAFT,
    "/beheer/wegen/kader/<slug:key>/<int:version>/algemeen": DRAFT,
    "/beheer/wegen/kader/<slug:key>/<int:version>/json": DRAFT,
    "/beheer/wegen/kader/<slug:key>/<int:version>/ander": DRAFT,
    "/beheer/wegen/kader/<slug:key>/<int:version>/vraag/<slug:criterion>": DRAFT,
    "/beheer/wegen/kader/<slug:key>/<int:version>/vraag/<slug:criterion>/weg": DRAFT,
    "/beheer/wegen/kader/<slug:key>/<int:version>/verschil/<int:other>": DRAFT,
    "/beheer/wegen/kader/<slug:key>/<int:version>/stap/<slug:step>": DRAFT,
}
"""By address: how to find the thing it is about, and whose it can be."""
SAID: dict[str, Callable[[], Mapping[str, Any]]] = {
    "/wegen/aanvraag/<uuid:key>/stap/<slug:step>": lambda: {"naam": "Tassen", "soort": "project"},
    "/beheer/wegen/ronde/<slug:key>/stap/<slug:step>": lambda: {"reden": "Er is geen geld."},
    "/beheer/wegen/ronde/<slug:key>/voordragen": lambda: {"voorziening": "is-er-niet"},
    "/beheer/wegen/stuk/<uuid:key>/aanbod": lambda: {"naam": "Tassen", "soort": "service"},
    "/beheer/wegen/kader/<slug:key>/<int:version>/ander": lambda: {"sleutel": "jeugd", "naam": "Jeugd"},
    "/beheer/wegen/kader/<slug:key>/<int:version>/vraag/<slug:criterion>": lambda: {
        "nummer": "1a",
        "groep": "1",
        "naam": "Hulp",
        "vraag": "Doet iedereen mee?",
    },
}
"""By address: a form that is understood."""
