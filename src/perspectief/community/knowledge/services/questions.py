"""What colleagues ask and answer. Nobody is named: who asks is a role and an organisation, a client is not in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.community.knowledge.calc import searching
from perspectief.community.knowledge.choices import QuestionState, Theme
from perspectief.community.knowledge.models import Answer, Question
from perspectief.community.knowledge.permissions import may_choose, may_keep, may_talk, organisation_of, role_of
from perspectief.community.knowledge.services.refusing import Refused, check, insist_on_nobody
from perspectief.community.knowledge.states import question_may_go
from perspectief.foundation.access import Actor
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Municipality


@dataclass(frozen=True)
class Asked:
    """What somebody asks. `case`: what goes on, told so that nobody can be recognised."""

    title: str
    text: str
    theme: Theme
    case: str = ""
    provision: str = ""


@transaction.atomic
def ask(*, municipality: Municipality, asked: Asked, by: Actor, on: dt.date | None = None) -> Question:
    """Ask colleagues something. The same words on the same day from the same place are one question, sent twice.

    Raises Refused.
    """
    check(may_talk(by))
    _insist_on_words(title=asked.title, text=asked.text)
    insist_on_nobody(title=asked.title, case=asked.case, text=asked.text)
    day = on or timezone.localdate()
    key = _next_key(municipality, day.year)
    said = {
        "title": asked.title.strip(),
        "case": _clean(asked.case),
        "text": _clean(asked.text),
        "theme": asked.theme,
        "provision": asked.provision,
        "role": role_of(by),
        "organisation": _organisation(municipality, by),
        "asked_on": day,
    }
    if sent_before := Question.objects.filter(municipality=municipality, state=QuestionState.OPEN, **said).first():
        return sent_before
    return Question.objects.create(
        municipality=municipality,
        key=key,
        **said,
        search=searching.kept(asked.title, asked.case, asked.text),
        invented=by.is_invented,
    )


@transaction.atomic
def answer(*, question: Question, text: str, by: Actor, on: dt.date | None = None) -> Answer:
    """Tell what you know about it. The same words on the same day from the same place are one answer, sent twice.

    Raises Refused.
    """
    check(may_talk(by))
    _insist_on_words(text=text)
    insist_on_nobody(text=text)
    known = _locked(question)
    if known.state == QuestionState.CLOSED:
        raise Refused(_("Deze vraag is gesloten. Open hem eerst weer."))
    said = {
        "text": _clean(text),
        "role": role_of(by),
        "organisation": _organisation(known.municipality, by),
        "on": on or timezone.localdate(),
    }
    if sent_before := known.answers.filter(**said).first():
        return sent_before
    if known.state != QuestionState.SETTLED:
        _move(known, QuestionState.ANSWERED)
    known.search = f"{known.search.rstrip()}{searching.kept(text)}"
    known.save(update_fields=["search"])
    return Answer.objects.create(
        question=known,
        **said,
        invented=by.is_invented,
    )


@transaction.atomic
def choose(*, answer: Answer, by: Actor) -> Answer:
    """This answer helped. Raises Refused."""
    known = _locked(answer.question)
    check(may_choose(by, known))
    chosen = known.answers.get(pk=answer.pk)
    if chosen.taken_out:
        raise Refused(_("Van dit antwoord zijn de woorden weggehaald."))
    _move(known, QuestionState.SETTLED)
    known.answers.filter(helped=True).update(helped=False)
    chosen.helped = True
    chosen.save(update_fields=["helped"])
    return chosen


@transaction.atomic
def choose_none(*, question: Question, by: Actor) -> Question:
    """No answer helped after all. Raises Refused."""
    known = _locked(question)
    check(may_choose(by, known))
    known.answers.filter(helped=True).update(helped=False)
    return _move(known, QuestionState.ANSWERED)


@transaction.atomic
def close(*, question: Question, reason: str, by: Actor) -> Question:
    """The question is over. Raises Refused."""
    known = _locked(question)
    check(may_choose(by, known))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom de vraag klaar is."), "reason")
    insist_on_nobody(reason=reason)
    known.closed_reason = reason.strip()
    known.save(update_fields=["closed_reason"])
    return _move(known, QuestionState.CLOSED)


@transaction.atomic
def open_again(*, question: Question, by: Actor) -> Question:
    """It was closed too soon. Raises Refused."""
    known = _locked(question)
    check(may_choose(by, known))
    _move(known, QuestionState.ANSWERED if known.answers.exists() else QuestionState.OPEN)
    known.closed_reason = ""
    known.save(update_fields=["closed_reason"])
    return known


@transaction.atomic
def take_out_question(*, question: Question, by: Actor) -> Question:
    """Somebody can be recognised in it: the words go for good. The question is closed. Raises Refused."""
    check(may_keep(by))
    known = _locked(question)
    known.title, known.case, known.text, known.taken_out = _("Weggehaald"), "", "", True
    known.state, known.closed_reason = QuestionState.CLOSED, _("Er stond iets in over een persoon.")
    known.search = _searched(known)
    known.save()
    return known


@transaction.atomic
def take_out_answer(*, answer: Answer, by: Actor) -> Answer:
    """Somebody can be recognised in it: the words go for good. Raises Refused."""
    check(may_keep(by))
    known = _locked(answer.question)
    found = known.answers.get(pk=answer.pk)
    if found.helped:
        choose_none(question=known, by=by)
    found.text, found.taken_out, found.helped = "", True, False
    found.save(update_fields=["text", "taken_out", "helped"])
    known.refresh_from_db()
    known.search = _searched(known)
    known.save(update_fields=["search"])
    return found


def _searched(question: Question) -> str:
    texts = question.answers.order_by(F("pk").asc()).values_list("text", flat=True)
    return searching.kept(question.title, question.case, question.text, *texts)


def _next_key(municipality: Municipality, year: int) -> str:
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    known = Question.objects.filter(municipality=municipality, key__startswith=f"{year}-").values_list("key", flat=True)
    return f"{year}-{max((int(key.partition('-')[2]) for key in known), default=0) + 1:03d}"


def _organisation(municipality: Municipality, by: Actor) -> Organisation | None:
    key = organisation_of(by)
    return Organisation.objects.filter(municipality=municipality, key=key).first() if key else None


def _locked(question: Question) -> Question:
    return Question.objects.select_for_update(no_key=True).get(pk=question.pk)


def _move(question: Question, to: QuestionState) -> Question:
    if not question_may_go(question.state, to):
        said = {"now": question.get_state_display(), "to": to.label}
        raise Refused(_("Deze vraag is nu ‘%(now)s’. Dat kan niet ‘%(to)s’ worden.") % said)
    question.state = to
    question.save(update_fields=["state"])
    return question


def _insist_on_words(**texts: str) -> None:
    for field, text in texts.items():
        if not text.strip():
            raise Refused(_("Hier staat nog niets. Schrijf het op."), field)


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
