"""Every screen of the interview, and putting an answer in.

`screens(told)` are all that make sense for what was told, `order.look` says which comes next. Templates, with
the names of their fields (`Screen.fields` has them in order, with options and limits):

* `who`: partner (no, here, elsewhere), children (under 18), grown (18 or older), others;
* `person.birth_date`: birth_date; for a housemate also relation (parent, tenant, other);
* `person.incomes`: kinds, a tick list with `studie` and `geen`; `person.income` (one per ticked kind, `about` names
  it): amount, per (year, month, four_weeks, week), gross, about (true: approximately); for `winst` also
  business_hours_y and starter; for `aow` with a pension beside it also pensioen, an amount per the same. Income that
  varies: amount is `{"between": [lowest, highest]}`, or the average of some months;
* `person.study`, `person.work`, `person.lost_job`, `person.ill`, `person.jobless`, `person.exemption`,
  `person.lived_abroad`, `person.school`, `person.childcare`, `person.wealth`;
* `home.tenure` (with the rent, for who rents), `home.rent` (when the rent was left out), `home.owned`, `home.value`;
* `wealth.savings`: savings (a threshold) and kinds (other, debts, car: what else there is), each with its own screen
  `wealth.other`, `wealth.debts`, `wealth.car`;
* `<template>.exact`: once more, exactly, when a band or a year leaves something open;
* `triggers`: the tick list of personal matters (`triggers.TRIGGERS`); `situation.<key>`, what a ticked line of the
  household opens; `situation.low_income`, `situation.net_wage`, `taxes`, `premium`, `costs`;
* optional (`presumed.net_income`, `receives`): never asked, can be contradicted on the list of answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from perspectief.residents.entitlements.calc import triggers
from perspectief.residents.entitlements.calc.holiday import HOLIDAY_PAY
from perspectief.residents.entitlements.calc.kinds import Field, FieldKind, Kind, Option, Screen, Told, fact_field
from perspectief.residents.entitlements.calc.people import (
    CHILD,
    MOST,
    NO_INCOME,
    OTHER,
    STUDY,
    Person,
    Situation,
)
from perspectief.rules import schemes
from perspectief.rules.facts import FACTS
from perspectief.rules.household import GROSS_YEAR, INCOME_KINDS

UNKNOWN: dict[str, object] = {"unknown": True}
"""The answer "weet ik niet"."""
SKIPPED: dict[str, object] = {}
"""The answer of who skips."""
PERIODS = ("month", "four_weeks", "week", "year")


def screens(told: Mapping[str, Mapping[str, Any]], day: date | None = None) -> tuple[Screen, ...]:
    """All screens that make sense for what was told, answered or not, optional ones last."""
    situation = Situation(told, day or date.today())
    asked = [*_who(situation), *_home(situation), *_wealth(situation), *_triggers(situation), *_situation(situation)]
    return (*asked, *_exact(asked, told), *_optional(situation))


def screen(screen_id: str, told: Mapping[str, Mapping[str, Any]], day: date | None = None) -> Screen | None:
    """One screen by its id; None when it makes no sense (any more) for what was told."""
    return next((one for one in screens(told, day) if one.id == screen_id), None)


def accept(
    told: Mapping[str, Mapping[str, Any]], screen_id: str, answer: Mapping[str, Any], day: date | None = None
) -> Told:
    """What was told with one answer put in; answers of screens that no longer make sense are dropped.

    An answer that was there before keeps its place in the order. Raises LookupError for a screen that makes no sense.
    For the tick list of personal matters `offered` says which lines were shown; left out it is every line there is.
    """
    shown = screen(screen_id, told, day)
    if shown is None:
        raise LookupError(f"Deze vraag past niet bij wat er verteld is: {screen_id}")
    said = {name: value for name, value in answer.items() if value is not None}
    if "ticked" in said:
        said = _with_lines(told.get(screen_id, {}), said, [line.key for line in shown.fields[0].lines])
    return _without_stale({**told, screen_id: said}, day)


def _with_lines(before: Mapping[str, Any], said: dict[str, Any], every: list[str]) -> dict[str, Any]:
    """A tick list remembers which lines were shown: a line that was never shown is not a no."""
    offered = [*said.get("offered", every)]
    kept = [key for key in before.get("offered", ()) if key not in offered and key in every]
    ticked = [key for key in before.get("ticked", ()) if key in kept]
    return {"ticked": ticked + [key for key in said["ticked"] if key in offered], "offered": kept + offered}


def forget(told: Mapping[str, Mapping[str, Any]], screen_id: str, day: date | None = None) -> Told:
    """What was told without one answer, so that the screen is open again."""
    return _without_stale({key: value for key, value in told.items() if key != screen_id}, day)


def _without_stale(told: Mapping[str, Mapping[str, Any]], day: date | None) -> Told:
    left = {key: dict(value) for key, value in told.items()}
    while True:
        known = {one.id for one in screens(left, day)}
        kept = {key: value for key, value in left.items() if key in known}
        if len(kept) == len(left):
            return kept
        left = kept


def is_told(told: Mapping[str, Mapping[str, Any]], screen_id: str) -> bool:
    """Whether a screen was answered, skipped or "weet ik niet": it is not asked again."""
    return screen_id in told


def _plain(screen_id: str, *fields: Field, kind: Kind = Kind.FIELDS, optional: bool = False) -> Screen:
    return Screen(screen_id, screen_id, kind, fields, optional=optional)


def _of_person(person: Person, name: str, *fields: Field, kind: Kind = Kind.FIELDS, optional: bool = False) -> Screen:
    return Screen(f"{person.id}.{name}", f"person.{name}", kind, fields, person.id, optional=optional)


def _fact(fact: str, person: Person | None = None, kind: FieldKind | None = None) -> Field:
    key = FACTS[fact].key
    assert key
    place = key.replace("persons[]", f"persons.{person.id}") if person else key
    return fact_field(key.rpartition(".")[2], fact, place, kind)


# --- Persons --------------------------------------------------------------------------------------------------


def _who(s: Situation) -> Iterator[Screen]:
    partner = Field("partner", FieldKind.CHOICE, options=("no", "here", "elsewhere"))
    counts = [Field(name, FieldKind.COUNT, most=most) for name, most in MOST.items()]
    yield _plain("who", partner, *counts, kind=Kind.WHO)
    for person in s.people:
        relation = [Field("relation", FieldKind.CHOICE, options=("parent", "tenant", "other"))]
        fields = [_fact("geboortedatum", person), *(relation if person.role == OTHER else [])]
        yield _of_person(person, "birth_date", *fields, kind=Kind.PERSON)
    for person in s.people:
        yield from _of_somebody(s, person)


def _of_somebody(s: Situation, person: Person) -> Iterator[Screen]:
    if s.is_adult(person) or s.ticked("child_income", person):
        yield _of_person(person, "incomes", _kinds_of(s, person), kind=Kind.INCOME_KINDS)
    yield from _incomes(person, _in_order(s.kinds(person) or frozenset()))
    if s.has_income(person, STUDY, "studiefinanciering"):
        yield _study(s, person)
    yield from _follow_ups(s, person)
    if person.role == CHILD:
        yield from _of_child(s, person)


def _kinds_of(s: Situation, person: Person) -> Field:
    ages = s.ages(person)
    kinds = [*INCOME_KINDS]
    if ages.high < 18:
        kinds = [kind for kind in kinds if kind in ("loon", "winst", "stage", "gift", "overig", "wajong")]
    elif ages.low >= 68:
        kinds = [*(k for k in ("aow", "pensioen")), *(k for k in kinds if k not in ("aow", "pensioen"))]
    return Field("kinds", FieldKind.TICKS, lines=tuple(Option(kind) for kind in (*kinds, STUDY, NO_INCOME)))


def _in_order(kinds: frozenset[str]) -> list[str]:
    return [kind for kind in INCOME_KINDS if kind in kinds]


def _incomes(person: Person, kinds: list[str]) -> Iterator[Screen]:
    """One screen per kind; AOW and pension, which come together each month, on one."""
    together = {"aow", "pensioen"} <= set(kinds)
    for kind in kinds:
        if kind == "aow" and together:
            one = _income(person, kind)
            yield replace(one, fields=(one.fields[0], Field("pensioen", FieldKind.MONEY), *one.fields[1:]))
        elif not (kind == "pensioen" and together):
            yield _income(person, kind)


def _income(person: Person, kind: str) -> Screen:
    amount = Field("amount", FieldKind.MONEY)
    fields = [amount, Field("per", FieldKind.CHOICE, options=PERIODS)]
    if kind in GROSS_YEAR and kind != "winst":
        fields.append(Field("gross", FieldKind.YES_NO))
    if kind in HOLIDAY_PAY:
        fields.append(Field("holiday", FieldKind.YES_NO))
    fields.append(Field("about", FieldKind.YES_NO))
    if kind == "winst":
        fields += [_fact("uren_onderneming_y", person, FieldKind.THRESHOLD), _fact("is_starter", person)]
    return Screen(f"{person.id}.income.{kind}", "person.income", Kind.INCOME, tuple(fields), person.id, kind)


def _study(s: Situation, person: Person) -> Screen:
    fields = [_fact("studie", person), _fact("krijgt_studiefinanciering", person), _fact("volgt_bbl", person)]
    if not _lives_with_parent(s, person):
        fields.append(_fact("woont_uit_huis", person))
    if s.ticked("cannot_work_beside_study", person):
        fields.append(_fact("krijgt_tegemoetkoming_scholieren", person))
    return _of_person(person, "study", *fields)


def _lives_with_parent(s: Situation, person: Person) -> bool:
    if person.role == CHILD:
        return True
    with_parent = any(s.answer(f"{other.id}.birth_date", "relation") == "parent" for other in s.of(OTHER))
    return person.id == "p0" and with_parent


def _follow_ups(s: Situation, person: Person) -> Iterator[Screen]:
    """What a ticked line or a kind of income opens."""
    if s.ticked("lost_job", person):
        yield _of_person(person, "lost_job", _fact("heeft_26_weken_gewerkt", person))
    if s.ticked("ill", person):
        weeks = _fact("weken_ziek", person, FieldKind.THRESHOLD)
        yield _of_person(person, "ill", _fact("werkgever_betaalt_door", person), weeks)
    if s.ticked("jobless_after_50", person):
        yield _of_person(person, "jobless", _fact("ww_is_afgelopen", person))
    if s.ticked("lived_abroad", person):
        yield _of_person(person, "lived_abroad", _fact("ontbrekende_aow_jaren", person))
    if s.has_income(person, "bijstand") or (s.has_income(person, "loon") and person in s.couple):
        yield _of_person(person, "exemption", _fact("maanden_inkomstenvrijlating", person))
    if s.ticked("own_wealth", person):
        place = f"persons.{person.id}.wealth."
        yield _of_person(person, "wealth", *(fact_field(key, fact, place + key) for key, fact in OWN_WEALTH.items()))
    if any(s.ticked("childcare", child) for child in s.of(CHILD)) and person in s.couple:
        yield _of_person(person, "work", _fact("uren_per_week", person), _fact("werkt_of_leert", person))


def _of_child(s: Situation, person: Person) -> Iterator[Screen]:
    ages = s.ages(person)
    if ages.high >= 9 and ages.low < 19:
        fields = ("studie", "schoolgroep", "leerjaar_middelbare_school", "kreeg_schoollaptop")
        yield _of_person(person, "school", *(_fact(fact, person) for fact in fields))
    if s.ticked("childcare", person):
        place = f"persons.{person.id}.childcare"
        yield _of_person(
            person,
            "childcare",
            fact_field("kind", "opvangsoort", f"{place}.kind"),
            fact_field("hours_m", "opvang_uren_m", f"{place}.hours_m"),
            fact_field("price_per_hour", "opvang_uurprijs", f"{place}.price_per_hour"),
        )


# --- Home and wealth ------------------------------------------------------------------------------------------


def _home(s: Situation) -> Iterator[Screen]:
    rent = [_fact("kale_huur_m_adres"), _fact("servicekosten_m_adres")]
    yield _plain("home.tenure", _fact("woonvorm_adres"), *rent)
    if s.tenure in ("huur", "kamer") and s.answer("home.tenure", "bare_rent_m") is None:
        yield _plain("home.rent", *rent)
    if s.tenure == "koop":
        fields = ("woz_waarde_adres", "hypotheekrente_y_adres", "overwaarde_woning")
        yield _plain("home.owned", *(_fact(fact) for fact in fields))
        yield _plain("home.value", _fact("huis_kan_verkocht_gezin"))


OWN_WEALTH = {"savings": "spaargeld", "other": "overige_bezittingen", "debts": "schulden"}
"""What is asked of the wealth of somebody who is not the claimant or the partner."""
WEALTH_KINDS = {"other": "overige_bezittingen", "debts": "schulden", "car": "waarde_auto"}


def _wealth(s: Situation) -> Iterator[Screen]:
    lines = tuple(Option(kind, FACTS[fact]) for kind, fact in WEALTH_KINDS.items())
    kinds = Field("kinds", FieldKind.TICKS, lines=lines)
    yield _plain("wealth.savings", _fact("spaargeld", kind=FieldKind.THRESHOLD), kinds, kind=Kind.THRESHOLD)
    ticked = s.answer("wealth.savings", "kinds") or ()
    for kind in WEALTH_KINDS:
        if kind in ticked:
            more = [_fact("auto_is_nodig")] if kind == "car" else []
            amount = _fact(WEALTH_KINDS[kind], kind=FieldKind.THRESHOLD)
            yield _plain(f"wealth.{kind}", amount, *more, kind=Kind.THRESHOLD)


# --- Personal matters -----------------------------------------------------------------------------------------


def _triggers(s: Situation) -> Iterator[Screen]:
    yield _plain("triggers", Field("ticked", FieldKind.TICKS, lines=tuple(triggers.lines(s))), kind=Kind.TICKS)


def _situation(s: Situation) -> Iterator[Screen]:
    for trigger in triggers.TRIGGERS:
        if trigger.opens and not trigger.roles and s.ticked(trigger.key):
            yield _plain(f"situation.{trigger.key}", *(_fact(fact) for fact in trigger.opens))
    yield _plain("situation.low_income", _fact("jaren_laag_inkomen_gezin", kind=FieldKind.THRESHOLD))
    yield _plain("situation.net_wage", _fact("nettoloon_jaar_gezin"))
    fields = ("aanslag_gemeente_y_gezin", "aanslag_waterschap_y_gezin", "waterschap_gezin", "maanden_na_betaling_gezin")
    yield _plain("taxes", *(_fact(fact) for fact in fields))
    premiums = [_fact("zorgpremie_m", person) for person in s.couple]
    yield _plain("premium", *(_named(field, person) for field, person in zip(premiums, s.couple, strict=True)))
    fields = (
        "energiekosten_m_gezin",
        "waterkosten_m_gezin",
        "overige_vaste_lasten_m_gezin",
        "toeslagen_ontvangen_m_gezin",
    )
    yield _plain("costs", *(_fact(fact) for fact in fields))


def _named(field: Field, person: Person) -> Field:
    return Field(f"{field.name}.{person.id}", field.kind, field.fact, field.place)


# --- More exactly ---


def _exact(asked: Iterable[Screen], told: Mapping[str, Mapping[str, Any]]) -> Iterator[Screen]:
    """After a band, or a year instead of a day: the same question once more, exactly."""
    for one in asked:
        said = told.get(one.id, {})
        fields = [
            field for field in one.fields if field.kind in _MAY_BE_ROUGH and isinstance(said.get(field.name), dict)
        ]
        if fields:
            exact = tuple(replace(field, kind=_exactly(field)) for field in fields)
            yield replace(one, id=f"{one.id}.exact", template=f"{one.template}.exact", kind=Kind.FIELDS, fields=exact)


_MAY_BE_ROUGH = (FieldKind.THRESHOLD, FieldKind.DATE)


def _exactly(field: Field) -> FieldKind:
    if field.kind is FieldKind.DATE or field.fact is None:
        return field.kind
    return FieldKind.MONEY if field.fact.kind.name == "EURO" else FieldKind.NUMBER


# --- Never asked ----------------------------------------------------------------------------------------------


def _optional(s: Situation) -> Iterator[Screen]:
    yield _plain("presumed.net_income", _fact("netto_zonder_vakantiegeld_opgegeven_m_gezin"), optional=True)
    yield _plain("receives", Field("receives", FieldKind.TICKS, lines=_schemes()), kind=Kind.TICKS, optional=True)


@cache
def _schemes() -> tuple[Option, ...]:
    return tuple(Option(key) for key in schemes())
