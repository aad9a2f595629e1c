"""The map of the Regelingenwoud in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext as _

from perspectief.community.rulebook import choices
from perspectief.community.rulebook.calc import documents, picture
from perspectief.community.rulebook.calc.forest import Age, Behind, Limit, Tie, Tree, definition, forest_of
from perspectief.community.rulebook.calc.graph import INCOME_FACTS
from perspectief.community.rulebook.calc.pairs import Aspect, Gap, Pair, Verdict, all_pairs, compare
from perspectief.community.rulebook.calc.terms import title_of
from perspectief.community.rulebook.queries import schemes as book
from perspectief.foundation.language import law
from perspectief.rules import schemes
from perspectief.rules.facts import FACTS
from perspectief.rules.kernel.book import law_book


@dataclass(frozen=True)
class SaidLimit:
    """A limit in words: what it is, its share of a norm, and the amount per example family (empty: not known)."""

    term: str
    title: str
    shares: tuple[str, ...]
    amounts: tuple[tuple[str, str], ...]
    is_known: bool


@dataclass(frozen=True)
class SaidBehind:
    """Another scheme that this one looks at, and how."""

    key: str
    name: law.Said
    how: str


@dataclass(frozen=True)
class Other:
    """Another scheme: on how many points it differs, and whether one of the two looks at the other."""

    key: str
    name: law.Said
    differences: int
    tied: bool


@dataclass(frozen=True)
class Row:
    """One scheme on the map, in words. Empty: the scheme does not look at it."""

    tree: Tree
    name: law.Said
    income: tuple[str, ...]
    income_limits: tuple[SaidLimit, ...]
    via: tuple[SaidBehind, ...]
    wealth: tuple[str, ...]
    wealth_limits: tuple[SaidLimit, ...]
    whose: str
    period: str
    ages: tuple[str, ...]
    behind: tuple[SaidBehind, ...]
    counts: tuple[str, ...]
    asks: tuple[law.Said, ...]

    @property
    def key(self) -> str:
        """The key of the scheme."""
        return self.tree.key


@dataclass(frozen=True)
class Group:
    """Schemes that look at the same income."""

    number: int
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Compared:
    """One aspect of a pair: what each does, and the verdict."""

    title: str
    verdict: str
    sign: str
    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True)
class SaidGap:
    """Between two amounts one scheme says yes and the other no."""

    family: str
    low: str
    high: str
    low_name: law.Said
    high_name: law.Said


@dataclass(frozen=True)
class SaidPair:
    """Two schemes beside each other, in words."""

    pair: Pair
    first: Row
    second: Row
    compared: tuple[Compared, ...]
    gaps: tuple[SaidGap, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    both_ask: tuple[law.Said, ...]
    first_asks: tuple[law.Said, ...]
    second_asks: tuple[law.Said, ...]

    @property
    def asks(self) -> list[tuple[law.Said | None, tuple[law.Said, ...]]]:
        """What must be told: for both (None), and for one only."""
        return [(None, self.both_ask), (self.first.name, self.first_asks), (self.second.name, self.second_asks)]

    @property
    def first_ties(self) -> list[str]:
        """How the first looks at the second."""
        return [str(choices.TIES[one.tie]) for one in self.pair.first_behind]

    @property
    def second_ties(self) -> list[str]:
        """How the second looks at the first."""
        return [str(choices.TIES[one.tie]) for one in self.pair.second_behind]

    @property
    def differ_in_period(self) -> bool:
        """One looks at a year, the other at a month."""
        return self.pair.verdicts[Aspect.PERIOD] is Verdict.DIFFERENT and bool(self.first.period and self.second.period)

    @property
    def differ_in_people(self) -> bool:
        """They count other people."""
        return self.pair.verdicts[Aspect.WHOSE] is Verdict.DIFFERENT


def trees() -> Mapping[str, Tree]:
    """What every scheme stands on today."""
    return forest_of(law_book(), book.today(), settings.MUNICIPALITY)


def pairs() -> Mapping[frozenset[str], Pair]:
    """Every pair of schemes today."""
    return all_pairs(law_book(), book.today(), settings.MUNICIPALITY)


def groups() -> tuple[Group, ...]:
    """The schemes that share a definition of income, the largest group first; those without an income test last."""
    return _groups(book.today(), settings.MUNICIPALITY, law.reader_language())


@lru_cache(maxsize=8)
def _groups(day: date, municipality: str, _language: str) -> tuple[Group, ...]:
    by_income: dict[tuple[str, ...], list[Row]] = {}
    for tree in forest_of(law_book(), day, municipality).values():
        by_income.setdefault(definition(tree.income), []).append(row(tree))
    ordered = sorted(by_income.items(), key=lambda item: (not item[0], -len(item[1])))
    return tuple(
        Group(number, " + ".join(measure_names(terms)) or _("Kijkt niet naar uw inkomen"), tuple(rows))
        for number, (terms, rows) in enumerate(ordered, 1)
    )


def row_of(key: str) -> Row:
    """One scheme on the map by its key; Http404 when it is not there."""
    if key not in trees():
        raise Http404(key)
    return row(trees()[key])


def drawing(shown: Iterable[Group]) -> picture.Matrix:
    """The picture: a square per pair of schemes that look at an income, in the order of the groups."""
    ordered = [row.tree for group in shown for row in group.rows if row.tree.income]
    return picture.matrix(ordered, pairs())


def chosen_pair(first: str, second: str) -> SaidPair:
    """Two schemes beside each other; Http404 when one is not on the map or they are the same."""
    known = trees()
    if first == second or first not in known or second not in known:
        raise Http404(f"{first} {second}")
    pair = compare(known[first], known[second])
    one, other = row(pair.first), row(pair.second)
    return SaidPair(
        pair=pair,
        first=one,
        second=other,
        compared=tuple(_compared(aspect, pair, one, other) for aspect in Aspect),
        gaps=tuple(_gap(gap) for gap in pair.gaps),
        only_first=_sources(pair.only_first),
        only_second=_sources(pair.only_second),
        both_ask=_questions(pair.both_ask),
        first_asks=_questions(pair.first.asks - pair.second.asks),
        second_asks=_questions(pair.second.asks - pair.first.asks),
    )


def neighbours(key: str) -> list[Other]:
    """The other schemes: first those that look at this one or are looked at, then the most alike."""
    found = [_other(keys, key, pair) for keys, pair in pairs().items() if key in keys]
    return sorted(found, key=lambda one: (not one.tied, one.differences, one.name.text))


def _other(keys: frozenset[str], key: str, pair: Pair) -> Other:
    (other,) = keys - {key}
    return Other(other, law.say(schemes()[other].name), pair.differences, pair.is_tied)


def row(tree: Tree) -> Row:
    """One scheme on the map in words."""
    return Row(
        tree=tree,
        name=law.say(tree.scheme.name),
        income=measure_names(definition(tree.income)),
        income_limits=tuple(_limit(limit) for limit in tree.income_limits),
        via=_behind(Behind(key, Tie.KEY) for key in tree.via),
        wealth=tuple(dict.fromkeys(measure_names(definition(tree.wealth)))),
        wealth_limits=tuple(_limit(limit) for limit in tree.wealth_limits),
        whose=str(choices.LEVELS[tree.scheme.level]),
        period=str(choices.PERIODS.get(tree.period, "")),
        ages=_ages(tree.ages),
        behind=_behind(tree.behind),
        counts=_sources(sorted(tree.counts)),
        asks=_questions(tree.asks),
    )


def measure_names(terms: Iterable[str]) -> tuple[str, ...]:
    """Measures in words; what has no word of ours goes by its name in the law."""
    return tuple(str(choices.MEASURES.get(term) or title_of(term)) for term in terms)


def _limit(limit: Limit) -> SaidLimit:
    per = _per(limit.unit)
    amounts = tuple((str(choices.FAMILIES[family]), _amount(one, per)) for family, one in limit.amounts.items())
    if len({amount for _family, amount in amounts}) == 1:
        amounts = (("", amounts[0][1]),)
    return SaidLimit(limit.term, title_of(limit.term), limit.shares, amounts, limit.is_known)


def _amount(amount: float | None, per: str) -> str:
    return "" if amount is None else f"{law.say_amount(amount)} {per}".strip()


def _per(unit: str) -> str:
    return str(choices.PER.get(unit.removeprefix("euro per "), ""))


def _ages(ages: Iterable[Age]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_age(one) for one in ages))


def _age(age: Age) -> str:
    words = str(choices.AGES.get(age.reference) or title_of(age.reference))
    if not age.limit:
        return words
    return f"{words}: {age.shown or _('grens niet bekend')}"


def _behind(ties: Iterable[Behind]) -> tuple[SaidBehind, ...]:
    return tuple(SaidBehind(one.key, law.say(schemes()[one.key].name), str(choices.TIES[one.tie])) for one in ties)


def _sources(facts: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(choices.SOURCES[fact]) for fact in facts if fact in choices.SOURCES)


def _questions(facts: Iterable[str]) -> tuple[law.Said, ...]:
    """The questions behind facts, in the order of the vocabulary; all income is one question."""
    known = [FACTS[name] for name in FACTS if name in set(facts)]
    asked = tuple(law.say(question) for question in dict.fromkeys(fact.question for fact in known if fact.key))
    if not any(fact.name in INCOME_FACTS and not fact.key for fact in known):
        return asked
    return law.Said(_("Welk inkomen is er?"), law.reader_language()), *asked


def _compared(aspect: Aspect, pair: Pair, first: Row, second: Row) -> Compared:
    verdict = pair.verdicts[aspect]
    return Compared(
        title=str(choices.ASPECTS[aspect]),
        verdict=str(choices.VERDICTS[verdict]),
        sign=verdict.name.lower(),
        first=aspect_words(aspect, first),
        second=aspect_words(aspect, second),
    )


def aspect_words(aspect: Aspect, shown: Row) -> tuple[str, ...]:
    """What a scheme does on one aspect, in words."""
    match aspect:
        case Aspect.INCOME:
            return shown.income or (_("kijkt niet naar uw inkomen"),)
        case Aspect.INCOME_LIMIT:
            return _income_limit_words(shown)
        case Aspect.PERIOD:
            return (shown.period or _("niet van belang"),)
        case Aspect.WHOSE:
            return (shown.whose,)
        case Aspect.WEALTH:
            return (*shown.wealth, *_limit_words(shown.wealth_limits)) or (_("kijkt hier niet naar"),)
        case Aspect.AGE:
            return shown.ages or (_("kijkt niet naar een leeftijd"),)


def _income_limit_words(shown: Row) -> tuple[str, ...]:
    if shown.income_limits:
        return _limit_words(shown.income_limits)
    if shown.tree.tapers:
        return (_("geen vaste grens: hoe meer inkomen, hoe lager het bedrag"),)
    return (_("geen vaste grens gevonden"),) if shown.income else (_("kijkt niet naar uw inkomen"),)


def _limit_words(limits: Sequence[SaidLimit]) -> tuple[str, ...]:
    words: list[str] = []
    for limit in limits:
        if len(limits) > 1 or not limit.is_known:
            words.append(f"{limit.title}:" if limit.is_known else f"{limit.title}: {_('niet bekend')}")
        if limit.is_known:
            words += [_family_amount(family, amount) for family, amount in limit.amounts]
    return tuple(words)


def _family_amount(family: str, amount: str) -> str:
    said = amount or _("niet bekend")
    return f"{family}: {said}" if family else said


def _gap(gap: Gap) -> SaidGap:
    per = _per(gap.unit)
    return SaidGap(
        family=str(choices.FAMILIES[gap.family]),
        low=law.say_amount(gap.low),
        high=_amount(gap.high, per),
        low_name=law.say(schemes()[gap.low_key].name),
        high_name=law.say(schemes()[gap.high_key].name),
    )


def forest_document() -> documents.Document:
    """The map as plain data."""
    return documents.forest(trees(), pairs(), book.today())
