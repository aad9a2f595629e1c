"""A worker removes each day what is over its term, and the metric stays zero."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from perspectief.foundation.inbox.choices import Kind
from perspectief.foundation.inbox.models import Signal
from perspectief.foundation.jobs import services as jobs
from perspectief.foundation.jobs.handlers import daily_kinds
from perspectief.foundation.jobs.testing import work
from perspectief.foundation.privacy import queries, terms

START = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)


def test_retention_is_work_of_every_day() -> None:
    assert "retention" in [kind.key for kind in daily_kinds()]


@pytest.mark.django_db
def test_the_worker_removes_what_is_over_its_term_and_the_metric_goes_back_to_zero() -> None:
    with time_machine.travel(START, tick=False) as traveller:
        Signal.objects.create(page="/regels", kind=Kind.choices[0][0], text="klopt niet", received_on=START.date())
        traveller.shift(terms.term("signal") + dt.timedelta(days=2))
        assert queries.overdue_total() == 1

        jobs.start("retention")
        (job,) = work()

        assert job.result == "1"
        assert queries.overdue_total() == 0
        assert not Signal.objects.exists()


@pytest.mark.django_db
def test_a_house_where_retention_did_not_run_lately_is_behind() -> None:
    with time_machine.travel(START, tick=False) as traveller:
        assert queries.is_behind()
        jobs.start("retention")
        work()
        assert not queries.is_behind()

        traveller.shift(dt.timedelta(days=3))
        assert queries.is_behind()
