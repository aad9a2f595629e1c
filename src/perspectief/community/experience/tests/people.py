"""For tests: an expert, a coordinator, a partner, and what they do."""

from __future__ import annotations

import datetime as dt
from html import unescape
from typing import Any

from django.utils import timezone

from perspectief.community.experience.choices import Kind, Outcome, Per, Reward, Says
from perspectief.community.experience.models import EXPERIENCE, Advice, Agreement, Expert, Task
from perspectief.community.experience.sealing import Told
from perspectief.community.experience.services import advice as advising
from perspectief.community.experience.services import people as own
from perspectief.community.experience.services import tasks
from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.accounts.models import Grant, User
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.ui.testing import PageClient

SCHOOLBAG = "voorbeeld_schooltas"
ABOUT = Told(called="Tineke", talents="Ik luister goed.", needs="Reiskosten vooraf.")


def actor(user: User, *roles: Role, organisation: str | None = None) -> Actor:
    return Actor(account=user.key, held=tuple(Held(role, organisation) for role in roles), strong=True)


def somebody(role: Role, name: str, organisation: Organisation | None = None) -> tuple[User, Actor]:
    user = person(role, name=name)
    if organisation:
        Grant.objects.filter(user=user).update(organisation=organisation)
    return user, actor(user, role, organisation=organisation.key if organisation else None)


def visits(user: User) -> PageClient:
    """This person in a browser of their own."""
    return enter(PageClient(headers={"host": "localhost"}), user)


def text_of(response: Any) -> str:
    return " ".join(unescape(response.content.decode()).split())


def an_expert(name: str = "Tineke Test", **wish: Any) -> tuple[User, Actor, Expert]:
    user, by = somebody(Role.EXPERT, name)
    return user, by, own.save_profile(by=by, wish=own.Wish(ABOUT, **wish))


def a_question(by: Actor, organisation: Organisation | None, **said: Any) -> Task:
    today = timezone.localdate()
    asked: dict[str, Any] = {
        "title": "Lees onze brief mee",
        "text": "U leest een brief en zegt wat u ervan vindt.",
        "kind": Kind.LETTERS,
        "place": "Buurthuis Voorbeeld",
        "starts_on": today,
        "ends_on": today + dt.timedelta(days=10),
        "hours": 4,
        "reward": Reward.WAGE,
        "amount": 15.5,
        "per": Per.HOUR,
    }
    return tasks.ask(by=by, asked=tasks.Asked(**{**asked, **said}), organisation=organisation)


def agreed(task: Task, by: Actor, expert: Expert, asker: Actor, needs: str = "Een pauze.") -> Agreement:
    """Perhaps, a proposal, and yes."""
    tasks.reply(task=task, expert=expert, by=by, says=Says.INTERESTED)
    terms = tasks.Terms("Samen lezen.", 4, task.starts_on, task.ends_on, Reward.WAGE, 15.5, Per.HOUR)
    made = tasks.propose(task=task, expert=expert, by=asker, terms=terms)
    return tasks.say_yes(agreement=made, by=by, needs=needs)


def an_advice(asker: Actor, expert: Actor, at: dt.datetime, **said: Any) -> Advice:
    """Asked and given at that moment."""
    question = advising.Question(**{"title": "De brief", "question": "Is hij duidelijk?", "about": "letter", **said})
    made = advising.ask(question=question, by=asker, at=at)
    return advising.give(advice=made, given=advising.Given("Schrijf korter."), by=expert, at=at)


def told(outcome: str = Outcome.DONE, **said: Any) -> advising.Told:
    return advising.Told(outcome, "De brief is korter.", **said)


def rows(model: Any) -> int:
    with purpose(model.ACTIVITY):
        return int(model.objects.count())


def all_experts() -> list[Expert]:
    with purpose(EXPERIENCE):
        return list(Expert.objects.all())
