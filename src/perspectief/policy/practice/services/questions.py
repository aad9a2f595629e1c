"""Takes in questions and dilemmas of areas, and answers them in time."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor, role_of
from perspectief.foundation.places import queries as places
from perspectief.policy.practice.models import AreaQuestion
from perspectief.policy.practice.permissions import ASKS, may_ask, may_triage
from perspectief.policy.practice.queries.settings import setting
from perspectief.policy.practice.services.refusing import Refused, check, next_key, said


@transaction.atomic
def ask(
    *, title: str, text: str, area: str, by: Actor, invented: bool = False, at: dt.datetime | None = None
) -> AreaQuestion:
    """Lay a question before the team; the day of the answer follows from the term. Raises Refused."""
    check(may_ask(by))
    moment, city = at or timezone.now(), places.municipality(settings.MUNICIPALITY)
    day = timezone.localdate(moment)
    if area and not places.areas_of(settings.MUNICIPALITY).filter(code=area).exists():
        raise Refused(_("Deze wijk kennen wij niet."), "area")
    return AreaQuestion.objects.create(
        municipality=city,
        key=next_key(AreaQuestion, city, day.year),
        title=said(title, "title"),
        text=said(text, "text"),
        area=area,
        role=role_of(by, ASKS),
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
    known.save(update_fields=["answer", "answered_on"])
    return known
