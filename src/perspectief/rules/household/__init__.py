"""A household file: read with every problem named, and arranged into persons, partners, families and one dwelling.

The file is described in docs/writing-law.md ("The household file") and in the generated JSON Schema. Reading checks
shape and references; arranging asks the day, because who is a child depends on it.
"""

from perspectief.rules.household.arrangement import Arrangement
from perspectief.rules.household.arranging import affordable, arrangements, doubtful_places
from perspectief.rules.household.model import (
    BENEFITS,
    GROSS_YEAR,
    INCOME_KINDS,
    MAX_ARRANGEMENTS,
    MAX_WORK,
    MOST,
    PER_MONTH,
    PER_YEAR,
    RECEIVES,
    UNKNOWN_WORD,
    Assumption,
    BadHousehold,
    Household,
    Income,
    Person,
    Problem,
)
from perspectief.rules.household.reading import read_household

__all__ = [
    "BENEFITS",
    "GROSS_YEAR",
    "INCOME_KINDS",
    "MAX_ARRANGEMENTS",
    "MAX_WORK",
    "MOST",
    "PER_MONTH",
    "PER_YEAR",
    "RECEIVES",
    "UNKNOWN_WORD",
    "Arrangement",
    "Assumption",
    "BadHousehold",
    "Household",
    "Income",
    "Person",
    "Problem",
    "affordable",
    "arrangements",
    "doubtful_places",
    "read_household",
]
