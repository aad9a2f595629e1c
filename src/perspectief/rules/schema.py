"""The JSON Schema of a household file, made from the vocabulary of facts."""

from __future__ import annotations

from typing import Any

from perspectief.rules.facts import FACTS, Fact, Kind
from perspectief.rules.household import INCOME_KINDS, PER_YEAR, UNKNOWN_WORD

_NUMBER = {"type": "number"}
_DATE = {"type": "string", "format": "date"}


def household_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a household file: keys English, values Dutch."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Household",
        "description": "All residents of one dwelling; the first person is the claimant. What is listed is complete; a "
        "missing block 'income', 'home' or 'wealth' is unknown.",
        "type": "object",
        "required": ["persons"],
        "additionalProperties": False,
        "properties": {
            "date": {**_DATE, "description": "the day to compute for; today when left out"},
            "municipality": {"type": "string", "pattern": "^GM[0-9]{4}$", "default": "GM0014"},
            "persons": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/person"}},
            **{name: _block(name) for name in ("home", "wealth", "costs", "situation")},
            "receives": {
                "type": "array",
                "items": {"type": "string"},
                "description": "keys of schemes already received",
            },
            "source": {"type": "string", "description": "where a worked example comes from"},
        },
        "$defs": {
            "person": _person(),
            "income": _income(),
            "childcare": _childcare(),
            "unknown": {"const": UNKNOWN_WORD},
            "range": _range(),
        },
    }


def _person() -> dict[str, Any]:
    own: dict[str, Any] = {
        "id": {"type": "string"},
        "name": {"type": "string", "description": "for the reader only; nothing is computed with it"},
        "claimant": {"type": "boolean", "description": "marks the claimant when that is not the first person"},
        "partner": {"type": "string", "description": f"id of the partner, or '{UNKNOWN_WORD}'"},
        "married": {"type": "boolean"},
        "parents": {"type": "array", "items": {"type": "string"}, "description": "ids of the parents who live here"},
        "income": {
            "anyOf": [{"type": "array", "items": {"$ref": "#/$defs/income"}}, {"$ref": "#/$defs/unknown"}],
            "description": "all income of this person; [] is none, leaving it out is unknown",
        },
        "wealth": {
            "anyOf": [_block("wealth"), {"$ref": "#/$defs/unknown"}],
            "description": "own wealth of a resident who is not the claimant or partner",
        },
        "childcare": {"anyOf": [{"$ref": "#/$defs/childcare"}, {"$ref": "#/$defs/unknown"}]},
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["id"],
        "properties": own | _properties("persons[]."),
    }


def _income() -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["kind", "amount"],
        "properties": {
            "kind": {"enum": list(INCOME_KINDS)},
            "amount": _open(_NUMBER),
            "per": {"enum": list(PER_YEAR), "default": "month"},
            "gross": {"type": "boolean", "description": "true unless said (bijstand: net unless said)"},
        },
    }


def _childcare() -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "kind": {"enum": ["geen", "dagopvang", "bso", "gastouder"]},
            "hours_m": _open(_NUMBER),
            "price_per_hour": _open(_NUMBER),
        },
    }


def _range() -> dict[str, Any]:
    one = {"type": ["number", "string"]}
    return {
        "oneOf": [
            {"type": "object", "additionalProperties": False, "required": [key], "properties": {key: shape}}
            for key, shape in (
                ("at_most", one),
                ("at_least", one),
                ("between", {"type": "array", "items": one, "minItems": 2, "maxItems": 2}),
            )
        ]
    }


def _block(name: str) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": _properties(f"{name}.")}


def _properties(prefix: str) -> dict[str, Any]:
    return {
        fact.key.removeprefix(prefix): _of(fact) for fact in FACTS.values() if fact.key and fact.key.startswith(prefix)
    }


def _of(fact: Fact) -> dict[str, Any]:
    described = {"description": fact.question + (f" ({fact.unit})" if fact.unit else "")}
    if fact.choices:
        return described | _open({"enum": [choice.name.lower() for choice in fact.choices]}, ranges=False)
    if fact.kind is Kind.YES_NO:
        return described | _open({"type": "boolean"}, ranges=False)
    return described | _open(_DATE if fact.kind is Kind.DATE else _NUMBER)


def _open(shape: dict[str, Any], *, ranges: bool = True) -> dict[str, Any]:
    """Any value may be unknown; a number or date may be a range."""
    options = [shape, {"$ref": "#/$defs/unknown"}]
    return {"anyOf": [*options, {"$ref": "#/$defs/range"}] if ranges else options}
