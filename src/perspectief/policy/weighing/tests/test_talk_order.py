"""What a panel talks about first: what the choice hangs on."""

from __future__ import annotations

import pytest

from perspectief.policy.weighing.models import ItemLevel, Round, Weighting
from perspectief.policy.weighing.queries import scores
from perspectief.policy.weighing.queries.edge import on_the_edge
from perspectief.policy.weighing.queries.frameworks import content_of
from perspectief.policy.weighing.services import talk
from perspectief.policy.weighing.tests import choice_world

pytestmark = pytest.mark.django_db


def _on_the_edge(one: Round) -> set[str]:
    content = content_of(one.framework)
    panel = scores.panel_of(one, scores.FIRST).without({criterion.key for criterion in content.principles})
    found = on_the_edge(one, panel, content, talk.weights_of(one, content))
    return {item.title for item in one.items.all() if str(item.key) in found}


MONEY_FOR_THREE = {"2027": 90_000, "2028": 90_000}


def test_what_may_just_fit_or_not_is_on_the_edge_and_what_always_or_never_fits_is_not() -> None:
    found = _on_the_edge(choice_world.scored(ceilings=MONEY_FOR_THREE))
    assert found
    assert not found & {"Maatjes", "Keuken"}  # nearly the highest and the lowest on every question


def test_what_is_on_the_edge_is_talked_of_before_what_only_differs_more() -> None:
    one = choice_world.scored(ceilings=MONEY_FOR_THREE)
    edge = _on_the_edge(one)
    listed = [point.item.title in edge for point in talk.make_list(one=one)]
    assert listed == sorted(listed, reverse=True)
    assert {True, False} == set(listed)


def test_when_there_is_enough_for_everything_nothing_is_on_the_edge() -> None:
    assert _on_the_edge(choice_world.scored(ceilings={"2027": 9_000_000, "2028": 9_000_000})) == set()


def test_without_money_to_choose_within_nothing_is_on_the_edge_and_there_is_still_a_list() -> None:
    one = choice_world.scored(ceilings={})
    assert _on_the_edge(one) == set()
    assert talk.make_list(one=one)


def test_things_without_any_size_yet_leave_the_list_as_it_is() -> None:
    one = choice_world.scored()
    ItemLevel.objects.all().delete()
    assert _on_the_edge(one) == set()
    assert talk.make_list(one=one)


def test_before_weights_are_set_all_weights_are_possible() -> None:
    one = choice_world.scored(ceilings=MONEY_FOR_THREE)
    with_weights = _on_the_edge(one)
    Weighting.objects.all().delete()
    assert _on_the_edge(one) >= with_weights
