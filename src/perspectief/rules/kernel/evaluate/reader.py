"""From computed values to the answer of each scheme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import Any

from perspectief.rules.household import Arrangement
from perspectief.rules.kernel.book import Book
from perspectief.rules.kernel.declare import Scheme, Sentences
from perspectief.rules.kernel.evaluate.answer import Outcome, Reason, SchemeResult
from perspectief.rules.kernel.evaluate.words import ENDED, NOT_YET, meaning_of, spoken, unit_of
from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.plan import Plan, PlannedScheme, placeholders
from perspectief.rules.kernel.single import Values
from perspectief.rules.kernel.unknown import NOTHING_MISSING, Between, Missing, Unknown, is_known, missing_of


class SchemeReader:
    """Turns computed values into the answer of each scheme."""

    def __init__(self, book: Book, plan: Plan, values: Values, doubt: Values, arrangement: Arrangement):
        self.book, self.plan, self.values, self.doubt, self.a = book, plan, values, doubt, arrangement

    def own_answers(self, every: list[PlannedScheme], person: int) -> list[SchemeResult]:
        """The answers in which a person stands in another group than the claimant, without a plain no."""
        own = [one for one in every if self._entity(one.level, person) != self._entity(one.level)]
        return [self.answer(one, person) for one in own if self._may_be(one, self._entity(one.level, person))]

    def _may_be(self, planned: PlannedScheme, entity: int) -> bool:
        if not planned.conditions or not planned.scheme.exists_on(self.plan.day):
            return False
        values = (self._column(index, planned.level, entity) for index in planned.conditions)
        return all(isinstance(value, Unknown) or value for value in values)

    def answer(self, planned: PlannedScheme, person: int = 0) -> SchemeResult:
        """The answer of one scheme, as this person sees it."""
        scheme = planned.scheme
        received = person == 0 and scheme.key in (self.a.household.receives or ())
        if not scheme.exists_on(self.plan.day):
            return self._plain(scheme, Outcome.NEE, _not_now(scheme, self.plan.day), received)
        if planned.problem:
            return self._plain(scheme, Outcome.WETEN_WE_NIET, planned.problem, received, planned.problem_values)
        entity = self._entity(planned.level, person)
        met, missing, amount = self._found(planned, entity)
        unchecked = self._unchecked(planned, entity, met)
        outcome = _outcome(scheme, met, missing, amount, bool(unchecked))
        return SchemeResult(
            scheme=scheme,
            outcome=outcome,
            amount=_number(amount, outcome),
            amount_between=_range(amount, outcome),
            per_person=self._per_person(planned),
            because=self._reasons(planned, entity),
            depends_on=tuple(sorted(missing.facts)) if outcome is Outcome.HANGT_AF_VAN else (),
            unchecked_values=unchecked,
            unknown_values=tuple(self._meanings(sorted(missing.values))) if outcome is not Outcome.NEE else (),
            after_last_amounts=_after(scheme, self.plan.day),
            already_received=received,
        )

    def _plain(
        self,
        scheme: Scheme,
        outcome: Outcome,
        sentence: str,
        received: bool,
        values: Mapping[str, str] = MappingProxyType({}),
    ) -> SchemeResult:
        met = False if outcome is Outcome.NEE else None
        reason = Reason(scheme.key, sentence, values, scheme.law, self.book.link(scheme.law), met)
        return SchemeResult(scheme, outcome, None, None, {}, (reason,), (), (), (), None, received)

    def _entity(self, level: Level, person: int = 0) -> int:
        """A person's own group, the claimant's unless said; for a person scheme that person."""
        return person if level is Level.PERSON else self.a.of[level][person]

    def _column(self, slot: int, level: Level, entity: int, values: Values | None = None) -> Any:
        """The value of a slot as the entity of `level` sees it."""
        column = (self.values if values is None else values)[slot]
        own = self.plan.slots[slot].level
        if own is None:
            return column
        if own is level:
            return column[entity]
        return column[0] if own is Level.DWELLING else column[self.a.of[own][entity]]

    def outcome(self, planned: PlannedScheme) -> Outcome:
        """What the values say to the claimant of a scheme whose rules are known; nothing is doubted."""
        return _outcome(planned.scheme, *self._found(planned, self._entity(planned.level)), unchecked=False)

    def _found(self, planned: PlannedScheme, entity: int) -> tuple[bool | None, Missing, Any]:
        """Whether every condition is met, what is missing to say so or to say how much, and the amount."""
        amount = None if planned.amount is None else self.values[planned.amount][entity]
        conditions = [self._column(index, planned.level, entity) for index in planned.conditions]
        unknown = [value.missing for value in conditions if isinstance(value, Unknown)]
        if any(not isinstance(value, Unknown) and not value for value in conditions):
            return False, NOTHING_MISSING, amount
        missing = reduce(or_, unknown, NOTHING_MISSING if amount is None else missing_of(amount))
        return None if unknown else True, missing, amount

    def _reasons(self, planned: PlannedScheme, entity: int) -> tuple[Reason, ...]:
        return tuple(
            self._reason(index, self._column(index, planned.level, entity), planned.level, entity)
            for index in planned.conditions
        )

    def _reason(self, index: int, value: Any, level: Level, entity: int) -> Reason:
        slot = self.plan.slots[index]
        version = slot.version
        if version is None or version.sentences is None:
            return Reason(slot.name, slot.name, {}, "", "", None if isinstance(value, Unknown) else bool(value))
        met = None if isinstance(value, Unknown) else bool(value)
        template = _sentence(version.sentences, met)
        would_be = "" if met else version.sentences.met
        named = placeholders(template + would_be)
        values = {name: self._spoken(name, version.folder, level, entity) for name in named}
        source = self.book.link(version.doc.source) or self.plan.origin(index)
        return Reason(version.name, template, values, version.doc.source, source, met, would_be, missing_of(value))

    def _spoken(self, name: str, folder: str, level: Level, entity: int) -> str:
        index = self.plan.spoken[name, folder]
        return spoken(self._column(index, level, entity), unit_of(self.plan, index, self.book))

    def _unchecked(self, planned: PlannedScheme, entity: int, met: bool | None) -> tuple[str, ...]:
        """What the answer would hang on if unchecked values were unknown; a no that stands without them is certain."""
        if self.doubt is self.values:
            return ()
        missing = Missing()
        for index in planned.conditions:
            doubted = self._column(index, planned.level, entity, self.doubt)
            if met is False and is_known(doubted) and not doubted:
                return ()
            missing = missing | missing_of(doubted)
        if met is not False and planned.amount is not None:
            missing = missing | missing_of(self.doubt[planned.amount][entity])
        names = [name for name in sorted(missing.values) if not self.plan.slots[self.plan.index[name]].missing]
        return tuple(self._meanings(names))

    def _meanings(self, names: Iterable[str]) -> list[str]:
        return [meaning_of(self.book, self.plan, name) for name in names]

    def _per_person(self, planned: PlannedScheme) -> dict[str, float | None]:
        if planned.amount is None:
            return {}
        firsts = range(len(self.a.ids)) if planned.level is Level.PERSON else self.a.first_of(planned.level)
        amounts: dict[str, float | None] = {}
        for entity, person in enumerate(firsts):
            conditions = [self._column(index, planned.level, entity) for index in planned.conditions]
            amount = self.values[planned.amount][entity]
            if any(is_known(c) and not c for c in conditions):
                amounts[self.a.ids[person]] = 0.0
            else:
                known = is_known(amount) and all(is_known(c) for c in conditions)
                amounts[self.a.ids[person]] = round(float(amount), 2) if known else None
        return amounts


def _outcome(scheme: Scheme, met: bool | None, missing: Missing, amount: Any, unchecked: bool) -> Outcome:
    if met is False:
        return Outcome.NEE
    if missing.facts:
        return Outcome.HANGT_AF_VAN
    if met is None or missing.values or scheme.human_decision:
        return Outcome.WETEN_WE_NIET
    if amount is not None and amount <= 0:
        return Outcome.NEE
    return Outcome.WAARSCHIJNLIJK if unchecked or scheme.not_modelled else Outcome.JA


def _number(amount: Any, outcome: Outcome) -> float | None:
    if outcome is Outcome.NEE:
        return 0.0
    final = amount is not None and is_known(amount) and outcome is not Outcome.HANGT_AF_VAN
    return round(float(amount), 2) if final else None


def _range(amount: Any, outcome: Outcome) -> tuple[float, float] | None:
    if outcome is Outcome.NEE or not isinstance(amount, Between):
        return None
    return (float(amount.low), float(amount.high)) if abs(amount.high) != float("inf") else None


def _after(scheme: Scheme, day: date) -> int | None:
    """The year in which the rule was last seen, when the day lies after it; values it rests on may be newer."""
    if scheme.verified_until is None:
        return None
    last = date.fromisoformat(scheme.verified_until)
    return last.year if day > last else None


def _not_now(scheme: Scheme, day: date) -> str:
    begun = scheme.exists_from is None or date.fromisoformat(scheme.exists_from) <= day
    if begun:
        return scheme.ended or ENDED
    return scheme.not_yet or NOT_YET


def _sentence(sentences: Sentences, met: bool | None) -> str:
    return sentences.open if met is None else sentences.met if met else sentences.unmet
