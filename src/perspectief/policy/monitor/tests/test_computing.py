"""Figures computed from a snapshot go the same way as those that somebody brings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perspectief.foundation.jobs.testing import work
from perspectief.policy.monitor.choices import Origin, Unit
from perspectief.policy.monitor.models import (
    Fetch,
    Observation,
)
from perspectief.policy.monitor.services import computing, snapshots
from perspectief.policy.monitor.services.problems import Refused
from perspectief.policy.monitor.tests import making
from perspectief.policy.monitor.tests.bringing import (
    ANNE,
    STATE,
    published,
    standing,
)
from perspectief.policy.monitor.tests.bringing import bring as bring
from perspectief.policy.monitor.tests.bringing import indicators as indicators
from perspectief.policy.monitor.tests.statline import statline as statline
from perspectief.policy.monitor.tests.statline_bodies import ID
from perspectief.policy.monitor.tests.statline_server import Service

pytestmark = pytest.mark.django_db


def test_a_figure_computed_from_a_snapshot_goes_the_same_way(statline: Service) -> None:
    table = snapshots.follow(id=ID, by=ANNE, choices={"RegioS": ["GM0014", "NL01", "GM0363"]})
    snapshots.start(table=table, keep=True, by=ANNE)
    work()
    snapshot = Fetch.objects.get().snapshot
    assert [one.key for one, _indicator in computing.possible(snapshot)] == ["huishoudens-tot-110"]

    delivery, job = computing.start(snapshot=snapshot, key="huishoudens-tot-110", by=ANNE)
    work()

    delivery.refresh_from_db()
    assert delivery.state == STATE.CHECKED, (delivery.problems, job.error)
    assert delivery.problems[0].startswith("3 regels gaan over andere gebieden")
    published(delivery)
    assert standing()[("2022", "GM0014")] == Decimal("13.9")
    assert standing()[("2022", "NL00")] == Decimal("8.8")
    row = Observation.objects.get(period="2023", area="GM0014")
    assert (row.provisional, row.delivery.snapshot, row.origin) == (True, snapshot, Origin.OFFICIAL)
    assert "86006NED" in row.release


def test_a_place_on_the_list_asks_for_the_whole_list(statline: Service) -> None:
    rank = making.indicator("plaats-tot-110")
    making.version(rank, unit=Unit.RANK, decimals=0)
    table = snapshots.follow(id=ID, by=ANNE, choices={"RegioS": ["GM0014"]})
    snapshots.start(table=table, keep=True, by=ANNE)
    work()

    computing.start(snapshot=Fetch.objects.get().snapshot, key="plaats-tot-110", by=ANNE)
    (job,) = work()

    assert "zijn alle gemeenten nodig" in job.error


def test_what_a_table_does_not_hold_is_not_computed(statline: Service) -> None:
    table = snapshots.follow(id=ID, by=ANNE)
    snapshots.start(table=table, keep=True, by=ANNE)
    work()

    with pytest.raises(Refused, match="niet te berekenen"):
        computing.start(snapshot=Fetch.objects.get().snapshot, key="laag-inkomen", by=ANNE)
