"""The rules kernel: names become a graph; one household (with reasons) or a population (compiled) runs through it.

A law module imports its few words from here; everybody else comes in by `perspectief.rules`.
"""

from perspectief.rules.kernel.arithmetic import Table, cent, cent_up, euro_down, lookup
from perspectief.rules.kernel.declare import (
    Scheme,
    all_of,
    any_of,
    condition,
    count_of,
    dated,
    max_of,
    min_of,
    of_partner,
    rank_of,
    share_of,
    sum_of,
    uses,
)

__all__ = [
    "Scheme",
    "Table",
    "all_of",
    "any_of",
    "cent",
    "cent_up",
    "condition",
    "count_of",
    "dated",
    "euro_down",
    "lookup",
    "max_of",
    "min_of",
    "of_partner",
    "rank_of",
    "share_of",
    "sum_of",
    "uses",
]
