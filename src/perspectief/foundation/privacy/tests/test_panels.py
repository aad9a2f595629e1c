"""What start pages say of who looked, of what is kept, and of the access log."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import RequestFactory
from django.utils import timezone

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.panels.register import Context
from perspectief.foundation.privacy import panels
from perspectief.foundation.privacy.services.retention import run_retention
from perspectief.foundation.privacy.subjects import account
from perspectief.foundation.privacy.tests.conftest import look, run

pytestmark = pytest.mark.django_db
MOTHER = UUID("33333333-3333-4333-8333-333333333333")


def said(context: Context) -> Any:
    request = RequestFactory().get("/start")
    request.actor = Actor(MOTHER, (Held(Role.RESIDENT),))
    return context(request)


def test_who_was_looked_at_hears_how_often_and_when_last() -> None:
    assert said(panels._who_looked) is None

    look(account(MOTHER))
    look(account(MOTHER))

    told = said(panels._who_looked)
    assert told["number"] == 2
    assert told["last"].role


def test_what_one_looked_up_oneself_and_what_is_long_ago_does_not_count() -> None:
    with time_machine.travel(timezone.now() - dt.timedelta(days=40), tick=False):
        look(account(MOTHER))
    look(account(MOTHER), by=Actor(MOTHER, (Held(Role.RESIDENT),)))

    assert said(panels._who_looked) is None


def test_a_log_in_order_tells_how_many_lines_it_has() -> None:
    assert said(panels._log) is None

    look()

    assert said(panels._log) == {"lines": 1, "broken": []}


def test_a_month_of_which_the_head_was_changed_is_named(unguarded: None) -> None:
    look()
    run("UPDATE privacy_segment SET count = 7")

    assert said(panels._log)["broken"] == [f"{timezone.localdate():%Y-%m}"]


def test_cleaning_up_that_did_not_happen_is_told_until_it_happens() -> None:
    assert said(panels._kept)["behind"]

    run_retention()

    told = said(panels._kept)
    assert not told or not told["behind"]
