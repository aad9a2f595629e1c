"""What a household has in one month: net income and every scheme with an amount, all of it from `evaluate`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from perspectief.rules import Outcome, Result, SchemeResult, evaluate, read_household, schemes
from perspectief.rules.household import BENEFITS, PER_MONTH, PER_YEAR, Household, arrangements
from perspectief.simulation.outlook.changes import (
    HouseholdFile,
    incomes_of,
    with_assistance,
    with_income,
    without_kinds,
)

ASSISTANCE = ("bijstand", "aio")
AOW = "aow"
FIRST = (*ASSISTANCE, AOW)
NOT_PAID = ("giften",)
"""Schemes whose amount is not paid: it is what somebody may keep."""
NOTHING = 0.005
"""Euro: less is a rounding."""
IN_A_MONTH = {"maand": 1.0, "kwartaal": 1 / 3, "jaar": 1 / 12}
NET = {
    "loon": "nettoloon_m",
    "aow": "nettoaow_m",
    "pensioen": "nettopensioen_m",
}
WITHOUT_DEDUCTION = ("winst", "partneralimentatie", "overig")
SHOWN = (
    *NET.values(),
    *PER_MONTH.values(),
    "nettouitkering_m",
    "netto_zonder_inhouding_m",
    "netto_is_opgegeven",
    "loon_bruto_y",
    "vakantiegeld_loon_deel",
    "vakantiegeld_aow_deel",
    "aow_vakantiegeld_netto_m",
    "bijstand.vakantiegeld_deel",
)
RECEIVES = "bijstand.ouder_krijgt_bijstand_gezin"
FREE, SWITCH = "bijstand.vrijlating_artikel_31_m", "bijstand.artikel_34a_geldt"
"""The part of a wage that is free beside bijstand under the law of 2026, and whether the next law holds."""
STREAM_OF = {
    **dict.fromkeys(BENEFITS, "uitkering"),
    **{kind: kind for kind in ("loon", "ww", "ziektewet", "wia", "wajong", "anw", "aow", "pensioen", "winst")},
    "partneralimentatie": "alimentatie",
    "kinderalimentatie": "alimentatie",
    "studiefinanciering": "studiefinanciering",
}
"""The stream in `pay_days.yaml` of each kind of income; the rest is other income."""


class Stream(NamedTuple):
    """Income of one kind: `key` of `pay_days.yaml`, whose, net euro per month, and of that holiday pay for later."""

    key: str
    kind: str
    person: str
    amount: float
    holiday: float


@dataclass(frozen=True)
class Money:
    """A household in one month, euro per month with holiday pay.

    `schemes`: what each scheme with an amount grants (a quarter and a year spread over months); `once`: what comes a
    single time. Left out are `open`, schemes for which an answer is missing, with the places of those answers, and
    `unsure`, of which nobody can say the amount. `missing`: the places of incomes that are not known. `supposes`: which
    part of a wage is free beside bijstand is not known on this day; it is as in the last law we know. `file`: the
    household with the bijstand it is entitled to as income; `fixed`: what is given beside it, not computed.
    """

    day: date
    file: HouseholdFile
    fixed: Mapping[str, Any]
    family: tuple[str, ...]
    result: Result
    streams: tuple[Stream, ...]
    gross: float
    schemes: Mapping[str, float]
    once: Mapping[str, float]
    open: Mapping[str, tuple[str, ...]]
    unsure: tuple[str, ...]
    missing: tuple[str, ...]
    assistance_is_known: bool
    supposes: bool
    amounts_of: int | None

    @property
    def is_known(self) -> bool:
        """Whether the income of everybody in the family is known."""
        return not self.missing

    @property
    def is_whole(self) -> bool:
        """Whether bijstand is known too, on which everything else hangs."""
        return self.is_known and self.assistance_is_known

    @property
    def net(self) -> float:
        """All net income, without schemes and without bijstand that was computed."""
        return sum(stream.amount for stream in self.streams)

    @property
    def disposable(self) -> float:
        """Everything that comes in."""
        return self.net + sum(self.schemes.values())


@cache
def counted(day: date) -> tuple[str, ...]:
    """The schemes of a day that give money, and AOW."""
    return tuple(
        key for key, one in schemes().items() if one.amount is not None and key not in NOT_PAID and one.exists_on(day)
    )


def money(household: HouseholdFile, day: date, *, receives: bool | None = None, told_counts: bool = True) -> Money:
    """What a household has on a day if it asks for all it is entitled to.

    Bijstand and AIO that it is entitled to stand as income, for the law counts them so; AOW too. `receives`: whether it
    already gets bijstand, so that part of a wage may be free (None: as the file says). `told_counts`: whether bijstand
    that was told stands when its amount cannot be computed. Raises BadHousehold.
    """
    family = family_of(household, day)
    ask = _Asking(day, family, receives_assistance(household, family) if receives is None else receives)
    file, result = _without_assistance(household, ask, family) or _with_assistance(household, ask, family)
    if _assistance(result) is None and not told_counts:
        file = with_assistance(file, family, 0.0)
    return _arranged(file, ask, result)


Asked = tuple[HouseholdFile, Result]


def _without_assistance(household: HouseholdFile, ask: _Asking, family: tuple[str, ...]) -> Asked | None:
    """The quick way for who tells of no bijstand: asked once, when there is none indeed."""
    if _told_assistance(household, family) != 0:
        return None
    result = ask.all(household)
    is_so = _assistance(result) in (0, None) and _with_aow(household, result, family) is household
    return (household, result) if is_so else None


def _with_assistance(household: HouseholdFile, ask: _Asking, family: tuple[str, ...]) -> Asked:
    """First what is income itself, then everything."""
    file = _with_aow(household, ask.first(household), family)
    for _ in range(3 if _is_taxed_later(file, family) else 1):
        due = _assistance(ask.first(file))
        if due is None or abs(due - _told_assistance(file, family)) < NOTHING:
            break
        file = with_assistance(file, family, due)
    return file, ask.all(file)


def _is_taxed_later(household: HouseholdFile, family: tuple[str, ...]) -> bool:
    """Whether bijstand itself depends on the bijstand told: tax on other income is settled over everything."""
    return bool(_kinds(household, family) & set(WITHOUT_DEDUCTION))


def _kinds(household: HouseholdFile, family: tuple[str, ...]) -> set[str]:
    """The kinds of income that the family has."""
    return {str(one.get("kind")) for person in members(household, family) for one in incomes_of(person) or []}


class _Asking:
    """Asks the law of one household and one wage, always in the same way: two plans of a day serve every question."""

    def __init__(self, day: date, family: tuple[str, ...], receives: bool):
        self.day, self.family, self.receives = day, family, receives
        self.supposes = False
        self._answered: tuple[HouseholdFile, Result] | None = None
        self._free: dict[str, dict[str, float]] | None = None

    def first(self, household: HouseholdFile) -> Result:
        """Only what is income itself: bijstand, AIO and AOW."""
        if self._answered is None or self._answered[0] is not household:
            self._answered = (household, self._ask(household, FIRST, ()))
        return self._answered[1]

    def all(self, household: HouseholdFile) -> Result:
        """Every scheme with an amount."""
        return self._ask(household, counted(self.day), SHOWN)

    def _ask(self, household: HouseholdFile, keys: tuple[str, ...], show: tuple[str, ...]) -> Result:
        return evaluate(read_household(household), self.day, keys, show=show, fixed=self.fixed(household))

    def fixed(self, household: HouseholdFile) -> dict[str, Any]:
        """What the law need not compute: whether there is bijstand already, and which part of a wage is free."""
        return {RECEIVES: self.receives, **self._free_wage(household)}

    def _free_wage(self, household: HouseholdFile) -> dict[str, dict[str, float]]:
        """Where the law does not say yet which part of a wage is free beside bijstand: as it was last known."""
        if self._free is None:
            self._free = self._look_for_free_wage(household)
        return self._free

    def _look_for_free_wage(self, household: HouseholdFile) -> dict[str, dict[str, float]]:
        earns = "loon" in _kinds(household, self.family)
        if not (self.receives and earns) or _says_which_wage_is_free(self.day):
            return {}
        fixed = {RECEIVES: True}
        known = by_person(evaluate(read_household(household), self.day, (), show=(FREE,), fixed=fixed))[FREE]
        free = {one: _known(known.get(one)) for one in self.family}
        if None in free.values():
            return {}
        self.supposes = True
        return {"bijstand.vrijlating_loon_m": {one: amount or 0.0 for one, amount in free.items()}}


@cache
def _says_which_wage_is_free(day: date) -> bool:
    anybody = {"persons": [{"id": "a", "birth_date": "1990-01-01"}]}
    return evaluate(read_household(anybody), day, (), show=(SWITCH,)).terms[SWITCH] is not None


def family_of(household: HouseholdFile, day: date) -> tuple[str, ...]:
    """The adults of the claimant's family: the claimant, and the partner if there is one."""
    return _family(read_household(household), day)


def _family(household: Household, day: date) -> tuple[str, ...]:
    arrangement = arrangements(household, day)[0]
    partner = arrangement.partner["gezin"][0]
    return (arrangement.ids[0],) if partner < 0 else (arrangement.ids[0], arrangement.ids[partner])


def members(household: HouseholdFile, family: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The persons of the family in the file, in the order of the family."""
    by_id = {str(person["id"]): person for person in household["persons"]}
    return (by_id[one] for one in family)


def receives_assistance(household: HouseholdFile, family: tuple[str, ...]) -> bool:
    """Whether the file says that the family gets bijstand."""
    return "bijstand" in _kinds(household, family) or "bijstand" in (household.get("receives") or ())


def _with_aow(household: HouseholdFile, result: Result, family: tuple[str, ...]) -> HouseholdFile:
    """Who is entitled to AOW and did not tell of any has it as income; benefits that end then have ended."""
    amounts = result[AOW].per_person if AOW in {one.key for one in result.schemes} else {}
    for person in members(household, family):
        kinds = {one.get("kind") for one in incomes_of(person) or []}
        amount = amounts.get(str(person["id"]))
        if amount and AOW not in kinds and incomes_of(person) is not None:
            household = without_kinds(household, str(person["id"]), BENEFITS)
            household = with_income(household, str(person["id"]), kind=AOW, amount=amount, per="month", gross=True)
    return household


def _assistance(result: Result) -> float | None:
    """Bijstand and AIO together; None when one of them cannot be said."""
    amounts = [one.amount for one in result.schemes if one.key in ASSISTANCE]
    return None if None in amounts else sum(amount or 0.0 for amount in amounts)


def _told_assistance(household: HouseholdFile, family: tuple[str, ...]) -> float:
    told = 0.0
    for person in members(household, family):
        for one in incomes_of(person) or []:
            if one.get("kind") == "bijstand":
                amount = one.get("amount")
                if not isinstance(amount, int | float) or one.get("gross") is True:
                    return float("nan")
                told += amount * PER_YEAR.get(str(one.get("per", "month")), 12.0) / 12
    return told


def _arranged(file: HouseholdFile, ask: _Asking, result: Result) -> Money:
    day, family = ask.day, ask.family
    computed, terms = _assistance(result) is not None, by_person(result)
    found = [_streams(person, terms) for person in members(file, family)]
    told = [one for streams in found for one in streams or [] if not (computed and one.kind == "bijstand")]
    asked = [one for one in result.schemes if one.key != AOW]
    return Money(
        day=day,
        file=file,
        fixed=ask.fixed(file),
        family=family,
        result=result,
        streams=tuple(told),
        gross=sum(_number(terms["loon_bruto_y"].get(one)) for one in family) / 12,
        schemes=_per_month(asked, family),
        once={key: amount for key, per, amount in _granted(asked, family) if per not in IN_A_MONTH},
        open={one.key: one.depends_on for one in asked if one.outcome is Outcome.HANGT_AF_VAN},
        unsure=tuple(one.key for one in asked if one.outcome is Outcome.WETEN_WE_NIET),
        missing=tuple(f"persons.{one}.income" for one, streams in zip(family, found, strict=True) if streams is None),
        assistance_is_known=computed,
        supposes=ask.supposes,
        amounts_of=min((year for one in asked if one.amount and (year := one.after_last_amounts)), default=None),
    )


def granted(household: HouseholdFile, day: date) -> dict[str, float]:
    """What each scheme grants a household as its file stands, euro per month. Raises BadHousehold."""
    family = family_of(household, day)
    result = _Asking(day, family, receives_assistance(household, family)).all(household)
    return _per_month(result.schemes, family)


def _per_month(asked: Iterable[SchemeResult], family: tuple[str, ...]) -> dict[str, float]:
    return {key: amount * IN_A_MONTH[per] for key, per, amount in _granted(asked, family) if per in IN_A_MONTH}


def _granted(asked: Iterable[SchemeResult], family: tuple[str, ...]) -> Iterator[tuple[str, str, float]]:
    """Each scheme that grants the claimant's family something: its key, per what, and how much."""
    for one in asked:
        if one.outcome not in (Outcome.JA, Outcome.WAARSCHIJNLIJK, Outcome.NEE):
            continue
        own = one.scheme.level == "persoon"
        amount = sum(one.per_person.get(person) or 0.0 for person in family) if own else one.amount or 0.0
        if amount:
            yield one.key, one.per, amount


def _streams(person: Mapping[str, Any], terms: Mapping[str, Any]) -> list[Stream] | None:
    """The net income of one person, by kind; None when not all of it is known."""
    incomes, who = incomes_of(person), str(person["id"])
    if incomes is None:
        return None
    streams = [_stream(one, incomes, who, terms) for one in _by_kind(incomes)]
    return None if None in streams else [one for one in streams if one is not None]


def by_person(result: Result) -> dict[str, Mapping[str, Any]]:
    """The terms that were asked for, by person; empty where it hangs on who belongs with whom."""
    return {name: values if isinstance(values, dict) else {} for name, values in result.terms.items()}


def _by_kind(incomes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One income of each kind: the first, which says how it is paid."""
    return list({one.get("kind"): one for one in reversed(incomes)}.values())[::-1]


def _stream(one: dict[str, Any], incomes: list[dict[str, Any]], who: str, terms: Mapping[str, Any]) -> Stream | None:
    kind = str(one.get("kind"))
    amount = _net(kind, incomes, who, terms)
    if amount is None:
        return None
    extra = _number(terms["aow_vakantiegeld_netto_m"].get(who)) if kind == AOW else 0.0
    kept = _holiday(kind, amount, one, terms, who) + extra
    return Stream(STREAM_OF.get(kind, "ander_inkomen"), kind, who, amount + extra, kept)


def _net(kind: str, incomes: list[dict[str, Any]], who: str, terms: Mapping[str, Any]) -> float | None:
    """Net euro per month of one kind of income."""
    if kind in PER_MONTH:
        return _known(terms[PER_MONTH[kind]].get(who))
    if terms["netto_is_opgegeven"].get(who):
        return _share(incomes, (kind,))
    if kind in NET:
        return _known(terms[NET[kind]].get(who))
    together = WITHOUT_DEDUCTION if kind in WITHOUT_DEDUCTION else BENEFITS
    term = "netto_zonder_inhouding_m" if kind in WITHOUT_DEDUCTION else "nettouitkering_m"
    total, all_of, own = _known(terms[term].get(who)), _share(incomes, together), _share(incomes, (kind,))
    if total is None or all_of is None or own is None:
        return None
    return total * own / all_of if all_of else 0.0


def _share(incomes: list[dict[str, Any]], kinds: Iterable[str]) -> float | None:
    """What was told of these kinds of income, euro per month; None when an amount is not known."""
    total = 0.0
    for one in incomes:
        amount, per = one.get("amount"), PER_YEAR.get(str(one.get("per", "month")))
        if one["kind"] in kinds:
            if not isinstance(amount, int | float) or per is None:
                return None
            total += max(0.0, amount) * per / 12
    return total


def _holiday(kind: str, amount: float, one: Mapping[str, Any], terms: Mapping[str, Any], who: str) -> float:
    """The part of an income that is kept until it is paid as holiday pay: only an amount per year holds it."""
    if one.get("per") != "year" or terms["netto_is_opgegeven"].get(who):
        return 0.0
    if kind == AOW:
        return amount * _number(terms["vakantiegeld_aow_deel"].get(who))
    if kind == "loon" or (kind in BENEFITS and kind != "ziektewet"):
        return amount * _number(terms["vakantiegeld_loon_deel"].get(who))
    return 0.0


def _known(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _number(value: Any) -> float:
    return _known(value) or 0.0
