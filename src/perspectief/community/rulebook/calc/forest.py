"""The map of the Regelingenwoud: on what income, wealth and age each scheme stands, read from the law itself.

From the conditions of a scheme we walk down its graph and stop at a *measure*: a term that tells how much income or
wealth somebody has. A measure is a number of a law that is no scheme (such as `awir.toetsingsinkomen_y_tp`), a fact, or
one of `MEASURES`. What a condition compares with it is a *limit*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import lru_cache

from perspectief.community.rulebook.calc.examples import amounts_of
from perspectief.community.rulebook.calc.graph import INCOME_FACTS, WEALTH_FACTS, Graph, graph_of
from perspectief.community.rulebook.calc.values import say
from perspectief.rules.effects import Effects, effects_of
from perspectief.rules.facts import FACTS
from perspectief.rules.kernel.book import Book
from perspectief.rules.kernel.declare import Scheme
from perspectief.rules.kernel.levels import level_of
from perspectief.rules.kernel.plan import PlannedScheme

MEASURES = frozenset(
    {
        "bijstand.middelen_m_gezin",
        "bijstand.vermogen_gezin",
        "aio.middelen_aio_m_gezin",
        "voedselbank.leefgeld_m_gezin",
        "kwijtschelding.geld_op_de_bank_gezin",
        "kwijtschelding.overwaarde_huis_gezin",
        "kwijtschelding.waarde_autos_gezin",
        "noodfonds_energie.bruto_inkomen_samen_m_gezin",
    }
)
"""Measures that a scheme defines itself and that others use too."""
NO_LIMIT = frozenset({"awir.kleinste_toeslag_y"})
"""Compared with the amount of the allowance, not with the income: the allowance shrinks until nothing is left."""
OTHER_NAMES = frozenset({"minima_inkomen.inkomen_voor_minima_m_gezin"})
"""Measures that only pass on another one, as the law stands on most days: they go by the name of that one."""
AGE_FOLDER = "persoon"
Amounts = Mapping[str, Mapping[str, float | None]]
"""Per limit and example family an amount; None where nobody knows it."""


class Tie(Enum):
    """How one scheme stands behind another: its money counts there, it is a key to it, or a lock on it."""

    COUNTS = "telt mee"
    KEY = "sleutel"
    LOCK = "slot"


@dataclass(frozen=True)
class Behind:
    """This scheme looks at another one, and how."""

    key: str
    tie: Tie


@dataclass(frozen=True)
class Limit:
    """What a measure is compared with. `amounts` per example family: None where nobody knows it."""

    term: str
    unit: str
    shares: tuple[str, ...]
    norms: tuple[str, ...]
    amounts: Mapping[str, float | None]

    @property
    def is_known(self) -> bool:
        """Whether the amount is known for any of the example families."""
        return any(amount is not None for amount in self.amounts.values())


@dataclass(frozen=True)
class Age:
    """An age that decides. `reference`: which age counts; `limit` a value in years; empty for adult or AOW age."""

    reference: str
    limit: str
    shown: str


@dataclass(frozen=True)
class Tree:
    """What one scheme stands on. `tapers`: the amount shrinks as the income grows, without a fixed limit.

    `via`: schemes whose right is asked instead of an income; `income` and `income_limits` are then theirs.
    """

    scheme: Scheme
    income: tuple[str, ...]
    income_limits: tuple[Limit, ...]
    tapers: bool
    wealth: tuple[str, ...]
    wealth_limits: tuple[Limit, ...]
    ages: tuple[Age, ...]
    behind: tuple[Behind, ...]
    via: tuple[str, ...]
    counts: frozenset[str]
    asks: frozenset[str]

    @property
    def key(self) -> str:
        """The key of the scheme."""
        return self.scheme.key

    @property
    def period(self) -> str:
        """Over which time the income is counted: `jaar`, `maand`, or empty without an income test."""
        return next(iter(sorted({period_of(term) for term in self.income} - {""})), "")


@dataclass
class _Found:
    """What a walk down the graph of one scheme came upon; keys keep their order."""

    income: dict[int, None] = field(default_factory=dict)
    wealth: dict[int, None] = field(default_factory=dict)
    income_limits: dict[int, None] = field(default_factory=dict)
    wealth_limits: dict[int, None] = field(default_factory=dict)
    ages: dict[Age, None] = field(default_factory=dict)
    rights: dict[str, None] = field(default_factory=dict)
    tapers: bool = False


@lru_cache(maxsize=4)
def forest_of(book: Book, day: date, municipality: str) -> Mapping[str, Tree]:
    """Every scheme that can be computed on this day, by its key."""
    graph = graph_of(book, day, municipality)
    found = {one.scheme.key: _walk(graph, one) for one in graph.planned()}
    limits = {index for one in found.values() for index in (*one.income_limits, *one.wealth_limits)}
    amounts = amounts_of(book, day, municipality, tuple(sorted(graph.name(index) for index in limits)))
    effects = effects_of(municipality, day)
    trees = {one.scheme.key: _tree(graph, one, found[one.scheme.key], amounts, effects) for one in graph.planned()}
    return {key: _through_others(tree, trees) for key, tree in trees.items()}


def period_of(term: str) -> str:
    """`jaar` or `maand` as the name of a term says; else empty."""
    words = term.rpartition(".")[2].split("_")
    if "y" in words or "jaar" in words:
        return "jaar"
    return "maand" if "m" in words else ""


def definition(terms: Iterable[str]) -> tuple[str, ...]:
    """Measures without the level they stand on: the same income of a person, of partners and of a family."""
    return tuple(sorted({term.removesuffix(level_of(term).value) for term in terms}))


def _walk(graph: Graph, planned: PlannedScheme) -> _Found:
    found, seen, todo = _Found(), set[int](), list(reversed(planned.conditions))
    while todo:
        index = todo.pop()
        if index in seen:
            continue
        seen.add(index)
        if _stops(graph, index, planned.scheme.key, found):
            continue
        if graph.slot(index).type is bool:
            _note_limits(graph, index, found)
        _note_ages(graph, index, found)
        todo += [one for one in reversed(graph.slot(index).args) if one not in found.income_limits]
    return found


def _stops(graph: Graph, index: int, key: str, found: _Found) -> bool:
    """Whether the walk ends here: another scheme, a measure, an age, or a number that holds no income."""
    if _is_of_another_scheme(graph, index, key):
        if graph.slot(index).type is bool:
            found.rights[graph.folder(index)] = None
        return True
    if graph.folder(index) == AGE_FOLDER:
        return True
    if graph.name(index) not in MEASURES and (graph.slot(index).type is bool or not _is_elsewhere(graph, index, key)):
        return False
    if not graph.unit(index).startswith("euro"):
        return graph.is_shared(index)
    if graph.rests_on(index, INCOME_FACTS):
        found.income[index] = None
    elif graph.rests_on(index, WEALTH_FACTS):
        found.wealth[index] = None
    return True


def _is_elsewhere(graph: Graph, index: int, key: str) -> bool:
    """A number of a shared law, or a norm of another scheme."""
    personal = graph.rests_on(index, INCOME_FACTS | WEALTH_FACTS)
    return graph.is_shared(index) or (graph.folder(index) != key and not personal)


def _is_of_another_scheme(graph: Graph, index: int, key: str) -> bool:
    """The right or the granted amount of another scheme."""
    version = graph.slot(index).version
    return version is not None and bool(version.conditions or version.granted) and graph.folder(index) != key


def _note_limits(graph: Graph, index: int, found: _Found) -> None:
    args = graph.slot(index).args
    if not any(graph.unit(one).startswith("euro") for one in args):
        return
    on_income = any(graph.rests_on(one, INCOME_FACTS) for one in args)
    on_wealth = any(graph.rests_on(one, WEALTH_FACTS) for one in args)
    if not on_income and not on_wealth:
        return
    for one in args:
        if graph.name(one) in NO_LIMIT:
            found.tapers = True
        elif _can_be_limit(graph, one):
            (found.income_limits if on_income else found.wealth_limits)[one] = None


def _can_be_limit(graph: Graph, index: int) -> bool:
    personal = graph.name(index) in FACTS or graph.rests_on(index, INCOME_FACTS | WEALTH_FACTS)
    return graph.unit(index).startswith("euro") and not personal


def _note_ages(graph: Graph, index: int, found: _Found) -> None:
    args = graph.slot(index).args
    references = [one for one in args if graph.folder(one) == AGE_FOLDER and _is_age(graph, one)]
    limits = [one for one in args if graph.slot(one).row is not None and graph.unit(one) == "jaren"]
    for reference in references:
        whole = graph.slot(reference).type is bool
        for limit in [None] if whole else limits:
            found.ages[_age(graph, reference, limit)] = None


def _is_age(graph: Graph, index: int) -> bool:
    return "geboortedatum" in graph.behind[index] and graph.slot(index).row is None


def _age(graph: Graph, reference: int, limit: int | None) -> Age:
    if limit is None:
        return Age(graph.name(reference), "", "")
    value = graph.slot(limit).constant
    shown = say(value, "jaren") if isinstance(value, int | float) else ""
    return Age(graph.name(reference), graph.name(limit), shown)


def _tree(
    graph: Graph, planned: PlannedScheme, found: _Found, amounts: Amounts, effects: Mapping[str, Effects]
) -> Tree:
    roots = [*planned.conditions, *([] if planned.amount is None else [planned.amount])]
    asks = graph.facts(roots)
    return Tree(
        scheme=planned.scheme,
        income=_defining(graph, found.income),
        income_limits=tuple(_limit(graph, index, amounts) for index in found.income_limits),
        tapers=found.tapers,
        wealth=tuple(graph.name(index) for index in found.wealth) if found.wealth_limits else (),
        wealth_limits=tuple(_limit(graph, index, amounts) for index in found.wealth_limits),
        ages=tuple(found.ages),
        behind=tuple(_behind(planned.scheme.key, effects)),
        via=tuple(found.rights),
        counts=graph.facts(found.income) & INCOME_FACTS,
        asks=asks,
    )


def _called(graph: Graph, index: int) -> str:
    args = graph.slot(index).args
    return graph.name(args[0] if graph.name(index) in OTHER_NAMES and len(args) == 1 else index)


def _defining(graph: Graph, measures: Iterable[int]) -> tuple[str, ...]:
    """The terms of law, without those that only lead to another; a bare fact tells the income where no term does."""
    inside = {one for index in measures for one in graph.plan.behind([index]) if one != index}
    names = [_called(graph, index) for index in measures if index not in inside]
    return tuple([name for name in names if name not in FACTS] or names)


def _behind(key: str, effects: Mapping[str, Effects]) -> Iterator[Behind]:
    """Every scheme that does something to this one."""
    for other, does in effects.items():
        ways = ((does.opens, Tie.KEY), (does.closes, Tie.LOCK), (does.counts, Tie.COUNTS))
        yield from (Behind(other, tie) for keys, tie in ways if key in keys)


def _through_others(tree: Tree, trees: Mapping[str, Tree]) -> Tree:
    """A scheme without an income of its own, that asks for the right to another, takes the income of that one."""
    asked = [key for key in tree.via if key in trees and Behind(key, Tie.KEY) in tree.behind]
    if tree.income or not asked:
        return replace(tree, via=())
    other = trees[asked[0]]
    return replace(tree, via=tuple(asked), income=other.income, income_limits=other.income_limits, counts=other.counts)


def _limit(graph: Graph, index: int, amounts: Amounts) -> Limit:
    args = graph.slot(index).args
    shares = [one for one in args if graph.slot(one).row is not None and graph.unit(one) == "deel"]
    norms = [one for one in args if graph.unit(one).startswith("euro") and graph.slot(one).row is None]
    return Limit(
        term=graph.name(index),
        unit=graph.unit(index),
        shares=tuple(_share(graph, one) for one in shares),
        norms=tuple(graph.name(one) for one in norms),
        amounts=amounts[graph.name(index)],
    )


def _share(graph: Graph, index: int) -> str:
    value = graph.slot(index).constant
    return say(value, "deel") if isinstance(value, int | float) else ""
