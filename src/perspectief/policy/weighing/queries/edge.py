"""What the choice will hang on: things that are sometimes among the first that fit within the money, and sometimes not.

Needed before there is a choice, to talk first about what matters. NumPy comes in here: load this module when needed.
"""

from __future__ import annotations

from perspectief.policy.weighing.calc import portfolio, values
from perspectief.policy.weighing.calc.framework import Content
from perspectief.policy.weighing.calc.panel import Panel
from perspectief.policy.weighing.calc.smaa import draw, smaa
from perspectief.policy.weighing.calc.spaces import AnySpace, space_of, unknown
from perspectief.policy.weighing.models import Round, Weighting
from perspectief.policy.weighing.queries.portfolio import problem_of

DRAWS = 2_000
"""Enough to tell sometimes from never: the standard error of a share is at most .011."""


def on_the_edge(round: Round, panel: Panel, content: Content, weights: values.Weights) -> frozenset[str]:
    """Keys of items. `panel`: on questions only. Empty when there is no money to choose within."""
    curves = values.curves_of(content)
    places = _places(round, values.totals(values.group_values(panel, curves), weights))
    if not places:
        return frozenset()
    counted = panel.without(values.costs_of(content))
    return frozenset(smaa(draw(counted, curves, _space(round, content), round.seed, DRAWS)).borderline(places))


def _places(round: Round, totals: tuple[values.Total, ...]) -> int:
    """How many things fit within the money, roughly: what a simple choice takes."""
    try:
        problem = problem_of(round, {one.item: one.value or 0.0 for one in totals})
    except portfolio.BadProblem:
        return 0
    return len(portfolio.greedy(problem) or ())


def _space(round: Round, content: Content) -> AnySpace:
    leads = Weighting.objects.filter(round=round, leads=True, replaced_at=None).first()
    return space_of(leads.mode, leads.given, content) if leads else unknown(content)
