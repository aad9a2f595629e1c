"""What can change in a household file: each function gives a new file and leaves the old one in peace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

HouseholdFile = dict[str, Any]
"""A household file as docs/writing-law.md describes it."""

WEEKS: Final = 52
STALE = ("net_income_without_holiday_pay_m", "allowances_received_m", "single_earner_shortfall", "net_wage_y")
"""Answers in `situation` about money as it was: they no longer hold when income or family changes."""


def claimant_of(household: HouseholdFile) -> str:
    """The id of who asks: the person marked so, else the first."""
    persons = household["persons"]
    return str(next((one for one in persons if one.get("claimant")), persons[0])["id"])


def person_of(household: HouseholdFile, person: str) -> dict[str, Any]:
    """The person with this id; KeyError when nobody has it."""
    for one in household["persons"]:
        if str(one["id"]) == person:
            return dict(one)
    raise KeyError(person)


def with_person(household: HouseholdFile, person: str, **changes: Any) -> HouseholdFile:
    """The household with some answers of one person changed."""
    persons = [{**one, **changes} if str(one["id"]) == person else one for one in household["persons"]]
    return {**household, "persons": persons}


def incomes_of(person: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """The incomes of a person; None when nothing is known of them."""
    incomes = person.get("income")
    return list(incomes) if isinstance(incomes, list) else None


def without_kinds(household: HouseholdFile, person: str, kinds: Iterable[str]) -> HouseholdFile:
    """The household in which a person has no income of these kinds."""
    left = set(kinds)
    incomes = incomes_of(person_of(household, person))
    if incomes is None:
        return household
    return with_person(household, person, income=[one for one in incomes if one.get("kind") not in left])


def with_income(household: HouseholdFile, person: str, **income: Any) -> HouseholdFile:
    """The household in which a person also has this income."""
    incomes = incomes_of(person_of(household, person)) or []
    return with_person(household, person, income=[*incomes, income])


def with_assistance(household: HouseholdFile, family: Iterable[str], amount: float) -> HouseholdFile:
    """The household whose family receives this bijstand or AIO: euro net per month with holiday pay; 0 is none."""
    for one in family:
        household = without_kinds(household, one, ("bijstand",))
    if amount <= 0:
        return household
    return with_income(household, claimant_of(household), kind="bijstand", amount=amount, per="month", gross=False)


def with_work(
    household: HouseholdFile, person: str, hours: float, wage_per_hour: float, holiday_share: float
) -> HouseholdFile:
    """The household in which a person works so many hours a week for this gross wage per hour.

    It takes the place of all wage this person has. `holiday_share`: holiday pay as a share of the wage.
    """
    changed = without_kinds(_without_stale(household), person, ("loon",))
    learns = person_of(household, person).get("student", "geen") != "geen"
    changed = with_person(changed, person, hours_per_week=hours, works_or_learns=hours > 0 or learns)
    if hours <= 0:
        return changed
    return with_income(
        changed, person, kind="loon", amount=gross_y(hours, wage_per_hour, holiday_share), per="year", gross=True
    )


def gross_y(hours: float, wage_per_hour: float, holiday_share: float) -> float:
    """Gross wage, euro per year with holiday pay."""
    return round(hours * wage_per_hour * WEEKS * (1.0 + holiday_share), 2)


def moved_in(household: HouseholdFile, person: Mapping[str, Any], *, savings: float = 0.0) -> HouseholdFile:
    """The household with which a partner of the claimant comes to live. `savings`: what the partner brings, euro."""
    claimant = claimant_of(household)
    changed = with_person(_without_stale(household), claimant, partner=person["id"])
    persons = [*changed["persons"], {**person, "partner": claimant}]
    return {**changed, "persons": persons, **_with_savings(household, savings)}


def _with_savings(household: HouseholdFile, savings: float) -> HouseholdFile:
    wealth = household.get("wealth")
    told = wealth.get("savings") if isinstance(wealth, dict) else None
    if not savings or not isinstance(told, int | float):
        return {}
    return {"wealth": {**wealth, "savings": told + savings}}  # type: ignore[dict-item]


def moved_out(household: HouseholdFile, person: str) -> HouseholdFile:
    """The household after somebody else than the claimant left."""
    if claimant_of(household) == person:
        raise ValueError("De aanvrager kan niet uit het eigen huishouden vertrekken.")
    stay = [_without_ties(one, person) for one in household["persons"] if str(one["id"]) != person]
    return {**_without_stale(household), "persons": stay}


def _without_ties(one: Mapping[str, Any], person: str) -> dict[str, Any]:
    kept = {
        key: value for key, value in one.items() if not (key in ("partner", "married") and one.get("partner") == person)
    }
    if isinstance(kept.get("parents"), list):
        kept["parents"] = [parent for parent in kept["parents"] if parent != person]
    return kept


def child_born(household: HouseholdFile, day: date) -> HouseholdFile:
    """The household with a child of the claimant (and the partner at home), born on this day."""
    claimant = person_of(household, claimant_of(household))
    parents = [str(claimant["id"])]
    partner = next((one for one in household["persons"] if one["id"] == claimant.get("partner")), None)
    if partner and not partner.get("lives_elsewhere"):
        parents.append(str(partner["id"]))
    child = {"id": "baby", "birth_date": day.isoformat(), "parents": parents, "income": []}
    persons = [{key: value for key, value in one.items() if key != "pregnant"} for one in household["persons"]]
    return {**_without_stale(household), "persons": [*persons, child]}


def with_rent(household: HouseholdFile, bare_rent_m: float) -> HouseholdFile:
    """The household with another bare rent, euro per month."""
    home = household.get("home")
    return {**household, "home": {**(home if isinstance(home, dict) else {}), "bare_rent_m": bare_rent_m}}


def _without_stale(household: HouseholdFile) -> HouseholdFile:
    situation = household.get("situation")
    if not isinstance(situation, dict):
        return household
    return {**household, "situation": {key: value for key, value in situation.items() if key not in STALE}}
