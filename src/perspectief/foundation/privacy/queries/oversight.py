"""The register beside what really stands in the house: for the privacy officer and the auditor."""

from __future__ import annotations

from dataclasses import dataclass

from perspectief.foundation.dated import Value
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.declare import Declaration, declarations
from perspectief.foundation.privacy.queries.retention import overdue_records
from perspectief.foundation.privacy.register import Activity, activities


@dataclass(frozen=True)
class Term:
    """One retention term as it holds today, with what stands on it."""

    key: str
    how_long: str
    counted_from: str
    value: Value


@dataclass(frozen=True)
class StoreLine:
    """One table: for which activity, how many fields about a person, and how many rows are over their term."""

    label: str
    activity: str
    fields: int
    personal: int
    overdue: int


def all_terms() -> list[Term]:
    """Every term, in the order of the file."""
    return [Term(key, terms.in_words(key), terms.counted_from(key), terms.value(key)) for key in terms.names()]


def unchecked() -> list[Activity]:
    """Activities of which no lawyer looked at the ground yet."""
    return [one for one in activities() if one.knows_somebody and not one.checked]


def store_lines() -> list[StoreLine]:
    """Every declared table, with what is over its term at this moment."""
    late = overdue_records()
    return [_line(one, late[one.model._meta.label]) for one in declarations()]


def other_places() -> dict[str, int]:
    """Folders with files and the cache, and how much of each is over its term."""
    tables = {one.model._meta.label for one in declarations()}
    return {label: number for label, number in overdue_records().items() if label not in tables}


def _line(one: Declaration, overdue: int) -> StoreLine:
    personal = sum(field.sensitivity in ("personal", "special") for field in one.fields.values())
    return StoreLine(one.model._meta.label, one.activity, len(one.fields), personal, overdue)
