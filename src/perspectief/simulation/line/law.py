"""The law of one day, compiled for looking at lines: bijstand first, because it is income for all that follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from perspectief.rules import read_household
from perspectief.rules.household import Arrangement, arrangements
from perspectief.rules.kernel.book import Book, law_book
from perspectief.rules.kernel.declare import Scheme
from perspectief.rules.kernel.plan import Planner
from perspectief.rules.kernel.population import Population, compile_population, scheme_terms
from perspectief.rules.kernel.unknown import is_known
from perspectief.simulation import income
from perspectief.simulation.line.family import Family, Kind, household

ASSISTANCE = "bijstand"
RECEIVES = "bijstand.ouder_krijgt_bijstand_gezin"
"""Whether there is bijstand already, on which hangs whether part of a wage stays free."""
GROSS_ASSISTANCE = "inkomen.bijstand_bruto_y"
"""Bijstand before the tax that the municipality pays on it (`points.py` works it out for a wage beside bijstand)."""
GIVEN = (RECEIVES, GROSS_ASSISTANCE)
CREDIT_TERMS = (
    "inkomstenbelasting.tarief_eerste_schijf_y",
    "inkomstenbelasting.algemene_heffingskorting_hoogste_y",
    "loonheffing.tabelheffing_y",
    "loonheffing.tabel_arbeidskorting_y",
    "loonheffing.loonheffing_m",
)
"""From these follows what a wage uses of the general tax credit."""
AGES = (2, 8, 14)

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Law:
    """The law of a day and a municipality. `book`: with the reform in it, if there is one.

    `paid`: schemes whose amount counts; `rights`: schemes of which only the right can be said; `left_out`: schemes that
    ask something that differs from person to person.
    """

    day: date
    municipality: str
    book: Book
    first: Population
    all: Population
    paid: tuple[Scheme, ...]
    rights: tuple[Scheme, ...]
    left_out: tuple[Scheme, ...]

    @property
    def assistance(self) -> str:
        """The full name of what bijstand grants."""
        return scheme_terms(self.book.schemes[ASSISTANCE])[1]

    @property
    def facts(self) -> frozenset[str]:
        """Every fact that a block must carry, without what the line itself works out."""
        return frozenset({*self.first.facts, *self.all.facts} - set(GIVEN))


def compile_law(
    day: date, municipality: str = "GM0014", *, book: Book | None = None, progress: Progress | None = None
) -> Law:
    """The law of a day for lines. `book`: the law with a reform in it. Takes seconds once, and less after that."""
    book = book or law_book()
    told, open_to_people = _sorted_out(book, day, municipality)
    keys = [scheme.key for scheme in told]
    options = {"municipality": municipality, "given": GIVEN, "book": book, "threads": 1, "progress": progress}
    return Law(
        day=day,
        municipality=municipality,
        book=book,
        first=compile_population([ASSISTANCE], day, keep=CREDIT_TERMS, **options),  # type: ignore[arg-type]
        all=compile_population(keys, day, keep=income.INCOME_TERMS, **options),  # type: ignore[arg-type]
        paid=tuple(scheme for scheme in told if scheme.amount is not None),
        rights=tuple(scheme for scheme in told if scheme.amount is None),
        left_out=open_to_people,
    )


def terms_of(scheme: Scheme) -> tuple[str, str | None]:
    """The full names of a scheme's right and of what it grants."""
    found = scheme_terms(scheme)
    return found[0], found[1] if len(found) > 1 else None


def _sorted_out(book: Book, day: date, municipality: str) -> tuple[tuple[Scheme, ...], tuple[Scheme, ...]]:
    """Schemes of which the law can say everything for our households, and those that ask for more."""
    planner = Planner(book, day, municipality, GIVEN)
    families = [arranged(family, day, municipality) for family in _of_every_kind()]
    told: list[Scheme] = []
    ask_more: list[Scheme] = []
    for key in book.schemes:
        planner.add_scheme(key, strict=False)
        planned = planner.plan.schemes[-1]
        scheme = planned.scheme
        if planned.problem or not scheme.exists_on(day) or scheme.human_decision or not income.counts(key):
            continue
        asked = (planner.plan.slots[index] for index in planner.plan.behind(planned.roots))
        facts = [slot.name for slot in asked if slot.is_fact and slot.name not in GIVEN]
        (told if _all_known(families, facts) else ask_more).append(scheme)
    return tuple(told), tuple(ask_more)


def _all_known(families: Sequence[Arrangement], facts: Sequence[str]) -> bool:
    return all(is_known(value) for one in families for fact in facts for value in one.fact(fact))


def _of_every_kind() -> Iterator[Family]:
    return (Family(kind, () if kind is Kind.ALONE else AGES) for kind in Kind)


def arranged(family: Family, day: date, municipality: str, *, hours: float = 0.0, gross: float = 0.0) -> Arrangement:
    """A household of a kind, arranged for the law."""
    file = household(family, day, municipality=municipality, hours=hours, gross=gross)
    return arrangements(read_household(file), day)[0]
