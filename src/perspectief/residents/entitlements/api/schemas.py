"""The schemas of what is sent: a household as the law's vocabulary publishes it, answers, and the keys of schemes."""

from __future__ import annotations

import json
from typing import Any

from perspectief.residents.entitlements.message.answers import A_MUNICIPALITY, A_SCREEN
from perspectief.residents.entitlements.message.text import MOST_CHARACTERS, MOST_ITEMS
from perspectief.rules import schemes
from perspectief.rules.household import MOST
from perspectief.rules.schema import household_schema

LIMITS: dict[Any, dict[str, Any]] = {
    "number": {"minimum": -MOST, "maximum": MOST},
    "integer": {"minimum": -MOST, "maximum": MOST},
    "string": {"maxLength": MOST_CHARACTERS},
    "array": {"maxItems": MOST_ITEMS},
}
NUMBER = {"type": "number", **LIMITS["number"]}
DAY = {"type": "string", "format": "date"}
ENDS = {"type": "array", "minItems": 2, "maxItems": 2}


def described() -> dict[str, Any]:
    """Every schema that a request body or parameter of this room refers to, by its name under `components`."""
    household = household_schema()
    parts = household.pop("$defs")
    household.pop("$schema")
    named = {"Household": household, **{f"Household.{name}": part for name, part in parts.items()}}
    moved = json.dumps(_limited(named)).replace('"#/$defs/', '"#/components/schemas/Household.')
    return {**json.loads(moved), **_of_answers(), "SchemeKey": _key()}


def _limited(schema: Any) -> Any:
    """The schema with the limits that a message has: how large a number, how long a text or list."""
    if isinstance(schema, list):
        return [_limited(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    kinds = schema.get("type", ())
    own: dict[str, Any] = {}
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        own |= LIMITS.get(kind, {})
    return own | {name: _limited(part) for name, part in schema.items()}


def _key() -> dict[str, Any]:
    return {
        "type": "string",
        "enum": list(schemes()),
        "title": "SchemeKey",
        "description": "de sleutel van een regeling",
    }


def _of_answers() -> dict[str, Any]:
    answers = {
        "type": "object",
        "title": "Answers",
        "description": "per vraag (de id van een scherm) het antwoord, in de volgorde waarin ze zijn gegeven",
        "maxProperties": MOST_ITEMS,
        "propertyNames": {"pattern": f"^{_without_names(A_SCREEN.pattern)}$"},
        "additionalProperties": {"$ref": "#/components/schemas/Answer"},
    }
    return {"Flow": _flow(), "Answers": answers, "Answer": _answer(), "AnswerRange": _range()}


def _flow() -> dict[str, Any]:
    new = {"$ref": "#/components/schemas/Answers", "maxProperties": 1}
    return {
        "type": "object",
        "title": "Flow",
        "description": "alles wat tot nu toe is verteld; een leeg blok begint bij de eerste vraag",
        "additionalProperties": False,
        "properties": {
            "municipality": {"type": "string", "pattern": f"^{A_MUNICIPALITY.pattern}$", "default": "GM0014"},
            "antwoorden": {
                "$ref": "#/components/schemas/Answers",
                "description": "neem dit blok ongewijzigd over uit het vorige antwoord van de API",
            },
            "antwoord": {**new, "description": "het antwoord op één vraag, dat erbij komt of een eerder vervangt"},
        },
    }


def _without_names(pattern: str) -> str:
    return pattern.replace("?P<person>", "").replace("?P<name>", "")


def _answer() -> dict[str, Any]:
    return {
        "type": "object",
        "title": "Answer",
        "description": (
            'per veld het antwoord; {} is overgeslagen en {"unknown": true} is "weet ik niet". Een veld dat ontbreekt '
            "is niet bekend. Welke velden er zijn, staat in de vraag."
        ),
        "maxProperties": 12,
        "additionalProperties": {
            "anyOf": [
                {"type": "boolean"},
                NUMBER,
                {"type": "string", "maxLength": 100},
                {"type": "array", "items": {"type": "string", "maxLength": 60}, "maxItems": MOST_ITEMS},
                {"$ref": "#/components/schemas/AnswerRange"},
                {"type": "null"},
            ]
        },
    }


def _range() -> dict[str, Any]:
    one = {"anyOf": [NUMBER, DAY]}
    kinds = {"at_most": one, "at_least": one, "between": {**ENDS, "items": one}}
    return {
        "title": "AnswerRange",
        "description": "een antwoord waarvan alleen de grens bekend is",
        "oneOf": [
            {"type": "object", "additionalProperties": False, "required": [word], "properties": {word: ends}}
            for word, ends in kinds.items()
        ],
    }
