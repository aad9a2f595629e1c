"""How heavy it is to ask for a scheme, counted in the law itself: what must be understood, gathered and filled in.

* conditions: those that can fail, so that rest on at least one fact;
* proofs: the papers that practice names; where nobody wrote them down, the subjects somebody must show something about.
  A reform that no longer looks at a subject (say wealth) takes its proof away;
* forms: one for each scheme that must be asked for, none for one that comes by itself;
* income definitions: ways to count income that the scheme takes from elsewhere in the law, and one more when it looks
  at single incomes itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from perspectief.rules import facts as vocabulary
from perspectief.rules.kernel.book import Book, law_book
from perspectief.rules.kernel.plan import Plan, PlannedScheme, Planner, Slot
from perspectief.rules.practice import practice_of
from perspectief.simulation.uptake.priors import weights

_SUBJECTS = ("INCOME", "WEALTH", "HOME", "COSTS", "SITUATION")
_SUBJECT_OF = {fact.name: subject for subject in _SUBJECTS for fact in getattr(vocabulary, subject)}
_WORDS = ("inkomen", "loon")


@dataclass(frozen=True)
class Burden:
    """Counts of one scheme; `papers_are_known`: whether practice names the papers, or their number was derived."""

    conditions: int
    proofs: int
    forms: int
    income_definitions: int
    papers_are_known: bool

    @property
    def total(self) -> float:
        """Points: the counts times the weights of `model.yaml`, which are a concept."""
        return float(sum(weight * getattr(self, name) for name, weight in weights().burden.items()))


NOTHING = Burden(0, 0, 0, 0, True)


def burden_of(
    key: str, day: date, municipality: str = "GM0014", book: Book | None = None, *, automatic: bool = False
) -> Burden:
    """The burden of asking for a scheme on a day. `book`: the law with a reform in it; `automatic`: it comes by itself.

    Without conditions on this day (ended, or not known here) there is nothing to ask.
    """
    return burdens(day, municipality, book, automatic=(key,) if automatic else ()).get(key, NOTHING)


def burdens(
    day: date, municipality: str = "GM0014", book: Book | None = None, *, automatic: tuple[str, ...] = ()
) -> dict[str, Burden]:
    """The burden of every scheme that holds on a day."""
    old = _today(day, municipality)
    plan = old if book is None else _plan(book, day, municipality)
    before = {one.scheme.key: one for one in old.schemes if one.conditions}
    found = {}
    for one in plan.schemes:
        key = one.scheme.key
        if one.conditions:
            more = _subjects(plan, one) - (_subjects(old, before[key]) if key in before else 0)
            found[key] = NOTHING if key in automatic else _counted(plan, one, more)
    return found


@lru_cache(maxsize=8)
def _today(day: date, municipality: str) -> Plan:
    return _plan(law_book(), day, municipality)


def _plan(book: Book, day: date, municipality: str) -> Plan:
    planner = Planner(book, day, municipality)
    for key in book.schemes:
        planner.add_scheme(key, strict=False)
    return planner.plan


def _counted(plan: Plan, one: PlannedScheme, more: int) -> Burden:
    """`more`: subjects that were added to what practice names papers for; below 0 when a reform took some away."""
    papers = _papers(one.scheme.key, plan.municipality, plan.day)
    return Burden(
        conditions=sum(bool(_facts(plan, [index])) for index in one.conditions),
        proofs=_subjects(plan, one) if papers is None else max(0, papers + more),
        forms=1,
        income_definitions=len(set(_income_definitions(plan, one))),
        papers_are_known=papers is not None,
    )


def _papers(key: str, municipality: str, day: date) -> int | None:
    """How many papers practice names; None when nobody wrote them down."""
    if key not in law_book().schemes:
        return None
    return len([line for line in practice_of(key, municipality, day).papers if line.text]) or None


def _facts(plan: Plan, roots: list[int]) -> set[str]:
    return {plan.slots[index].name for index in plan.behind(roots) if plan.slots[index].is_fact}


def _subjects(plan: Plan, one: PlannedScheme) -> int:
    """How many subjects somebody must show something about."""
    return len({_SUBJECT_OF[name] for name in _facts(plan, list(one.roots)) if name in _SUBJECT_OF})


def _income_definitions(plan: Plan, one: PlannedScheme) -> Iterator[str]:
    own = f"{one.scheme.key}."
    for index in plan.behind(one.roots):
        slot = plan.slots[index]
        if slot.name.startswith(own):
            yield from (_definition(plan.slots[arg]) for arg in slot.args if _is_income(plan.slots[arg], own))


def _is_income(slot: Slot, own: str) -> bool:
    if slot.is_fact:
        return _SUBJECT_OF.get(slot.name) == "INCOME" and slot.type is not bool
    version = slot.version
    if version is None or slot.name.startswith(own) or not version.doc.unit.startswith("euro per"):
        return False
    return any(word in version.name for word in _WORDS)


def _definition(slot: Slot) -> str:
    """A way to count income, the same for a person, a pair and a family; single incomes are one way together."""
    if slot.is_fact:
        return "single incomes"
    name = slot.name
    for level in ("_tp", "_gezin", "_adres"):
        name = name.removesuffix(level)
    return name
