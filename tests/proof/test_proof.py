"""The law against its second implementation, on random households: `make proof`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from tests.proof import reference
from tests.proof.households import Maker

from perspectief.rules import evaluate, read_household

DAYS = [date(year, month, 1) for year in (2024, 2025, 2026) for month in (1, 7)]
COUNT, SEED, SHOWN = 2000, 1, 10
TERMS = (
    "inkomstenbelasting_y",
    "loonheffing_m",
    "nettoloon_m",
    "minimumloon_uur",
    "toetsingsinkomen_y_tp",
    "bijstandsnorm_m_gezin",
    "kostendelersnorm_m_gezin",
)
SCHEMES = (
    "aow",
    "zorgtoeslag",
    "bijstand",
    "aio",
    "kinderbijslag",
    "kindgebonden_budget",
    "kinderopvangtoeslag",
    "huurtoeslag",
)
TOLERANCE = {
    "loonheffing_m": 0.52,
    "nettoloon_m": 0.52,
    "zorgtoeslag": 1,
    "kindgebonden_budget": 1,
    "kinderopvangtoeslag": 1,
    "huurtoeslag": 1,
}


def households(day: date) -> Iterator[dict[str, Any]]:
    """The same ones each time."""
    return Maker(day, SEED).households(COUNT)


def found(file: dict[str, Any], day: date) -> dict[str, dict[str, float | None]]:
    """What our law says, per person id or per first of a group."""
    result = evaluate(read_household(file), day, schemes=SCHEMES, show=TERMS)
    return {**result.terms, **{scheme.key: dict(scheme.per_person) for scheme in result.schemes}}


def tolerance(term: str, file: dict[str, Any]) -> float:
    """What the published tables and whole euros leave open; bijstand takes in each payslip of the home."""
    if term not in ("bijstand", "aio"):
        return TOLERANCE.get(term, 0.01)
    payslips = sum(income["kind"] not in ("bijstand", "winst") for one in file["persons"] for income in one["income"])
    return 0.01 + TOLERANCE["loonheffing_m"] * payslips


def same(ours: float | None, theirs: Decimal | None, margin: float) -> bool:
    """An amount that the facts leave open may be anything but an amount."""
    if theirs is None:
        return not ours
    if theirs.is_nan():
        return True
    return ours is not None and abs(ours - float(theirs)) <= margin + 1e-9


def differences(file: dict[str, Any], day: date) -> list[str]:
    """Each term and person where the two disagree."""
    ours, theirs = found(file, day), reference.answer(file, day)
    return [
        f"{term} {person}: expected {theirs[term].get(person, 0)}, found {amount}"
        for term, amounts in ours.items()
        for person, amount in amounts.items()
        if not same(amount, theirs[term].get(person, Decimal(0)), tolerance(term, file))
    ]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_two_writings_of_the_law_agree_on_random_households(day: date) -> None:
    different = [(file, lines) for file in households(day) if (lines := differences(file, day))]
    if not different:
        return
    counts = Counter(line.split()[0] for _, lines in different for line in lines)
    shown = [
        f"{written(file)}-> {'; '.join(lines)}" for file, lines in sorted(different, key=lambda one: len(str(one[0])))
    ]
    pytest.fail(
        f"{len(different)} of {COUNT} households differ: {dict(counts)}. The {SHOWN} smallest:\n\n"
        + "\n\n".join(shown[:SHOWN]),
        pytrace=False,
    )


def written(file: dict[str, Any]) -> str:
    """The household as a file."""
    return yaml.safe_dump(file, sort_keys=False, default_flow_style=None, width=200)
