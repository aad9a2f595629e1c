"""Makes letters to the council and brings them out: draft, embargo until a moment, public. Each step notes the role."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor, role_of
from perspectief.foundation.jobs import services as jobs
from perspectief.foundation.places.models import Municipality
from perspectief.policy.council.calc.canonical import digest
from perspectief.policy.council.choices import LetterKind, LetterState
from perspectief.policy.council.models.letters import BudgetLine, Letter, LetterStep, LetterText
from perspectief.policy.council.permissions import STEERS, may_write_letters
from perspectief.policy.council.queries import letters
from perspectief.policy.council.services.refusing import Refused, check
from perspectief.policy.council.states import letter_may_go

PUBLISH_JOB = "council-letter"
BY_ITSELF = "system"
"""Role of the clock: a letter that goes out when its embargo ends."""
FIRST_YEAR, LAST_YEAR = 2015, 2100
KEYS = {LetterKind.PROGRESS: "stand-van-zaken", LetterKind.FUNDS: "armoedegeld", LetterKind.BUDGET: "begroting"}


@dataclass(frozen=True)
class Money:
    """One thing money goes to. None: the paper does not say how much."""

    name: str
    source: str
    line: int = 0
    planned: int | None = None
    spent: int | None = None


@transaction.atomic
def make(*, municipality: Municipality, kind: LetterKind, year: int, by: Actor, line: int = 0) -> Letter:
    """Begin a letter on what is known now. `line`: of a progress letter about one line. Raises Refused."""
    check(may_write_letters(by))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(_("Dit jaar klopt niet. Schrijf vier cijfers, bijvoorbeeld 2027."))
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    now = timezone.now()
    letter = Letter.objects.create(
        municipality=municipality,
        key=_key(municipality, kind, year, line),
        kind=kind,
        line=line if kind == LetterKind.PROGRESS else 0,
        year=year,
        as_of=now,
        made_at=now,
        invented=by.is_invented,
    )
    _note(letter, _("De brief is begonnen."), role_of(by, STEERS))
    return letter


def _key(municipality: Municipality, kind: LetterKind, year: int, line: int) -> str:
    about = f"-lijn-{line}" if line and kind == LetterKind.PROGRESS else ""
    base = f"{KEYS[kind]}{about}-{year}"
    taken = set(Letter.objects.filter(municipality=municipality, key__startswith=base).values_list("key", flat=True))
    if base not in taken:
        return base
    return next(f"{base}-{number}" for number in range(2, len(taken) + 3) if f"{base}-{number}" not in taken)


@transaction.atomic
def write(*, letter: Letter, section: str, text: str, by: Actor) -> LetterText:
    """Put this text in a part of a draft; what stood there stays in the history. Raises Refused."""
    check(may_write_letters(by))
    known = _draft(letter)
    if section not in dict(letters.sections(known)):
        raise Refused(_("Dit deel is er niet."))
    said = text.replace("\r\n", "\n").strip()
    return LetterText.objects.create(
        letter=known,
        section=section,
        text=said,
        role=role_of(by, STEERS),
        at=timezone.now(),
        invented=by.is_invented,
    )


@transaction.atomic
def add_money(*, letter: Letter, money: Money, by: Actor) -> BudgetLine:
    """Add money to a draft, with the paper that says so. Raises Refused."""
    check(may_write_letters(by))
    known = _draft(letter)
    if not money.name.strip() or not money.source.strip():
        raise Refused(_("Schrijf op waar het geld heen gaat, en waar dat staat."))
    return BudgetLine.objects.create(
        letter=known,
        name=money.name.strip(),
        line=money.line,
        planned=money.planned,
        spent=money.spent,
        source=money.source.strip(),
        role=role_of(by, STEERS),
        at=timezone.now(),
        invented=by.is_invented,
    )


@transaction.atomic
def remove_money(*, letter: Letter, number: int, by: Actor) -> int:
    """Take a line of money out of a draft; the row stays, with its end. Gives how many. Raises Refused."""
    check(may_write_letters(by))
    known = _draft(letter)
    return known.money.filter(pk=number, removed_at=None).update(removed_at=timezone.now())


@transaction.atomic
def refresh(*, letter: Letter, by: Actor) -> Letter:
    """Let a draft stand on what is known now. Raises Refused."""
    check(may_write_letters(by))
    known = _draft(letter)
    known.as_of = timezone.now()
    known.save(update_fields=["as_of"])
    return known


@transaction.atomic
def embargo(*, letter: Letter, until: dt.datetime, by: Actor, reason: str) -> Letter:
    """Keep it ready: nothing changes any more, and at `until` it goes out by itself. Raises Refused."""
    check(may_write_letters(by))
    if until <= timezone.now():
        raise Refused(_("Dit moment is al voorbij. Kies een later moment, of maak de brief nu openbaar."))
    known = _step(letter, LetterState.EMBARGO, reason, role_of(by, STEERS))
    _keep(known)
    known.embargo_until = until
    known.save()
    jobs.start(PUBLISH_JOB, {"letter": known.pk, "until": until.isoformat()}, not_before=until)
    return known


@transaction.atomic
def withdraw(*, letter: Letter, by: Actor, reason: str) -> Letter:
    """Take it back from embargo to draft, because something must change. Raises Refused."""
    check(may_write_letters(by))
    known = _step(letter, LetterState.DRAFT, reason, role_of(by, STEERS))
    known.embargo_until, known.content, known.digest = None, "", ""
    known.save()
    return known


@transaction.atomic
def publish(*, letter: Letter, by: Actor, reason: str) -> Letter:
    """Let everybody read it, now. Raises Refused."""
    check(may_write_letters(by))
    return _publish(letter, reason, role_of(by, STEERS))


@transaction.atomic
def publish_when_due(*, number: int, until: dt.datetime) -> Letter | None:
    """Let everybody read it, because its embargo ends. None when it was withdrawn or got another moment."""
    letter = Letter.objects.filter(pk=number).first()
    if letter is None or letter.state != LetterState.EMBARGO or letter.embargo_until != until:
        return None
    if until > timezone.now():
        return None
    with translation.override("nl"):
        return _publish(letter, _("Het embargo is voorbij."), BY_ITSELF)


def _publish(letter: Letter, reason: str, role: str) -> Letter:
    was = letter.state
    known = _step(letter, LetterState.PUBLISHED, reason, role)
    if was == LetterState.DRAFT:
        _keep(known)
    known.published_at = timezone.now()
    known.save()
    return known


def _step(letter: Letter, to: LetterState, reason: str, role: str) -> Letter:
    """The letter, locked and in its new state; not saved yet. The step is noted."""
    known = _locked(letter)
    if not letter_may_go(known.state, to):
        raise Refused(_("Deze stap kan nu niet. Kijk hoe ver de brief is."))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom u deze stap zet."))
    known.state = to
    _note(known, reason, role)
    return known


def _keep(letter: Letter) -> None:
    """Keep word for word what stands in it. Without an opening a letter does not go out."""
    if letters.OPENING not in letters.texts(letter):
        raise Refused(_("Schrijf eerst waarom deze brief er is. Dat is het eerste deel."))
    letter.content = letters.as_text(letter)
    letter.digest = digest(letter.content)


def _draft(letter: Letter) -> Letter:
    known = _locked(letter)
    if known.state != LetterState.DRAFT:
        raise Refused(_("Deze brief ligt vast. Haal hem eerst terug naar concept, of begin een nieuwe."))
    return known


def _locked(letter: Letter) -> Letter:
    return Letter.objects.select_for_update(no_key=True).select_related(None).get(pk=letter.pk)


def _note(letter: Letter, reason: str, role: str) -> None:
    LetterStep.objects.create(letter=letter, state=letter.state, reason=reason.strip(), role=role, at=timezone.now())
