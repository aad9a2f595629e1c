"""What the simulator says on start pages: plans of the gallery for everybody, one's own plans only for oneself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import RequestFactory

from perspectief.policy.simulator import panels
from perspectief.policy.simulator.models import Figures, Population, Run
from perspectief.policy.simulator.queries import plans
from perspectief.policy.simulator.services import plans as services
from perspectief.policy.simulator.tests.conftest import DAY, SAVINGS
from perspectief.policy.simulator.views import own

pytestmark = pytest.mark.django_db


@pytest.fixture
def worked_out() -> Callable[[Any], Run]:
    """An outcome of a plan; nothing is computed for it."""
    city = Population.objects.create(
        fingerprint="a", place="GM0014", name="Stad", day=DAY, households=1, persons=1, dwellings=1, report=[]
    )

    def run(row: Any) -> Run:
        figures = Figures.objects.create(key=uuid4().hex, population=city, content={}, seconds=1)
        return Run.objects.create(reform=row, figures=figures, place="GM0014", day=DAY, question=uuid4().hex)

    return run


def shown(cookie: str = "") -> list[Run]:
    request = RequestFactory().get("/start")
    request.COOKIES = {own.cookie_name(): cookie} if cookie else {}
    return list(panels._ended(request)["runs"])


def test_a_plan_of_the_gallery_that_was_worked_out_is_shown_to_all(worked_out: Callable[[Any], Run]) -> None:
    run = worked_out(services.keep(reform=next(iter(plans.shown_gallery().values()))))

    assert shown() == [run]


def test_a_plan_that_somebody_made_is_shown_to_who_made_it_only(
    worked_out: Callable[[Any], Run], kept: Callable[[dict[str, Any]], Any]
) -> None:
    row = kept(SAVINGS)
    run = worked_out(row)

    assert shown() == []
    assert shown(cookie=str(row.key)) == [run]
