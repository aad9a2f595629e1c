"""The vocabulary: every fact about a household once.

A fact is what a person can tell us. Its name is the law's word (Dutch) and ends in its level: nothing for a person,
`_tp` allowance partners, `_gezin` family of the Participatiewet, `_adres` dwelling. `key` is its place in a household
file, `absent` says what a missing key means:

* `UNKNOWN`: nobody said anything, so the answer depends on it;
* `nothing(value)`: what is listed is complete, so it is not there (no child care, no debts);
* `presumed(value)`: the law presumes it of a resident; it is listed under `assumed` and can be contradicted.

Money is in euro; dates are whole numbers `yyyymmdd`, so that an age is one subtraction.

`people`, `home` and `situation` hold the facts, `fact` says what one is, `choices` what can be answered.
"""

from __future__ import annotations

from perspectief.rules.facts.choices import Bewindvoerder, Opvang, Studie, Waterschap, Woonvorm
from perspectief.rules.facts.fact import UNKNOWN, Absent, Fact, Kind, nothing, presumed
from perspectief.rules.facts.home import COSTS, HOME, WEALTH
from perspectief.rules.facts.people import INCOME, PERSON, STRUCTURE
from perspectief.rules.facts.situation import SITUATION

__all__ = [
    "COSTS",
    "FACTS",
    "HOME",
    "INCOME",
    "PERSON",
    "SITUATION",
    "STRUCTURE",
    "UNKNOWN",
    "WEALTH",
    "Absent",
    "Bewindvoerder",
    "Fact",
    "Kind",
    "Opvang",
    "Studie",
    "Waterschap",
    "Woonvorm",
    "nothing",
    "presumed",
]

FACTS: dict[str, Fact] = {
    fact.name: fact for group in (STRUCTURE, INCOME, PERSON, WEALTH, HOME, COSTS, SITUATION) for fact in group
}
"""Every fact by its name."""
