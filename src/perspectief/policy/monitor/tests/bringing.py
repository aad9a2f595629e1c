"""What tests of deliveries share: two officers, two indicators, and a way to bring a file."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from perspectief.foundation.access import Actor, Held, Role
from perspectief.policy.monitor.choices import Status, Unit
from perspectief.policy.monitor.models import Delivery, Indicator, Observation
from perspectief.policy.monitor.services import deliveries
from perspectief.policy.monitor.sources import mapping as roles
from perspectief.policy.monitor.sources.mapping import Columns
from perspectief.policy.monitor.tests import making

KIND, STATE = Delivery.Kind, Delivery.State


def officer(role: Role = Role.POLICY_OFFICER, account: UUID | None = None) -> Actor:
    return Actor(account=account or uuid4(), held=(Held(role),), strong=True)


ANNE, BORIS, COUNCIL = officer(), officer(Role.TEAM), officer(Role.COUNCIL_MEMBER)
ROLES = Columns({"jaar": roles.PERIOD, "wijk": roles.AREA, "aantal": "value:stadjerspas-mensen", "basis": roles.BASE})
GOOD = "jaar;wijk;aantal;basis\n2022;GM0014;22.300;\n2023;GM0014;22.750;\n2023;Wijk 1;1.250;\n"


@pytest.fixture(autouse=True)
def indicators(db: None) -> dict[str, Indicator]:
    """Two of ours: a count and a share; with two neighbourhoods."""
    making.city(areas=2)
    people, share = making.indicator("stadjerspas-mensen"), making.indicator("huishoudens-tot-110")
    making.version(people, unit=Unit.PERSONS, decimals=0)
    making.version(share)
    return {one.key: one for one in (people, share)}


Bring = Callable[..., Delivery]


@pytest.fixture
def bring() -> Bring:
    """Brings a file."""

    def bring(content: str | bytes = GOOD, *, kind: str = KIND.REGISTER, **said: Any) -> Delivery:
        data = content.encode() if isinstance(content, str) else content
        words = {"by": ANNE, "source": "Register Stadjerspas", "release": "Stand 1 januari", "stream": io.BytesIO(data)}
        return deliveries.receive(kind=kind, **{**words, **said})

    return bring


def mapped(delivery: Delivery, columns: Columns = ROLES) -> Delivery:
    return deliveries.map_columns(delivery=delivery, columns=columns, by=ANNE)


def published(delivery: Delivery) -> Delivery:
    deliveries.approve(delivery=delivery, by=BORIS)
    deliveries.publish(delivery=delivery, by=ANNE)
    delivery.refresh_from_db()
    return delivery


def standing() -> dict[tuple[str, str], Decimal | None]:
    rows = Observation.objects.filter(superseded_at=None, status__in=(Status.APPROVED, Status.REVISION))
    return {(row.period, row.area): row.value for row in rows}


def reasons(delivery: Delivery) -> list[tuple[int, str]]:
    return [(one.row, one.reason) for one in delivery.quarantined.all()]
