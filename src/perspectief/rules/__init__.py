"""The law: plain typed functions with dated, sourced values. No Django, no input or output at run time.

`read_household` reads a file, `evaluate` answers for one household, `schemes` lists what we know.
"""

from perspectief.rules.catalogue import schemes
from perspectief.rules.household import BadHousehold, Household, Problem, read_household
from perspectief.rules.kernel.errors import BadLaw, BeforeTheLaw, UnknownTerm
from perspectief.rules.kernel.evaluate import Outcome, Reason, Result, SchemeResult, evaluate

__all__ = [
    "BadHousehold",
    "BadLaw",
    "BeforeTheLaw",
    "Household",
    "Outcome",
    "Problem",
    "Reason",
    "Result",
    "SchemeResult",
    "UnknownTerm",
    "evaluate",
    "read_household",
    "schemes",
]
