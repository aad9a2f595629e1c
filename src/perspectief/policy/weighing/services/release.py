"""Opens the first scores, once, with the words of two holders: all of them together, or none."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from perspectief.foundation import keys
from perspectief.foundation.access import YES, Actor, Verdict
from perspectief.foundation.codes.calc.words import NotUnderstood
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.purpose import purpose
from perspectief.policy.weighing import panel_words as words
from perspectief.policy.weighing.calc import answers as said
from perspectief.policy.weighing.calc import paper, sealing
from perspectief.policy.weighing.choices import Answer, Holder, ItemState, RoundState, Seat
from perspectief.policy.weighing.models import Item, Release, Round, RoundStep, Score, Sealed
from perspectief.policy.weighing.models.scoring import PANEL
from perspectief.policy.weighing.permissions import may_steer
from perspectief.policy.weighing.queries import panel as queries
from perspectief.policy.weighing.queries.scores import FIRST, items_without_expert
from perspectief.policy.weighing.services import talk
from perspectief.policy.weighing.services.locks import PLACES, Tampered, forget_who, publics_of
from perspectief.policy.weighing.services.panel import SCORED, TAKEN_OUT, note_rules
from perspectief.policy.weighing.services.refusing import Refused, check, insist_on_nobody
from perspectief.policy.weighing.services.rounds import locked, moment, move
from perspectief.policy.weighing.services.scoring import MARK, bound_to, digest_of, place_of_mark


@dataclass(eq=False)
class WordsWrong(Exception):
    """Words that cannot be used. `which`: first or second of the page (1, 2); 0: both together.

    `code`: `count` (with how many there were), `places` (with which ones we do not know), `slip`, `same_holder`,
    `other_round`. It never holds what was typed.
    """

    which: int
    code: str
    numbers: tuple[int, ...] = ()


def may_open(by: Actor, one: Round) -> Verdict:
    """Bring the words together on one page: the chair, an expert by experience of the panel, or who steers."""
    if one.state != RoundState.SCORING:
        return Verdict(False, _("Er valt nu niets te openen."))
    mine = queries.my_seat(one, by)
    if mine is not None and (mine.seat == Seat.CHAIR or mine.is_expert):
        return YES
    return may_steer(by)


def not_yet(one: Round, day: dt.date) -> list[str]:
    """Why the scores cannot be opened yet; empty when they can."""
    found = []
    is_early = one.scores_until is None or day <= one.scores_until
    if is_early and not queries.progress(one).is_complete:
        found.append(_("De laatste dag is nog niet voorbij, en nog niet iedereen is klaar."))
    found += [
        _("Bij ‘%(item)s’ leverde nog geen ervaringsdeskundige iets in.") % {"item": item.title}
        for item in queries.without_expert(one)
    ]
    found += [
        _("Stoel %(number)s is van papier overgetypt. Vraag iemand van het panel om dat te bevestigen.")
        % {"number": seat.number}
        for seat in queries.not_vouched(one)
    ]
    return found


@transaction.atomic
@sensitive_variables()
def open_scores(
    *, one: Round, by: Actor, typed: tuple[str, str], reason: str = "", on: dt.datetime | None = None
) -> Release:
    """All boxes open, the scores are there, and the talk begins. All in one transaction, or nothing.

    `typed`: the thirteen words of two holders. Chair and expert by experience; with the recovery words and one of them
    also a reason, which is public. Raises Refused, Tampered, WordsWrong.
    """
    held, at = locked(one), moment(on, by)
    check(may_open(by, held))
    wait = not_yet(held, timezone.localdate(at))
    if wait:
        raise Refused(" ".join(wait))
    publics = publics_of(held)
    boxes = _checked_boxes(held)
    seeds = _read(typed, publics)
    try:
        holders = [PLACES[place] for place in sorted(seeds)]
        _insist_on_a_reason(holders, reason)
        note_rules(held, at)
        opened = [score for box in _readable(held, boxes) for score in _opened(held, box, seeds, publics, at)]
    finally:
        for seed in seeds.values():
            sealing.wipe(seed)
    return _keep(held, by, opened, boxes, holders, reason, at)


@sensitive_variables()
def _read(typed: tuple[str, str], publics: Sequence[bytes]) -> dict[int, bytearray]:
    brought = [_one(which, text) for which, text in enumerate(typed, start=1)]
    if brought[0].holder == brought[1].holder:
        raise WordsWrong(0, "same_holder")
    for which, one in enumerate(brought, start=1):
        if sealing.public_of(one.seed) != publics[one.holder]:
            raise WordsWrong(which, "other_round")
    return {one.holder: one.seed for one in brought}


@sensitive_variables()
def _one(which: int, text: str) -> paper.Brought:
    try:
        return paper.read(text)
    except NotUnderstood as wrong:
        code = "places" if wrong.places else "count"
        raise WordsWrong(which, code, wrong.places or (wrong.count,)) from None
    except paper.Slip:
        raise WordsWrong(which, "slip") from None


def _insist_on_a_reason(holders: Iterable[Holder], reason: str) -> None:
    if Holder.RECOVERY in holders and not reason.strip():
        raise Refused(_("U gebruikt de reserve. Schrijf op waarom. Iedereen kan dat lezen."))
    insist_on_nobody(reason)


def _checked_boxes(held: Round) -> list[Sealed]:
    """All boxes, each as it was handed in, and none too many or too few. Raises Tampered."""
    with purpose(PANEL):
        found = Sealed.objects.filter(assessor__round=held).select_related("assessor", "item__round__framework")
        boxes = list(found.order_by("assessor__number", "item__key"))
    noted = _noted(held)
    there = {queries.place_of(box.assessor, box.item): digest_of(box.box) for box in boxes}
    if there != noted or not all(_is_marked(box) for box in boxes):
        changed = sum(there.get(place) != noted.get(place) for place in there.keys() | noted.keys())
        raise Tampered(
            _("%(number)s ingeleverde scores kloppen niet met wat is opgeschreven. Bel de beheerder.")
            % {"number": changed or len(boxes)}
        )
    return boxes


def _noted(held: Round) -> dict[str, str]:
    """Place -> digest, as the steps of the round tell."""
    noted: dict[str, str] = {}
    for step in RoundStep.objects.filter(round=held, kind__in=(SCORED, TAKEN_OUT)).order_by("pk"):
        if step.kind == SCORED:
            noted[step.detail["box"]] = step.detail["digest"]
        else:
            noted.pop(step.detail["box"], None)
    return noted


def _is_marked(box: Sealed) -> bool:
    try:
        marked = keys.unseal(MARK, bytes(box.mark), place_of_mark(box.assessor_id, box.item_id))
    except keys.NotOurs:
        return False
    return marked.decode() == box.digest == digest_of(box.box)


def _readable(held: Round, boxes: Iterable[Sealed]) -> list[Sealed]:
    """What takes part and is not shut for who handed it in: a conflict may have come up afterwards."""
    shut = {assessor.pk: queries.conflicts(assessor) for assessor in queries.seats(held)}
    return [box for box in boxes if box.item.state == ItemState.ACCEPTED and box.item_id not in shut[box.assessor_id]]


@sensitive_variables()
def _opened(
    held: Round, box: Sealed, seeds: Mapping[int, bytearray], publics: Sequence[bytes], at: dt.datetime
) -> list[Score]:
    broken = _("Een ingeleverde score gaat niet open. Er is niets geopend. Bel de beheerder.")
    try:
        plain = sealing.open_box(bytes(box.box), seeds, publics, bound_to(held, box.assessor, box.item))
        answers = said.from_bytes(plain)
    except (sealing.CannotOpen, ValueError) as wrong:
        raise Tampered(broken) from wrong
    if list(said.problems(answers, queries.criteria_of(box.item))):
        raise Tampered(broken)
    return [_score(box, criterion, one, at) for criterion, one in answers.items()]


def _score(box: Sealed, criterion: str, one: said.Said, at: dt.datetime) -> Score:
    return Score(
        assessor=box.assessor,
        item=box.item,
        criterion=criterion,
        phase=FIRST,
        answer=Answer(one.answer),
        value=one.value,
        low=one.low,
        high=one.high,
        confidence=one.confidence,
        reason=one.reason,
        at=at,
    )


def _keep(
    held: Round,
    by: Actor,
    opened: list[Score],
    boxes: list[Sealed],
    holders: list[Holder],
    reason: str,
    at: dt.datetime,
) -> Release:
    insist_on_experts(opened, list(queries.items_in(held)))
    with purpose(PANEL):
        Score.objects.bulk_create(opened)
    digest = digest_over(boxes)
    roles = [str(holder.value) for holder in holders]
    made = Release.objects.create(round=held, at=at, holders=roles, boxes=len(boxes), digest=digest)
    detail = {"holders": roles, "boxes": len(boxes), "digest": digest}
    move(one=held, to=RoundState.TALK, by=by, kind="released", reason=reason, detail=detail, at=at)
    forget_who(held)
    talk.make_list(one=held)
    words.log(by, queries.seats(held), Action.VIEW, words.SCORES, words.OPENING)
    return made


def insist_on_experts(scores: Iterable[Score], items: Iterable[Item]) -> None:
    """An expert by experience scored each thing on at least one question. Raises Refused."""
    lacking = items_without_expert(scores, items)
    if lacking:
        names = ", ".join(f"‘{item.title}’" for item in lacking)
        raise Refused(
            _("Hier gaf geen ervaringsdeskundige een score: %(names)s. Er is niets geopend.") % {"names": names}
        )


def digest_over(boxes: Iterable[Sealed]) -> str:
    """One number over all boxes: the same when somebody does it again."""
    lines = sorted(f"{queries.place_of(box.assessor, box.item)}:{box.digest}" for box in boxes)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
