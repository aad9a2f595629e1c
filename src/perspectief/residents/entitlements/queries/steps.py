"""How one answer was reached: every step with its value, article, source and date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.residents.entitlements.queries import practice as around
from perspectief.residents.entitlements.queries.asking import no_screen
from perspectief.residents.entitlements.queries.nouns import Calculation, Step
from perspectief.residents.entitlements.queries.one_scheme import Reader, answer
from perspectief.rules import evaluate, read_household, schemes
from perspectief.rules.kernel.evaluate import Step as LawStep
from perspectief.rules.kernel.evaluate import spoken

BUILT_IN = ("peildatum", "peiljaar", "peilmaand")
UNCHECKED = "memory"


def steps_for(household: Mapping[str, Any], names: Mapping[str, str], key: str) -> Calculation | None:
    """The calculation of one scheme; None for a key that is no scheme. Raises BadHousehold."""
    if key not in schemes():
        return None
    result = evaluate(read_household(household))
    reader = Reader(names, no_screen, result.date, result.municipality, law.reader_language())
    found = [one for one in result.why(key) if one.term not in BUILT_IN and one.meaning]
    told = [_step(one, names) for one in found if one.is_given]
    values = [_step(one, names) for one in _own_first(found, key) if not one.is_given and one.read_on]
    steps = [_step(one, names) for one in found if not one.is_given and not one.read_on]
    return Calculation(answer(result[key], reader), told, values, steps)


def _own_first(steps: Iterable[LawStep], key: str) -> list[LawStep]:
    """The values of the scheme itself before those of what it rests on."""
    return sorted(steps, key=lambda one: not one.term.startswith(f"{key}."))


def _step(one: LawStep, names: Mapping[str, str]) -> Step:
    doubt = str(around.NOT_CHECKED) if one.status == UNCHECKED else ""
    said = law.say(one.meaning)
    return Step(
        one.term,
        law.Said(said.text[:1].upper() + said.text[1:], said.language),
        _value(one.values, one.unit, names),
        one.article,
        one.source,
        _day(one.since),
        _day(one.read_on),
        doubt,
    )


def _day(day: date | None) -> str:
    return law.say_date(day) if day else ""


def _value(value: Any, unit: str, names: Mapping[str, str]) -> str:
    """A value in words; per person where it differs."""
    if isinstance(value, dict) and "between" in value:
        low, high = (_value(end, unit, names) for end in value["between"])
        return _("tussen %(low)s en %(high)s") % {"low": low, "high": high}
    if isinstance(value, dict):
        each = {person: _value(one, unit, names) for person, one in value.items()}
        if len(set(each.values())) == 1:
            return next(iter(each.values()))
        return "; ".join(f"{names.get(person, person)}: {words}" for person, words in each.items())
    if value is None:
        return _("niet bekend")
    if isinstance(value, list):
        return _("een tabel van %(count)s regels") % {"count": len(value)}
    return law.say(spoken(value, unit)).text.replace("€ ", "€\u00a0")
