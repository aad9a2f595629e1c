"""Seeded households for benchmarks, property tests, the order of questions and a synthetic city.

* `blocks(n, seed)`: columns for `compile_population`, streamed, so that memory does not grow with `n`;
* `households(n, seed)`: the same dwellings as household files for `evaluate`;
* `household_of(block, dwelling)`: the bridge between the two;
* `PRIORS`: what we believe of every fact before anybody told us, each with its source.
"""

from perspectief.simulation.samples import home, income, persons, situation, structure  # noqa: F401  fill PRIORS
from perspectief.simulation.samples.draw import PRIORS, Prior, SampledBlock, blocks
from perspectief.simulation.samples.files import household_of, households

__all__ = ["PRIORS", "Prior", "SampledBlock", "blocks", "household_of", "households"]
