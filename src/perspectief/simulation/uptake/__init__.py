"""Who asks for what they are entitled to.

* `burden_of(key, day)`: how heavy asking is, counted in the law; `burdens(day)` for all schemes;
* `priors()`: what studies say of non-use, each line with source, year and status; guesses are called so;
* `calibrate(...)` gives an `Uptake`: the chance to ask, fitted to those studies on today's law.
"""

from perspectief.simulation.uptake.burden import Burden, burden_of, burdens
from perspectief.simulation.uptake.model import Applications, Uptake, calibrate
from perspectief.simulation.uptake.priors import SCENARIOS, NonUse, Priors, Weights, priors, weights

__all__ = [
    "SCENARIOS",
    "Applications",
    "Burden",
    "NonUse",
    "Priors",
    "Uptake",
    "Weights",
    "burden_of",
    "burdens",
    "calibrate",
    "priors",
    "weights",
]
