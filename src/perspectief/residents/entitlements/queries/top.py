"""What stands first: what is sure added up per month, what is apart, and the first three steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from perspectief.foundation.language import law
from perspectief.residents.entitlements.queries.groups import amount_is_open
from perspectief.residents.entitlements.queries.nouns import Answer, Top
from perspectief.residents.entitlements.queries.one_scheme import is_gross
from perspectief.rules import Outcome
from perspectief.rules.effects import Effects
from perspectief.rules.practice import Light

PER_YEAR = {"maand": 12, "kwartaal": 4, "jaar": 1, "keer": 1}
MOST_STEPS = 3


def top(good: Sequence[Answer], effects: Mapping[str, Effects]) -> Top:
    """What stands first. `good`: what can be had, surely or probably, and is not received yet."""
    money = [one for one in good if _least(one) and not one.around.not_money]
    sure = [one for one in money if one.result.outcome is Outcome.JA or amount_is_open(one.result)]
    sets_off = [one for one in sure if _is_set_off(one, good, effects)]
    summed = [one for one in sure if _is_summed(one) and one not in sets_off]
    total = sum(one.result.amount or 0 for one in summed)
    apart = [(one, one.amount) for one in sure if one not in summed and one not in sets_off]
    counted = [one for one in summed if any(other.key in effects[one.key].counts for other in summed)]
    total_in_words = law.say_amount(total) if summed else ""
    first = _steps([one for one in good if one not in sets_off])
    return Top(total_in_words, len(summed), apart, sets_off, counted, first)


def _is_summed(one: Answer) -> bool:
    """Only what is paid each month, net, and known to the cent can be added up."""
    return one.result.amount is not None and one.result.per == "maand" and not is_gross(one.result)


def _least(one: Answer) -> float:
    """What is paid at least."""
    return one.result.amount or (one.result.amount_between or (0.0, 0.0))[0]


def _is_set_off(one: Answer, good: Iterable[Answer], effects: Mapping[str, Effects]) -> bool:
    """Whether this moves with the income, and something else that can be had is income for it."""
    if one.pay_back.light is not Light.MONTHLY:
        return False
    return any(one.key in effects[other.key].counts for other in good if other.key != one.key)


def _steps(good: Iterable[Answer]) -> list[Answer]:
    """What to do first: where waiting costs money, then what brings most in a year."""
    return sorted(good, key=lambda one: (not (one.around.hurry and _least(one)), -_in_a_year(one)))[:MOST_STEPS]


def _in_a_year(one: Answer) -> float:
    return _least(one) * PER_YEAR[one.result.per]
