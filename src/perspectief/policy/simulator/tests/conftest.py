"""A small made-up city, so that a plan is worked out in a moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from perspectief.foundation.jobs import running
from perspectief.foundation.jobs.testing import work
from perspectief.policy.simulator.models import Run
from perspectief.policy.simulator.services import plans as plan_services
from perspectief.policy.simulator.services import runs as services
from perspectief.simulation.reforms import Reform, read_reform

DAY = date(2026, 1, 1)
DWELLINGS = 400
WIDER = {"naam": "Pas tot 150%", "reden": "Meer mensen kunnen meedoen.", "vanaf": "2026-01-01", "gemeente": "GM0014",
         "waarden": {"stadjerspas.inkomensgrens": 1.5}}  # fmt: skip
SAVINGS = {"naam": "Meer sparen", "reden": "Een buffer.", "vanaf": "2026-01-01",
           "waarden": {"bijstand.vermogensgrens_alleenstaande": 20000}}  # fmt: skip
NOTHING = {"naam": "Niets", "reden": "Om te kijken of er dan niets gebeurt.", "vanaf": "2026-01-01",
           "waarden": {"bijstand.vermogensgrens_alleenstaande": 8000}}  # fmt: skip

Answer = Callable[..., Run]


@pytest.fixture(autouse=True)
def small(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SIMULATED_DWELLINGS = DWELLINGS
    settings.MUNICIPALITY = "GM0014"
    monkeypatch.setattr(running, "WRITE_EVERY_S", 0)


@pytest.fixture
def answer(db: None) -> Answer:
    """Works a plan out, as the worker does."""

    def run(content: dict[str, Any] | Reform = WIDER, day: date = DAY) -> Run:
        reform = content if isinstance(content, Reform) else read_reform(content)
        row = plan_services.keep(reform=reform)
        asked = services.start(row=row, day=day)
        if isinstance(asked, Run):
            return asked
        (job,) = work()
        assert job.state == "done", (job.error, job.error_id)
        return Run.objects.get(key=job.result)

    return run


@pytest.fixture
def kept(db: None) -> Callable[[dict[str, Any]], Any]:
    """Keeps a plan."""
    return lambda content: plan_services.keep(reform=read_reform(content))
