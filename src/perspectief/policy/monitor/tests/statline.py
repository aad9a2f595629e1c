"""What tests of sources share: StatLine on this machine, and a folder for snapshots."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from perspectief.foundation.jobs import running
from perspectief.policy.monitor.sources import fetching, settings
from perspectief.policy.monitor.tests.statline_bodies import ENDED_ID, ID, low_income, wide
from perspectief.policy.monitor.tests.statline_server import Service, served

QUICK = {
    "retries": {"times": 3, "first_s": 0.01, "factor": 1, "longest_s": 0.01, "spread": 0},
    "silence_s": 0.5,
    "page_s": 1,
}
"""No test waits for minutes."""


@pytest.fixture
def statline(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """StatLine with two small tables; the settings point at it, and snapshots go into a folder of this test."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(running, "WRITE_EVERY_S", 0)
    monkeypatch.setattr(fetching, "setting", lambda name: QUICK.get(name, said(name)))
    settings.SNAPSHOT_FOLDER = tmp_path / "snapshots"
    with served(Service(v4={ID: low_income()}, v3={ENDED_ID: wide()})) as service:
        settings.STATLINE_V4, settings.STATLINE_V3 = f"{service.address}/v4", service.address
        yield service


said = settings.setting
