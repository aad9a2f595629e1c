"""What a household is entitled to: one outcome per scheme with reasons, and every step behind it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import cached_property, lru_cache, reduce
from operator import or_
from types import MappingProxyType
from typing import Any

from perspectief.rules.facts import FACTS
from perspectief.rules.household import (
    Arrangement,
    Assumption,
    BadHousehold,
    Household,
    Problem,
    affordable,
    arrangements,
    doubtful_places,
)
from perspectief.rules.kernel.book import Book, law_book
from perspectief.rules.kernel.declare import Scheme, Sentences
from perspectief.rules.kernel.errors import UnknownTerm
from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.plan import PROBLEMS, Plan, PlannedScheme, Planner, placeholders
from perspectief.rules.kernel.single import Run, Values
from perspectief.rules.kernel.unknown import NOTHING_MISSING, Between, Missing, Unknown, is_known, missing_of

Translate = Callable[[str], str]
NOT_CHECKED = ": dit getal is nog niet nagekeken."
ENDED = "Deze regeling bestaat niet meer."
NOT_YET = "Deze regeling bestaat nog niet."
WHO_BELONGS = "Dit hangt af van wie er bij uw gezin hoort."
AN_AMOUNT, UNKNOWN, YES, NO, A_TABLE = "een bedrag dat wij niet weten", "onbekend", "ja", "nee", "een tabel"
OWN_WORDS = (ENDED, NOT_YET, WHO_BELONGS, AN_AMOUNT, UNKNOWN, YES, NO, A_TABLE, *PROBLEMS)
"""What the kernel itself says to a reader; a page translates it as it does a sentence of the law."""


class Outcome(Enum):
    """The five answers. The value is the word in JSON."""

    JA = "ja"
    WAARSCHIJNLIJK = "waarschijnlijk"
    HANGT_AF_VAN = "hangt_af_van"
    WETEN_WE_NIET = "weten_we_niet"
    NEE = "nee"


@dataclass(frozen=True)
class Reason:
    """Why: one condition with its sentence; `met` None is open. `template` and `values` say it in any language.

    `would_be`: the sentence that would hold if the condition were met; empty when it is met.
    `missing`: the facts and values of the law that an open condition hangs on.
    """

    term: str
    template: str
    values: Mapping[str, str]
    article: str
    source: str
    met: bool | None
    would_be: str = ""
    missing: Missing = NOTHING_MISSING

    @property
    def sentence(self) -> str:
        """The sentence in Dutch."""
        return self.say(lambda template: template)

    def say(self, translate: Translate) -> str:
        """The sentence after `translate` turned the template into another language."""
        return translate(self.template).format_map(self.values)


@dataclass(frozen=True)
class SchemeResult:
    """The answer for one scheme. `amount` in euro per `per`; `amount_between` when a range is all we know."""

    scheme: Scheme
    outcome: Outcome
    amount: float | None
    amount_between: tuple[float, float] | None
    per_person: Mapping[str, float | None]
    because: tuple[Reason, ...]
    depends_on: tuple[str, ...]
    unchecked_values: tuple[str, ...]
    unknown_values: tuple[str, ...]
    after_last_amounts: int | None
    already_received: bool

    key = property(lambda self: self.scheme.key)
    name = property(lambda self: self.scheme.name)
    unit = "euro"

    @property
    def per(self) -> str:
        """maand, kwartaal, jaar or keer."""
        return self.scheme.per

    @property
    def unchecked(self) -> tuple[str, ...]:
        """A Dutch sentence for each value that the answer rests on and nobody checked."""
        return tuple(f"{meaning}{NOT_CHECKED}" for meaning in self.unchecked_values)

    @property
    def depends_on_questions(self) -> list[str]:
        """The questions behind `depends_on`, each once."""
        return list(dict.fromkeys(question_of(key) for key in self.depends_on))

    def to_dict(self) -> dict[str, Any]:
        """The JSON object: keys English, values Dutch."""
        return {
            "key": self.key,
            "name": self.scheme.name,
            "outcome": self.outcome.value,
            "amount": self.amount,
            "amount_between": list(self.amount_between) if self.amount_between else None,
            "unit": self.unit,
            "per": self.per,
            "per_person": dict(self.per_person),
            "because": [
                {"sentence": r.sentence, "article": r.article, "source": r.source, "met": r.met, "term": r.term}
                for r in self.because
            ],
            "depends_on": list(self.depends_on),
            "unchecked": list(self.unchecked),
            "unknown_values": list(self.unknown_values),
            "not_modelled": list(self.scheme.not_modelled),
            "also_counts": list(self.scheme.also_counts),
            "ask": self.scheme.ask,
            "apply": self.scheme.apply,
            "next_doors": list(self.scheme.next_doors),
            "rule_last_seen_in": self.after_last_amounts,
            "already_received": self.already_received,
        }


@dataclass(frozen=True)
class Step:
    """One step of the trace: a term with its value per person or group, and where it comes from.

    `meaning` in words; `read_on` the day on which somebody read the source of a value.
    """

    term: str
    values: Any
    unit: str
    article: str
    source: str
    since: date | None
    status: str
    needs: tuple[str, ...]
    meaning: str = ""
    read_on: date | None = None

    @property
    def is_given(self) -> bool:
        """Whether this is an answer of the household, and no step of the law."""
        return "." not in self.term


@dataclass
class Result:
    """All answers for one household on one day."""

    date: date
    municipality: str
    schemes: list[SchemeResult]
    assumed: list[Assumption]
    terms: dict[str, Any]
    _run: Run = field(repr=False)
    _values: Values = field(repr=False)
    _arrangement: Arrangement = field(repr=False)
    _book: Book = field(repr=False)
    _reader: _SchemeReader = field(repr=False)
    _readings: list[Result] = field(repr=False, default_factory=list)
    _open_places: tuple[str, ...] = field(repr=False, default=())

    @property
    def _plan(self) -> Plan:
        return self._run.plan

    @property
    def persons(self) -> list[str]:
        """The ids of all persons, the claimant first."""
        return self._arrangement.ids

    def own_answers(self, person: str) -> list[SchemeResult]:
        """What a person may get themselves, outside the claimant's pair, family or home; a plain no is left out."""
        number = self._arrangement.ids.index(person)
        own = [self._reader.own_answers(self._plan.schemes, number)]
        if self._open_places:
            return [_open(one, self._open_places) for one in own[0]]
        if not self._readings:
            return own[0]
        doubt = sorted(doubtful_places(self._arrangement.household))
        seen = [reading._reader.own_answers(reading._plan.schemes, number) for reading in self._readings]
        keys = set.intersection(*({one.key for one in answers} for answers in seen))
        return [
            _join_scheme([one for answers in seen for one in answers if one.key == first.key], doubt)
            for first in own[0]
            if first.key in keys
        ]

    def opened_by(self, other: Household, facts: frozenset[str]) -> set[str]:
        """Keys of the schemes that are a no here and no plain no for `other`.

        `other`: these same persons, of whom nothing but these facts is told otherwise; only what rests on them is
        computed again.
        """
        refused = {one.key for one in self.schemes if one.outcome is Outcome.NEE}
        again: Iterable[tuple[str, Outcome]]
        if self._readings or self._open_places:
            again = ((one.key, one.outcome) for one in evaluate(other, self.date, book=self._book).schemes)
        else:
            again = self._again(arrangements(other, self.date)[0], facts)
        return {key for key, outcome in again if key in refused and outcome is not Outcome.NEE}

    def _again(self, arrangement: Arrangement, facts: frozenset[str]) -> Iterator[tuple[str, Outcome]]:
        values = self._run.told_otherwise(arrangement, self._values, facts)
        reader = _SchemeReader(self._book, self._plan, values, values, arrangement)
        for one in self._plan.schemes:
            if any(values[index] is not self._values[index] for index in one.roots):
                yield one.scheme.key, reader.outcome(one)

    def __getitem__(self, key: str) -> SchemeResult:
        """The answer of one scheme by its key."""
        for scheme in self.schemes:
            if scheme.key == key:
                return scheme
        raise KeyError(key)

    @cached_property
    def trace(self) -> list[Step]:
        """Every step in the order in which it was taken."""
        return [_step(self, index) for index in range(len(self._plan.slots))]

    def why(self, key: str) -> list[Step]:
        """The steps behind one scheme."""
        planned = next(one for one in self._plan.schemes if one.scheme.key == key)
        return [_step(self, index) for index in sorted(self._plan.behind(planned.roots))]

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of terminal, page and API."""
        return {
            "date": self.date.isoformat(),
            "municipality": self.municipality,
            "schemes": [scheme.to_dict() for scheme in self.schemes],
            "terms": self.terms,
            "assumed": [{"key": one.key, "text": one.text} for one in self.assumed],
        }

    def to_json(self) -> str:
        """`to_dict` as text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2)


def evaluate(
    household: Household,
    date: date | None = None,
    schemes: Iterable[str] | None = None,
    *,
    show: Sequence[str] = (),
    fixed: Mapping[str, Any] | None = None,
    book: Book | None = None,
) -> Result:
    """What a household is entitled to on a day.

    `date` wins over the household's own; without both it is today. `schemes`: keys; None is all. `show`: terms to give
    with their value (one number for `_adres`, else by person id; the first member stands for a group). `fixed`: terms
    that are given instead of computed. Raises BeforeTheLaw, UnknownTerm, BadLaw.
    """
    book = book or law_book()
    day = date or household.day or _today()
    keys = tuple(book.schemes) if schemes is None else tuple(schemes)
    _check_received(book, household)
    run, planned = _ready(book, day, household.municipality, keys, tuple(show), schemes is not None)
    given = {
        run.plan.index[book.resolve(name)]: value
        for name, value in (fixed or {}).items()
        if book.resolve(name) in run.plan.index
    }
    found = arrangements(household, day)
    readings = [_read(book, run, reading, given, planned, tuple(show)) for reading in affordable(found)]
    if len(readings) < len(found):
        return _left_open(readings[0], household)
    return readings[0] if len(readings) == 1 else _joined(readings, household)


def _check_received(book: Book, household: Household) -> None:
    unknown = [key for key in household.receives or () if key not in book.schemes]
    if unknown:
        raise BadHousehold(
            [
                Problem(
                    "receives",
                    f"'{key}' is geen regeling die wij kennen",
                    f"Bedoelt u: {', '.join(near_schemes(book, key)) or 'iets anders'}?",
                )
                for key in unknown
            ]
        )


def _today() -> date:
    return date.today()


@lru_cache(maxsize=256)
def _ready(
    book: Book, day: date, municipality: str, keys: tuple[str, ...], show: tuple[str, ...], strict: bool
) -> tuple[Run, list[PlannedScheme]]:
    planner = Planner(book, day, municipality)
    for key in keys:
        if key not in book.schemes:
            raise UnknownTerm(key, near_schemes(book, key))
        planner.add_scheme(key, strict=strict)
    for term in show:
        planner.add(term)
    return Run(planner.plan), planner.plan.schemes


def near_schemes(book: Book, key: str) -> list[str]:
    """Scheme keys that look like this one."""
    return difflib.get_close_matches(key, list(book.schemes), n=3, cutoff=0.4)


def _read(
    book: Book,
    run: Run,
    arrangement: Arrangement,
    given: dict[int, Any],
    planned: list[PlannedScheme],
    show: tuple[str, ...],
) -> Result:
    values = run(arrangement, given)
    reader = _SchemeReader(book, run.plan, values, run.doubt(arrangement, values, given), arrangement)
    answers = [reader.answer(one) for one in planned]
    terms = {name: shown(run.plan, values, arrangement, book.resolve(name)) for name in show}
    return Result(
        run.plan.day,
        run.plan.municipality,
        answers,
        list(arrangement.assumed.values()),
        terms,
        run,
        values,
        arrangement,
        book,
        reader,
    )


class _SchemeReader:
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
        return [_meaning(self.book, self.plan, name) for name in names]

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


def _joined(readings: list[Result], household: Household) -> Result:
    """Several readings of one household: what is the same in all is final, the rest depends on what is not known."""
    first = readings[0]
    doubt = sorted(doubtful_places(household))
    first._readings = readings
    first.schemes = [
        _join_scheme([reading.schemes[i] for reading in readings], doubt) for i in range(len(first.schemes))
    ]
    first.terms = {
        name: value if all(reading.terms[name] == value for reading in readings) else None
        for name, value in first.terms.items()
    }
    return first


def _left_open(first: Result, household: Household) -> Result:
    """One reading of too many to work out: what hangs on who belongs with whom is said of none of them."""
    first._open_places = tuple(sorted(doubtful_places(household)))
    fixed = {one.scheme.key for one in first._plan.schemes if one.problem or not one.scheme.exists_on(first.date)}
    first.schemes = [one if one.key in fixed else _open(one, first._open_places) for one in first.schemes]
    first.terms = {name: value if _is_of_the_law(first, name) else None for name, value in first.terms.items()}
    return first


def _is_of_the_law(result: Result, name: str) -> bool:
    """Whether a term is one value of the law, the same for every household."""
    return result._plan.slots[result._plan.index[result._book.resolve(name)]].level is None


def _open(answer: SchemeResult, doubt: Iterable[str]) -> SchemeResult:
    return _with(
        answer,
        outcome=Outcome.HANGT_AF_VAN,
        amount=None,
        amount_between=None,
        per_person=dict.fromkeys(answer.per_person),
        depends_on=tuple(sorted({*answer.depends_on, *doubt})),
        because=tuple(_opened(reason) for reason in answer.because),
    )


def _join_scheme(answers: list[SchemeResult], doubt: list[str]) -> SchemeResult:
    first = answers[0]
    if all((one.outcome, one.amount) == (first.outcome, first.amount) for one in answers):
        if first.outcome is not Outcome.HANGT_AF_VAN:
            return first
        names = {name for one in answers for name in one.depends_on}
        return _with(first, depends_on=tuple(sorted(names)))
    names = {name for one in answers for name in one.depends_on} | set(doubt)
    return _with(
        first,
        outcome=Outcome.HANGT_AF_VAN,
        amount=None,
        depends_on=tuple(sorted(names)),
        because=tuple(r if _same_everywhere(r, answers) else _opened(r) for r in first.because),
    )


def _same_everywhere(reason: Reason, answers: list[SchemeResult]) -> bool:
    return all(reason in one.because for one in answers)


def _opened(reason: Reason) -> Reason:
    return Reason(reason.term, WHO_BELONGS, {}, reason.article, reason.source, None)


def _with(result: SchemeResult, **changes: Any) -> SchemeResult:
    return replace(result, **changes)


# --- Words and numbers --------------------------------------------------------------------------------------


def euro(amount: float) -> str:
    """Dutch money: € 1.614,54; whole euros without cents."""
    cents = f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"€ {cents.removesuffix(',00')}"


def spoken(value: Any, unit: str) -> str:
    """A value in a sentence."""
    if isinstance(value, Unknown | Between):
        return AN_AMOUNT if unit.startswith("euro") else UNKNOWN
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, tuple):
        return A_TABLE
    if unit.startswith("euro"):
        return euro(float(value))
    if unit.startswith("deel"):
        return f"{value * 100:g}%".replace(".", ",")
    if unit.startswith("datum"):
        return f"{int(value) % 100}-{int(value) // 100 % 100}-{int(value) // 10000}"
    return f"{value:g}".replace(".", ",")


def unit_of(plan: Plan, index: int, book: Book) -> str:
    """The unit of a slot: of its docstring, its YAML or its fact."""
    slot = plan.slots[index]
    if slot.name == "peildatum":
        return "datum"
    if slot.version is not None:
        if slot.version.aggregate and not slot.version.doc.unit:
            return unit_of(plan, slot.args[0], book)
        return slot.version.doc.unit
    if slot.name in FACTS:
        fact = FACTS[slot.name]
        return fact.unit or {"datum": "datum"}.get(fact.kind.value, "")
    folder, _, name = slot.name.partition(".")
    series = book.folders[folder].series(name, plan.municipality) if name else None
    return series.unit if series else ""


def _meaning(book: Book, plan: Plan, full_name: str) -> str:
    folder, _, name = full_name.partition(".")
    if book.is_rule(full_name):
        return book.folders[folder].rules[name][0].doc.meaning.split("\n")[0].rstrip(".")
    series = book.folders[folder].series(name, plan.municipality) if folder in book.folders else None
    return series.meaning if series else name.replace("_", " ")


def question_of(key: str) -> str:
    """The question behind a place in the household file; the place itself when no fact has it."""
    parts = key.split(".")
    generic = f"persons[].{parts[2]}" if parts[0] == "persons" and len(parts) > 2 else key
    by_key = {fact.key: fact.question for fact in FACTS.values() if fact.key}
    special = {
        "persons[].income": "Welk inkomen is er?",
        "persons[].partner": "Is er een partner?",
        "persons[].childcare": "Welke opvang gebruikt uw kind?",
        "persons[].wealth": "Welk vermogen is er?",
    }
    return by_key.get(generic) or special.get(generic) or key


def shown(plan: Plan, values: Values, a: Arrangement, full_name: str) -> Any:
    """A term for `--show`: one number for a dwelling or a value, else by person id; None where unknown."""
    index = plan.index[full_name]
    slot = plan.slots[index]
    if slot.level is None:
        constant = values[index]
        return [[x, _json(y)] for x, y in constant] if isinstance(constant, tuple) else _json(constant)
    if slot.level is Level.DWELLING:
        return _json(values[index][0])
    firsts = range(len(a.ids)) if slot.level is Level.PERSON else a.first_of(slot.level)
    return {a.ids[person]: _json(values[index][entity]) for entity, person in enumerate(firsts)}


def _json(value: Any) -> Any:
    if isinstance(value, Between):
        return {"between": [value.low, value.high]}
    return None if isinstance(value, Unknown) else value


def _step(result: Result, index: int) -> Step:
    plan, book = result._plan, result._book
    slot = plan.slots[index]
    source, article, since, status, read_on = "", "", None, "", None
    if slot.version is not None:
        article, source = slot.version.doc.source, book.link(slot.version.doc.source)
        since = slot.version.start
    elif slot.row is not None:
        article, source = f"Artikel {slot.row.article} {slot.row.law}", slot.row.source
        since, status, read_on = slot.row.start, slot.row.status, slot.row.read_on
    return Step(
        slot.name,
        shown(plan, result._values, result._arrangement, slot.name),
        unit_of(plan, index, book),
        article,
        source,
        since,
        status,
        tuple(plan.slots[arg].name for arg in slot.args),
        FACTS[slot.name].question if slot.name in FACTS else _meaning(book, plan, slot.name),
        read_on,
    )
