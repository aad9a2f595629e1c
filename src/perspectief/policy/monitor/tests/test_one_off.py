"""What was there only once is said beside the figures that felt it, and nowhere else."""

from __future__ import annotations

import pytest

from perspectief.policy.monitor.queries.one_off import one_offs_in


@pytest.mark.parametrize(
    ("indicator", "period", "names"),
    [
        ("laag-inkomen-mensen", "2022", ["Energietoeslag 2022"]),
        ("arm-deel", "2023", ["Energietoeslag 2023"]),
        ("laag-inkomen-mensen", "2021", []),
        ("huishoudens-tot-110", "2022", []),
        ("arm-deel", "2022-2", ["Energietoeslag 2022"]),
    ],
)
def test_a_period_names_what_happened_in_it(indicator: str, period: str, names: list[str]) -> None:
    assert [one.name for one in one_offs_in(indicator, period)] == names
