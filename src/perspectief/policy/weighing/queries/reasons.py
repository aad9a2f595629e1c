"""Why each thing is in the choice or not, as sentences: from the calculation, from links, and from what people decided.

Every sentence is a fixed pattern of `wording.py`. NumPy comes in through `queries/results`: load this when needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from perspectief.policy.weighing import wording
from perspectief.policy.weighing.calc.framework import canonical
from perspectief.policy.weighing.calc.portfolio import Problem, Tie
from perspectief.policy.weighing.choices import Outcome
from perspectief.policy.weighing.models import Decision
from perspectief.policy.weighing.queries import portfolio as portfolios
from perspectief.policy.weighing.queries.results import Results, from_texts

Levels = Mapping[str, str]


@dataclass(frozen=True)
class Chosen:
    """What people chose. `best`: what the calculation gave; `said`: item -> why people chose otherwise.

    `changes`: item -> the smallest change that would bring it in, as kept with the run on how sure the choice is.
    """

    levels: Levels
    best: Levels
    said: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


class Reasons:
    """The reasons of a whole decision. `titles`: item -> name."""

    def __init__(self, problem: Problem, results: Results, chosen: Chosen, titles: Mapping[str, str]):
        self.problem, self.results, self.chosen, self.titles = problem, results, chosen, titles

    def outcome(self, key: str) -> Outcome:
        """What was decided on one thing."""
        item = self.problem.by_key[key]
        if key not in self.chosen.levels:
            return Outcome.PHASED_OUT if item.running else Outcome.REFUSED
        largest = max(item.levels, key=lambda level: level.total)
        return Outcome.GRANTED if self.chosen.levels[key] == largest.key else Outcome.PARTLY

    def of(self, key: str) -> list[str]:
        """Why, in short sentences."""
        return list(self._inside(key) if key in self.chosen.levels else self._outside(key))

    # --- In -----------------------------------------------------------------------------------------------------------
    def _inside(self, key: str) -> Iterator[str]:
        item, name = self.problem.by_key[key], self.titles[key]
        if key in self.chosen.said:
            yield wording.people_chose(self.chosen.said[key])
            return
        if item.statutory:
            yield from wording.must()
        elif self.outcome(key) == Outcome.PARTLY:
            yield from wording.fits_in_part(name, item.level(self.chosen.levels[key]).label)
        else:
            yield from wording.fits(name, self.best_question(key))
        helped = [one for one in self._linked(key, HELPING) if one in self.chosen.levels]
        if helped:
            yield wording.helps(name, [self.titles[one] for one in helped[: wording.MOST_NAMED]])

    def best_question(self, key: str) -> str:
        """On which question it stands out most above the middle of all, weighed; empty when on none."""
        means = {one: self._middle(one) for one in self.results.values.criteria}
        parts = {
            one.criterion: one.weight * (one.value - means[one.criterion])
            for one in self.results.contributions(key)
            if one.judged
        }
        best = max(parts, key=lambda one: parts[one], default="")
        return self.results.label(best) if best and parts[best] > 0 else ""

    def _middle(self, criterion: str) -> float:
        values = self.results.values
        known = [mean for one in values.items if (mean := values.mean(one, criterion)) is not None]
        return sum(known) / len(known) if known else 0.0

    # --- Out ----------------------------------------------------------------------------------------------------------
    def _outside(self, key: str) -> Iterator[str]:
        name = self.titles[key]
        if key in self.chosen.said:
            yield wording.people_chose(self.chosen.said[key])
        else:
            yield wording.does_not_fit(name, self.budget)
            yield from self._because(key)
            yield from self._change(key)
        running = self.problem.by_key[key].running
        if running is not None:
            ends = running.ends_not_before if self.problem.is_protected(self.problem.by_key[key]) else None
            yield wording.stops_on(name, ends) if ends else wording.stops(name)

    @cached_property
    def budget(self) -> int:
        """All money of the round, in whole euros."""
        return sum(self.problem.budgets.values())

    def _because(self, key: str) -> Iterator[str]:
        name = self.titles[key]
        lacking = [one for one in self._needed(key) if one not in self.chosen.levels]
        if lacking:
            yield wording.cannot_without(name, self._named(lacking))
            return
        clashing = [link for link in self._links(key, (Tie.CLASHES,)) if link in self.chosen.levels]
        if clashing:
            yield wording.clashes_with(name, self._named(clashing))
            return
        alike = [one for one in self._linked(key, (Tie.OVERLAPS,)) if one in self.chosen.levels]
        others = alike[: wording.MOST_NAMED] or self.comparators(key)
        if others:
            yield self._compared(key, others, is_alike=bool(alike))

    def _compared(self, key: str, others: Sequence[str], *, is_alike: bool) -> str:
        names, question = self._named(others), self.better_on(others[0], key)
        if is_alike:
            return wording.nearly_the_same(names, question)
        return wording.yields_more(names, question) if question else wording.reaches_more(names)

    def better_on(self, one: str, other: str) -> str:
        """The question on which the first does better, weighed most; empty when on none."""
        found = self.results.compare(one, other)
        if found is None:
            return ""
        parts = found.pros if found.above == one else found.cons
        return self.results.label(parts[0].criterion) if parts else ""

    def comparators(self, key: str) -> list[str]:
        """What was chosen and brings more for this money: those that come closest to it."""
        own = self.worth_for_money(key)
        better = {
            one: worth
            for one in self.chosen.levels
            if not self.problem.by_key[one].statutory and (worth := self.worth_for_money(one)) >= own
        }
        return sorted(better, key=lambda one: (better[one], one))[: wording.MOST_NAMED]

    def worth_for_money(self, key: str) -> float:
        """Worth for each euro: of the level that was chosen, or of its best one."""
        item = self.problem.by_key[key]
        levels = [item.level(self.chosen.levels[key])] if key in self.chosen.levels else item.levels
        return max(self.problem.worth(item, level) / max(1, level.total) for level in levels)

    def _change(self, key: str) -> Iterator[str]:
        change = self.chosen.changes.get(key)
        if change is None:
            return
        name = self.titles[key]
        if change["less_euros"] is not None:
            yield wording.less_money(self._at_level(key, change["level"]), change["less_euros"])
        if change["more_points"] is not None:
            yield wording.more_value(name, change["more_points"])
        if change["less_euros"] is None and change["more_points"] is None:
            yield wording.no_change_helps(name)

    def _at_level(self, key: str, level: str) -> str:
        """Its name, with the level when that is not the whole."""
        item, name = self.problem.by_key[key], self.titles[key]
        largest = max(item.levels, key=lambda one: one.total)
        return name if level == largest.key else f"{name} ({item.level(level).label})"

    # --- Links --------------------------------------------------------------------------------------------------------
    def _links(self, key: str, kinds: Iterable[Tie]) -> list[str]:
        """What it is linked with in these ways; of a clash only those that may never be chosen together."""
        return [
            link.other if link.one == key else link.one
            for link in self.problem.links
            if key in (link.one, link.other) and link.kind in kinds and (link.kind != Tie.CLASHES or link.forbids)
        ]

    def _linked(self, key: str, kinds: Iterable[Tie]) -> list[str]:
        return list(dict.fromkeys(self._links(key, kinds)))

    def _needed(self, key: str) -> list[str]:
        return [link.other for link in self.problem.links if link.kind == Tie.NEEDS and link.one == key]

    def _named(self, keys: Sequence[str]) -> list[str]:
        return [self.titles[key] for key in keys[: wording.MOST_NAMED]]


HELPING = (Tie.ADDS, Tie.STRENGTHENS, Tie.SPEEDS_UP)


# --- Why A above B, from what a decision kept -------------------------------------------------------------------------
def why(snapshot: Mapping[str, Any], results: Results, one: str, other: str) -> list[str]:
    """Why the one was chosen and not the other, or how both stand, from a decision as it was kept."""
    items = {item["key"]: item for item in snapshot["items"]}
    first, second = items[one], items[other]
    if not first["level"] and second["level"]:
        first, second = second, first
    return [
        *_what_became(first, second),
        *_people_on(first, second),
        *_by_value(results, first, second),
        *_by_money(first, second),
        *_by_link(snapshot["links"], first, second),
    ]


def _what_became(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    if bool(one["level"]) == bool(other["level"]):
        return [wording.both(one["title"], other["title"], chosen=bool(one["level"]))]
    return [wording.one_of_two(one["title"], other["title"])]


def _people_on(*items: Mapping[str, Any]) -> list[str]:
    said = [wording.people_chose_on(item["title"], item["departure"]) for item in items if item["departure"]]
    return said + [wording.must_be(item["title"]) for item in items if item["statutory"]]


def _by_value(results: Results, one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    found = results.compare(one["key"], other["key"])
    if found is None:
        return []
    names = {item["key"]: item["title"] for item in (one, other)}
    above, below = names[found.above], names[found.below]
    if abs(found.difference) < 1:
        return wording.alike(above, below)
    values = {item["key"]: item["value"] for item in (one, other)}
    return [
        *wording.above(
            above,
            below,
            pros=[results.label(part.criterion) for part in found.pros],
            cons=[results.label(part.criterion) for part in found.cons],
        ),
        wording.points(above, values[found.above], below, values[found.below]),
    ]


def _by_money(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    said = [
        wording.reach_for(item["title"], item["reach"], item["total"], len(item["asked"]))
        for item in (one, other)
        if item["total"]
    ]
    if len(said) < 2 or not (one["for_money"] and other["for_money"]):
        return said
    more, less = (one, other) if one["for_money"] >= other["for_money"] else (other, one)
    return [*said, wording.more_for_money(more["title"], less["title"])]


def _by_link(links: Iterable[Mapping[str, Any]], one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    pair = {one["key"]: one["title"], other["key"]: other["title"]}
    return [
        wording.linked(pair[link["one"]], link["kind"], pair[link["other"]])
        for link in links
        if {link["one"], link["other"]} == set(pair)
    ]


def results_in(decision: Decision) -> Results:
    """What came out of the scores, from the panel that was kept with the decision and nothing newer."""
    frozen = decision.snapshot
    run = portfolios.find_run(decision.round, frozen["robust"]["key"])
    if run is None:
        raise LookupError("The calculation of this decision is not there.")
    return from_texts(decision.round, canonical(run.inputs["panel"]), frozen["weighting"])
