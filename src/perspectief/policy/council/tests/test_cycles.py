"""Half years: their days, their phases, and a calendar in which nothing is overwritten."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from perspectief.policy.council.calc.half_year import HalfYear, half_year_of, read_half_year
from perspectief.policy.council.choices import DecidedBy, MomentKind, Phase
from perspectief.policy.council.queries import cycles as queries
from perspectief.policy.council.services import cycles
from perspectief.policy.council.services.refusing import Refused
from perspectief.policy.council.tests import world
from perspectief.policy.council.tests.world import EXPERT, OFFICER
from perspectief.policy.monitor.tests import making


@pytest.mark.parametrize(
    ("day", "key"),
    [("2024-01-01", "2024-1"), ("2024-06-30", "2024-1"), ("2024-07-01", "2024-2"), ("2024-12-31", "2024-2")],
)
def test_a_day_falls_in_a_half_year(day: str, key: str) -> None:
    assert half_year_of(dt.date.fromisoformat(day)).key == key


def test_half_years_follow_each_other_without_a_gap() -> None:
    half = read_half_year("2023-2")

    assert half.ends + dt.timedelta(days=1) == half.next.starts
    assert half.next.previous == half
    assert (half.starts, half.ends) == (dt.date(2023, 7, 1), dt.date(2023, 12, 31))


@pytest.mark.parametrize("text", ["2024", "2024-3", "24-1", "2024-01", "x-1", ""])
def test_another_text_is_no_half_year(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        read_half_year(text)


@pytest.mark.django_db
def test_a_half_year_is_made_once() -> None:
    world.cycle()

    with pytest.raises(Refused, match="al"):
        world.cycle()


@pytest.mark.django_db
def test_phases_out_of_order_are_refused() -> None:
    half = HalfYear(2024, 1)
    days = {**cycles.phases_of(half), "act_on": half.starts}

    with pytest.raises(Refused, match="volgorde"):
        cycles.make_cycle(municipality=making.city(), half=half, by=OFFICER, phases=days)


@pytest.mark.django_db
def test_a_half_year_goes_through_its_phases_and_ends() -> None:
    cycle = world.cycle()
    for _ in range(4):
        cycles.move_on(cycle=cycle, by=OFFICER, reason="Verder.")

    assert cycle.phase == Phase.CLOSED
    assert [step.phase for step in cycle.steps.all()] == ["plan", "do", "check", "act", "closed"]
    with pytest.raises(Refused, match="afgesloten"):
        cycles.move_on(cycle=cycle, by=OFFICER, reason="Nog verder.")


@pytest.mark.django_db
def test_only_who_steers_makes_and_moves() -> None:
    with pytest.raises(Refused):
        world.cycle(by=EXPERT)
    with pytest.raises(Refused):
        cycles.move_on(cycle=world.cycle(), by=EXPERT, reason="Verder.")


@pytest.mark.django_db
def test_a_day_that_moves_stays_with_its_reason() -> None:
    cycle = world.cycle()
    cycles.set_moment(cycle=cycle, kind=MomentKind.SESSION, day=dt.date(2024, 9, 18), by=OFFICER)

    with pytest.raises(Refused, match="waarom"):
        cycles.set_moment(cycle=cycle, kind=MomentKind.SESSION, day=dt.date(2024, 9, 25), by=OFFICER)
    cycles.set_moment(
        cycle=cycle, kind=MomentKind.SESSION, day=dt.date(2024, 9, 25), by=OFFICER, reason="De zaal was bezet."
    )

    assert [one.day for one in queries.moments(cycle)] == [dt.date(2024, 9, 25)]
    assert [(one.day, one.reason) for one in queries.moved(cycle)] == [(dt.date(2024, 9, 18), "De zaal was bezet.")]


@pytest.mark.django_db
def test_what_happened_does_not_move_and_does_not_happen_tomorrow() -> None:
    cycle = world.cycle()
    moment = cycles.set_moment(cycle=cycle, kind=MomentKind.FIGURES_DUE, day=dt.date(2024, 6, 14), by=OFFICER)
    with pytest.raises(Refused):
        cycles.done(moment=moment, on=timezone.localdate() + dt.timedelta(days=1), by=OFFICER)
    cycles.done(moment=moment, on=dt.date(2024, 6, 13), by=OFFICER)

    with pytest.raises(Refused, match="al gedaan"):
        cycles.set_moment(
            cycle=cycle, kind=MomentKind.FIGURES_DUE, day=dt.date(2024, 6, 20), by=OFFICER, reason="Later."
        )


@pytest.mark.django_db
def test_that_experts_were_asked_cannot_be_made_up_afterwards() -> None:
    cycle, today = world.cycle(), timezone.localdate()
    yesterday = today - dt.timedelta(days=1)
    with pytest.raises(Refused, match="al voorbij"):
        cycles.set_moment(cycle=cycle, kind=MomentKind.EXPERTS_DUE, day=yesterday, by=OFFICER)
    moment = cycles.set_moment(cycle=cycle, kind=MomentKind.EXPERTS_ASKED, day=yesterday, by=OFFICER)
    with pytest.raises(Refused, match="op de dag zelf"):
        cycles.done(moment=moment, on=yesterday, by=OFFICER)

    assert cycles.done(moment=moment, on=today, by=OFFICER).done_on == today


@pytest.mark.django_db
def test_only_who_is_invented_acts_on_another_day() -> None:
    cycle, day = world.cycle(), dt.date(2024, 6, 3)

    with pytest.raises(ValueError, match="invented"):
        cycles.set_moment(cycle=cycle, kind=MomentKind.EXPERTS_DUE, day=day, by=OFFICER, as_if=day)


@pytest.mark.django_db
def test_another_moment_says_what_it_is_for() -> None:
    cycle = world.cycle()
    with pytest.raises(Refused):
        cycles.set_moment(cycle=cycle, kind=MomentKind.OTHER, day=dt.date(2024, 5, 1), by=OFFICER)
    for title in ("Werkbezoek", "Themamiddag"):
        cycles.set_moment(cycle=cycle, kind=MomentKind.OTHER, day=dt.date(2024, 5, 1), by=OFFICER, title=title)

    assert [str(one) for one in queries.moments(cycle)] == ["Werkbezoek", "Themamiddag"]


@pytest.mark.django_db
def test_a_decision_needs_its_reason() -> None:
    with pytest.raises(Refused, match="waarom"):
        cycles.note_decision(
            cycle=world.cycle(),
            on=dt.date(2024, 9, 18),
            decided_by=DecidedBy.COUNCIL,
            text="Eén formulier.",
            reason=" ",
            by=OFFICER,
        )
