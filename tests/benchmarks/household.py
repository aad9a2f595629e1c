"""One household in plain Python: a couple with two children, everything told, all schemes."""

from __future__ import annotations

from tests.benchmarks.measure import Figures, median

from perspectief.rules.household import read_household
from perspectief.rules.kernel.book import law_book
from perspectief.rules.kernel.evaluate import evaluate
from perspectief.simulation.samples import household_of
from perspectief.simulation.samples.draw import DAY, SampledBlock, blocks
from perspectief.simulation.samples.dwellings import Kind


def measure() -> Figures:
    """The file is read before; building the plan of the day is not counted either: both happen once."""
    block = next(iter(blocks(2_000, seed=1)))
    household = read_household(household_of(block, couple_with_two_children(block)))
    schemes = len(law_book().schemes)
    return {
        "household_all_schemes_ms": 1000 * median(lambda: evaluate(household, DAY)),
        "household_schemes": schemes,
    }


def couple_with_two_children(block: SampledBlock) -> int:
    """The first such dwelling: two adults with two minor children."""
    assert block.who is not None
    for dwelling, start in enumerate(block.who.start):
        minors = int(block.who.minor[start : start + block.who.size[dwelling]].sum())
        if block.who.kind[dwelling] == Kind.COUPLE_CHILDREN and block.who.size[dwelling] == 4 and minors == 2:
            return dwelling
    raise LookupError("geen paar met twee kinderen")
