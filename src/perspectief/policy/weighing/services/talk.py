"""The talk of a panel: on which questions it differs, what came out of it, and who changed an answer and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.purpose import purpose
from perspectief.policy.weighing import panel_words as words
from perspectief.policy.weighing.calc import answers as said
from perspectief.policy.weighing.calc import framework
from perspectief.policy.weighing.calc.answers import Said, Wrong
from perspectief.policy.weighing.choices import Answer, RoundState
from perspectief.policy.weighing.models import Assessor, Item, Round, Score, TalkPoint, Weighting
from perspectief.policy.weighing.models.scoring import PANEL
from perspectief.policy.weighing.permissions import may_lead_talk, may_score_again
from perspectief.policy.weighing.queries import panel as queries
from perspectief.policy.weighing.queries import scores
from perspectief.policy.weighing.queries.frameworks import content_of
from perspectief.policy.weighing.queries.scores import FIRST, SECOND
from perspectief.policy.weighing.services.panel import insist_on_own_or_typed, leave_out
from perspectief.policy.weighing.services.refusing import Refused, check, insist_on_nobody
from perspectief.policy.weighing.services.rounds import locked, moment, move
from perspectief.policy.weighing.services.scoring import Incomplete, insist_on_open

MOST_POINTS = 24
"""So many questions on the list: more is no talk any more. The chair may add one."""


@dataclass(frozen=True)
class Changed:
    """Another answer on one question, and why it changed."""

    said: Said
    because: str


def make_list(*, one: Round) -> list[TalkPoint]:
    """What the panel differs most on, by how heavy it counts; first what the choice hangs on. Never people."""
    from perspectief.policy.weighing.calc import agreement, values  # NumPy comes in only here
    from perspectief.policy.weighing.queries.edge import on_the_edge

    content = content_of(one.framework)
    panel = scores.panel_of(one, FIRST).without({criterion.key for criterion in content.principles})
    weights = weights_of(one, content)
    edge = on_the_edge(one, panel, content, weights)
    found = agreement.talk_list(values.group_values(panel, values.curves_of(content)), weights, edge)
    items = {str(item.key): item for item in queries.items_in(one)}
    TalkPoint.objects.filter(item__round=one, conclusion="").delete()
    talked = {(str(row.item.key), row.criterion) for row in TalkPoint.objects.filter(item__round=one)}
    return TalkPoint.objects.bulk_create(
        TalkPoint(item=items[point.item], criterion=point.criterion, order=order, weight=point.weight)
        for order, point in enumerate(found[:MOST_POINTS], start=1)
        if (point.item, point.criterion) not in talked
    )


def weights_of(one: Round, content: framework.Content) -> dict[str, float]:
    """The weights that lead; all the same as long as nobody set any."""
    leads = Weighting.objects.filter(round=one, leads=True, replaced_at=None).first()
    same = 1 / len(content.questions)
    return {
        criterion.key: float(leads.weights.get(criterion.key, 0)) if leads else same for criterion in content.questions
    }


@transaction.atomic
def add_point(*, one: Round, item: Item, criterion: str, by: Actor) -> TalkPoint:
    """The chair wants to talk about this as well. Raises Refused."""
    held = _talking(one, by, item)
    content = content_of(held.framework)
    if item.round_id != held.pk or criterion not in {known.key for known in content.criteria}:
        raise Refused(_("Deze vraag hoort niet bij deze ronde."))
    last = TalkPoint.objects.filter(item__round=held).order_by("-order").first()
    order = last.order + 1 if last else 1
    made, _is_new = TalkPoint.objects.get_or_create(
        item=item, criterion=criterion, defaults={"order": order, "weight": 0.0}
    )
    return made


@transaction.atomic
def conclude(*, point: TalkPoint, text: str, by: Actor, talked_on: dt.date | None = None) -> TalkPoint:
    """Write down what came out of it, and when. Names nobody. Raises Refused."""
    _talking(point.item.round, by, point.item)
    if not text.strip():
        raise Refused(_("Schrijf op wat eruit kwam."))
    insist_on_nobody(text)
    day = talked_on or timezone.localdate()
    if day > timezone.localdate() and not by.is_invented:
        raise Refused(_("Deze dag is er nog niet."))
    known = TalkPoint.objects.select_for_update(no_key=True).get(pk=point.pk)
    known.conclusion, known.talked_on = text.strip(), day
    known.save(update_fields=["conclusion", "talked_on"])
    return known


def _talking(one: Round, by: Actor, about: Item | None = None) -> Round:
    held = locked(one)
    mine = queries.my_seat(held, by)
    check(may_lead_talk(by, mine))
    check(may_score_again(held))
    if about is not None and mine is not None:
        insist_on_open(mine, about)
    return held


@transaction.atomic
def answer_again(
    *, assessor: Assessor, item: Item, by: Actor, changed: Mapping[str, Changed], on: dt.datetime | None = None
) -> list[Score]:
    """Other answers after the talk, each with the reason why it changed; the first ones stay.

    What is the same as the first time is no change; then a second answer that was there goes.
    Raises Refused, Incomplete.
    """
    held, at = locked(assessor.round), moment(on, by)
    insist_on_own_or_typed(assessor, by, item)
    check(may_score_again(held))
    insist_on_open(assessor, item)
    first = scores.own(assessor, item, FIRST)
    asked = {one.key: one for one in queries.criteria_of(item)}
    wrong = _wrong(first, asked, changed)
    if wrong:
        raise Incomplete(wrong)
    with purpose(PANEL):
        Score.objects.filter(assessor=assessor, item=item, phase=SECOND, criterion__in=list(changed)).delete()
        made = Score.objects.bulk_create(
            Score(
                assessor=assessor,
                item=item,
                criterion=criterion,
                phase=SECOND,
                answer=Answer(one.said.answer),
                value=one.said.value,
                low=one.said.low,
                high=one.said.high,
                confidence=one.said.confidence,
                reason=one.said.reason.strip(),
                changed_because=one.because.strip(),
                at=at,
            )
            for criterion, one in changed.items()
            if _differs(first.get(criterion), one.said)
        )
    why = words.OWN if by.account == assessor.account else words.ON_PAPER
    words.log(by, [assessor], Action.CHANGE, words.SCORES, why)
    return made


def _wrong(
    first: Mapping[str, Score], asked: Mapping[str, framework.Criterion], changed: Mapping[str, Changed]
) -> list[Wrong]:
    unknown = [Wrong(criterion, "answer", "unknown") for criterion in changed if criterion not in asked]
    if unknown:
        return unknown
    wrong = list(said.problems({key: one.said for key, one in changed.items()}, [asked[key] for key in changed]))
    wrong += [
        Wrong(key, "because", "missing")
        for key, one in changed.items()
        if _differs(first.get(key), one.said) and not one.because.strip()
    ]
    return wrong


def _differs(first: Score | None, now: Said) -> bool:
    if first is None:
        return True
    return (first.answer, first.value, first.low, first.high, first.confidence) != (
        now.answer,
        now.value,
        now.low,
        now.high,
        now.confidence,
    )


@transaction.atomic
def close(*, one: Round, by: Actor, on: dt.datetime | None = None) -> Round:
    """The panel is done: the choice begins. Each thing still has a score of an expert by experience. Raises Refused."""
    held, at = _talking(one, by), moment(on, by)
    leave_out(held, at)
    with purpose(PANEL):
        lacking = scores.items_without_expert(scores.last_answers(held, SECOND), queries.items_in(held))
    if lacking:
        names = ", ".join(f"‘{item.title}’" for item in lacking)
        raise Refused(_("Hier geeft geen ervaringsdeskundige nog een score: %(names)s.") % {"names": names})
    points = TalkPoint.objects.filter(item__round=held)
    detail = {"points": points.count(), "talked": points.exclude(conclusion="").count()}
    return move(one=held, to=RoundState.CHOOSING, by=by, kind="talk_closed", detail=detail, at=at)
