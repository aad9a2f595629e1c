"""Every fact of the law's vocabulary as a question. A new fact in `rules/facts/` appears on the page by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from perspectief.foundation.language import law
from perspectief.foundation.ui import fields
from perspectief.residents.entitlements.choices import Role, choices_of
from perspectief.rules.facts import FACTS, Fact, Kind

WORK_AND_STUDY = (
    "hours_per_week",
    "business_hours_y",
    "starter",
    "student",
    "student_finance",
    "bbl",
    "lives_away_from_parents",
    "works_or_learns",
    "wage_cost_subsidy",
    "medical_hours_limit",
    "exemption_months_used",
    "young_disabled",
)
FIRST: dict[Role, tuple[str, ...]] = {
    Role.CLAIMANT: ("birth_date",),
    Role.PARTNER: ("birth_date", "lives_elsewhere"),
    Role.CHILD: ("birth_date", "school_group"),
    Role.OTHER: ("birth_date", "commercial_tenant"),
}
"""What is asked first of each person; the rest folds open."""
NOT_ASKED: dict[Role, tuple[str, ...]] = {
    Role.CLAIMANT: ("lives_elsewhere", "commercial_tenant", "school_group"),
    Role.PARTNER: ("commercial_tenant", "school_group"),
    Role.CHILD: ("lives_elsewhere", "commercial_tenant", "business_hours_y", "starter", "aow_years_missing"),
    Role.OTHER: ("lives_elsewhere", "school_group"),
}
"""What makes no sense for a person in this role."""
BLANK_IS_UNKNOWN: dict[str, tuple[str, ...]] = {
    "home.bare_rent_m": ("huur", "kamer", ""),
    "home.service_cost_m": ("huur", "kamer", ""),
    "home.mortgage_interest_y": ("koop", ""),
}
"""A blank here is not nothing but unknown, for these ways of living: never a silent zero."""
SITUATION_GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (
        gettext_lazy("Hulp en geldzorgen"),
        (
            "has_helper",
            "urgent_need",
            "no_scheme_fits",
            "money_worries",
            "administrator",
            "administrator_since",
            "foodbank_client",
            "foodbank_months",
            "allowances_received_m",
        ),
    ),
    (
        gettext_lazy("Laag inkomen en hoge kosten"),
        (
            "years_low_income",
            "income_supplement_last_year",
            "special_costs",
            "special_costs_y",
            "costs_are_fine_or_alimony",
            "costs_paid_elsewhere",
            "duo_loan_room",
            "broken_appliance",
            "single_earner_shortfall",
        ),
    ),
    (
        gettext_lazy("Ziekte en zorg"),
        (
            "needs_meals",
            "meals_paid_elsewhere",
            "gross_income_last_year",
            "care_indication_last_year",
            "doctor_statement",
            "deductible_paid_last_year",
            "illness_costs_last_year",
        ),
    ),
    (gettext_lazy("School"), ("school_contribution_asked",)),
    (
        gettext_lazy("Belasting en energie"),
        (
            "local_tax_y",
            "water_tax_y",
            "water_board",
            "months_since_tax_paid",
            "remission_years",
            "energy_allowance_2022",
            "energy_fund_not_possible",
        ),
    ),
    (
        gettext_lazy("Werk vanuit de bijstand"),
        ("reintegration_track", "net_wage_y", "assistance_months_before_work", "work_months_after_assistance"),
    ),
    (
        gettext_lazy("Samen wonen"),
        ("wants_trial_cohabiting", "trial_months", "both_homes_kept", "wedding_date_set", "lived_together_before"),
    ),
)
"""The order in which the situation is asked; a fact that stands in no group comes last, under 'Andere vragen'."""
UNITS = {
    "euro per maand": gettext_lazy("per maand"),
    "euro per jaar": gettext_lazy("per jaar"),
    "euro per uur": gettext_lazy("per uur"),
    "euro per kwartaal": gettext_lazy("per kwartaal"),
    "euro": "",
    "uren per week": gettext_lazy("uur per week"),
    "uren per maand": gettext_lazy("uur per maand"),
    "uren per jaar": gettext_lazy("uur per jaar"),
    "maanden": gettext_lazy("maanden"),
    "jaren": gettext_lazy("jaar"),
    "groep": "",
}


@dataclass(frozen=True)
class Group:
    """Questions that stand together under a title."""

    title: Any
    facts: tuple[Fact, ...]


def name_of(fact: Fact) -> str:
    """The last word of the fact's place in a household file."""
    return (fact.key or "").rpartition(".")[2]


def facts_of(block: str) -> list[Fact]:
    """The facts of a block of the household file: `persons[]`, `home`, `wealth`, `costs` or `situation`."""
    return [fact for fact in FACTS.values() if fact.key and fact.key.rpartition(".")[0] == block]


def person_groups(role: Role) -> list[Group]:
    """The questions about a person: first, work and study, and the rest. The first group has no title."""
    asked = {name_of(fact): fact for fact in facts_of("persons[]") if name_of(fact) not in NOT_ASKED[role]}
    first = [asked.pop(name) for name in FIRST[role] if name in asked]
    work = [asked.pop(name) for name in WORK_AND_STUDY if name in asked]
    return [
        Group("", tuple(first)),
        Group(_("Werk en opleiding"), tuple(work)),
        Group(_("Meer vragen over deze persoon"), tuple(asked.values())),
    ]


def situation_groups() -> list[Group]:
    """The questions about the situation, in groups; what stands in no group comes last."""
    left = {name_of(fact): fact for fact in facts_of("situation")}
    groups = [Group(title, tuple(_take(left, names))) for title, names in SITUATION_GROUPS]
    groups.append(Group(_("Andere vragen"), tuple(left.values())))
    return [group for group in groups if group.facts]


def _take(left: dict[str, Fact], names: Sequence[str]) -> Iterable[Fact]:
    return [left.pop(name) for name in names if name in left]


def field_for(fact: Fact) -> forms.Field:
    """The form field that asks for this fact."""
    words: dict[str, Any] = {"label": law.say(fact.question).text, "help_text": _help(fact)}
    match fact.kind:
        case Kind.YES_NO:
            return _yes_no(fact, words)
        case Kind.CHOICE:
            return _choice(fact, words)
        case Kind.DATE:
            return fields.DateField(label=words["label"], birth=str(fact.key).endswith(".birth_date"))
        case Kind.EURO:
            return fields.MoneyField(unit=UNITS.get(fact.unit, fact.unit), **words)
        case Kind.NUMBER:
            return fields.NumberField(unit=UNITS.get(fact.unit, fact.unit), whole=fact.python_type is int, **words)


def _help(fact: Fact) -> str:
    why = law.say(fact.why).text if fact.why else ""
    nothing_is_zero = _("Is het niets? Vul dan 0 in.") if fact.key in BLANK_IS_UNKNOWN else ""
    return f"{why} {nothing_is_zero}".strip()


def _yes_no(fact: Fact, words: dict[str, str]) -> forms.Field:
    if fact.absent.presumed:
        return fields.RadioField(fields.YES_NO, initial="ja" if fact.absent.value else "nee", **words)
    if fact.absent.value is False:
        return fields.CheckField(**words)
    return fields.RadioField(fields.YES_NO_UNKNOWN, **words)


def _choice(fact: Fact, words: dict[str, str]) -> forms.Field:
    assert fact.choices is not None
    blank = _("Weet ik niet") if fact.absent.value is None else None
    return fields.ListField(choices_of(fact.choices, blank=blank), **words)


def answer(fact: Fact, cleaned: Any) -> Any:
    """What goes into the household file; None leaves the key out."""
    if cleaned in (None, ""):
        return None
    if fact.kind is Kind.YES_NO:
        return _yes_no_answer(fact, cleaned)
    return cleaned.isoformat() if fact.kind is Kind.DATE else cleaned


def _yes_no_answer(fact: Fact, cleaned: Any) -> bool | None:
    said = cleaned if isinstance(cleaned, bool) else cleaned == "ja"
    # What the law presumes anyway is left out, so that it is listed among the assumptions.
    same_as_absent = fact.absent.value is not None and said == bool(fact.absent.value)
    return None if same_as_absent else said
