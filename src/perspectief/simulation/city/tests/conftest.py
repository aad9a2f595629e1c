"""Two cities, made once: a small one for what must always hold, and Groningen as it is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from perspectief.simulation.city import City, city

SMALL = 5_000


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for cities of this run."""
    return tmp_path_factory.mktemp("cities")


@pytest.fixture(scope="session")
def small(kept: Path) -> City:
    """Groningen in a few thousand distinct dwellings."""
    return city("GM0014", size=SMALL, seed=3, folder=kept)


@pytest.fixture(scope="session")
def groningen(kept: Path) -> City:
    """Groningen as it comes without a choice of size."""
    return city("GM0014", folder=kept)
