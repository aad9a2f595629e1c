"""Choosing within a budget: the best plan, how sure it is, and what another choice costs. No Django, no law.

`Problem` is the question and `digest` its check number; `solve` answers it. The formulas: `problem.py` (worth),
`matrix.py` (links). SciPy is loaded by the first question, not before.
"""

from perspectief.policy.weighing.calc.portfolio.by_hand import greedy
from perspectief.policy.weighing.calc.portfolio.canonical import digest, from_data, from_json, to_data, to_json
from perspectief.policy.weighing.calc.portfolio.change import Change, smallest_change
from perspectief.policy.weighing.calc.portfolio.choice import Choice, solve
from perspectief.policy.weighing.calc.portfolio.guard import scipy_guard
from perspectief.policy.weighing.calc.portfolio.limits import Broken, Kind, Limit, check, costs_of, worth_of
from perspectief.policy.weighing.calc.portfolio.plans import (
    Near,
    Point,
    Price,
    by_reach,
    frontier,
    near_equal,
    price_of,
)
from perspectief.policy.weighing.calc.portfolio.problem import (
    ANY,
    BadProblem,
    Item,
    Level,
    Link,
    Problem,
    Running,
    Settings,
    Tie,
)
from perspectief.policy.weighing.calc.portfolio.sureness import Label, Robust, label_of, robust

__all__ = [
    "ANY",
    "BadProblem",
    "Broken",
    "Change",
    "Choice",
    "Item",
    "Kind",
    "Label",
    "Level",
    "Limit",
    "Link",
    "Near",
    "Point",
    "Price",
    "Problem",
    "Robust",
    "Running",
    "Settings",
    "Tie",
    "by_reach",
    "check",
    "costs_of",
    "digest",
    "from_data",
    "from_json",
    "frontier",
    "greedy",
    "label_of",
    "near_equal",
    "price_of",
    "robust",
    "scipy_guard",
    "smallest_change",
    "solve",
    "to_data",
    "to_json",
    "worth_of",
]
