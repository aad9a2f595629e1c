"""Invented questions and letters to practise with, made by the same services as anybody's: marked in every row."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.datafiles import data_files
from perspectief.foundation.places import queries as places
from perspectief.foundation.places.models import Municipality
from perspectief.policy.council.choices import AboutKind, Asker, LetterKind, QuestionKind
from perspectief.policy.council.models.letters import Letter
from perspectief.policy.council.models.questions import Question
from perspectief.policy.council.services import letters, questions

ROOM = Path(__file__).parents[1]
OFFICER = Actor(held=(Held(Role.POLICY_OFFICER),), strong=True, is_invented=True)
COUNCIL_MEMBER = Actor(held=(Held(Role.COUNCIL_MEMBER),), strong=True, is_invented=True)
PRACTISE = "Om mee te oefenen."
BUDGET_YEAR = 2020
"""The year of the targets that the budget names."""
WHY = "Deze tekst is verzonnen. Zo ziet de bladzijde eruit met de cijfers die er nu zijn."


@transaction.atomic
def load_questions(*, room: Path = ROOM) -> int:
    """Make what is not there yet; gives how many were made."""
    made = 0
    with translation.override("nl"):
        for file in data_files(room, "practice_questions"):
            if file.municipality == settings.MUNICIPALITY:
                city = places.municipality(file.municipality)
                made += sum(_load(city, row) for row in sorted(file.rows, key=lambda row: -row["ago"]))
    return made


def _load(city: Municipality, row: dict[str, Any]) -> int:
    if Question.objects.filter(municipality=city, title=row["title"], invented=True).exists():
        return 0
    moment = _ago(row["ago"])
    asked = questions.Asked(
        kind=QuestionKind(row["kind"]),
        title=row["title"],
        text=row["text"],
        asker=Asker(row["asker"]),
        faction=row.get("faction", ""),
        asked_on=timezone.localdate(moment),
        about=tuple(_about(one) for one in row["about"]),
    )
    question = questions.ask(municipality=city, asked=asked, by=OFFICER, at=moment)
    for step in row["steps"]:
        _step(question, step)
    return 1


def _about(written: str) -> tuple[AboutKind, str]:
    kind, _colon, key = written.partition(":")
    return AboutKind(kind), key


def _step(question: Question, step: dict[str, Any]) -> None:
    moment, text = _ago(step["ago"]), step["text"]
    match step["do"]:
        case "answer":
            questions.answer(question=question, text=text, by=OFFICER, at=moment)
        case "accept":
            questions.accept(question=question, words=text, by=COUNCIL_MEMBER, at=moment)
        case "again":
            questions.ask_again(question=question, words=text, by=COUNCIL_MEMBER, at=moment)
        case "close":
            questions.close(question=question, reason=text, by=OFFICER, at=moment)


def _ago(days: int) -> dt.datetime:
    return timezone.now() - dt.timedelta(days=days)


@transaction.atomic
def load_letters() -> int:
    """A page of the budget that is public, with an invented opening; gives how many were made."""
    city = places.municipality(settings.MUNICIPALITY)
    if Letter.objects.filter(municipality=city, invented=True).exists():
        return 0
    letter = letters.make(municipality=city, kind=LetterKind.BUDGET, year=BUDGET_YEAR, by=OFFICER)
    letters.write(letter=letter, section="aanhef", text=WHY, by=OFFICER)
    letters.publish(letter=letter, by=OFFICER, reason=PRACTISE)
    return 1
