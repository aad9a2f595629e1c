"""Advice from question to check: asked, given in own words, answered with a reason, checked. Roles, no names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.community.experience.choices import (
    AdviceState,
    Asker,
    Holds,
    HowMany,
    Outcome,
    Owner,
    Panel,
    Said,
)
from perspectief.community.experience.models import SIGNED, Advice, AdviceStep, Answer, Check, Signature
from perspectief.community.experience.permissions import (
    COORDINATORS,
    asks_as,
    may_answer,
    may_ask_advice,
    may_check,
    may_give_advice,
    may_supervise,
    organisations_of,
)
from perspectief.community.experience.queries.advice import still_said
from perspectief.community.experience.queries.settings import setting
from perspectief.community.experience.services.locking import locked
from perspectief.community.experience.services.refusing import (
    Refused,
    check,
    insist_on_no_number,
    insist_on_nobody,
    insist_on_words,
)
from perspectief.community.experience.states import ADVICE, insist_on_step
from perspectief.foundation import taken_out
from perspectief.foundation.access import Actor, Role, role_of
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places import queries as places
from perspectief.foundation.places.models import Municipality
from perspectief.foundation.privacy.purpose import purpose

LONGEST_REASON = 400
SENT_TWICE = dt.timedelta(minutes=1)
"""Within this time the same words are one form that was sent twice: who sent it is not kept."""


@dataclass(frozen=True)
class Question:
    """What is put before a panel. `page`: address of a page of ours; `in_short`: the same for children."""

    title: str
    question: str
    about: str
    panel: str = Panel.EXPERTS
    page: str = ""
    provision: str = ""
    in_short: str = ""
    wanted_by: dt.date | None = None
    owner: str = Owner.POLICY_OFFICER


@dataclass(frozen=True)
class Given:
    """What a panel says, in own words."""

    words: str
    how_many: str = HowMany.FEW


@transaction.atomic
def ask(
    *, question: Question, by: Actor, organisation: Organisation | None = None, at: dt.datetime | None = None
) -> Advice:
    """Put something before a panel. `organisation`: for which of one's own it is asked. Raises Refused."""
    check(may_ask_advice(by))
    if organisation is not None and organisation.key not in organisations_of(by):
        raise Refused(_("U kunt dit alleen vragen voor uw eigen organisatie."))
    moment, asker = at or timezone.now(), asks_as(by)
    sent_before = _same_question(question, asker, organisation, moment).filter(state=AdviceState.ASKED).first()
    return sent_before or _made(question, by, asker, organisation, moment)


@transaction.atomic
def give_unasked(*, question: Question, given: Given, by: Actor, at: dt.datetime | None = None) -> Advice:
    """Experts advise of themselves. Raises Refused."""
    check(may_give_advice(by))
    moment = at or timezone.now()
    same = _same_question(question, Asker.NOBODY, None, moment).filter(advice=given.words.strip())
    if sent_before := same.filter(state=AdviceState.GIVEN).first():
        return sent_before
    made = _made(question, by, Asker.NOBODY, None, moment)
    return _give(made, given, by, moment)


def _same_question(
    question: Question, asker: Asker, organisation: Organisation | None, moment: dt.datetime
) -> QuerySet[Advice]:
    """What was asked a moment ago in exactly these words: the form was sent twice. Two at once wait for each other."""
    city = places.municipality(settings.MUNICIPALITY)
    Municipality.objects.select_for_update(no_key=True).get(pk=city.pk)
    return Advice.objects.filter(
        municipality=city,
        panel=question.panel,
        about=question.about,
        title=question.title.strip(),
        question=question.question.strip(),
        asker=asker,
        organisation=organisation,
        asked_at__range=(moment - SENT_TWICE, moment),
    )


def _made(
    question: Question, by: Actor, asker: Asker, organisation: Organisation | None, moment: dt.datetime
) -> Advice:
    insist_on_words(title=question.title, question=question.question)
    insist_on_nobody(in_short=question.in_short)
    if question.panel == Panel.YOUTH and not question.in_short.strip():
        raise Refused(_("Schrijf de vraag ook zo op dat een kind hem begrijpt."), "in_short")
    city = places.municipality(settings.MUNICIPALITY)
    made = Advice.objects.create(
        municipality=city,
        key=_next_key(city, timezone.localdate(moment).year),
        panel=question.panel,
        about=question.about,
        title=question.title.strip(),
        page=_own_page(question.page),
        provision=question.provision,
        question=question.question.strip(),
        in_short=question.in_short.strip(),
        asker=asker,
        organisation=organisation,
        asked_at=moment,
        wanted_by=question.wanted_by,
        owner=question.owner,
        invented=by.is_invented,
    )
    _note(made, AdviceState.ASKED, "", by, moment)
    return made


def _own_page(said: str) -> str:
    """The path of a page of ours, without what stands after `?`. Raises Refused for another site."""
    address = urlsplit(said.strip())
    if not said.strip():
        return ""
    is_ours = address.netloc in ("", urlsplit(settings.ADDRESS).netloc) and address.scheme in ("", "http", "https")
    if not is_ours or not address.path.startswith("/"):
        raise Refused(_("Dit is geen bladzijde van deze site. Begin met een schuine streep, zoals /rechten."), "page")
    return address.path[:200]


def _next_key(city: Municipality, year: int) -> str:
    Municipality.objects.select_for_update(no_key=True).get(pk=city.pk)
    known = Advice.objects.filter(municipality=city, key__startswith=f"{year}-").values_list("key", flat=True)
    last = max((int(key.partition("-")[2]) for key in known), default=0)
    return f"{year}-{last + 1:03d}"


@transaction.atomic
def give(*, advice: Advice, given: Given, by: Actor, at: dt.datetime | None = None) -> Advice:
    """The panel says what it thinks; the term of the answer begins. That of children is written down by who sat with
    them. Raises Refused, NoSuchStep."""
    check(may_supervise(by) if advice.panel == Panel.YOUTH else may_give_advice(by))
    return _give(locked(advice), given, by, at or timezone.now())


def _give(advice: Advice, given: Given, by: Actor, moment: dt.datetime) -> Advice:
    insist_on_step(ADVICE, advice.state, AdviceState.GIVEN)
    insist_on_words(words=given.words)
    day = timezone.localdate(moment)
    advice.advice, advice.how_many, advice.given_at = given.words.strip(), given.how_many, moment
    advice.due = day + dt.timedelta(days=setting("answer_days", day))
    advice.state = AdviceState.GIVEN
    advice.save()
    _note(advice, AdviceState.GIVEN, "", by, moment, due=advice.due)
    return advice


@dataclass(frozen=True)
class Told:
    """What the owner did. `in_short`: the same for children; `done_by`: when it will be ready, if it is not yet."""

    outcome: str
    text: str
    in_short: str = ""
    done_by: dt.date | None = None


@transaction.atomic
def answer(*, advice: Advice, told: Told, by: Actor, at: dt.datetime | None = None) -> Answer:
    """Done, partly or not, with what and why; how late it came stands with it for good. Raises Refused, NoSuchStep."""
    check(may_answer(by))
    moment, known = at or timezone.now(), locked(advice)
    insist_on_step(ADVICE, known.state, AdviceState.ANSWERED)
    insist_on_words(text=told.text)
    insist_on_nobody(in_short=told.in_short)
    if known.panel == Panel.YOUTH and not told.in_short.strip():
        raise Refused(_("Schrijf het antwoord ook zo op dat een kind het begrijpt."), "in_short")
    if told.outcome == Outcome.DONE and told.done_by and told.done_by > timezone.localdate(moment):
        raise Refused(_("Het is dan nog niet gedaan. Kies ‘voor een deel gedaan’ tot die dag."), "outcome")
    if sent_before := _same_answer(known, told):
        return sent_before
    made = Answer.objects.create(
        advice=known,
        number=known.answers.count() + 1,
        outcome=told.outcome,
        text=told.text.strip(),
        in_short=told.in_short.strip(),
        done_by=told.done_by,
        days_late=_late(known, moment),
        role=role_of(by, COORDINATORS),
        at=moment,
    )
    known.state = AdviceState.ANSWERED
    known.save(update_fields=["state"])
    _note(known, AdviceState.ANSWERED, "", by, moment)
    return made


def _same_answer(advice: Advice, told: Told) -> Answer | None:
    """The answer that stands there now, when it says exactly this: the form was sent twice."""
    last = advice.answers.last()
    if last is None or advice.state != AdviceState.ANSWERED:
        return None
    same = Told(last.outcome, last.text, last.in_short, last.done_by)
    return last if same == Told(told.outcome, told.text.strip(), told.in_short.strip(), told.done_by) else None


def _late(advice: Advice, moment: dt.datetime) -> int:
    """A better answer is as late as the one before it was."""
    last = advice.answers.last()
    if advice.state == AdviceState.ANSWERED and last:
        return int(last.days_late)
    return max(0, (timezone.localdate(moment) - advice.due).days) if advice.due else 0


@transaction.atomic
def look(*, advice: Advice, holds: Holds, words: str, by: Actor, at: dt.datetime | None = None) -> Check:
    """An expert looked whether the answer holds. If not, it lies before the owner again, with a new term.

    Raises Refused, NoSuchStep.
    """
    check(may_check(by))
    moment, known = at or timezone.now(), locked(advice)
    if known.state != AdviceState.ANSWERED:
        raise Refused(_("Hier is nu geen antwoord om na te kijken."))
    insist_on_nobody(words=words)
    if holds is not Holds.YES and not words.strip():
        raise Refused(_("Schrijf op wat er niet klopt."), "words")
    said = {"holds": holds, "words": words.strip(), "role": role_of(by, (Role.EXPERT,))}
    if sent_before := known.checks.filter(**said, at__gt=moment - SENT_TWICE).first():
        return sent_before
    made = Check.objects.create(advice=known, **said, at=moment)
    if holds is not Holds.YES:
        day = timezone.localdate(moment)
        known.state, known.due = AdviceState.AGAIN, day + dt.timedelta(days=setting("answer_days", day))
        known.save(update_fields=["state", "due"])
        _note(known, AdviceState.AGAIN, "", by, moment, due=known.due)
    return made


@transaction.atomic
def take_back(*, advice: Advice, reason: str, by: Actor) -> Advice:
    """The question is no longer asked, with the reason. What was given stays. Raises Refused, NoSuchStep."""
    check(may_answer(by))
    known = locked(advice)
    insist_on_step(ADVICE, known.state, AdviceState.WITHDRAWN)
    insist_on_words(reason=reason)
    known.state = AdviceState.WITHDRAWN
    known.save(update_fields=["state"])
    _note(known, AdviceState.WITHDRAWN, reason, by, timezone.now())
    return known


# --- Words that go for good -------------------------------------------------------------------------------------------
@transaction.atomic
def take_out(*, advice: Advice, reason: str, by: Actor, said: Iterable[Said] = (Said.ADVICE,)) -> Advice:
    """Somebody can be recognised in it: these words go for good, of every version, and everybody reads why. With advice
    that nobody asked for, the question that came along goes too; a question without words is no longer asked.

    Raises Refused.
    """
    check(may_answer(by))
    known = locked(advice)
    asked = set(said) & set(still_said(known))
    if not asked:
        raise Refused(_("Hier staan geen woorden meer. Kies welke woorden weg moeten."), "said")
    if Said.ADVICE in asked and known.asker == Asker.NOBODY and not known.question_taken_out:
        asked.add(Said.QUESTION)
    insist_on_words(why=reason)
    gone = [text for one in asked for text in _texts(known, one)]
    if wrong := taken_out.refusal(reason, gone):
        raise Refused(wrong, "why")
    for one in asked:
        _GONE[one](known)
    taken_out.tell(gone)
    why = taken_out.history((one for one in Said if one in asked), reason)
    _note(known, AdviceState(known.state), why[:LONGEST_REASON], by, timezone.now())
    return known


def _texts(advice: Advice, said: Said) -> list[str]:
    if said is Said.QUESTION:
        return [advice.title, advice.question, advice.in_short]
    if said is Said.ADVICE:
        return [str(advice.advice)]
    if said is Said.ANSWERS:
        return [text for one in advice.answers.all() for text in (one.text, one.in_short)]
    if said is Said.CHECKS:
        return [one.words for one in advice.checks.all()]
    return [one.reason for one in advice.steps.all()]


def _question_goes(advice: Advice) -> None:
    words = taken_out.sentence()
    advice.title = advice.question = words
    advice.in_short, advice.question_taken_out = words if advice.in_short else "", True
    if advice.state == AdviceState.ASKED:
        advice.state = AdviceState.WITHDRAWN
    advice.save(update_fields=["title", "question", "in_short", "question_taken_out", "state"])


def _advice_goes(advice: Advice) -> None:
    advice.advice, advice.taken_out = taken_out.sentence(), True
    advice.save(update_fields=["advice", "taken_out"])


def _answers_go(advice: Advice) -> None:
    advice.answers.exclude(in_short="").update(in_short=taken_out.sentence())
    advice.answers.update(text=taken_out.sentence(), taken_out=True)


def _checks_go(advice: Advice) -> None:
    advice.checks.exclude(words="").update(words=taken_out.sentence(), taken_out=True)


def _reasons_go(advice: Advice) -> None:
    advice.steps.exclude(reason="").update(reason=taken_out.sentence(), taken_out=True)


_GONE: Mapping[Said, Callable[[Advice], None]] = {
    Said.QUESTION: _question_goes,
    Said.ADVICE: _advice_goes,
    Said.ANSWERS: _answers_go,
    Said.CHECKS: _checks_go,
    Said.REASONS: _reasons_go,
}


@transaction.atomic
def sign(*, advice: Advice, name: str, by: Actor) -> Signature:
    """An expert puts their name under it. Raises Refused."""
    check(may_give_advice(by))
    if not name.strip() or advice.given_at is None:
        raise Refused(_("Schrijf op hoe wij u mogen noemen."), "name")
    insist_on_no_number(name=name)
    with purpose(SIGNED):
        made, _is_new = Signature.objects.update_or_create(
            advice=advice, account=by.account, defaults={"name": name.strip(), "on": timezone.localdate()}
        )
    return made


@transaction.atomic
def take_name_away(*, advice: Advice, by: Actor) -> int:
    """The name goes, at once. How many there were."""
    with purpose(SIGNED):
        return int(Signature.objects.filter(advice=advice, account=by.account).delete()[0])


def _note(
    advice: Advice, state: AdviceState, reason: str, by: Actor, at: dt.datetime, due: dt.date | None = None
) -> None:
    AdviceStep.objects.create(advice=advice, state=state, reason=reason.strip(), due=due, role=role_of(by), at=at)
