"""Writes down what the council asks and hears, answers it, and follows it to its end. Each step notes the role."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor, Role, role_of
from perspectief.foundation.inbox.services import PERSONAL
from perspectief.foundation.places.models import Municipality
from perspectief.policy.council.choices import (
    OF_THE_COUNCIL,
    WAITING,
    AboutKind,
    Asker,
    Owner,
    QuestionKind,
    QuestionState,
)
from perspectief.policy.council.models.questions import About, Answer, Duty, Name, Question, QuestionStep
from perspectief.policy.council.permissions import STEERS, may_answer, may_judge, may_write_down
from perspectief.policy.council.queries.settings import setting
from perspectief.policy.council.services.refusing import Refused, check
from perspectief.policy.council.states import question_may_go

WRITERS = (*STEERS, Role.COUNCIL_MEMBER)


@dataclass(frozen=True)
class Asked:
    """What is laid down: of which kind, in which words, from whom, about what."""

    kind: QuestionKind
    title: str
    text: str
    asker: Asker = Asker.COUNCIL_MEMBER
    faction: str = ""
    name: str = ""
    """Only when a member of the council chose to give it."""
    asked_on: dt.date | None = None
    source_url: str = ""
    about: tuple[tuple[AboutKind, str], ...] = ()
    owner: Owner = Owner.POLICY_OFFICER
    due: dt.date | None = None


@transaction.atomic
def ask(*, municipality: Municipality, asked: Asked, by: Actor, at: dt.datetime | None = None) -> Question:
    """Put it on the list, with who answers and by when. Raises Refused."""
    check(may_write_down(by, asked.kind))
    moment = at or timezone.now()
    day = asked.asked_on or timezone.localdate(moment)
    _insist_on_words(asked.title, asked.text)
    _insist_on_a_public_asker(asked, by)
    if day > timezone.localdate():
        raise Refused(_("Deze dag is er nog niet. Kies een dag tot en met vandaag."))
    question = Question.objects.create(
        municipality=municipality,
        key=_next_key(municipality, day.year),
        kind=asked.kind,
        title=asked.title.strip(),
        text=_clean(asked.text),
        asked_on=day,
        asker=asked.asker,
        faction=asked.faction.strip(),
        source_url=asked.source_url,
        role=role_of(by, WRITERS),
        at=moment,
        invented=by.is_invented,
    )
    About.objects.bulk_create(About(question=question, kind=kind, key=key) for kind, key in dict.fromkeys(asked.about))
    due = asked.due or day + dt.timedelta(days=setting("answer_days", day))
    Duty.objects.create(question=question, owner=asked.owner, due=due, role=role_of(by, WRITERS), at=moment)
    if asked.name.strip():
        Name.objects.create(question=question, name=asked.name.strip(), at=moment)
    _note(question, QuestionState.OPEN, "", by, moment)
    return question


def _next_key(municipality: Municipality, year: int) -> str:
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    known = Question.objects.filter(municipality=municipality, key__startswith=f"{year}-").values_list("key", flat=True)
    last = max((int(key.partition("-")[2]) for key in known), default=0)
    return f"{year}-{last + 1:03d}"


@transaction.atomic
def answer(*, question: Question, text: str, by: Actor, reason: str = "", at: dt.datetime | None = None) -> Answer:
    """Answer it, or make an answer better and say why. Raises Refused."""
    check(may_answer(by))
    moment, known = at or timezone.now(), _locked(question)
    _insist_on_words(text)
    number = known.answers.count() + 1
    if known.state not in WAITING and not reason.strip():
        raise Refused(_("Er is al een antwoord. Schrijf op waarom het verandert."))
    made = Answer(
        question=known,
        number=number,
        text=_clean(text),
        reason=reason.strip(),
        role=role_of(by, STEERS),
        at=moment,
        invented=by.is_invented,
    )
    _move(known, QuestionState.ANSWERED, reason, by, moment)
    made.save()
    return made


@transaction.atomic
def accept(*, question: Question, by: Actor, words: str = "", at: dt.datetime | None = None) -> Question:
    """The council is content with the answer. Raises Refused."""
    check(may_judge(by))
    return _move(_locked(question), QuestionState.ACCEPTED, words, by, at)


@transaction.atomic
def ask_again(*, question: Question, words: str, by: Actor, at: dt.datetime | None = None) -> Question:
    """The answer is not enough: say what is missing. It gets a new term. Raises Refused."""
    check(may_judge(by))
    if not words.strip():
        raise Refused(_("Schrijf op wat er nog mist in het antwoord."))
    moment = at or timezone.now()
    known = _move(_locked(question), QuestionState.AGAIN, words, by, moment)
    day = timezone.localdate(moment)
    standing = known.duties.get(replaced_at=None)
    due = day + dt.timedelta(days=setting("answer_days", day))
    _replace_duty(known, Owner(standing.owner), due, _("Opnieuw gevraagd."), by, moment)
    return known


@transaction.atomic
def close(*, question: Question, reason: str, by: Actor, at: dt.datetime | None = None) -> Question:
    """Nothing more has to be done; or who asked took it back. Raises Refused."""
    check(may_answer(by))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom dit klaar is."))
    return _move(_locked(question), QuestionState.CLOSED, reason, by, at)


@transaction.atomic
def assign(
    *, question: Question, owner: Owner, due: dt.date, reason: str, by: Actor, at: dt.datetime | None = None
) -> Duty:
    """Another role answers, or on another day, with the reason. Raises Refused."""
    check(may_answer(by))
    known = _locked(question)
    if known.state not in WAITING:
        raise Refused(_("Dit wacht niet meer op een antwoord."))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom dit verandert."))
    return _replace_duty(known, owner, due, reason, by, at or timezone.now())


@transaction.atomic
def forget_name(*, question: Question, by: Actor) -> bool:
    """Take the name away, because who gave it wants so. True when there was one. Raises Refused."""
    check(may_answer(by))
    gone, _per_model = Name.objects.filter(question=question).delete()
    return bool(gone)


def _locked(question: Question) -> Question:
    return Question.objects.select_for_update(no_key=True).get(pk=question.pk)


def _move(question: Question, to: QuestionState, words: str, by: Actor, at: dt.datetime | None) -> Question:
    if not question_may_go(question.state, to):
        said = {"now": question.get_state_display(), "to": to.label}
        raise Refused(_("Dit is nu ‘%(now)s’. Het kan niet naar ‘%(to)s’.") % said)
    _insist_on_nobody(words)
    question.state = to
    question.save(update_fields=["state"])
    _note(question, to, words, by, at or timezone.now())
    return question


def _note(question: Question, state: QuestionState, words: str, by: Actor, at: dt.datetime) -> None:
    QuestionStep.objects.create(question=question, state=state, words=words.strip(), role=role_of(by, WRITERS), at=at)


def _replace_duty(question: Question, owner: Owner, due: dt.date, reason: str, by: Actor, at: dt.datetime) -> Duty:
    _insist_on_nobody(reason)
    question.duties.filter(replaced_at=None).update(replaced_at=at)
    return Duty.objects.create(
        question=question, owner=owner, due=due, reason=reason.strip(), role=role_of(by, WRITERS), at=at
    )


def _insist_on_words(*texts: str) -> None:
    if not all(text.strip() for text in texts):
        raise Refused(_("Er staat nog niets. Schrijf op wat u wilt zeggen."))
    _insist_on_nobody(*texts)


def _insist_on_nobody(*texts: str) -> None:
    """What tells who an inhabitant is, is refused: these texts are public."""
    for what in _found_in(texts):
        raise Refused(_("Er staat %(what)s in de tekst. Haal dat weg: iedereen kan dit lezen.") % {"what": what})


def _found_in(texts: Iterable[str]) -> list[object]:
    return [what for what, pattern in PERSONAL.items() for text in texts if pattern.search(text)]


def _insist_on_a_public_asker(asked: Asked, by: Actor) -> None:
    if asked.asker != Asker.COUNCIL_MEMBER and not by.has(*STEERS):
        raise Refused(_("Een raadslid vraagt als raadslid."))
    if asked.faction.strip() and asked.asker not in OF_THE_COUNCIL:
        raise Refused(_("Alleen bij de raad hoort een fractie. Laat de fractie leeg."))
    if asked.name.strip() and asked.asker != Asker.COUNCIL_MEMBER:
        raise Refused(_("Een naam hoort hier niet. Schrijf alleen op van welke groep dit komt."))


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
