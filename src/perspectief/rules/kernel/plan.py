"""From the names that are asked to the steps that answer them, in order: the graph of one day and one municipality."""

from __future__ import annotations

import string
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from perspectief.rules import facts as vocabulary
from perspectief.rules.kernel.book import BUILT_IN, Book, Version
from perspectief.rules.kernel.declare import Scheme
from perspectief.rules.kernel.errors import BadLaw, BeforeTheLaw
from perspectief.rules.kernel.levels import Level, level_of
from perspectief.rules.kernel.values import Row

NOT_HERE = "Van deze gemeente kennen wij de regels nog niet. Vraag het bij uw gemeente."
SINCE = "Wij kennen deze regeling pas vanaf {day}."
PROBLEMS = (NOT_HERE, SINCE)


@dataclass(frozen=True)
class Slot:
    """One term in a plan. A fact has neither version nor row; a constant has no level.

    `missing`: full name of a value or rule that is not known on this day.
    """

    index: int
    name: str
    level: Level | None
    type: type
    args: tuple[int, ...] = ()
    version: Version | None = None
    row: Row | None = None
    constant: object = None
    missing: str | None = None

    @property
    def is_fact(self) -> bool:
        """Whether the household file gives this term."""
        return self.level is not None and self.version is None


@dataclass(frozen=True)
class PlannedScheme:
    """Where a scheme's conditions, right and amount stand in the plan. `problem`: why it cannot be computed at all."""

    scheme: Scheme
    level: Level
    conditions: tuple[int, ...] = ()
    amount: int | None = None
    problem: str = ""
    problem_values: Mapping[str, str] = field(default_factory=dict)

    @property
    def roots(self) -> tuple[int, ...]:
        """The slots that its answer is read from: the conditions and the amount."""
        return self.conditions if self.amount is None else (*self.conditions, self.amount)


@dataclass
class Plan:
    """Every slot in the order in which it can be computed."""

    day: date
    municipality: str
    slots: list[Slot] = field(default_factory=list)
    index: dict[str, int] = field(default_factory=dict)
    schemes: list[PlannedScheme] = field(default_factory=list)
    spoken: dict[tuple[str, str], int] = field(default_factory=dict)
    """Slots that sentences name, by that name and the folder of the sentence."""
    _origins: dict[int, str] = field(default_factory=dict)

    def origin(self, index: int) -> str:
        """Where a local rule was read: the source of the first value of its own folder that it rests on."""
        if index not in self._origins:
            folder = self.slots[index].name.partition(".")[0]
            rows = [
                self.slots[i].row for i in sorted(self.behind([index])) if self.slots[i].name.startswith(f"{folder}.")
            ]
            self._origins[index] = next((row.source for row in rows if row is not None), "")
        return self._origins[index]

    def behind(self, roots: Iterable[int]) -> set[int]:
        """All slots that these slots rest on, themselves included."""
        seen: set[int] = set()
        todo = list(roots)
        while todo:
            index = todo.pop()
            if index not in seen:
                seen.add(index)
                todo.extend(self.slots[index].args)
        return seen

    def ahead_of(self, roots: Iterable[int]) -> set[int]:
        """All slots that rest on these slots, themselves included."""
        reached = set(roots)
        for slot in self.slots:
            if not reached.isdisjoint(slot.args):
                reached.add(slot.index)
        return reached


class Planner:
    """Builds one plan; `book` is the law, `day` and `municipality` choose versions and values.

    `given`: full names of terms that come in as data instead of being computed.
    """

    def __init__(self, book: Book, day: date, municipality: str, given: Collection[str] = ()):
        self.book = book
        self.given = given
        self.plan = Plan(day, municipality)
        self._path: list[str] = []

    def add_scheme(self, key: str, *, strict: bool) -> None:
        """Plan a scheme. A municipal scheme that is not known here or yet gets a problem, unless `strict`."""
        folder = self.book.folders[key]
        scheme = folder.scheme_of(self.plan.municipality)
        assert scheme is not None
        level = level_of("x" if scheme.level == "persoon" else f"x_{scheme.level}")
        if not scheme.exists_on(self.plan.day):
            self.plan.schemes.append(PlannedScheme(scheme, level))
            return
        if folder.municipal and not scheme.anywhere and self.plan.municipality not in folder.by_municipality:
            self.plan.schemes.append(PlannedScheme(scheme, level, problem=NOT_HERE))
            return
        before = len(self.plan.slots), dict(self.plan.index)
        try:
            self._add_scheme(scheme, level)
        except BeforeTheLaw as error:
            if strict or not folder.municipal:
                raise
            del self.plan.slots[before[0] :]
            self.plan.index, self._path = before[1], []
            since = {"day": error.first.isoformat()}
            self.plan.schemes.append(PlannedScheme(scheme, level, problem=SINCE, problem_values=since))

    def _add_scheme(self, scheme: Scheme, level: Level) -> None:
        conditions = tuple(self.add(name, scheme.key) for name in scheme.conditions)
        amount = self.add(scheme.amount, scheme.key) if scheme.amount else None
        for index in conditions:
            self._add_placeholders(index)
        self.plan.schemes.append(PlannedScheme(scheme, level, conditions, amount))

    def _add_placeholders(self, index: int) -> None:
        version = self.plan.slots[index].version
        if version is None or version.sentences is None:
            return
        for name in placeholders(version.sentences.met + version.sentences.unmet + version.sentences.open):
            self.plan.spoken[name, version.folder] = self.add(name, version.folder)

    def add(self, name: str, folder: str | None = None) -> int:
        """The slot of a term, planned with all it needs; raises BadLaw with the path of a circle."""
        full = self.book.resolve(name, folder)
        if full in self.plan.index:
            return self.plan.index[full]
        if full in self._path:
            circle = [*self._path[self._path.index(full) :], full]
            raise BadLaw(f"de regels draaien in een kring: {' -> '.join(circle)}")
        self._path.append(full)
        slot = self._slot(full)
        self._path.pop()
        self.plan.index[full] = slot.index
        self.plan.slots.append(slot)
        return slot.index

    def _slot(self, full: str) -> Slot:
        if full in vocabulary.FACTS:
            fact = vocabulary.FACTS[full]
            return Slot(len(self.plan.slots), full, fact.level, fact.python_type)
        if full in self.given:
            return self._given_slot(full)
        if full in BUILT_IN:
            return Slot(len(self.plan.slots), full, None, int, constant=self._today(full))
        if self.book.is_rule(full):
            return self._rule_slot(full)
        return self._value_slot(full)

    def _given_slot(self, full: str) -> Slot:
        versions = self.book.folders[full.partition(".")[0]].rules[full.partition(".")[2]]
        return Slot(len(self.plan.slots), full, versions[0].level, versions[0].kind)

    def _today(self, name: str) -> int:
        day = self.plan.day
        return {
            "peildatum": day.year * 10000 + day.month * 100 + day.day,
            "peiljaar": day.year,
            "peilmaand": day.month,
        }[name]

    def _rule_slot(self, full: str) -> Slot:
        version = self.book.version(full, self.plan.day)
        if version is None:
            return Slot(len(self.plan.slots), full, None, float, missing=full)
        args = tuple(self.add(need, version.folder) for need in version.needs)
        kind = version.kind
        if version.aggregate and version.aggregate.kind in ("sum", "min", "max", "of_partner"):
            kind = self.plan.slots[args[0]].type
        return Slot(len(self.plan.slots), full, version.level, kind, args, version)

    def _value_slot(self, full: str) -> Slot:
        folder, _, name = full.partition(".")
        series = self.book.folders[folder].series(name, self.plan.municipality)
        if series is None:
            return Slot(len(self.plan.slots), full, None, float, missing=full)
        row = series.at(self.plan.day)
        kind = tuple if series.is_table else float
        if row.is_unknown:
            return Slot(len(self.plan.slots), full, None, kind, row=row, missing=full)
        return Slot(len(self.plan.slots), full, None, kind, row=row, constant=row.steps or row.number)


@cache
def placeholders(sentence: str) -> tuple[str, ...]:
    """The terms named between braces in a sentence."""
    return tuple(name for _, name, _, _ in string.Formatter().parse(sentence) if name)
