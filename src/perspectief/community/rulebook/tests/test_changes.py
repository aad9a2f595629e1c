"""Which amounts are new: a month back, a quarter ahead."""

from __future__ import annotations

from datetime import date, timedelta

from perspectief.community.rulebook.queries.changes import AHEAD, BACK, changes, due_for_a_check
from perspectief.community.rulebook.queries.schemes import every_page, standing

NEW_YEAR = date(2026, 1, 1)


def test_amounts_of_new_year_are_announced_before_and_told_after() -> None:
    before, after = (
        [one for one in changes(on=day) if one.day == NEW_YEAR] for day in (NEW_YEAR - AHEAD, NEW_YEAR + BACK)
    )

    assert {one.key for one in before} == {one.key for one in after}
    assert "zorgtoeslag" in {one.key for one in before}
    assert all(one.is_coming for one in before)
    assert not any(one.is_coming for one in after)


def test_each_scheme_stands_there_once_a_day_in_order() -> None:
    found = changes(on=NEW_YEAR)

    assert len({(one.day, one.key) for one in found}) == len(found)
    assert [one.day for one in found] == sorted(one.day for one in found)


def test_what_is_further_away_is_not_told() -> None:
    assert not [one for one in changes(on=NEW_YEAR - AHEAD - timedelta(days=1)) if one.day == NEW_YEAR]


def test_schemes_past_their_check_are_counted() -> None:
    assert due_for_a_check() == len([page for page in every_page() if standing(page).runs_on])
