"""How one answer was reached: every step with its value, article, source and date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import IntEnum
from typing import Any

from django.utils.translation import gettext as _

from perspectief.foundation.language import law
from perspectief.residents.entitlements.choices import word_for
from perspectief.residents.entitlements.queries import practice as around
from perspectief.residents.entitlements.queries.asking import no_screen
from perspectief.residents.entitlements.queries.mattered import about, is_bookkeeping, what_mattered
from perspectief.residents.entitlements.queries.nouns import Calculation, Step
from perspectief.residents.entitlements.queries.one_scheme import Reader, answer
from perspectief.rules import evaluate, read_household, schemes
from perspectief.rules.facts import FACTS
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
    every = result.why(key)
    mattered = what_mattered(every, {reason.term for reason in result[key].because}, result.persons[0])
    shown = [one for one in every if one.term not in BUILT_IN and one.meaning and not is_bookkeeping(one)]
    used = [one for one in shown if one.term in mattered]

    def said(steps: Iterable[LawStep]) -> list[Step]:
        return [_step(one, names, result.persons[0]) for one in steps]

    return Calculation(
        answer(result[key], reader),
        told=said(one for one in used if one.is_given),
        values=said(_own_first((one for one in used if not one.is_given and one.read_on), key)),
        steps=said(one for one in used if not one.is_given and not one.read_on),
        aside=said(one for one in shown if one.term not in mattered),
    )


def _own_first(steps: Iterable[LawStep], key: str) -> list[LawStep]:
    """The values of the scheme itself before those of what it rests on."""
    return sorted(steps, key=lambda one: not one.term.startswith(f"{key}."))


def _step(one: LawStep, names: Mapping[str, str], claimant: str) -> Step:
    doubt = str(around.NOT_CHECKED) if one.status == UNCHECKED else ""
    said = law.say(one.meaning)
    return Step(
        one.term,
        law.Said(said.text[:1].upper() + said.text[1:], said.language),
        _value(one, names, claimant),
        one.article,
        one.source,
        _day(one.since),
        _day(one.read_on),
        doubt,
    )


def _day(day: date | None) -> str:
    return law.say_date(day) if day else ""


def _value(step: LawStep, names: Mapping[str, str], claimant: str) -> str:
    """A value in words; per person where it differs. Who has 0 euro beside somebody who has more is left out."""
    values = about(step, claimant)
    some = {person: value for person, value in values.items() if value != 0 or isinstance(value, bool)}
    each = {person: _said(step, value) for person, value in (some or values).items()}
    if len(set(each.values())) == 1 and (len(each) == len(values) or len(names) == 1):
        return next(iter(each.values()))
    return "; ".join(f"{names.get(person, person)}: {words}" for person, words in each.items())


def _said(step: LawStep, value: Any) -> str:
    if isinstance(value, dict) and "between" in value:
        low, high = (_said(step, end) for end in value["between"])
        return _("tussen %(low)s en %(high)s") % {"low": low, "high": high}
    if value is None:
        return _("niet bekend")
    if isinstance(value, list):
        return _("een tabel van %(count)s regels") % {"count": len(value)}
    choices = FACTS[step.term].choices if step.term in FACTS else None
    return _choice(choices, value) if choices else _number(step.unit, value)


def _choice(choices: type[IntEnum], value: int) -> str:
    return str(word_for(choices(value)))


def _number(unit: str, value: Any) -> str:
    """A yes or no, or a number with its unit."""
    words = law.say(spoken(value, unit)).text.replace("€ ", "€\u00a0")
    if isinstance(value, bool):
        return words
    after = {
        "euro per maand": _("per maand"),
        "euro per kwartaal": _("per kwartaal"),
        "euro per jaar": _("per jaar"),
        "jaren": _("jaar"),
        "maanden": _("maanden"),
        "euro per uur": _("per uur"),
        "uren per jaar": _("uur per jaar"),
        "uren per maand": _("uur per maand"),
    }.get(unit, "")
    return f"{law.left_to_right(words)} {after}".strip()
