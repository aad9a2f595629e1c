"""How heavy each question counts: from points, from an order, or from a lowest and a highest weight.

Weights are 0 or more and make 1 together. Main questions are asked first, then the parts of a main question among each
other: w = w_top x w_sub. Otherwise a question that is cut in six parts would count six times (splitting bias).

Swing: Edwards & Barron 1994. Rank sum: Roberts & Goodwin 2002 (less steep, so it is what we take for an order).
Centroid: Barron & Barrett 1996. Equals in an order share the mean of their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from perspectief.policy.weighing.calc.framework import Content

Weights: TypeAlias = dict[str, float]
Given: TypeAlias = Mapping[str, Any]
"""`{"top": {group: number}, "sub": {group: {question: number}}}`; a number is points, or a place in the order (1 counts
most). With bounds: `[lowest, highest]`, as shares of 1 within its own level. A group of one question needs no `sub`."""

SWING, RANK_SUM, CENTROID, BOUNDS = "swing", "rank_sum", "centroid", "bounds"
ALMOST = 1e-9


class BadWeights(ValueError):
    """Weights that cannot be: `problems` names each place, what was found and what to do."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__(" ".join(self.problems))


@dataclass(frozen=True)
class Weighed:
    """The weights, and what they could be as well (equal to the weights when they were said as points or an order)."""

    weights: Weights
    low: Weights
    high: Weights


def swing(points: Mapping[str, float]) -> Weights:
    """Points, 100 for the question that matters most; w_i = p_i / sum p. Raises BadWeights."""
    problems = [f"'{key}': {value:g} punten kan niet. Geef 0 of meer." for key, value in points.items() if value < 0]
    if problems:
        raise BadWeights(problems)
    total = sum(points.values())
    if total <= 0:
        raise BadWeights(["Alle vragen krijgen 0 punten. Geef ten minste één vraag punten."])
    return {key: value / total for key, value in points.items()}


def rank_sum(places: Mapping[str, int]) -> Weights:
    """From an order, 1 counts most: w_i = 2 (n + 1 - i) / (n (n + 1))."""
    return _by_place(places, rank_sum_row(len(places)))


def centroid(places: Mapping[str, int]) -> Weights:
    """From an order, 1 counts most: w_i = (1 / n) sum over k = i..n of 1 / k. The mean of all weights in this order."""
    return _by_place(places, centroid_row(len(places)))


def rank_sum_row(n: int) -> tuple[float, ...]:
    """The weights of the first to the last of n."""
    return tuple(2 * (n + 1 - place) / (n * (n + 1)) for place in range(1, n + 1))


def centroid_row(n: int) -> tuple[float, ...]:
    """The weights of the first to the last of n."""
    return tuple(sum(1 / k for k in range(place, n + 1)) / n for place in range(1, n + 1))


def tiers(places: Mapping[str, int]) -> list[list[str]]:
    """The keys, those that count most first; equals are together. Raises BadWeights."""
    wrong = [f"'{key}': {place} is geen plaats. De eerste is 1." for key, place in places.items() if place < 1]
    if wrong:
        raise BadWeights(wrong)
    return [[key for key, own in places.items() if own == place] for place in sorted(set(places.values()))]


def _by_place(places: Mapping[str, int], row: Sequence[float]) -> Weights:
    found: Weights = {}
    begin = 0
    for tier in tiers(places):
        mean = sum(row[begin : begin + len(tier)]) / len(tier)
        found |= dict.fromkeys(tier, mean)
        begin += len(tier)
    return {key: found[key] for key in places}


def two_levels(top: Mapping[str, float], sub: Mapping[str, Mapping[str, float]]) -> Weights:
    """Group -> weight, and group -> question -> weight within it: w = w_top x w_sub."""
    return {key: top[group] * share for group in top for key, share in sub[group].items()}


def without(weights: Mapping[str, float], out: Iterable[str]) -> Weights:
    """The weights of the other questions, in the same proportion, 1 together. Raises BadWeights when none is left."""
    gone = set(out)
    return swing({key: weight for key, weight in weights.items() if key not in gone})


def bounds_problems(low: Mapping[str, float], high: Mapping[str, float]) -> list[str]:
    """Why no weights fit between these; nothing when some do."""
    problems = [
        f"'{key}': tussen {_percent(low[key])} en {_percent(high[key])} kan niet. Geef eerst het laagste gewicht."
        for key in low
        if not 0 <= low[key] <= high[key] <= 1
    ]
    if problems:
        return problems
    least, most = sum(low.values()), sum(high.values())
    if least > 1 + ALMOST:
        problems.append(f"De laagste gewichten zijn samen {_percent(least)}. Dat mag niet meer zijn dan 100%.")
    if most < 1 - ALMOST:
        problems.append(f"De hoogste gewichten zijn samen {_percent(most)}. Dat moet ten minste 100% zijn.")
    return problems


def _percent(part: float) -> str:
    return f"{100 * part:.4g}%".replace(".", ",")


def tightened(low: Mapping[str, float], high: Mapping[str, float]) -> tuple[Weights, Weights]:
    """The bounds that each weight can really reach, given those of the others. Raises BadWeights."""
    problems = bounds_problems(low, high)
    if problems:
        raise BadWeights(problems)
    least, most = sum(low.values()), sum(high.values())
    up = {key: max(low[key], min(high[key], 1 - (least - low[key]))) for key in low}
    down = {key: min(up[key], max(low[key], 1 - (most - high[key]))) for key in low}
    return down, up


def middle(low: Mapping[str, float], high: Mapping[str, float]) -> Weights:
    """Weights that lie as far along between the lowest and the highest for each question. Raises BadWeights."""
    low, high = tightened(low, high)
    room = sum(high.values()) - sum(low.values())
    part = (1 - sum(low.values())) / room if room > ALMOST else 0.0
    return {key: low[key] + part * (high[key] - low[key]) for key in low}


def weigh(mode: str, given: Given, content: Content) -> Weighed:
    """The weights of all questions of a framework, from what was said on its two levels. Raises BadWeights."""
    problems = list(_problems(given, content))
    if problems:
        raise BadWeights(problems)
    sub = {group: _sub(mode, given, group, keys) for group, keys in groups_of(content).items()}
    top = _level(mode, given["top"])
    weights, low, high = (
        two_levels(getattr(top, name), {group: getattr(one, name) for group, one in sub.items()})
        for name in ("weights", "low", "high")
    )
    return Weighed(_in_order(weights, content), _in_order(low, content), _in_order(high, content))


def groups_of(content: Content) -> dict[str, tuple[str, ...]]:
    """Main question -> its questions; main questions without any are left out."""
    found = {group: tuple(one.key for one in content.questions if one.group == group) for group in content.groups}
    return {group: keys for group, keys in found.items() if keys}


def _in_order(weights: Weights, content: Content) -> Weights:
    return {one.key: weights[one.key] for one in content.questions}


def _problems(given: Given, content: Content) -> Iterable[str]:
    groups = groups_of(content)
    yield from _not_the_same("Hoofdvragen", given.get("top", {}), groups)
    for group, keys in groups.items():
        if len(keys) > 1:
            yield from _not_the_same(f"Delen van vraag {group}", given.get("sub", {}).get(group, {}), keys)


def _not_the_same(where: str, found: Iterable[str], wanted: Iterable[str]) -> Iterable[str]:
    missing = [key for key in wanted if key not in set(found)]
    if missing:
        yield f"{where}: geef ook iets aan {', '.join(missing)}."
    strange = [key for key in found if key not in set(wanted)]
    if strange:
        yield f"{where}: {', '.join(strange)} hoort hier niet."


def _sub(mode: str, given: Given, group: str, keys: Sequence[str]) -> Weighed:
    if len(keys) == 1:
        only = {keys[0]: 1.0}
        return Weighed(only, only, only)
    return _level(mode, given["sub"][group])


def _level(mode: str, said: Mapping[str, Any]) -> Weighed:
    if mode == BOUNDS:
        low, high = tightened({key: two[0] for key, two in said.items()}, {key: two[1] for key, two in said.items()})
        return Weighed(middle(low, high), low, high)
    makers = {SWING: swing, RANK_SUM: rank_sum, CENTROID: centroid}
    if mode not in makers:
        raise BadWeights([f"'{mode}' is geen manier. Kies uit: {', '.join([*makers, BOUNDS])}."])
    weights = makers[mode](said)
    return Weighed(weights, weights, weights)
