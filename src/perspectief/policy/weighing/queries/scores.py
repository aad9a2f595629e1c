"""What a panel said, once its first scores are opened: as numbers of seats, and to each assessor their own answers."""

from __future__ import annotations

from collections.abc import Iterable

from perspectief.foundation.privacy.purpose import purpose
from perspectief.policy.weighing.calc import panel as panels
from perspectief.policy.weighing.choices import Answer, Holder
from perspectief.policy.weighing.models import Assessor, Evidence, Item, Release, Round, RoundStep, Score
from perspectief.policy.weighing.models.scoring import PANEL
from perspectief.policy.weighing.queries.frameworks import content_of
from perspectief.policy.weighing.queries.panel import items_in

FIRST, SECOND = 1, 2
"""The first scores, each alone; the second ones, after the talk."""


class NotOpened(Exception):
    """The first scores of this round are still closed: nobody can read them, and so we cannot."""


def is_opened(round: Round) -> bool:
    """Whether the first scores were opened."""
    return Release.objects.filter(round=round).exists()


def release_of(round: Round) -> tuple[Release, list[str], str] | None:
    """When the first scores were opened, by which holders, and the public reason when the reserve came in."""
    found = Release.objects.filter(round=round).first()
    if found is None:
        return None
    step = RoundStep.objects.filter(round=round, kind="released").order_by("pk").first()
    return found, [str(Holder(one).label) for one in found.holders], step.reason if step else ""


def panel_of(round: Round, phase: int = 2) -> panels.Panel:
    """What the panel said, on all questions and principles. `phase` 2: second answers where there are any, else first.

    Raises NotOpened.
    """
    if not is_opened(round):
        raise NotOpened(round.key)
    content = content_of(round.framework)
    items = [str(one.key) for one in items_in(round)]
    with purpose(PANEL):
        seats = list(Assessor.objects.filter(round=round).order_by("number"))
        rows = [_row(one) for one in last_answers(round, phase) if one.answer == Answer.SCORE]
    return panels.panel_of(
        items=items,
        criteria=[one.key for one in content.criteria],
        seats=[panels.Seat(one.number, one.is_expert, one.show_alone) for one in seats],
        rows=rows,
        grades=grades_of(round),
    )


def last_answers(round: Round, phase: int) -> list[Score]:
    """The answer of each seat on each question that holds after this phase. Call within the purpose of the panel."""
    found = Score.objects.filter(assessor__round=round, phase__lte=phase).select_related("assessor", "item")
    held = {(one.assessor_id, one.item_id, one.criterion): one for one in found.order_by("phase", "pk")}
    return list(held.values())


def grades_of(round: Round) -> dict[str, dict[str, int]]:
    """How well it is known that each item works, per question."""
    grades: dict[str, dict[str, int]] = {}
    for one in Evidence.objects.filter(item__round=round).select_related("item"):
        grades.setdefault(str(one.item.key), {})[one.criterion] = one.grade
    return grades


def own(assessor: Assessor, item: Item, phase: int) -> dict[str, Score]:
    """What this assessor said of one item, by question."""
    with purpose(PANEL):
        found = Score.objects.filter(assessor=assessor, item=item, phase__lte=phase).order_by("phase")
        return {one.criterion: one for one in found}


def reasons(round: Round, item: Item, criterion: str) -> list[str]:
    """Why seats said what they said on one question: without who, in the order of the alphabet."""
    if not is_opened(round):
        raise NotOpened(round.key)
    with purpose(PANEL):
        said = [one for one in last_answers(round, SECOND) if one.item_id == item.pk and one.criterion == criterion]
        return sorted(filter(None, (one.reason.strip() for one in said)))


def items_without_expert(scores: Iterable[Score], items: Iterable[Item]) -> list[Item]:
    """Things on which no expert by experience gave a score on any question. Call within the purpose of the panel."""
    scored = {one.item_id for one in scores if one.assessor.is_expert and one.answer == Answer.SCORE}
    return [one for one in items if one.pk not in scored]


def _row(one: Score) -> panels.Row:
    given = panels.Given(float(one.value or 0), _number(one.low), _number(one.high), one.confidence)
    return panels.Row(one.assessor.number, str(one.item.key), one.criterion, given)


def _number(value: int | None) -> float | None:
    return None if value is None else float(value)
