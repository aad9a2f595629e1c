"""Takes in questions and dilemmas of areas, and answers them in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation import taken_out
from perspectief.foundation.access import Actor, role_of
from perspectief.foundation.places import queries as places
from perspectief.policy.practice.choices import Said
from perspectief.policy.practice.models import AreaQuestion, AreaQuestionStep
from perspectief.policy.practice.permissions import ASKS, STEERS, may_ask, may_triage
from perspectief.policy.practice.queries.questions import still_said
from perspectief.policy.practice.queries.settings import setting
from perspectief.policy.practice.services.refusing import Refused, check, next_key, said


@transaction.atomic
def ask(
    *, title: str, text: str, area: str, by: Actor, invented: bool = False, at: dt.datetime | None = None
) -> AreaQuestion:
    """Lay a question before the team; the day of the answer follows from the term. The same words on the same day from
    the same role are one question, sent twice. Raises Refused."""
    check(may_ask(by))
    moment, city = at or timezone.now(), places.municipality(settings.MUNICIPALITY)
    day = timezone.localdate(moment)
    if area and not places.areas_of(settings.MUNICIPALITY).filter(code=area).exists():
        raise Refused(_("Deze wijk kennen wij niet."), "area")
    key = next_key(AreaQuestion, city, day.year)
    told = {"title": said(title, "title"), "text": said(text, "text"), "area": area, "role": role_of(by, ASKS)}
    waiting = AreaQuestion.objects.filter(municipality=city, asked_on=day, answered_on=None)
    if sent_before := waiting.filter(**told).first():
        return sent_before
    return AreaQuestion.objects.create(
        municipality=city,
        key=key,
        **told,
        asked_on=day,
        due=day + dt.timedelta(days=setting("area_answer_days", day)),
        invented=invented or by.is_invented,
    )


@transaction.atomic
def answer(*, question: AreaQuestion, text: str, by: Actor, at: dt.datetime | None = None) -> AreaQuestion:
    """Answer it, or make the answer better: question and answer are public from then on. Raises Refused."""
    check(may_triage(by))
    known = AreaQuestion.objects.select_for_update(no_key=True).get(pk=question.pk)
    known.answer = said(text, "answer")
    known.answered_on = known.answered_on or timezone.localdate(at or timezone.now())
    known.answer_taken_out = False
    known.save(update_fields=["answer", "answered_on", "answer_taken_out"])
    return known


@transaction.atomic
def take_out(
    *, question: AreaQuestion, parts: Iterable[Said], reason: str, by: Actor, at: dt.datetime | None = None
) -> AreaQuestion:
    """Somebody can be recognised in it: these words go for good, and everybody reads why. A question without words
    waits for no answer. Raises Refused."""
    check(may_triage(by))
    known = AreaQuestion.objects.select_for_update(no_key=True).get(pk=question.pk)
    asked, moment = set(parts) & set(still_said(known)), at or timezone.now()
    if not asked:
        raise Refused(_("Hier staan geen woorden meer. Kies welke woorden weg moeten."), "parts")
    why = said(reason, "why")
    gone = [text for one in asked for text in _texts(known, one)]
    stays = " ".join(text for one in Said if one not in asked for text in _texts(known, one))
    if wrong := taken_out.refusal(why, gone, stays):
        raise Refused(wrong, "why")
    if Said.QUESTION in asked:
        known.title = known.text = taken_out.sentence()
        known.question_taken_out = True
    if Said.ANSWER in asked or not known.answered_on:
        known.answer, known.answer_taken_out = taken_out.sentence(), True
        known.answered_on = known.answered_on or timezone.localdate(moment)
    known.save()
    told = taken_out.history((one for one in Said if one in asked), why)
    AreaQuestionStep.objects.create(question=known, words=told, role=role_of(by, STEERS), at=moment)
    return known


def _texts(question: AreaQuestion, part: Said) -> list[str]:
    return [question.title, question.text] if part is Said.QUESTION else [question.answer]
