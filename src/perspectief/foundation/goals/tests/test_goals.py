"""What steers, as it stood on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from perspectief.foundation.goals import queries, services
from perspectief.foundation.goals.choices import Level, Progress, Proof
from perspectief.foundation.goals.models import ActionNews, Goal
from perspectief.foundation.places import services as places

pytestmark = pytest.mark.django_db
CITY, TODAY = "GM0014", dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _loaded() -> None:
    places.load_places()
    services.load_goals()


def test_two_strategic_and_six_tactical_goals() -> None:
    assert queries.goals_on(TODAY, CITY, Level.STRATEGIC).count() == 2
    assert queries.goals_on(TODAY, CITY, Level.TACTICAL).count() == 6


def test_only_the_goal_about_people_is_heard_and_not_seen() -> None:
    heard = queries.goals_on(TODAY, CITY).filter(proof=Proof.HEAR)

    assert [goal.name for goal in heard] == ["Mensgericht"]


def test_eleven_principles_speak_as_i() -> None:
    principles = list(queries.principles_on(TODAY, CITY))

    assert [one.number for one in principles] == list(range(1, 12))
    assert all({"ik", "mij", "mijn", "ons"} & set(one.text.lower().replace(".", " ").split()) for one in principles)


def test_six_lines_link_to_the_plan() -> None:
    lines = list(queries.lines_on(TODAY, CITY))

    assert [one.number for one in lines] == [1, 2, 3, 4, 5, 6]
    assert all(one.source and one.source_url for one in lines)


def test_before_the_plan_nothing_steered() -> None:
    assert not queries.goals_on(dt.date(2019, 1, 1), CITY)


def test_an_old_goal_stands_as_it_stood() -> None:
    old = Goal.objects.get(key="mensgericht")
    Goal.objects.filter(pk=old.pk).update(valid_until=dt.date(2026, 12, 31))
    old.pk, old.name, old.valid_from = None, "Mensgericht, scherper", dt.date(2027, 1, 1)
    old.save()

    assert queries.goals_on(dt.date(2026, 12, 31), CITY).get(key="mensgericht").name == "Mensgericht"
    assert queries.goals_on(dt.date(2027, 1, 1), CITY).get(key="mensgericht").name == "Mensgericht, scherper"


# --- Actions ----------------------------------------------------------------------------------------------------------


def test_every_line_began_with_actions_that_have_an_owner_a_day_and_a_known_goal() -> None:
    known = {goal.key for goal in queries.goals_on(TODAY, CITY)}
    begun = [one.action for one in queries.actions_on(TODAY, CITY)]

    assert {one.line for one in begun} == {1, 2, 3, 4, 5, 6}
    assert all(one.owner and one.due and one.due_said and one.source for one in begun)
    assert all(one.goals and set(one.goals) <= known for one in begun)
    assert {one.action.line for one in queries.actions_on(TODAY, CITY, line=3)} == {3}


def test_what_became_of_an_action_has_a_source_and_what_we_do_not_know_is_said() -> None:
    told = queries.actions_on(TODAY, CITY)

    assert all(one.last and one.last.source and one.last.text for one in told)
    assert Progress.UNKNOWN in {one.state for one in told}


def test_a_report_of_an_earlier_day_does_not_know_later_news() -> None:
    then = {one.action.key: one for one in queries.actions_on(dt.date(2020, 6, 1), CITY)}
    later = {one.action.key: one for one in queries.actions_on(dt.date(2021, 11, 5), CITY)}

    assert then["maatwerkbudget"].state == Progress.PLANNED
    assert not then["maatwerkbudget"].is_late
    assert later["maatwerkbudget"].state == Progress.BUSY
    assert later["maatwerkbudget"].is_late


def test_news_that_was_kept_is_not_changed_when_the_file_is_loaded_again() -> None:
    news = ActionNews.objects.get(action__key="maatwerkbudget")
    ActionNews.objects.filter(pk=news.pk).update(text="Zoals het toen was.")

    services.load_goals()

    assert ActionNews.objects.get(pk=news.pk).text == "Zoals het toen was."
    assert ActionNews.objects.filter(action__key="maatwerkbudget").count() == 1
