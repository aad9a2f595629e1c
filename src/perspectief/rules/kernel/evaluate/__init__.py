"""What a household is entitled to: one outcome per scheme with reasons, and every step behind it.

`result` runs a household and holds its answers, `reader` reads them from the values, `readings` joins several readings,
`answer` is one of them, `words` how it is said.
"""

from perspectief.rules.kernel.evaluate.answer import Outcome, Reason, SchemeResult, Step, Translate
from perspectief.rules.kernel.evaluate.result import Result, evaluate, near_schemes, shown
from perspectief.rules.kernel.evaluate.words import OWN_WORDS, euro, question_of, spoken, unit_of

__all__ = [
    "OWN_WORDS",
    "Outcome",
    "Reason",
    "Result",
    "SchemeResult",
    "Step",
    "Translate",
    "euro",
    "evaluate",
    "near_schemes",
    "question_of",
    "shown",
    "spoken",
    "unit_of",
]
