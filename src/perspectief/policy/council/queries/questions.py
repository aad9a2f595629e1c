"""Questions, motions, promises and messages: to find, to read, to follow, and as they stood at any moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from perspectief.policy.council import wording
from perspectief.policy.council.choices import WAITING, AboutKind, Asker, Owner, QuestionKind, QuestionState
from perspectief.policy.council.models import Cycle
from perspectief.policy.council.models.questions import About, Answer, Duty, Question, QuestionStep

LATE = "te-laat"
"""Chosen in place of a state: what waits and is over its day."""


@dataclass(frozen=True)
class Wanted:
    """Which ones to see. Empty is everything; `state` may be `LATE`."""

    kind: str = ""
    state: str = ""
    line: str = ""
    words: str = ""


def questions(municipality: str) -> QuerySet[Question]:
    """All of a municipality, newest first, with `due` and `owner` of the duty that holds now."""
    duty = Duty.objects.filter(question=OuterRef("pk"), replaced_at=None)
    found = Question.objects.filter(municipality__code=municipality).select_related("name")
    return found.annotate(due=Subquery(duty.values("due")[:1]), owner=Subquery(duty.values("owner")[:1]))


def chosen(municipality: str, wanted: Wanted, day: dt.date) -> QuerySet[Question]:
    """Those that are asked for."""
    found = questions(municipality)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.state == LATE:
        found = found.filter(state__in=WAITING, due__lt=day)
    elif wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.line:
        found = found.filter(Exists(_about(AboutKind.LINE, wanted.line)))
    for word in wanted.words.split():
        found = found.filter(Q(title__icontains=word) | Q(text__icontains=word) | Q(key=word))
    return found


def _about(kind: AboutKind, key: str) -> QuerySet[About]:
    return About.objects.filter(question=OuterRef("pk"), kind=kind, key=key)


def about(municipality: str, kind: AboutKind, key: str) -> QuerySet[Question]:
    """Everything that has to do with this goal, line, indicator or provision."""
    return questions(municipality).filter(Exists(_about(kind, key)))


def find(municipality: str, key: str) -> Question | None:
    """The one with this key, with all that belongs to it."""
    parts = ("about", "answers", "steps", "duties")
    return questions(municipality).prefetch_related(*parts).filter(key=key).first()


def waiting(municipality: str, owner: Iterable[str] = Owner.values) -> QuerySet[Question]:
    """What must still be answered by these roles, the first day first."""
    found = questions(municipality).filter(state__in=WAITING, owner__in=list(owner))
    return found.order_by("due", "key")


def judged_next(municipality: str) -> QuerySet[Question]:
    """Answers that the council did not look at yet."""
    return questions(municipality).filter(state=QuestionState.ANSWERED)


def accepted(municipality: str) -> QuerySet[Question]:
    """Answers that the council accepted: they can be closed."""
    return questions(municipality).filter(state=QuestionState.ACCEPTED)


def answered_since(municipality: str, moment: dt.datetime) -> QuerySet[Question]:
    """What got an answer since then."""
    fresh = Answer.objects.filter(question=OuterRef("pk"), at__gte=moment)
    return questions(municipality).filter(Exists(fresh))


def is_late(question: Question, day: dt.date) -> bool:
    """Does it wait, and is its day over?"""
    due = getattr(question, "due", None)
    return question.state in WAITING and due is not None and due < day


def counts(municipality: str, day: dt.date) -> dict[str, int]:
    """How many there are in each state, and how many are late."""
    found = Question.objects.filter(municipality__code=municipality).order_by()
    known = {row["state"]: row["number"] for row in found.values("state").annotate(number=Count("pk"))}
    late = questions(municipality).filter(state__in=WAITING, due__lt=day).count()
    return {**{state: known.get(state, 0) for state in QuestionState.values}, LATE: late}


# --- What happened ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Event:
    """One line of the history: when, what, in which words, by which role."""

    at: dt.datetime
    what: str
    words: str
    role: str


def history(question: Question) -> list[Event]:
    """Everything that happened, the oldest first."""
    steps = [Event(one.at, _happened(one), one.words, one.role) for one in question.steps.all()]
    duties = [Event(one.at, _says(one), one.reason, one.role) for one in question.duties.all()]
    return sorted([*steps, *duties], key=lambda one: one.at)


def _happened(step: QuestionStep) -> str:
    return _("Gevraagd") if step.state == QuestionState.OPEN else str(step.get_state_display())


def _says(duty: Duty) -> str:
    said = {"owner": duty.get_owner_display(), "day": wording.day(duty.due)}
    return _("Een %(owner)s antwoordt, niet later dan %(day)s") % said


# --- For a report -----------------------------------------------------------------------------------------------------
def for_report(cycle: Cycle, as_of: dt.datetime) -> list[dict[str, Any]]:
    """Chapter 12 as plain data: what was open in this half year or moved in it, as it stood at that moment.

    Words are as they were written; names of people are not in it, for a report stays and a name goes after its term.
    """
    moment = as_of.astimezone(dt.UTC)
    found = Question.objects.filter(municipality=cycle.municipality, at__lte=moment, asked_on__lte=cycle.ends)
    known = found.order_by("asked_on", "key").prefetch_related(*_until(moment))
    return [_told(one, moment) for one in known if _belongs(one, cycle)]


def on_line(municipality: str, line: int, as_of: dt.datetime, since: dt.datetime) -> list[dict[str, Any]]:
    """For a letter: what was asked about a line and waits, or moved since; as it stood then. 0 is about any line."""
    moment = as_of.astimezone(dt.UTC)
    found = Question.objects.filter(municipality__code=municipality, at__lte=moment)
    if line:
        found = found.filter(Exists(_about(AboutKind.LINE, str(line))))
    known = found.order_by("asked_on", "key").prefetch_related(*_until(moment))
    return [_told(one, moment) for one in known if _state(one) in WAITING or _last(one).at >= since]


def _until(moment: dt.datetime) -> Sequence[Prefetch | str]:
    return (
        "about",
        Prefetch("answers", Answer.objects.filter(at__lte=moment)),
        Prefetch("steps", QuestionStep.objects.filter(at__lte=moment)),
        Prefetch("duties", Duty.objects.filter(at__lte=moment)),
    )


def _belongs(question: Question, cycle: Cycle) -> bool:
    """It still waited at the beginning of the half year, or something happened since."""
    return _state(question) in WAITING or timezone.localdate(_last(question).at) >= cycle.starts


def _last(question: Question) -> QuestionStep:
    return list(question.steps.all())[-1]


def _state(question: Question) -> str:
    return _last(question).state


def _told(question: Question, moment: dt.datetime) -> dict[str, Any]:
    duty, answers = list(question.duties.all())[-1], list(question.answers.all())
    state, day = QuestionState(_state(question)), timezone.localdate(moment)
    subjects = list(question.about.all())
    return {
        "key": question.key,
        "kind": question.kind,
        "kind_word": capfirst(str(QuestionKind(question.kind).label)),
        "title": question.title,
        "text": question.text,
        "asked_on": question.asked_on.isoformat(),
        "asker": str(Asker(question.asker).label),
        "faction": question.faction,
        "state": state.value,
        "state_word": str(state.label),
        "owner": str(Owner(duty.owner).label),
        "due": duty.due.isoformat(),
        "late": state in WAITING and duty.due < day,
        "answer": answers[-1].text if answers else "",
        "answered_on": timezone.localdate(answers[-1].at).isoformat() if answers else "",
        "answer_version": answers[-1].number if answers else 0,
        "lines": sorted(int(one.key) for one in subjects if one.kind == AboutKind.LINE),
        "goals": sorted(one.key for one in subjects if one.kind == AboutKind.GOAL),
        "invented": question.invented or any(one.invented for one in answers),
    }


# --- As a file --------------------------------------------------------------------------------------------------------
HEADS: tuple[str, ...] = ("sleutel", "soort", "waarover", "tekst", "van", "fractie", "gevraagd_op", "stand")
HEADS += ("wie", "uiterlijk_op")
HEADS += ("te_laat", "antwoord", "antwoord_versie", "beantwoord_op", "lijnen", "doelen", "cijfers", "voorzieningen")
HEADS += ("verzonnen",)


def rows_for_a_file(municipality: str, wanted: Wanted, day: dt.date) -> Iterator[list[str]]:
    """Heads, and a row for each that is asked for. Names of people are not in a file: it cannot be called back."""
    yield list(HEADS)
    for one in chosen(municipality, wanted, day).prefetch_related("answers", "about"):
        yield _row(one, day)


def _row(one: Any, day: dt.date) -> list[str]:
    answers = list(one.answers.all())
    last = answers[-1] if answers else None
    return [
        one.key,
        str(one.get_kind_display()),
        one.title,
        one.text,
        str(one.get_asker_display()),
        one.faction,
        one.asked_on.isoformat(),
        str(one.get_state_display()),
        str(Owner(one.owner).label),
        one.due.isoformat(),
        "ja" if is_late(one, day) else "nee",
        last.text if last else "",
        str(last.number) if last else "",
        timezone.localdate(last.at).isoformat() if last else "",
        *(" ".join(sub.key for sub in one.about.all() if sub.kind == kind) for kind in _FILE_ORDER),
        "ja" if one.invented else "nee",
    ]


_FILE_ORDER = (AboutKind.LINE, AboutKind.GOAL, AboutKind.INDICATOR, AboutKind.PROVISION)
