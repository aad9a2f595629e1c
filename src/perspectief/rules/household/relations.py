"""Who is family of whom, as far as the file names parents, and who is a minor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from perspectief.rules.household.model import Household, Person
from perspectief.rules.kernel.unknown import Between


def parents_at_home(household: Household, person: Person) -> list[int]:
    at_home = {other.id: number for number, other in enumerate(household.persons) if not other.lives_elsewhere}
    return [at_home[parent] for parent in person.parents if parent in at_home]


def second_degree(people: Sequence[Person], one: int, other: int) -> bool:
    """Parent, child, grandparent, grandchild, brother or sister, as far as the file names parents."""
    by_id = {person.id: person for person in people}
    first, second = people[one], people[other]
    siblings = not set(first.parents).isdisjoint(second.parents)
    grand = any(
        old.id in by_id[parent].parents for young, old in ((first, second), (second, first)) for parent in young.parents
    )
    return first_degree(first, second) or siblings or grand


def first_degree(one: Person, other: Person) -> bool:
    return one.id in other.parents or other.id in one.parents


def turns_18_later(birth: Any, day: date) -> bool:
    """Whether somebody is a minor, or turns 18 in this calendar month (the month still counts for the child)."""
    first_of_month_18_years_ago = (day.year - 18) * 10000 + day.month * 100 + 1
    if isinstance(birth, int):
        return birth >= first_of_month_18_years_ago
    return isinstance(birth, Between) and birth.low >= first_of_month_18_years_ago


def earliest_birth(birth: Any) -> float:
    return float(birth) if isinstance(birth, int) else float(getattr(birth, "low", 0))
