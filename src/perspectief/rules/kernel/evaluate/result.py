"""One household through the law of a day: every answer, and every step behind it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
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
from perspectief.rules.kernel.errors import UnknownTerm
from perspectief.rules.kernel.evaluate.answer import Outcome, SchemeResult, Step
from perspectief.rules.kernel.evaluate.reader import SchemeReader
from perspectief.rules.kernel.evaluate.readings import joined, left_open
from perspectief.rules.kernel.evaluate.words import meaning_of, unit_of
from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.plan import Plan, PlannedScheme, Planner
from perspectief.rules.kernel.single import Run, Values
from perspectief.rules.kernel.unknown import Between, Unknown


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
    _reader: SchemeReader = field(repr=False)
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
            return [left_open(one, self._open_places) for one in own[0]]
        if not self._readings:
            return own[0]
        doubt = sorted(doubtful_places(self._arrangement.household))
        seen = [reading._reader.own_answers(reading._plan.schemes, number) for reading in self._readings]
        keys = set.intersection(*({one.key for one in answers} for answers in seen))
        return [
            joined([one for answers in seen for one in answers if one.key == first.key], doubt)
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
        reader = SchemeReader(self._book, self._plan, values, values, arrangement)
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
    return readings[0] if len(readings) == 1 else _as_one(readings, household)


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
    reader = SchemeReader(book, run.plan, values, run.doubt(arrangement, values, given), arrangement)
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


def _as_one(readings: list[Result], household: Household) -> Result:
    """Several readings of one household: what is the same in all is final, the rest depends on what is not known."""
    first = readings[0]
    doubt = sorted(doubtful_places(household))
    first._readings = readings
    first.schemes = [joined([reading.schemes[i] for reading in readings], doubt) for i in range(len(first.schemes))]
    first.terms = {
        name: value if all(reading.terms[name] == value for reading in readings) else None
        for name, value in first.terms.items()
    }
    return first


def _left_open(first: Result, household: Household) -> Result:
    """One reading of too many to work out: what hangs on who belongs with whom is said of none of them."""
    first._open_places = tuple(sorted(doubtful_places(household)))
    fixed = {one.scheme.key for one in first._plan.schemes if one.problem or not one.scheme.exists_on(first.date)}
    first.schemes = [one if one.key in fixed else left_open(one, first._open_places) for one in first.schemes]
    first.terms = {name: value if _is_of_the_law(first, name) else None for name, value in first.terms.items()}
    return first


def _is_of_the_law(result: Result, name: str) -> bool:
    """Whether a term is one value of the law, the same for every household."""
    return result._plan.slots[result._plan.index[result._book.resolve(name)]].level is None


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
        FACTS[slot.name].question if slot.name in FACTS else meaning_of(book, plan, slot.name),
        read_on,
    )
