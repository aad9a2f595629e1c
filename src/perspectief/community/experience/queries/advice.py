"""The advice register: to find, to read, what is late, and as it stood at any moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from perspectief.community.experience.choices import (
    WAITS_FOR_ANSWER,
    AdviceState,
    Asker,
    Holds,
    Outcome,
    Panel,
    Said,
)
from perspectief.community.experience.models import SIGNED, Advice, Answer, Check, Signature
from perspectief.community.experience.queries.settings import setting
from perspectief.foundation.access import Actor
from perspectief.foundation.privacy.purpose import purpose

LATE, TO_CHECK = "te-laat", "nakijken"
"""Chosen in place of a state: over its term; answered and not looked at yet."""


@dataclass(frozen=True)
class Wanted:
    """Which to see. Empty is everything; `state` may be `LATE` or `TO_CHECK`."""

    state: str = ""
    about: str = ""
    panel: str = ""
    words: str = ""


def every(panel: str = "") -> QuerySet[Advice]:
    """All advice of the municipality, newest first."""
    found = Advice.objects.filter(municipality__code=settings.MUNICIPALITY).select_related("organisation")
    return found.filter(panel=panel) if panel else found


def chosen(wanted: Wanted, day: dt.date) -> QuerySet[Advice]:
    """Those that are asked for."""
    found = every(wanted.panel)
    if wanted.state == LATE:
        found = late(day, found)
    elif wanted.state == TO_CHECK:
        found = to_check(found)
    elif wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.about:
        found = found.filter(about=wanted.about)
    for word in wanted.words.split():
        found = found.filter(Q(title__icontains=word) | Q(question__icontains=word) | Q(advice__icontains=word))
    return found


def late(day: dt.date, found: QuerySet[Advice] | None = None) -> QuerySet[Advice]:
    """Given, not answered, and over the term: what waits longest first."""
    waiting = (every() if found is None else found).filter(state__in=WAITS_FOR_ANSWER, due__lt=day)
    return waiting.order_by("due", "key")


def waiting_for_answer() -> QuerySet[Advice]:
    """What the owner must answer, the first day first."""
    return every().filter(state__in=WAITS_FOR_ANSWER).order_by("due", "key")


def waiting_for_panel(panel: str = Panel.EXPERTS) -> QuerySet[Advice]:
    """Questions that the panel did not answer yet, the first day first."""
    return every(panel).filter(state=AdviceState.ASKED).order_by("wanted_by", "asked_at")


def to_check(found: QuerySet[Advice] | None = None, *, before: dt.datetime | None = None) -> QuerySet[Advice]:
    """Answered and not looked at since the last answer. `before`: answered that long ago."""
    answered = (every() if found is None else found).filter(state=AdviceState.ANSWERED)
    pairs = answered.values_list("pk", "answers__at")
    last: dict[int, dt.datetime] = {}
    for pk, at in pairs:
        last[pk] = max(at, last.get(pk, at))
    looked = {pk for pk, at in _last_checks().items() if pk in last and at >= last[pk]}
    wanted = [pk for pk, at in last.items() if pk not in looked and (before is None or at <= before)]
    return every().filter(pk__in=wanted)


def _last_checks() -> dict[int, dt.datetime]:
    return dict(Check.objects.order_by("at").values_list("advice", "at"))


def ripe_to_check(day: dt.date) -> QuerySet[Advice]:
    """Answered so long ago that we ask whether it holds."""
    edge = timezone.make_aware(dt.datetime.combine(day, dt.time())) - dt.timedelta(
        days=setting("check_after_days", day)
    )
    return to_check(before=edge)


def find(key: str) -> Advice | None:
    """The one with this key, with all that belongs to it."""
    return every().prefetch_related("answers", "checks", "steps").filter(key=key).first()


def still_said(one: Advice) -> list[Said]:
    """Of which kinds there are words, that were not taken out."""
    there = {
        Said.QUESTION: not one.question_taken_out,
        Said.ADVICE: one.given_at is not None and not one.taken_out,
        Said.ANSWERS: any(not answer.taken_out for answer in one.answers.all()),
        Said.CHECKS: any(check.words and not check.taken_out for check in one.checks.all()),
        Said.REASONS: any(step.reason and not step.taken_out for step in one.steps.all()),
    }
    return [said for said, is_there in there.items() if is_there]


def days_late(one: Advice, day: dt.date) -> int:
    """So many days over the term, while nobody answered."""
    if one.state not in WAITS_FOR_ANSWER or one.due is None:
        return 0
    return max(0, (day - one.due).days)


def counts(day: dt.date) -> dict[str, int]:
    """How many there are in each state, and how many are late."""
    known = {row["state"]: row["n"] for row in every().order_by().values("state").annotate(n=Count("pk"))}
    return {**{state: known.get(state, 0) for state in AdviceState.values}, LATE: late(day).count()}


def about_page(page: str) -> QuerySet[Advice]:
    """What was advised about a page of ours."""
    return every().filter(page=page).exclude(state=AdviceState.WITHDRAWN)


def names_under(advice: Advice) -> list[str]:
    """The names of experts who chose to stand under it."""
    with purpose(SIGNED):
        return list(Signature.objects.filter(advice=advice).values_list("name", flat=True))


def signed_by(advice: Advice, by: Actor) -> bool:
    """Does the name of who asks stand under it?"""
    with purpose(SIGNED):
        return by.account is not None and Signature.objects.filter(advice=advice, account=by.account).exists()


def signatures_of(person: UUID) -> QuerySet[Signature]:
    """All advice with the name of this account under it."""
    return Signature.objects.filter(account=person)


# --- What happened ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Event:
    """One line of the history: when, what, in which words, by which role, and the term that began."""

    at: dt.datetime
    what: str
    words: str
    role: str
    due: dt.date | None = None


def history(advice: Advice) -> list[Event]:
    """Everything that happened, the oldest first."""
    steps = [
        Event(one.at, str(AdviceState(one.state).label), one.reason, one.role, one.due) for one in advice.steps.all()
    ]
    checks = [Event(one.at, str(Holds(one.holds).label), one.words, one.role) for one in advice.checks.all()]
    return sorted([*steps, *checks], key=lambda one: one.at)


@dataclass(frozen=True)
class Known:
    """Advice as it stood at a moment: what was given, the last answer and the last look, and how late it was."""

    advice: Advice
    is_given: bool
    due: dt.date | None
    answer: Answer | None
    check: Check | None
    is_again: bool
    days_late: int


def as_of(moment: dt.datetime) -> Iterator[Known]:
    """All advice as it stood then; what was asked later or taken back is not in it."""
    found = every().filter(asked_at__lte=moment).prefetch_related("answers", "checks", "steps")
    for one in found:
        steps = [step for step in one.steps.all() if step.at <= moment]
        if not steps or steps[-1].state != AdviceState.WITHDRAWN:
            yield _known(one, moment)


def _known(one: Advice, moment: dt.datetime) -> Known:
    steps = [step for step in one.steps.all() if step.at <= moment]
    answers = [answer for answer in one.answers.all() if answer.at <= moment]
    checks = [check for check in one.checks.all() if check.at <= moment]
    is_given = one.given_at is not None and one.given_at <= moment
    is_again = bool(steps) and steps[-1].state == AdviceState.AGAIN
    due = next((step.due for step in reversed(steps) if step.due), None)
    answer = answers[-1] if answers else None
    waits = is_given and (answer is None or is_again)
    now_late = max(0, (timezone.localdate(moment) - due).days) if waits and due else 0
    return Known(
        one,
        is_given,
        due,
        answer,
        checks[-1] if checks else None,
        is_again,
        now_late or (answer.days_late if answer and not is_again else 0),
    )


# --- As a file --------------------------------------------------------------------------------------------------------
HEADS: tuple[str, ...] = ("sleutel", "panel", "soort", "waarover", "bladzijde", "van", "gevraagd_op", "vraag", "stand")
HEADS += ("advies", "gegeven_op", "antwoord_voor", "uitkomst", "antwoord", "beantwoord_op", "dagen_te_laat")
HEADS += ("klopt_het", "nagekeken_op", "verzonnen")


def rows_for_a_file(wanted: Wanted, day: dt.date) -> Iterator[list[str]]:
    """Heads, and a row for each that is asked for. Names are not in a file: it cannot be called back."""
    yield list(HEADS)
    for one in chosen(wanted, day).prefetch_related("answers", "checks"):
        yield _row(one, day)


def _row(one: Advice, day: dt.date) -> list[str]:
    answers, checks = list(one.answers.all()), list(one.checks.all())
    answer, check = (answers[-1] if answers else None), (checks[-1] if checks else None)
    return [
        one.key,
        str(one.get_panel_display()),
        str(one.get_about_display()),
        one.title,
        one.page,
        from_whom(one),
        _day(one.asked_at),
        one.question,
        str(one.get_state_display()),
        one.advice,
        _day(one.given_at),
        one.due.isoformat() if one.due else "",
        str(Outcome(answer.outcome).label) if answer else "",
        answer.text if answer else "",
        _day(answer.at if answer else None),
        str(days_late(one, day) or (answer.days_late if answer else 0)),
        str(Holds(check.holds).label) if check else "",
        _day(check.at if check else None),
        "ja" if one.invented else "nee",
    ]


def _day(at: dt.datetime | None) -> str:
    return timezone.localdate(at).isoformat() if at else ""


def from_whom(one: Advice) -> str:
    """Who asked: an organisation by its name, otherwise a group."""
    return one.organisation.name if one.organisation else str(Asker(one.asker).label)


def words_for_page(one: Advice) -> Any:
    """What stands in a list under the title."""
    return one.advice or one.question
