"""For tests of rounds and applications: a city, two organisations that do not exist, and a round in each state."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any
from uuid import UUID, uuid4

import time_machine
from django.utils import timezone
from pypdf import PdfWriter

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.accounts.models import Grant, User
from perspectief.foundation.accounts.testing import person
from perspectief.foundation.datafiles import data_files
from perspectief.foundation.goals.models import Goal, Principle
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.provisions.models import Provision
from perspectief.policy.monitor.tests import making
from perspectief.policy.weighing.models import Framework, Item, Round
from perspectief.policy.weighing.queries import rounds as round_queries
from perspectief.policy.weighing.services import applications, frameworks, loading, rounds
from perspectief.policy.weighing.services.applications import LevelSaid, Said

OFFICER = Actor(held=(Held(Role.POLICY_OFFICER),), strong=True)
FIRST, SECOND = "voorbeeld_schooltas", "voorbeeld_maatjes"
PARTNER = Actor(account=UUID(int=1), held=(Held(Role.PARTNER, organisation=FIRST),), strong=True)
COLLEAGUE = Actor(account=UUID(int=2), held=(Held(Role.PARTNER, organisation=FIRST),), strong=True)
RIVAL = Actor(account=UUID(int=3), held=(Held(Role.PARTNER, organisation=SECOND),), strong=True)
EVERYWHERE = Actor(account=UUID(int=4), held=(Held(Role.PARTNER),), strong=True)
INVENTED = Actor(account=UUID(int=5), held=(Held(Role.POLICY_OFFICER),), strong=True, is_invented=True)
STRANGER = Actor(account=UUID(int=6), held=(Held(Role.COUNCIL_MEMBER),), strong=True)
SINCE = dt.date(2019, 10, 30)
YEARS = (2027, 2028)
DAY = dt.timedelta(days=1)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def today() -> dt.date:
    """The day of the test."""
    return timezone.localdate()


def city() -> None:
    """The municipality with two areas, a goal, two principles, two organisations and a provision."""
    made = making.city(areas=2)
    head = {"municipality": made, "source": "test", "valid_from": SINCE}
    Goal.objects.create(
        key="mensgericht", level="tactical", proof="hear", order=1, name="Mensgericht", meaning="x", **head
    )
    for number, label in ((1, "Herkend"), (2, "Niet verdwalen")):
        Principle.objects.create(number=number, label=label, text=f"Ik ben {label.lower()}.", **head)
    for key, name in ((FIRST, "Stichting Voorbeeld Schooltas"), (SECOND, "Stichting Voorbeeld Maatjes")):
        Organisation.objects.create(municipality=made, key=key, name=name, kind="non_profit", invented=True)
    schooltas = Organisation.objects.get(key=FIRST)
    Provision.objects.create(
        municipality=made, key="tassen", name="Tassen voor school", organisation=schooltas, offers="Een tas."
    )


def framework() -> Framework:
    """That of Groningen, as it is loaded."""
    loading.load_frameworks()
    return Framework.objects.get(key="armoede", version=1)


def draft(**said: Any) -> Round:
    """A round of which everything is filled in."""
    made = rounds.make_round(
        municipality=making.city(), key="2027", name="Ronde 2027", framework=framework(), by=OFFICER, seed=7
    )
    first = today() + DAY
    filled: dict[str, Any] = {
        "what_for": "Minder armoede van ouder op kind.",
        "legal_basis": "Verordening om mee te oefenen",
        "dividing": "Het panel weegt. Wat samen het meest helpt, krijgt geld.",
        "ceilings": {str(year): 100_000 for year in YEARS},
        "opens_on": first,
        "closes_on": first + 30 * DAY,
        "scores_until": first + 60 * DAY,
        "replies_until": first + 90 * DAY,
        **said,
    }
    return rounds.fill_in(one=made, said=filled, by=OFFICER)


def announced(days_ago: int = 0) -> Round:
    """A round that everybody may read about; announced so many days ago, and open for applications the day after."""
    with travelled(-days_ago):
        return rounds.announce(one=draft(), by=OFFICER)


def opened(days_ago: int = 5) -> Round:
    """A round in which one may apply today."""
    return rounds.open_round(one=announced(days_ago), by=OFFICER)


def travelled(days: int) -> Any:
    """So many days later, or earlier."""
    return time_machine.travel(timezone.now() + days * DAY)


AFTER_THE_LAST_DAY = 40
"""So many days later than `opened` nobody applies any more."""


def again(one: Round) -> Round:
    """As it is now."""
    found = round_queries.find("GM0014", one.key)
    assert found is not None
    return found


def begun(one: Round, by: Actor = PARTNER, organisation: str = FIRST) -> Item:
    """An application of which nothing is filled in."""
    return applications.start(one=one, organisation=organisation, key=uuid4(), by=by)


def filled(one: Round, by: Actor = PARTNER, organisation: str = FIRST, **said: Any) -> Item:
    """An application of which everything is filled in."""
    item = begun(one, by, organisation)
    content = round_queries.content_of(one)
    fields: dict[str, Any] = {
        "title": "Tassen voor iedereen",
        "goals": ["mensgericht"],
        "groups": {"families": 80, "young": 10, "others": 10},
        "everywhere": True,
        "child": "Kinderen horen erbij.",
        "touches_children": True,
        "child_said": "Wij willen dezelfde tas als de rest.",
        "child_asked_on": SINCE,
        **said,
    }
    answers = {"what": "Wij geven tassen.", "whom": "Gezinnen.", **{one.key: "Zo." for one in content.questions}}
    levels = [LevelSaid("all", "Het hele plan", 200, dict.fromkeys(YEARS, 40000))]
    return applications.keep(item=item, said=Said(fields, answers, None, levels), by=by)


def sent(one: Round, by: Actor = PARTNER, organisation: str = FIRST, **said: Any) -> Item:
    """An application that was sent."""
    return applications.submit(item=filled(one, by, organisation, **said), by=by)


def partner(name: str = "Rosa Voorbeeld", organisation: str = FIRST) -> User:
    """Somebody with an account who works for an organisation."""
    made = person(name=name)
    offers = Organisation.objects.get(key=organisation)
    Grant.objects.create(
        user=made, role=Role.PARTNER, organisation=offers, begins_on=today(), ends_on=today() + 30 * DAY
    )
    return made


def frozen() -> Framework:
    """A framework that stands fast."""
    return frameworks.freeze(framework=framework(), by=OFFICER)


def content() -> dict[str, Any]:
    """The content of a framework as data, from our own file."""
    (file,) = data_files(loading.ROOM, "framework")
    return dict(file.rows[0]["content"])


def pdf() -> bytes:
    """A small PDF that may come in."""
    made = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(width=72, height=72)
    writer.write(made)
    return made.getvalue()
