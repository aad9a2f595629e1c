"""The keys of a round: each of three holders gets words of their own, once, and nothing of them stays here.

Where the words are between making and writing down: in the page of the holder, and nowhere else. `show` makes them and
gives them to the page, with the same in a sealed slip that the page sends back; `confirm` opens that slip, compares the
words that were typed again, and keeps the public half. Who closes the page leaves nothing behind, here or in a session.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from perspectief.foundation import keys
from perspectief.foundation.access import YES, Actor, Verdict
from perspectief.foundation.codes.calc.words import NotUnderstood, read_words
from perspectief.foundation.privacy.choices import Action
from perspectief.policy.weighing import panel_words as words
from perspectief.policy.weighing.calc import paper, sealing
from perspectief.policy.weighing.choices import Holder, RoundState, Seat
from perspectief.policy.weighing.models import Assessor, KeyHolder, Round
from perspectief.policy.weighing.permissions import may_steer
from perspectief.policy.weighing.queries import panel as queries
from perspectief.policy.weighing.services.refusing import Refused, check
from perspectief.policy.weighing.services.rounds import locked, moment, note

SLIP, MARK = "weighing: words on their way", "weighing: mark"
SLIP_MINUTES = 60
PUBLIC_BYTES = 32
"""A mark holds the public half; behind it, until the opening, a digest of who made the words."""
ASKED_AGAIN = 2
"""So many of the thirteen words are asked again."""
PLACES = tuple(Holder(name) for name in sealing.HOLDERS)
BEFORE_SCORING = (RoundState.ANNOUNCED, RoundState.OPEN)


@dataclass(eq=False)
class Shown:
    """What the page of a holder gets: the words, the sealed slip, which words are asked again (from 1).

    `number`: of the public half, to write beside the words (`fingerprint`).
    """

    words: tuple[str, ...]
    slip: str
    again: tuple[int, ...]
    number: str

    def __repr__(self) -> str:
        return "Shown(...)"


class Tampered(Refused):
    """Somebody changed the database outside this program."""


def may_hold(by: Actor, one: Round, holder: Holder) -> Verdict:
    """Make the words of this holder. Nobody holds two."""
    if one.state not in BEFORE_SCORING:
        return Verdict(False, _("De woorden maakt u nadat de ronde is aangekondigd, en voor de eerste score."))
    if _holds_another(one, holder, by):
        return Verdict(False, _("U maakte al woorden voor dit slot. Laat een collega dit doen."))
    mine = queries.my_seat(one, by)
    if holder == Holder.CHAIR:
        is_chair = mine is not None and mine.seat == Seat.CHAIR
        return YES if is_chair else Verdict(False, _("Deze woorden zijn voor de voorzitter."))
    if holder == Holder.EXPERT:
        return _may_hold_as_expert(one, mine)
    verdict = may_steer(by)
    if not verdict.allowed:
        return verdict
    if mine is not None and (mine.seat == Seat.CHAIR or mine.is_expert):
        return Verdict(False, _("U zit in het panel als voorzitter of ervaringsdeskundige. Laat een collega dit doen."))
    return YES


def _holds_another(one: Round, holder: Holder, by: Actor) -> bool:
    """Made the words of another holder, in whatever seat: who moves to another seat still knows them."""
    others = KeyHolder.objects.filter(round=one).exclude(holder=holder)
    return by.account is not None and any(_who(one, known) == _person(one, by) for known in others)


def _who(one: Round, known: KeyHolder) -> bytes:
    """Who made these words, as `_person`; empty when that was let go, or when the mark is not ours."""
    try:
        return keys.unseal(MARK, bytes(known.mark), place_of_key(one, Holder(known.holder)))[PUBLIC_BYTES:]
    except keys.NotOurs:
        return b""


def _person(one: Round, by: Actor) -> bytes:
    return hashlib.sha256(f"holder {one.pk} {by.account}".encode()).digest()


def forget_who(one: Round) -> None:
    """Nobody makes words any more: who made them goes out of the marks."""
    for known in KeyHolder.objects.filter(round=one):
        known.mark = keys.seal(MARK, bytes(known.public), place_of_key(one, Holder(known.holder)))
        known.save(update_fields=["mark"])


def _may_hold_as_expert(one: Round, mine: Assessor | None) -> Verdict:
    if mine is None or not mine.is_expert or mine.seat == Seat.CHAIR:
        return Verdict(False, _("Deze woorden zijn voor een ervaringsdeskundige in het panel."))
    known = KeyHolder.objects.filter(round=one, holder=Holder.EXPERT).first()
    if known is not None and known.seat_number != mine.number and _still_sits(one, known.seat_number):
        return Verdict(False, _("Een andere ervaringsdeskundige heeft deze woorden al."))
    return YES


def _still_sits(one: Round, number: int | None) -> bool:
    return any(seat.number == number for seat in queries.sitting(one))


@sensitive_variables()
def show(*, one: Round, holder: Holder, by: Actor) -> Shown:
    """New words for this holder, by chance. Nothing is kept; they count once they are confirmed. Raises Refused."""
    check(may_hold(by, one, holder))
    seed, place = sealing.new_seed(), PLACES.index(holder)
    until = int((timezone.now() + dt.timedelta(minutes=SLIP_MINUTES)).timestamp())
    again = sorted(secrets.SystemRandom().sample(range(1, paper.MANY + 1), ASKED_AGAIN))
    slip = keys.seal(SLIP, bytes(seed) + until.to_bytes(8) + bytes(again), _bound(one, holder, by))
    said, number = paper.to_words(place, seed), short_number(sealing.public_of(seed))
    sealing.wipe(seed)
    return Shown(said, slip.hex(), tuple(again), number)


@sensitive_variables()
def asked_again(*, one: Round, holder: Holder, by: Actor, slip: str) -> tuple[int, ...]:
    """Which words of this slip are asked again. Raises Refused."""
    return _opened(one, holder, by, slip)[1]


@transaction.atomic
@sensitive_variables()
def confirm(
    *, one: Round, holder: Holder, by: Actor, slip: str, typed: dict[int, str], on: dt.datetime | None = None
) -> KeyHolder:
    """The holder wrote them down. From now on scores are closed for this holder too. Raises Refused."""
    held = locked(one)
    check(may_hold(by, held, holder))
    seed, again = _opened(held, holder, by, slip)
    expected = paper.to_words(PLACES.index(holder), seed)
    wrong = [number for number in again if _word(typed.get(number, "")) != expected[number - 1]]
    if wrong:
        sealing.wipe(seed)
        numbers = ", ".join(map(str, wrong))
        raise Refused(_("Woord %(numbers)s klopt niet. Kijk op uw papier.") % {"numbers": numbers})
    public = sealing.public_of(seed)
    sealing.wipe(seed)
    return _keep(held, holder, public, by, moment(on, by))


def _word(typed: str) -> str:
    try:
        return read_words(typed, 1)[0]
    except NotUnderstood:
        return ""


def _keep(held: Round, holder: Holder, public: bytes, by: Actor, at: dt.datetime) -> KeyHolder:
    mine = queries.my_seat(held, by) if holder != Holder.RECOVERY else None
    made, is_new = KeyHolder.objects.update_or_create(
        round=held,
        holder=holder,
        defaults={
            "public": public,
            "mark": keys.seal(MARK, public + _person(held, by), place_of_key(held, holder)),
            "seat_number": mine.number if mine else None,
            "made_at": at,
        },
    )
    detail = {"holder": str(holder), "public": public.hex(), "replaces": not is_new}
    note(one=held, kind="key_made", by=by, detail=detail, at=at)
    known = {one.holder: bytes(one.public) for one in KeyHolder.objects.filter(round=held)}
    if all(one in known for one in PLACES):
        held.seal_key = b"".join(known[one] for one in PLACES)
        held.save(update_fields=["seal_key"])
    if mine:
        words.log(by, [mine], Action.CHANGE, words.KEY, words.OWN)
    return made


@sensitive_variables()
def _opened(one: Round, holder: Holder, by: Actor, slip: str) -> tuple[bytearray, tuple[int, ...]]:
    late = Refused(_("Dit duurde te lang. Begin opnieuw: u krijgt nieuwe woorden."))
    try:
        plain = keys.unseal(SLIP, bytes.fromhex(slip), _bound(one, holder, by))
    except (keys.NotOurs, ValueError) as wrong:
        raise late from wrong
    seed, until = bytearray(plain[: sealing.SEED_BYTES]), int.from_bytes(plain[sealing.SEED_BYTES :][:8])
    if until < timezone.now().timestamp():
        raise late
    return seed, tuple(plain[sealing.SEED_BYTES + 8 :])


def publics_of(one: Round) -> tuple[bytes, ...]:
    """The public halves in the order of the holders, each with our mark. Raises Refused, Tampered."""
    found = {known.holder: known for known in KeyHolder.objects.filter(round=one)}
    if not all(holder in found for holder in PLACES):
        raise Refused(_("Nog niet alle drie de houders hebben hun woorden."))
    publics = tuple(_marked(one, found[holder]) for holder in PLACES)
    if b"".join(publics) != bytes(one.seal_key):
        raise Tampered(_("De sleutels van deze ronde kloppen niet meer. Bel de beheerder."))
    return publics


def _marked(one: Round, known: KeyHolder) -> bytes:
    try:
        marked = keys.unseal(MARK, bytes(known.mark), place_of_key(one, Holder(known.holder)))
    except keys.NotOurs as wrong:
        raise Tampered(_("De sleutels van deze ronde kloppen niet meer. Bel de beheerder.")) from wrong
    public = marked[:PUBLIC_BYTES]
    if public != bytes(known.public):
        raise Tampered(_("De sleutels van deze ronde kloppen niet meer. Bel de beheerder."))
    return public


def fingerprint(known: KeyHolder) -> str:
    """A short number of a public half, to write beside the words: the same at opening."""
    return short_number(bytes(known.public))


def short_number(public: bytes) -> str:
    """Eight signs of the digest of a public half."""
    text = hashlib.sha256(public).hexdigest()[:8]
    return f"{text[:4]} {text[4:]}"


def place_of_key(one: Round, holder: Holder) -> bytes:
    """To what the mark of a key is bound."""
    return f"key {one.pk} {holder.value}".encode()


def _bound(one: Round, holder: Holder, by: Actor) -> bytes:
    return f"slip {one.pk} {holder.value} {by.account}".encode()
