"""A question of the interview as data: everything a caller needs to ask it in a form of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from perspectief.residents.entitlements import speech
from perspectief.residents.entitlements.calc.kinds import Field, FieldKind, Screen

Names = Mapping[str, str]
NUMBERS = (FieldKind.MONEY, FieldKind.THRESHOLD, FieldKind.NUMBER, FieldKind.COUNT)


def question(screen: Screen, names: Names) -> dict[str, Any]:
    """One screen as it is to be shown. `names`: what each person is called."""
    words = speech.words(screen)
    return {
        "id": screen.id,
        "kind": screen.kind.value,
        "person": {"id": screen.person, "name": names[screen.person]} if screen.person else None,
        "question": speech.title(screen, names),
        "why": str(words.why),
        "example": str(words.example),
        "private": words.private,
        "fields": [_field(screen, one, names) for one in screen.fields],
    }


def _field(screen: Screen, field: Field, names: Names) -> dict[str, Any]:
    return {
        "name": field.name,
        "kind": field.kind.value,
        "label": speech.label(screen, field, names),
        "why": speech.why_of_fact(field.fact) if field.fact else "",
        "unit": _unit(field),
        "whole": field.kind in NUMBERS and _is_whole(field),
        "options": _options(screen, field),
        "bands": [{"value": band, "label": speech.band(field, band)} for band in field.bands],
        "limits": list(field.limits),
        "most": field.most if field.kind is FieldKind.COUNT else None,
        "presumed": field.presumed,
    }


def _unit(field: Field) -> str:
    """As the vocabulary of the law says it (`euro per maand`); an amount of income says its own period."""
    if field.fact:
        return field.fact.unit
    return "euro" if field.kind is FieldKind.MONEY else ""


def _is_whole(field: Field) -> bool:
    return field.kind is FieldKind.COUNT or (field.fact is not None and field.fact.python_type is int)


def _options(screen: Screen, field: Field) -> list[dict[str, Any]]:
    if field.kind is FieldKind.TICKS:
        return [{"value": one.key, "label": speech.line(one), "person": one.person or None} for one in field.lines]
    chosen: list[tuple[str | bool, Any]]
    if field.kind is FieldKind.YES_NO:
        chosen = [(value == "ja", word) for value, word in speech.options(screen, field) if value]
    else:
        chosen = [(one, speech.option_word(field, one)) for one in field.options]
    return [{"value": value, "label": str(word), "person": None} for value, word in chosen]
