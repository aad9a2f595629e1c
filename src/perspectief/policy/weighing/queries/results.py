"""What came out of the scores: values, places, agreement, weights beside each other, and how sure a place is.

Here NumPy comes in: views and services load this module when they need it, not before. The same scores and weights are
worked out once per process.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import Count, Max, QuerySet, Sum

from perspectief.foundation.privacy.purpose import purpose
from perspectief.policy.weighing.calc import agreement as agreeing
from perspectief.policy.weighing.calc import explaining, framework, smaa, spaces, sweep, values
from perspectief.policy.weighing.calc import panel as panels
from perspectief.policy.weighing.calc import weights as weighing
from perspectief.policy.weighing.calc.agreement import Agreement, Split
from perspectief.policy.weighing.calc.explaining import Comparison, Contribution
from perspectief.policy.weighing.calc.framework import Content, Criterion, canonical
from perspectief.policy.weighing.calc.panel import Panel
from perspectief.policy.weighing.calc.smaa import Smaa
from perspectief.policy.weighing.calc.sweep import Sweep
from perspectief.policy.weighing.calc.values import Total, Values
from perspectief.policy.weighing.choices import ItemState
from perspectief.policy.weighing.models import Assessor, Evidence, Item, Round, Score, TalkPoint, Weighting
from perspectief.policy.weighing.models.scoring import PANEL
from perspectief.policy.weighing.queries import scores

KEPT = 32
"""So many outcomes stay in memory."""
NEAR = 0.25
"""Crossings are told when the weight of a question moves by so much at most."""


@dataclass(frozen=True)
class Ranked:
    """One item in the order of value. `fewest`: scores on the question with fewest; `sd`: mean spread of the seats."""

    key: str
    title: str
    total: Total
    fewest: int
    sd: float | None

    @property
    def few(self) -> bool:
        """Whether somewhere there are too few scores to lean on."""
        return self.fewest < values.ENOUGH


class Results:
    """All that can be said of the scores of a round, under one weighting. Parts are worked out when they are asked."""

    def __init__(self, content: Content, panel: Panel, weighting: Mapping[str, Any], seed: int, *, has_limit: bool):
        self.content, self.whole, self.weighting, self.seed = content, panel, weighting, seed
        self.out = values.costs_of(content) if has_limit else ()
        self.panel = panel.without({one.key for one in content.principles} | set(self.out))
        self.curves = values.curves_of(content)
        self.weights = weighing.without(weighting["weights"], self.out)

    @cached_property
    def values(self) -> Values:
        """Group values of each item on each question that counts."""
        return values.group_values(self.panel, self.curves)

    @cached_property
    def all_values(self) -> Values:
        """The same on every question of the framework, also what leaves the value because there is a limit of money."""
        questions = self.whole.without({one.key for one in self.content.principles})
        return values.group_values(questions, self.curves)

    @cached_property
    def totals(self) -> dict[str, Total]:
        """Item -> its value, the highest first."""
        return {one.item: one for one in values.totals(self.values, self.weights)}

    @cached_property
    def questions(self) -> tuple[Criterion, ...]:
        """What counts, in order."""
        return tuple(self.content.criterion(key) for key in self.panel.criteria)

    @cached_property
    def left_out(self) -> tuple[Criterion, ...]:
        """What leaves the value because there is a limit of money."""
        return tuple(self.content.criterion(key) for key in self.out)

    @cached_property
    def agreement(self) -> tuple[Agreement, ...]:
        """How far the panel agrees, per question."""
        return agreeing.agreement(self.panel, self.seed)

    @cached_property
    def space(self) -> spaces.AnySpace:
        """The weights that are reasonable, given what was said."""
        return spaces.space_of(self.weighting["mode"], self.weighting["given"], self.content)

    @cached_property
    def smaa(self) -> Smaa:
        """How often each item takes each place."""
        return smaa.smaa(smaa.draw(self.panel, self.curves, self.space, self.seed))

    @cached_property
    def experts(self) -> tuple[Split, ...]:
        """Experts by experience beside the others, where that may be shown."""
        return agreeing.experts_and_others(self.panel)

    def label(self, criterion: str) -> str:
        """What a question is called."""
        return self.content.criterion(criterion).label

    def sweep(self, criterion: str) -> Sweep:
        """What happens when this question counts more or less."""
        return sweep.sweep(self.values, self.weights, criterion)

    def compare(self, one: str, other: str) -> Comparison | None:
        """Why one stands above the other; None when one of them has no scores."""
        try:
            return explaining.compare(self.values, self.weights, one, other)
        except explaining.NotComparable:
            return None

    def contributions(self, item: str) -> tuple[Contribution, ...]:
        """What each question adds to the value of an item."""
        return explaining.contributions(self.values, self.weights, item)

    def ranked(self, titles: Mapping[str, str]) -> list[Ranked]:
        """All items, the highest value first."""
        return [self._ranked(one, titles) for one in self.totals.values()]

    def _ranked(self, total: Total, titles: Mapping[str, str]) -> Ranked:
        cells = self.values.cells[total.item].values()
        spreads = [cell.sd for cell in cells if cell.sd is not None]
        fewest = min((cell.n for cell in cells), default=0)
        return Ranked(total.item, titles[total.item], total, fewest, sum(spreads) / len(spreads) if spreads else None)


def leading(round: Round) -> Weighting | None:
    """The weights with which is chosen."""
    return Weighting.objects.filter(round=round, leads=True, replaced_at=None).first()


def weightings(round: Round) -> QuerySet[Weighting]:
    """The weights of each body that hold now, the leading ones first."""
    return Weighting.objects.filter(round=round, replaced_at=None).order_by("-leads", "by_whom")


def as_data(weighting: Weighting) -> dict[str, Any]:
    """A weighting as it goes into a calculation."""
    return {
        "by_whom": weighting.by_whom,
        "mode": weighting.mode,
        "given": weighting.given,
        "weights": weighting.weights,
    }


def of(round: Round, weighting: Weighting) -> Results:
    """What came out of the newest scores of a round, under this weighting. Raises NotOpened."""
    if not scores.is_opened(round):
        raise scores.NotOpened(round.key)
    return from_texts(round, panel_text(round, _stamp(round)), as_data(weighting))


def anew(round: Round, weighting: Weighting) -> Results:
    """The same, from every row as it stands there now."""
    return from_texts(round, as_text(scores.panel_of(round, scores.SECOND)), as_data(weighting))


def from_texts(round: Round, panel: str, weighting: Mapping[str, Any]) -> Results:
    """The same from a panel that was kept as text."""
    content = canonical(round.framework.content)
    return worked_out(content, panel, canonical(weighting), round.seed, bool(round.ceilings))


def as_text(panel: Panel) -> str:
    """A panel as it is kept with a calculation."""
    return canonical(panels.to_json(panel))


def kept(panel: Panel) -> dict[str, Any]:
    """A panel as it goes into a calculation: without who may be seen apart, which anybody may change at any time."""
    seats = [[seat.number, seat.is_expert, False] for seat in panel.seats]
    return {**json.loads(as_text(panel)), "seats": seats}


def _stamp(round: Round) -> str:
    """What changes when somebody adds or changes a score, a grade, or whether own scores may be seen apart."""
    with purpose(PANEL):
        found = Score.objects.filter(assessor__round=round).aggregate(n=Count("pk"), at=Max("at"), last=Max("pk"))
        apart = list(Assessor.objects.filter(round=round, show_alone=True).values_list("number", flat=True))
    known = Evidence.objects.filter(item__round=round).aggregate(n=Count("pk"), at=Max("at"), grades=Sum("grade"))
    taking = Item.objects.filter(round=round, state=ItemState.ACCEPTED).aggregate(n=Count("pk"), at=Max("changed_at"))
    return json.dumps([found, apart, known, taking], default=str)


_PANELS: OrderedDict[tuple[int, str], str] = OrderedDict()


def panel_text(round: Round, stamp: str) -> str:
    """The panel of a round; read again when its stamp is another."""
    asked = (round.pk, stamp)
    if asked not in _PANELS:
        _PANELS[asked] = as_text(scores.panel_of(round, scores.SECOND))
        while len(_PANELS) > KEPT:
            _PANELS.popitem(last=False)
    return _PANELS[asked]


@lru_cache(maxsize=KEPT)
def worked_out(content: str, panel: str, weighting: str, seed: int, has_limit: bool) -> Results:
    """The same from kept texts (`framework`, `calc/panel.to_json`, `as_data`)."""
    read = framework.read(json.loads(content))
    return Results(read, panels.from_json(json.loads(panel)), json.loads(weighting), seed, has_limit=has_limit)


def talked_on(round: Round) -> dict[tuple[str, str], dt.date]:
    """Item and question -> the day on which it was talked about."""
    found = TalkPoint.objects.filter(item__round=round, talked_on__isnull=False).select_related("item")
    return {(str(one.item.key), one.criterion): one.talked_on for one in found if one.talked_on}


def titles_of(items: Sequence[Item]) -> dict[str, str]:
    """Key -> name."""
    return {str(one.key): one.title for one in items}
