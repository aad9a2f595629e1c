"""Panels: who sees them, in which order, and what they do when something is wrong."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import resolve, reverse

from perspectief.foundation.access import Actor, Held, Role, Verdict
from perspectief.foundation.panels import drawing, register
from perspectief.foundation.panels.drawing import Shown, draw, draw_all
from perspectief.foundation.panels.register import Panel, for_roles

Offer = Callable[..., Panel]


def asked_by(*roles: Role) -> HttpRequest:
    request = RequestFactory().get("/start")
    request.actor = Actor(uuid4(), tuple(Held(role) for role in roles), strong=True)
    return request


def test_a_panel_is_drawn_for_whom_it_is(shelf: Offer) -> None:
    shelf(may=for_roles(Role.EXPERT))

    (drawn,) = draw_all(asked_by(Role.EXPERT), "start")

    assert drawn.shown is Shown.FULL
    assert "Klopt er iets niet?" in drawn.html
    assert draw_all(asked_by(Role.AUDITOR), "start") == []


def test_who_may_not_see_a_panel_does_not_make_it_work(shelf: Offer) -> None:
    worked: list[bool] = []
    shelf(may=lambda by: Verdict(False), context=lambda request: worked.append(True))

    draw_all(asked_by(Role.EXPERT), "start")

    assert not worked


def test_panels_stand_in_their_order_and_only_in_their_place(shelf: Offer) -> None:
    shelf(key="late", order=90)
    shelf(key="early", order=10)
    shelf(key="elsewhere", place="start-changed")

    assert [one.panel.key for one in draw_all(asked_by(), "start")] == ["early", "late"]


@pytest.mark.parametrize("nothing", [None, {}])
def test_a_panel_with_nothing_to_tell_says_so_in_one_line(shelf: Offer, nothing: Any) -> None:
    assert draw(asked_by(), shelf(context=lambda request: nothing)).shown is Shown.EMPTY


def break_down(_request: HttpRequest) -> None:
    raise RuntimeError("kapot")


def test_a_panel_that_fails_shows_the_number_under_which_the_log_knows_it(
    shelf: Offer, caplog: pytest.LogCaptureFixture
) -> None:
    shelf(key="broken", context=break_down)
    shelf(key="fine")

    broken, fine = draw_all(asked_by(), "start")

    assert (broken.shown, fine.shown) == (Shown.FAILED, Shown.FULL)
    assert f"panel broken failed, number {broken.number}" in caplog.text


def test_a_template_that_fails_breaks_no_page(shelf: Offer) -> None:
    assert draw(asked_by(), shelf(template="does/not/exist.html")).shown is Shown.FAILED


@pytest.mark.django_db
def test_a_query_that_fails_spoils_no_other_panel(shelf: Offer) -> None:
    def ask(sql: str) -> dict[str, Any]:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return {"found": cursor.fetchone()}

    shelf(key="a", context=lambda request: ask("SELECT * FROM no_such_table"))
    shelf(key="b", context=lambda request: ask("SELECT 1"))

    assert [one.shown for one in draw_all(asked_by(), "start")] == [Shown.FAILED, Shown.FULL]


def test_what_does_not_fit_in_the_time_of_the_page_is_left_for_later(
    shelf: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "setting", {"page_s": 0.01, "slow_s": 9.0}.__getitem__)
    shelf(key="a", context=lambda request: time.sleep(0.02))
    shelf(key="b")

    assert [one.shown for one in draw_all(asked_by(), "start")] == [Shown.EMPTY, Shown.LATER]


def test_a_slow_panel_stands_in_the_log(
    shelf: Offer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(drawing, "setting", {"slow_s": 0.0}.__getitem__)

    with caplog.at_level(logging.WARNING):
        draw(asked_by(), shelf(key="slow"))

    assert "panel slow took" in caplog.text


def test_two_panels_with_one_key_are_refused(shelf: Offer) -> None:
    shelf()

    with pytest.raises(ValueError, match="test"):
        shelf()


def test_a_room_that_may_not_be_entered_has_no_door_on_the_start_page() -> None:
    auditor, team = (Actor(uuid4(), (Held(role),), strong=True) for role in (Role.AUDITOR, Role.TEAM))

    assert "signals" in {one.key for one in register.doors_for(team)}
    assert "signals" not in {one.key for one in register.doors_for(auditor)}


def test_without_a_second_factor_no_room_for_staff_is_shown() -> None:
    weak = Actor(uuid4(), (Held(Role.TEAM),), strong=False)

    assert "signals" not in {one.key for one in register.doors_for(weak)}


@pytest.mark.parametrize("role", list(Role))
def test_every_door_that_somebody_sees_opens_for_them(role: Role) -> None:
    somebody = Actor(uuid4(), (Held(role),), strong=True)

    for door in register.doors_for(somebody):
        view = resolve(reverse(door.goes_to)).func
        is_public = not getattr(view, "login_required", True)
        assert is_public or view.permission(somebody).allowed, door.key
