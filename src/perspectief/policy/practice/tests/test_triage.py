"""The team puts reports together; the computer only proposes, and everything can be undone."""

from __future__ import annotations

import pytest

from perspectief.foundation.inbox import services as inbox
from perspectief.foundation.inbox.choices import Kind
from perspectief.foundation.inbox.choices import State as SignalState
from perspectief.policy.practice.choices import Aside, ClusterState, Event, Goes, Reach, ReportState
from perspectief.policy.practice.models import Cluster
from perspectief.policy.practice.queries import reports as queries
from perspectief.policy.practice.services import clusters, reports
from perspectief.policy.practice.services.refusing import Refused
from perspectief.policy.practice.tests import making
from perspectief.policy.practice.tests.making import RESIDENT, TEAM

pytestmark = pytest.mark.django_db


def test_joining_and_undoing_leave_a_line_each_and_the_inbox_says_the_same(city: None) -> None:
    report, cluster = making.report(), making.cluster()
    joined = reports.join(report=report, cluster=cluster, by=TEAM)
    assert joined.cluster == cluster
    assert joined.signal.state == SignalState.DONE

    back = reports.leave(report=joined, by=TEAM)
    assert (back.state, back.cluster, back.handled_on) == (ReportState.NEW, None, None)
    assert back.signal.state == SignalState.READ
    assert [step.event for step in cluster.steps.all()] == [Event.MADE, Event.JOINED, Event.LEFT]


def test_a_report_belongs_to_one_cluster_at_a_time(city: None) -> None:
    joined = reports.join(report=making.report(), cluster=making.cluster(), by=TEAM)
    with pytest.raises(Refused):
        reports.join(report=joined, cluster=making.cluster("Een ander"), by=TEAM)


def test_what_was_laid_aside_can_come_back(city: None) -> None:
    aside = reports.set_aside(report=making.report(), why=Aside.UNCLEAR, answer="Schrijf het ons nog eens.", by=TEAM)
    assert aside.answer
    back = reports.bring_back(report=aside, by=TEAM)
    assert (back.state, back.aside, back.answer) == (ReportState.NEW, "", "")


def test_the_cluster_with_the_same_rare_words_is_proposed(city: None) -> None:
    stage = making.cluster("Stagevergoeding ingehouden op uitkering")
    making.cluster("Een fiets valt tussen twee potjes")
    report = making.report("De hele stagevergoeding wordt ingehouden.")

    assert queries.suggestions(report)[0].cluster == stage


def test_new_reports_that_are_alike_are_proposed_too(city: None) -> None:
    first = making.report("Brief over terugbetalen begrijpt niemand.")
    second = making.report("Niemand begrijpt de brief over terugbetalen.")

    assert [one.report for one in queries.suggestions(second)] == [first]


def test_a_signal_of_the_inbox_is_taken_along_once(city: None) -> None:
    signal = inbox.send_signal(page="/zorgtoeslag", kind=Kind.STUCK, text="Ik loop hier vast.")
    first = reports.take_along(signal=signal.pk, by=TEAM)

    assert reports.take_along(signal=signal.pk, by=TEAM) == first
    assert first.provision == "regeling_zorgtoeslag"


def test_nobody_else_may_do_any_of_it(city: None) -> None:
    report, cluster = making.report(), making.cluster()
    for act in (
        lambda: reports.join(report=report, cluster=cluster, by=RESIDENT),
        lambda: reports.set_aside(report=report, why=Aside.OWN, answer="Bel ons.", by=RESIDENT),
        lambda: clusters.show(cluster=cluster, by=RESIDENT),
        lambda: clusters.tell(cluster=cluster, words="Iets.", by=RESIDENT),
    ):
        with pytest.raises(Refused):
            act()


def test_words_of_the_team_that_name_somebody_are_refused(city: None) -> None:
    with pytest.raises(Refused, match="Haal dat weg"):
        clusters.tell(cluster=making.cluster(), words="Bel 06-12345678.", by=TEAM)


def test_a_cluster_without_words_of_the_team_does_not_become_public(city: None) -> None:
    with pytest.raises(Refused):
        clusters.show(cluster=making.cluster(words=""), by=TEAM)


def test_only_steps_of_the_table_are_taken(city: None) -> None:
    cluster = clusters.move(cluster=making.cluster(), to=ClusterState.STOPPED, words="Te weinig te winnen.", by=TEAM)
    assert cluster.closed_on
    with pytest.raises(Refused):
        clusters.move(cluster=cluster, to=ClusterState.SOLVED, words="Toch.", by=TEAM)
    again = clusters.move(cluster=cluster, to=ClusterState.FOUND, words="Er is een nieuwe reden.", by=TEAM)
    assert again.closed_on is None


def test_changing_a_cluster_tells_what_changed_and_nothing_when_nothing_did(city: None) -> None:
    cluster = making.cluster()
    about = clusters.About(title=cluster.title, goes=Goes.LETTER, reach=Reach.WIJ, words=cluster.words)
    changed = clusters.change(cluster=cluster, about=about, by=TEAM)
    assert changed.mandate == "wij_board", "crossing a border asks for backing"
    step = cluster.steps.last()
    assert step.event == Event.CHANGED
    assert "wat voor knelpunt" in step.words

    clusters.change(cluster=cluster, about=about, by=TEAM)
    assert cluster.steps.last() == step


def test_keys_count_within_a_year(city: None) -> None:
    first, second = making.cluster("Een"), making.cluster("Twee")
    assert [int(one.key.partition("-")[2]) for one in (first, second)] == [1, 2]
    assert Cluster.objects.count() == 2
