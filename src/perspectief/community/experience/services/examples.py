"""Invented experts, questions and advice to practise with, made by the services of the room: every row is marked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from perspectief.community.experience.choices import Age, Face, Holds, Panel, Says, Sees, Shares, TaskState
from perspectief.community.experience.models import EXPERIENCE, YOUTH, Advice, Agreement, Expert, Need, Task, Word
from perspectief.community.experience.queries import tasks as asked
from perspectief.community.experience.sealing import Told
from perspectief.community.experience.services import advice, people, tasks, youth
from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.demo.queries import actor_of
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.privacy.purpose import purpose, upkeep

FILE = Path(__file__).parents[1] / "data" / "examples" / "experience.yaml"


def invented(role: Role, organisation: str | None = None) -> Actor:
    """Somebody who does not exist, in this role."""
    return Actor(held=(Held(role, organisation),), strong=True, is_invented=True)


TEAM, OFFICER, EXPERT = invented(Role.TEAM), invented(Role.POLICY_OFFICER), invented(Role.EXPERT)
ASKERS = {
    "team": TEAM,
    "policy_officer": OFFICER,
    "professional": invented(Role.PROFESSIONAL),
    "partner": invented(Role.PARTNER, "voorbeeld_schooltas"),
}


@transaction.atomic
def load_examples() -> int:
    """Make everything, unless it is there already. How many pieces of advice and questions were made."""
    if Advice.objects.filter(invented=True).exists() or Task.objects.filter(invented=True).exists():
        return 0
    said = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    with translation.override("nl"):
        experts = {one["who"]: _expert(one) for one in said["experts"]}
        for one in said["needs"]:
            tasks.write_need(by=OFFICER, need=None, **{"area": "", "result": "", **one})
        for one in said["tasks"]:
            _task(one, experts["ervaring"])
        for one in sorted(said["advice"], key=lambda one: -int(one["ago"])):
            _advice(one)
    return len(said["advice"]) + len(said["tasks"])


@transaction.atomic
def remove_examples() -> int:
    """Take all of it away. How many pieces of advice and questions went."""
    with upkeep():
        found = Advice.objects.filter(invented=True)
        gone = found.count() + Task.objects.filter(invented=True).count()
        for rows in ("words", "gatherings", "signatures", "steps", "checks", "answers"):
            Advice._meta.get_field(rows).related_model.objects.filter(advice__in=found).delete()
        found.delete()
        Expert.objects.filter(invented=True).delete()
        Agreement.objects.filter(task__invented=True).delete()
        Task.objects.filter(invented=True).delete()
        Need.objects.filter(invented=True).delete()
    return gone


# --- People and tasks -------------------------------------------------------------------------------------------------
def _expert(said: dict[str, Any]) -> tuple[Actor, Expert]:
    by = actor_of(said["who"])
    told = Told(said["called"], said.get("talents", ""), said.get("needs", ""), said.get("certificate", ""))
    wish = people.Wish(told, said["kinds"], said.get("hours_week"), certified=said.get("certified", False))
    expert = people.save_profile(by=by, wish=wish)
    if "themes" in said:
        people.keep_themes(expert=expert, by=by, themes=said["themes"], language="nl")
    if "profile" in said.get("shows", ()):
        words = str(Sees.COORDINATORS.label)
        people.allow(expert=expert, by=by, receiver=Sees.COORDINATORS, words=words, part=Shares.PROFILE, language="nl")
    return by, expert


def _task(said: dict[str, Any], somebody: tuple[Actor, Expert]) -> None:
    organisation = Organisation.objects.filter(
        municipality__code=settings.MUNICIPALITY, key=said.get("organisation", "")
    ).first()
    by = invented(Role.PARTNER, organisation.key) if organisation else OFFICER
    task = tasks.ask(by=by, asked=_asked(said), organisation=organisation)
    if said["state"] != TaskState.NEW and task.state == TaskState.NEW:
        tasks.open_task(task=task, by=TEAM)
    if "agreement" in said:
        _agree(asked.tasks().get(pk=task.pk), said["agreement"], by, *somebody)
    if said["state"] == TaskState.CLOSED:
        tasks.close_task(task=task, by=by)


def _asked(said: dict[str, Any]) -> tasks.Asked:
    today = timezone.localdate()
    names = ("title", "text", "kind", "place", "hours", "reward", "people")
    return tasks.Asked(
        **{name: said[name] for name in names},
        starts_on=today + dt.timedelta(days=said["starts_in"]),
        ends_on=today + dt.timedelta(days=said["ends_in"]),
        amount=said.get("amount", 0),
        per=said.get("per", "hour"),
        themes=tuple(said["themes"]),
    )


def _agree(task: Task, state: str, asker: Actor, by: Actor, expert: Expert) -> None:
    tasks.reply(task=task, expert=expert, by=by, says=Says.INTERESTED)
    amount, days = float(task.amount), (task.starts_on, task.ends_on)
    terms = tasks.Terms(task.text, task.hours, *days, task.reward, amount, task.per)
    made = tasks.propose(task=task, expert=expert, by=asker, terms=terms)
    if state != "done":
        return
    done = tasks.finish(agreement=tasks.say_yes(agreement=made, by=by, needs="Een pauze na een uur."), by=by)
    with purpose(EXPERIENCE):
        done.check_in.due_on = timezone.localdate()
        done.check_in.save(update_fields=["due_on"])


# --- Advice -----------------------------------------------------------------------------------------------------------
def _advice(said: dict[str, Any]) -> None:
    names = ("title", "about", "question", "panel", "in_short", "page")
    known = {name: said[name] for name in names if name in said}
    wanted = timezone.localdate() + dt.timedelta(days=said["wanted_in"]) if "wanted_in" in said else None
    question = advice.Question(**known, wanted_by=wanted)
    if said["asker"] == "nobody":
        made = advice.give_unasked(question=question, given=_given(said), by=EXPERT, at=_ago(said["ago"]))
    else:
        made = advice.ask(question=question, by=ASKERS[said["asker"]], organisation=_of(said), at=_ago(said["ago"]))
        if "given" in said:
            by = TEAM if made.panel == Panel.YOUTH else EXPERT
            made = advice.give(advice=made, given=_given(said), by=by, at=_ago(said["given"]["ago"]))
    _after(made, said)


def _of(said: dict[str, Any]) -> Organisation | None:
    return Organisation.objects.filter(key="voorbeeld_schooltas").first() if said["asker"] == "partner" else None


def _given(said: dict[str, Any]) -> advice.Given:
    return advice.Given(said["given"]["words"], said["given"]["how_many"])


def _after(made: Advice, said: dict[str, Any]) -> None:
    """Answers and checks, in the order in which they came."""
    events = [*said.get("answers", ()), *said.get("checks", ())]
    for one in sorted(events, key=lambda one: -int(one["ago"])):
        if "outcome" in one:
            advice.answer(advice=made, told=_told(one), by=OFFICER, at=_ago(one["ago"]))
        else:
            holds, words = Holds(one["holds"]), one.get("words", "")
            advice.look(advice=made, holds=holds, words=words, by=EXPERT, at=_ago(one["ago"]))
    if "withdrawn" in said:
        advice.take_back(advice=made, reason=said["withdrawn"], by=OFFICER)
    if "words" in said:
        _said(made, said["words"])


def _told(one: dict[str, Any]) -> advice.Told:
    done_by = timezone.localdate() + dt.timedelta(days=one["done_in"]) if "done_in" in one else None
    return advice.Told(one["outcome"], one["text"], one.get("in_short", ""), done_by)


def _said(made: Advice, words: list[dict[str, Any]]) -> None:
    """A meeting that is over, with what children said there."""
    gathering = youth.open_gathering(advice=made, by=TEAM)
    for one in words:
        youth.say(gathering=gathering, age=Age(one["age"]), face=Face(one["face"]), text=one["text"])
    youth.close_gathering(gathering=gathering, by=TEAM)
    with purpose(YOUTH):
        Word.objects.filter(advice=made).update(said_on=timezone.localdate() - dt.timedelta(days=1))


def _ago(days: int) -> dt.datetime:
    return timezone.now() - dt.timedelta(days=days)
