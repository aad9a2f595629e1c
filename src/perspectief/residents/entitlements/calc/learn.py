"""Learning the order of the questions: `python -m perspectief.residents.entitlements.calc.learn`.

Sampled households answer in a partly random order. Of each screen it is counted how often the answer closed a scheme
that was open, and of each scheme what it is worth to those who get it. The figures go to `learned.json`, rounded; the
same seed gives the same file.
"""

from __future__ import annotations

import json
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import islice
from random import Random
from typing import Any

from perspectief.residents.entitlements.calc.kinds import Screen, Told
from perspectief.residents.entitlements.calc.order import FILE, Look, kind_of_household, look
from perspectief.residents.entitlements.calc.respondent import Respondent
from perspectief.residents.entitlements.calc.screens import accept
from perspectief.residents.entitlements.calc.standing import PER_MONTH
from perspectief.simulation.samples import households
from perspectief.simulation.samples.draw import DAY

HOUSEHOLDS = 500
SEED = 7
WANDERS = 0.4
"""How often the next screen is drawn at random: else only what is asked already would be learned."""
PARTS = 24
SEEN_ENOUGH = 5
"""Fewer answers than this say nothing."""
SMALLEST = 0.02

Key = tuple[str, str, str]
"""Kind of household, template of the screen, scheme."""


class Counts:
    """How often a screen was asked while a scheme was open, how often that closed it, and what schemes pay."""

    def __init__(self) -> None:
        self.asked: dict[Key, int] = defaultdict(int)
        self.closed: dict[Key, int] = defaultdict(int)
        self.paid: dict[str, list[float]] = defaultdict(list)

    def add(self, other: Counts) -> None:
        """Takes in the counts of another part."""
        for mine, theirs in ((self.asked, other.asked), (self.closed, other.closed)):
            for key, number in theirs.items():
                mine[key] += number
        for scheme, amounts in other.paid.items():
            self.paid[scheme] += amounts

    def to_dict(self) -> dict[str, Any]:
        """The figures as they stand in the file."""
        closes: dict[str, dict[str, dict[str, float]]] = {}
        for (kind, template, scheme), asked in sorted(self.asked.items()):
            part = round(self.closed[kind, template, scheme] / asked, 2)
            if asked >= SEEN_ENOUGH and part >= SMALLEST:
                closes.setdefault(kind, {}).setdefault(template, {})[scheme] = part
        worth = {scheme: round(sum(amounts) / len(amounts)) for scheme, amounts in sorted(self.paid.items())}
        return {"households": HOUSEHOLDS, "seed": SEED, "worth": worth, "closes": closes}


def _learn(part: int) -> Counts:
    counts, chance = Counts(), Random(SEED * PARTS + part)  # noqa: S311  seeded on purpose: no secret
    for file in islice(households(HOUSEHOLDS, SEED), part, None, PARTS):
        _one(counts, Respondent(file, DAY), chance, DAY)
    return counts


def _one(counts: Counts, respondent: Respondent, chance: Random, day: date) -> None:
    told = Told()
    at = look(told, day=day)
    while at.next is not None:
        shown = _drawn(at, chance) or at.next
        before = at.candidates if shown.template not in ("who", "person.birth_date") else {}
        told = accept(told, shown.id, respondent.answer(shown), day)
        at = look(told, day=day)
        for scheme, found in before.items():
            if shown.id in found:
                key = (kind_of_household(told, day), shown.template, scheme)
                counts.asked[key] += 1
                counts.closed[key] += scheme not in at.candidates
    for answer in respondent.full.schemes:
        if answer.amount:
            counts.paid[answer.key].append(answer.amount * PER_MONTH[answer.per])


def _drawn(at: Look, chance: Random) -> Screen | None:
    if at.next is None or at.next.template in ("who", "person.birth_date") or chance.random() > WANDERS:
        return None
    return at.shown(chance.choice(sorted({one for found in at.candidates.values() for one in found})))


def main() -> None:
    """Writes `learned.json`."""
    counts = Counts()
    with ProcessPoolExecutor() as pool:
        for part in pool.map(_learn, range(PARTS)):
            counts.add(part)
    FILE.write_text(json.dumps(counts.to_dict(), indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
