"""The small world of the access matrix: who asks, and of whom the things are that are asked about."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

from django.test import Client
from django.utils import timezone

from perspectief.foundation.access import Role
from perspectief.foundation.accounts.models import Grant, User
from perspectief.foundation.accounts.queries import actor
from perspectief.foundation.accounts.testing import enter
from perspectief.foundation.demo.services import load_people
from perspectief.foundation.jobs.models import Job
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.privacy.choices import Channel
from perspectief.foundation.reference.services import load_reference
from perspectief.residents.kept_checks import services as kept_checks
from perspectief.residents.kept_checks.choices import Part

OWN, CIRCLE, ORGANISATION, OTHER, NOBODYS = "own", "circle", "organisation", "other", "-"
"""Whose a thing is. Own: of who asks. Circle: of the household around which the buddy stands. Organisation: of somebody
of the organisation of most staff here. Other: of somebody of another one. -: nobody's, or there is no thing."""
HERE, ELSEWHERE = "here", "elsewhere"


@dataclass(frozen=True)
class Persona:
    """Somebody who asks: which roles, within which organisation, and what is the matter with the session."""

    name: str
    roles: tuple[Role, ...] = ()
    organisation: str | None = None
    strong: bool = True
    is_active: bool = True
    has_expired: bool = False


NOBODY = Persona("nobody")
CODE_HOLDER = Persona("code_holder")
"""No account either: the resident around whom the buddy stands, who typed the six words of a kept check."""
PERSONAS = (
    NOBODY,
    CODE_HOLDER,
    Persona("account_without_role"),
    Persona("resident", (Role.RESIDENT,)),
    Persona("youth", (Role.YOUTH,)),
    Persona("buddy_in_circle", (Role.BUDDY,), HERE),
    Persona("buddy_outside", (Role.BUDDY,), HERE),
    Persona("professional", (Role.PROFESSIONAL,), HERE),
    Persona("professional_elsewhere", (Role.PROFESSIONAL,), ELSEWHERE),
    Persona("bridge_officer", (Role.BRIDGE_OFFICER,), HERE),
    Persona("debt_counsellor", (Role.DEBT_COUNSELLOR,), HERE),
    Persona("expert", (Role.EXPERT,)),
    Persona("policy_officer", (Role.POLICY_OFFICER,)),
    Persona("team", (Role.TEAM,)),
    Persona("council_member", (Role.COUNCIL_MEMBER,)),
    Persona("partner", (Role.PARTNER,), ELSEWHERE),
    Persona("administrator_here", (Role.ADMINISTRATOR,), HERE),
    Persona("administrator", (Role.ADMINISTRATOR,)),
    Persona("privacy_officer", (Role.PRIVACY_OFFICER,)),
    Persona("auditor", (Role.AUDITOR,)),
    Persona("weak_administrator", (Role.ADMINISTRATOR,), strong=False),
    Persona("closed_administrator", (Role.ADMINISTRATOR,), is_active=False),
    Persona("expired_administrator", (Role.ADMINISTRATOR,), has_expired=True),
)
"""The columns. Weak: a session without second factor; closed: the account was shut while it was logged in; expired: its
last day was yesterday."""


@dataclass
class World:
    """Who and what there is."""

    users: dict[str, User] = field(default_factory=dict)
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    shared: dict[str, UUID] = field(default_factory=dict)
    """Keys of what residents share with a helper, by whose it is."""
    job: Job | None = None

    def user(self, whose: str, persona: Persona) -> User | None:
        """Of whom the thing is, seen from who asks."""
        owners = {OWN: persona.name, ORGANISATION: "colleague", OTHER: "stranger"}
        return self.users.get(owners[whose])


def build() -> World:
    """Everybody of `PERSONAS`, logged in; a colleague and a stranger about whom is asked."""
    load_reference()
    load_people()  # first: they are made in no house where somebody real has an account
    world = World()
    world.organisations = dict(zip((HERE, ELSEWHERE), Organisation.objects.order_by("pk")[:2], strict=True))
    about = (Persona("colleague", (Role.BUDDY,), HERE), Persona("stranger", (Role.BUDDY,), ELSEWHERE))
    for persona in (*PERSONAS, *about):
        if persona not in (NOBODY, CODE_HOLDER):
            world.users[persona.name] = _account(world, persona)
            world.cookies[persona.name] = _cookies(enter(Client(), world.users[persona.name], strong=persona.strong))
    world.shared[OTHER], _ = _share_with(world.users["stranger"])
    world.shared[CIRCLE], words = _share_with(world.users["buddy_in_circle"])
    world.cookies[CODE_HOLDER.name] = _opened(words)
    closed = [world.users[one.name].pk for one in PERSONAS if not one.is_active]
    User.objects.filter(pk__in=closed).update(is_active=False)
    world.job = Job.objects.create(kind="none", params={}, queued_at=_now())
    _seat_in_panels(world)
    return world


def _seat_in_panels(world: World) -> None:
    from tests.house import access_weighing_choice, access_weighing_panel  # these need the words of this module

    access_weighing_panel.build(world)
    access_weighing_choice.build(world)


def _account(world: World, persona: Persona) -> User:
    user = User.objects.create_user(persona.name, f"{persona.name.replace('_', '-')}@voorbeeld.test")
    days = -1 if persona.has_expired else 60
    for role in persona.roles:
        Grant.objects.create(
            user=user,
            role=role,
            organisation=world.organisations[persona.organisation] if persona.organisation else None,
            begins_on=timezone.localdate() - dt.timedelta(days=30),
            ends_on=timezone.localdate() + dt.timedelta(days=days),
        )
    return user


def _share_with(helper: User) -> tuple[UUID, str]:
    """A resident keeps a check and lets this helper look along, who so stands in the circle. The key and the words."""
    opened, code = kept_checks.keep(said={}, language="nl")
    kept = opened.kept
    by = actor(helper, strong=True)
    number = kept_checks.make_number(by=by, held=by.held[0])[1]
    last = timezone.localdate() + dt.timedelta(days=7)
    copy = kept_checks.share(
        kept=kept, said={}, number=number, parts=list(Part), last_day=last, language="nl", channel=Channel.SITE
    )
    return copy.pk, " ".join(code)


def _opened(words: str) -> dict[str, str]:
    """The cookies of who typed these words."""
    visitor = Client(headers={"host": "localhost"})
    assert visitor.post("/bewaard", {"words": words}).status_code == 303
    return _cookies(visitor)


def _cookies(visitor: Client) -> dict[str, str]:
    return {name: one.value for name, one in visitor.cookies.items()}


def _now() -> dt.datetime:
    return timezone.now()
