"""From a bottleneck to a measure with an outcome, or to a request to others; and nothing stays silent for ever."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from perspectief.foundation.outbox.models import Message
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.policy.council.calc.blocks import Kind
from perspectief.policy.council.sections import Asked
from perspectief.policy.practice import report_part
from perspectief.policy.practice.choices import Addressee, ClusterState, Event, LobbyState, Reach, Verdict
from perspectief.policy.practice.models import Cluster, LobbyItem
from perspectief.policy.practice.queries import lobby as lobby_queries
from perspectief.policy.practice.queries.waiting import waiting
from perspectief.policy.practice.services import clusters, escalation, lobby, measures, questions, reports
from perspectief.policy.practice.services.refusing import Refused
from perspectief.policy.practice.tests import making
from perspectief.policy.practice.tests.making import TEAM, WIJ

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


def plan(**said: object) -> measures.Plan:
    """A measure that says where it shows."""
    begins = timezone.localdate()
    first = {
        "title": "Eén map",
        "hypothesis": "Dan haken minder mensen af.",
        "seen_by": "Een proef",
        "starts_on": begins,
    }
    return measures.Plan(**{**first, "check_on": begins + dt.timedelta(days=30), **said})  # type: ignore[arg-type]


def request(**said: object) -> lobby.Request:
    """Something that we ask."""
    theme = lobby_queries.theme("armoedeval")
    assert theme
    first = {"theme": theme, "title": "Laat een vergoeding vrij", "words": "Dat helpt.", "addressee": Addressee.VNG}
    return lobby.Request(**{**first, **said})  # type: ignore[arg-type]


def test_a_measure_begins_and_what_did_not_help_makes_us_look_on(city: None) -> None:
    cluster = making.cluster()
    measure = measures.begin(cluster=cluster, plan=plan(), by=TEAM)
    assert Cluster.objects.get().state == ClusterState.ACTING

    measures.judge(measure=measure, verdict=Verdict.NOT, result="Niemand merkte verschil.", by=TEAM)
    assert Cluster.objects.get().state == ClusterState.FOUND
    assert Event.RESULT in [step.event for step in cluster.steps.all()]


def test_that_it_helped_does_not_close_a_cluster_by_itself(city: None) -> None:
    measure = measures.begin(cluster=making.cluster(), plan=plan(), by=TEAM)
    measures.judge(measure=measure, verdict=Verdict.HELPED, result="Meer mensen zijn klaar.", by=TEAM)

    assert Cluster.objects.get().state == ClusterState.ACTING


def test_an_outcome_stands_and_is_not_judged_twice(city: None) -> None:
    measure = measures.begin(cluster=making.cluster(), plan=plan(), by=TEAM)
    judged = measures.judge(measure=measure, verdict=Verdict.CANNOT_SAY, result="Te weinig gezien.", by=TEAM)
    with pytest.raises(Refused):
        measures.judge(measure=judged, verdict=Verdict.HELPED, result="Toch.", by=TEAM)


@pytest.mark.parametrize("said", [{"seen_by": ""}, {"indicator": "bestaat-niet"}, {"check_on": dt.date(2020, 1, 1)}])
def test_a_measure_says_at_what_and_when_we_look(city: None, said: dict[str, object]) -> None:
    with pytest.raises(Refused):
        measures.begin(cluster=making.cluster(), plan=plan(**said), by=TEAM)


def test_a_request_takes_its_clusters_along_and_moves_by_its_table_only(city: None) -> None:
    cluster = making.public()
    item = lobby.make(request=request(), clusters=[cluster], by=TEAM)
    assert Cluster.objects.get().state == ClusterState.LOBBY
    with pytest.raises(Refused):
        lobby.move(item=item, to=LobbyState.CHANGED, words="Zo maar.", by=TEAM)

    for to in (LobbyState.READY, LobbyState.SENT):
        item = lobby.move(item=item, to=to, words="Verder.", by=TEAM)
    with pytest.raises(Refused):
        lobby.move(item=item, to=LobbyState.ANSWERED, words="Er is post.", by=TEAM)
    item = lobby.move(item=item, to=LobbyState.ANSWERED, words="Er is post.", reply="Wij nemen het mee.", by=TEAM)
    assert item.reply == "Wij nemen het mee."
    assert [step.role for step in item.steps.all()] == ["team"] * 4


@pytest.mark.parametrize("address", ["https://elders.example/beleid/simulator/x", "/beheer", "//elders.example"])
def test_an_effect_is_a_page_of_our_own_simulator(city: None, address: str) -> None:
    with pytest.raises(Refused):
        lobby.make(request=request(simulated=address), clusters=[], by=TEAM)
    assert not LobbyItem.objects.exists()


def test_the_eight_themes_of_the_plan_are_there_with_their_source(city: None) -> None:
    themes = list(lobby_queries.themes())
    assert [one.number for one in themes] == list(range(1, 9))
    assert all("ontwikkelplan 2019" in one.source for one in themes)


# --- Silent for too long ----------------------------------------------------------------------------------------------
def late(settings: Any, days: int = 100) -> tuple[Cluster, dt.datetime]:
    """A cluster over its term of which nobody said a word."""
    settings.SIGNALS_MAIL = "team@voorbeeld.example"
    then = timezone.now() - dt.timedelta(days=days)
    return making.cluster(reach=Reach.DIRECTORATE, at=then), timezone.now()


def mails() -> int:
    with upkeep():
        return Message.objects.count()


def test_a_silent_cluster_is_told_once_and_again_after_as_many_days(city: None, settings: Any) -> None:
    cluster, moment = late(settings)
    before = mails()
    assert escalation.escalate(at=moment) == [cluster]
    assert escalation.escalate(at=moment) == []
    assert mails() == before + 1
    assert "het managementteam" in cluster.steps.last().words

    assert escalation.escalate(at=moment + dt.timedelta(days=15)) == [cluster]
    assert "het college" in cluster.steps.last().words


def test_a_word_of_the_team_ends_the_silence_and_a_new_report_does_not(city: None, settings: Any) -> None:
    cluster, moment = late(settings)
    reports.join(report=making.report(), cluster=cluster, by=TEAM)
    assert escalation.escalate(at=moment + dt.timedelta(minutes=1)) == [cluster]

    other, _moment = late(settings)
    clusters.tell(cluster=other, words="De afdeling is aan het werk.", by=TEAM)
    assert other not in escalation.escalate(at=timezone.now())


def test_what_is_closed_or_in_time_is_left_alone(city: None, settings: Any) -> None:
    cluster, moment = late(settings)
    clusters.move(cluster=cluster, to=ClusterState.SOLVED, words="Klaar.", by=TEAM)
    making.cluster("Nog in de tijd")

    assert escalation.escalate(at=moment) == []


def test_what_waits_is_counted_for_the_team(city: None) -> None:
    old = timezone.now() - dt.timedelta(days=100)
    making.cluster(at=old)
    making.report()
    questions.ask(title="Tolk", text="Wie betaalt?", area="", by=WIJ, at=old)
    measure = measures.begin(cluster=making.cluster(), plan=plan(), by=TEAM)
    found = waiting(measure.check_on)

    assert (len(found.reports), len(found.late_clusters), len(found.measures)) == (1, 1, 1)
    assert found.late_questions == 1
    assert found.anything


# --- Questions of areas, and the council ------------------------------------------------------------------------------
def test_a_question_of_an_area_gets_a_term_and_its_answer_is_public(city: None) -> None:
    asked = questions.ask(title="Tolk", text="Wie betaalt een tolk?", area="WK001410", by=WIJ)
    assert asked.due - asked.asked_on == dt.timedelta(days=14)
    answered = questions.answer(question=asked, text="Het wijkteam.", by=TEAM)
    assert answered.answered_on
    with pytest.raises(Refused):
        questions.ask(title="x", text="y", area="WK999999", by=WIJ)
    with pytest.raises(Refused):
        questions.answer(question=asked, text="Ik ook.", by=WIJ)


def test_the_council_reads_what_was_public_then_and_no_word_of_a_report(city: None) -> None:
    cluster = making.public("Stage levert niets op")
    reports.join(report=making.report("Geheime woorden van iemand."), cluster=cluster, by=TEAM)
    making.cluster("Nog niet openbaar")
    lobby.make(request=request(), clusters=[cluster], by=TEAM)
    now, day = timezone.now(), timezone.localdate()
    asked = Asked("GM0014", "2026-2", day - dt.timedelta(days=30), day, now)

    blocks = report_part.told(asked)
    text = repr(blocks)
    assert "Stage levert niets op" in text
    assert "Laat een vergoeding vrij" in text
    assert "Geheime woorden" not in text
    assert "Nog niet openbaar" not in text
    assert blocks[0].kind == Kind.PARAGRAPH
    assert report_part.told(Asked("GM0014", "2020-1", day, day, now - dt.timedelta(days=99))) == ()
