"""Reforms: another law as a file that a policy officer can read, and the law book with that file in it.

* `read_reform(source)`, `write_reform(reform)`, `gallery()`: files in and out; `BadReform` names every problem;
* `book_of(reform)`: the law with the reform in it, for `evaluate` and `compile_population`;
* `changed`, `affected`, `depends`: which terms and schemes differ, and which terms must be computed again;
* `compose`, `baseline_of`: reforms together, and today's law with the same assumptions;
* `says(reform, municipality, day)`: what changes, in Dutch sentences.
"""

from perspectief.simulation.reforms.composing import compose
from perspectief.simulation.reforms.dependence import Dependence, affected, depends
from perspectief.simulation.reforms.library import gallery, read_reform, write_reform
from perspectief.simulation.reforms.model import (
    BASELINE,
    BadReform,
    Merge,
    Reform,
    Revival,
    baseline_of,
    fingerprint,
)
from perspectief.simulation.reforms.overlay import book_of, changed
from perspectief.simulation.reforms.replacements import RULES
from perspectief.simulation.reforms.replacing import Replacement, Setting
from perspectief.simulation.reforms.sentences import says

__all__ = [
    "BASELINE",
    "RULES",
    "BadReform",
    "Dependence",
    "Merge",
    "Reform",
    "Replacement",
    "Revival",
    "Setting",
    "affected",
    "baseline_of",
    "book_of",
    "changed",
    "compose",
    "depends",
    "fingerprint",
    "gallery",
    "read_reform",
    "says",
    "write_reform",
]
