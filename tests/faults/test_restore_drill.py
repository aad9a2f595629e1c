"""A backup that was never put back is a hope. This puts one back, on both databases."""

from __future__ import annotations

import pytest
from tools.drill import drill


@pytest.mark.parametrize("vendor", ["SQLite", "PostgreSQL"])
def test_what_is_put_back_is_what_was_kept(vendor: str) -> None:
    said = drill(vendor)
    print(said)
    assert "counts and checksums the same" in said
