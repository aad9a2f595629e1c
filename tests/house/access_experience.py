"""What the access matrix needs to know of experts by experience: a profile, a task, an agreement, advice, a meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from django.utils import timezone
from tests.house.access_world import ELSEWHERE, HERE, NOBODYS, OTHER, OWN, Persona, World

from perspectief.community.experience.choices import (
    Age,
    Face,
    Kind,
    NeedState,
    Panel,
    Per,
    Phase,
    Reward,
    Says,
    Sees,
    Shares,
)
from perspectief.community.experience.models import Agreement, Expert, Task
from perspectief.community.experience.queries import people as known
from perspectief.community.experience.sealing import Told
from perspectief.community.experience.services import advice, people, tasks, youth
from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.accounts.models import User

TEAM = Actor(held=(Held(Role.TEAM),), strong=True)
CALLED = Told("Tineke")
Values = Mapping[str, object]


# --- People -----------------------------------------------------------------------------------------------------------
def _expert(user: User) -> tuple[Actor, Expert]:
    by = Actor(account=user.key, held=(Held(Role.EXPERT),), strong=True)
    return by, people.save_profile(by=by, wish=people.Wish(CALLED))


def _asker(world: World, persona: Persona) -> tuple[Actor, Expert] | None:
    """Who asks has a profile too, so that what is of another is refused for no other reason."""
    user = world.user(OWN, persona)
    return _expert(user) if user else None


def _owner(world: World, persona: Persona, whose: str) -> tuple[Actor, Expert] | None:
    own = _asker(world, persona)
    if whose == OWN:
        return own
    stranger = world.user(OTHER, persona)
    return _expert(stranger) if own and stranger else None


def _with_profile(world: World, persona: Persona, _whose: str) -> Values:
    _asker(world, persona)
    return {"part": "profiel"}


def _consent(world: World, persona: Persona, whose: str) -> Values | None:
    found = _owner(world, persona, whose)
    if found is None:
        return None
    by, expert = found
    people.allow(expert=expert, by=by, receiver=Sees.COORDINATORS, words="team", part=Shares.PROFILE, language="nl")
    return {"key": known.allowed_now(expert)[0].consent}


# --- Tasks ------------------------------------------------------------------------------------------------------------
def _task(organisation: Any = None) -> Task:
    today = timezone.localdate()
    days = (today, today + dt.timedelta(days=9))
    asked = tasks.Asked("Lees mee", "U leest een brief.", Kind.LETTERS, "Buurthuis", *days, 4, Reward.WAGE, 15)
    return tasks.ask(by=TEAM, asked=asked, organisation=organisation)


def _open_task(world: World, persona: Persona, _whose: str) -> Values:
    _asker(world, persona)
    return {"key": _task().key, "says": "nu-niet"}


def _agreed(task: Task, by: Actor, expert: Expert) -> Agreement:
    tasks.reply(task=task, expert=expert, by=by, says=Says.INTERESTED)
    terms = tasks.Terms("Lezen.", 4, task.starts_on, task.ends_on, Reward.WAGE, 15, Per.HOUR)
    made = tasks.propose(task=task, expert=expert, by=TEAM, terms=terms)
    return tasks.say_yes(agreement=made, by=by)


def _agreement(world: World, persona: Persona, whose: str) -> Values | None:
    found = _owner(world, persona, whose)
    return {"key": _agreed(_task(), *found).pk, "step": "stop"} if found else None


def _asked_of(world: World, persona: Persona, whose: str) -> Values:
    """A task of the organisation of the partner, or of another, with somebody who said perhaps."""
    task = _task(world.organisations[ELSEWHERE if whose == OWN else HERE])
    by, expert = _expert(world.users["stranger"])
    tasks.reply(task=task, expert=expert, by=by, says=Says.INTERESTED)
    return {"key": task.key, "expert": expert.pk, "step": "klaar"}


def _settled(world: World, _persona: Persona, whose: str) -> Values:
    task = _task(world.organisations[ELSEWHERE if whose == OWN else HERE])
    made = _agreed(task, *_expert(world.users["stranger"]))
    return {"key": task.key, "agreement": made.pk, "step": "gedaan"}


def _call(world: World, *_asked: Any) -> Values:
    return {"key": _agreed(_task(), *_expert(world.users["stranger"])).pk}


NEED = {"process": "De brief", "phase": Phase.DRAFT, "why": "Hij is lang.", "who": "Team", "kind": Kind.LETTERS}


def _need(*_asked: Any) -> Values:
    made = tasks.write_need(by=TEAM, need=None, **NEED, area="", state=NeedState.WANTED, result="")
    return {"key": made.key}


# --- Advice -----------------------------------------------------------------------------------------------------------
def _advice(*_asked: Any) -> Values:
    made = advice.ask(question=advice.Question("De brief", "Is hij goed?", "letter"), by=TEAM)
    return {"key": made.key, "step": "geven"}


def _youth(*_asked: Any) -> Values:
    question = advice.Question("De pas", "Is hij goed?", "scheme", panel=Panel.YOUTH, in_short="Wat vind jij?")
    return {"key": advice.ask(question=question, by=TEAM).key}


def _meeting(*asked: Any) -> Values:
    one = advice.Advice.objects.get(key=_youth(*asked)["key"])
    return {"key": youth.open_gathering(advice=one, by=TEAM).pk}


def _word(*asked: Any) -> Values:
    gathering = youth.Gathering.objects.get(pk=_meeting(*asked)["key"])
    return {"key": youth.say(gathering=gathering, age=Age.YOUNG, face=Face.GOOD, text="").pk}


NONE, BOTH = (NOBODYS,), (OWN, OTHER)
FOUND: dict[str, tuple[Callable[..., Values | None], tuple[str, ...]]] = {
    "/ervaring/adviezen/<slug:key>": (_advice, NONE),
    "/ervaring/adviezen/<slug:key>/<slug:step>": (_advice, NONE),
    "/ervaring/kinderraad/<slug:key>": (_youth, NONE),
    "/ervaring/kinderraad/meedoen/<uuid:key>": (_meeting, NONE),
    "/ervaring/kinderraad/meedoen/<uuid:key>/dank": (_meeting, NONE),
    "/mijn/ervaring/themas": (_with_profile, NONE),
    "/mijn/ervaring/wie": (_with_profile, NONE),
    "/mijn/ervaring/stoppen": (_with_profile, NONE),
    "/mijn/ervaring/wie/toestaan/<slug:part>": (_with_profile, NONE),
    "/mijn/ervaring/wie/<uuid:key>/stop": (_consent, BOTH),
    "/mijn/ervaring/vraag/<uuid:key>": (_open_task, NONE),
    "/mijn/ervaring/vraag/<uuid:key>/<slug:says>": (_open_task, NONE),
    "/mijn/ervaring/afspraak/<uuid:key>": (_agreement, BOTH),
    "/mijn/ervaring/afspraak/<uuid:key>/nazorg": (_agreement, BOTH),
    "/mijn/ervaring/afspraak/<uuid:key>/<slug:step>": (_agreement, BOTH),
    "/beheer/ervaring/nazorg/<uuid:key>/gebeld": (_call, NONE),
    "/beheer/ervaring/waar/<uuid:key>": (_need, NONE),
    "/beheer/ervaring/vragen/<uuid:key>": (_asked_of, BOTH),
    "/beheer/ervaring/vragen/<uuid:key>/voorstel/<uuid:expert>": (_asked_of, BOTH),
    "/beheer/ervaring/vragen/<uuid:key>/afspraak/<uuid:agreement>/<slug:step>": (_settled, BOTH),
    "/beheer/ervaring/vragen/<uuid:key>/<slug:step>": (_asked_of, BOTH),
    "/beheer/ervaring/kinderraad/bijeenkomst/<uuid:key>/dicht": (_meeting, NONE),
    "/beheer/ervaring/kinderraad/woord/<uuid:key>/weg": (_word, NONE),
    "/beheer/ervaring/kinderraad/<slug:key>": (_youth, NONE),
    "/beheer/ervaring/kinderraad/<slug:key>/bijeenkomst": (_youth, NONE),
}
TERMS = {"starts_on": "1-1-2030", "ends_on": "9-1-2030", "hours": "4", "reward": "none", "amount": "", "per": "hour"}
ABOUT = {"title": "De brief", "about": "letter", "question": "Is hij goed?"}
SAID: dict[str, Callable[[], Mapping[str, Any]]] = {
    "/ervaring/beloning": lambda: {"reward": "none", "age": "42"},
    "/ervaring/adviezen/vragen": lambda: {**ABOUT, "panel": "experts", "owner": "team"},
    "/ervaring/adviezen/geven": lambda: {**ABOUT, "words": "Korter.", "how_many": "few"},
    "/ervaring/adviezen/<slug:key>/<slug:step>": lambda: {"words": "Korter.", "how_many": "few"},
    "/ervaring/kinderraad/meedoen/<uuid:key>": lambda: {"face": "good", "age": "young"},
    "/mijn/ervaring/profiel": lambda: {"called": f"Tineke {uuid4().hex[:4]}"},
    "/mijn/ervaring/themas": lambda: {"themes": ["debt"], "yes": "on"},
    "/mijn/ervaring/afspraak/<uuid:key>/nazorg": lambda: {"went": "well", "again": "yes"},
    "/beheer/ervaring/waar/nieuw": lambda: {**NEED, "state": "wanted"},
    "/beheer/ervaring/waar/<uuid:key>": lambda: {**NEED, "state": "wanted"},
    "/beheer/ervaring/vragen/nieuw": lambda: {
        **TERMS,
        "title": "Lees mee",
        "text": "U leest een brief.",
        "kind": "letters",
        "place": "Buurthuis",
    },
    "/beheer/ervaring/vragen/<uuid:key>/voorstel/<uuid:expert>": lambda: {**TERMS, "what": "Lezen."},
}
