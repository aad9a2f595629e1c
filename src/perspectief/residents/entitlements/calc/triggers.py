"""The personal matters of the one tick list: each line, whom it is for, and what it says when it is left unticked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from perspectief.residents.entitlements.calc.kinds import Option
from perspectief.residents.entitlements.calc.people import CHILD, CLAIMANT, OTHER, PARTNER, STUDY, Person, Situation
from perspectief.rules.facts import FACTS, Fact, Kind

When = Callable[[Situation, Person], bool]


@dataclass(frozen=True)
class Trigger:
    """One line. `fact`: what it settles; ticked it is `yes` (None: a next screen asks), unticked it is nothing.

    `roles`: of which persons it is asked; none: of the household. What the law presumes is only said when ticked.
    `also`: other facts that are the same when unticked; `opens`: facts of the screen that a tick opens.
    `assumed`: the reader of household files assumes the opposite, without a fact that says so.
    `gate`: a scheme that is an open door as long as this is unticked, because no single fact stands for the line.
    """

    key: str
    fact: str = ""
    roles: tuple[str, ...] = ()
    when: When = lambda situation, person: True
    yes: Any = True
    gate: str = ""
    also: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    assumed: bool = False

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact that this line says something about, itself or through the screen that it opens."""
        return tuple(name for name in (self.fact, *self.also, *self.opens) if name)

    @property
    def places(self) -> frozenset[str]:
        """Where these facts stand in a household file."""
        return frozenset(_ELSEWHERE.get(name) or FACTS[name].key or "" for name in self.facts)

    @property
    def about(self) -> Fact | None:
        """The fact, with its question."""
        return FACTS[self.fact] if self.fact else None

    @property
    def no(self) -> tuple[tuple[str, Any], ...]:
        """What an unticked line says: its facts are a no, nothing or 0. What the law presumes is not said."""
        if self.is_presumed:
            return ()
        return tuple((name, _NOTHING[FACTS[name].kind]) for name in (self.fact, *self.also) if name)

    @property
    def is_presumed(self) -> bool:
        """Whether the law presumes the opposite of this line."""
        return self.assumed or bool(self.about and self.about.absent.presumed)


def _aged(low: int, high: int) -> When:
    def within(situation: Situation, person: Person) -> bool:
        ages = situation.ages(person)
        return ages.high >= low and ages.low <= high

    return within


def _lives_from(*kinds: str) -> When:
    """Who ticked one of these kinds of income, or has not told any: then it may be."""
    return lambda s, person: s.kinds(person) is None or s.has_income(person, *kinds)


def _anybody(role: str, low: int = 0, high: int = 150) -> When:
    return lambda s, _: any(_aged(low, high)(s, person) for person in s.of(role))


_ELSEWHERE = {
    "opvang_uren_m": "persons[].childcare",
    "loon_bruto_y": "persons[].income",
    "spaargeld": "persons[].wealth",
}
"""Facts that a file holds in a block of a person."""
_NOTHING: dict[Kind, Any] = {Kind.YES_NO: False, Kind.NUMBER: 0, Kind.EURO: 0, Kind.CHOICE: "geen"}
COUPLE = (CLAIMANT, PARTNER)
TRIGGERS: tuple[Trigger, ...] = (
    # Work and health, of each adult
    Trigger("lost_job", "is_baan_kwijt", COUPLE, _aged(15, 67), opens=("heeft_26_weken_gewerkt",)),
    Trigger("ill", "is_ziek", COUPLE, _aged(15, 67), opens=("werkgever_betaalt_door", "weken_ziek")),
    Trigger("pregnant", "is_zwanger", COUPLE, _aged(14, 55)),
    Trigger("ends_business", "stopt_met_bedrijf", COUPLE, _lives_from("winst")),
    Trigger("jobless_after_50", "werd_werkloos_na_50", COUPLE, _aged(50, 67), opens=("ww_is_afgelopen",)),
    Trigger("young_disabled", "is_jonggehandicapt", COUPLE, _aged(15, 67)),
    Trigger("medical_hours_limit", "heeft_medische_urenbeperking", COUPLE, _aged(18, 67)),
    Trigger("wage_cost_subsidy", "werkt_met_loonkostensubsidie", COUPLE, _lives_from("loon")),
    Trigger(
        "cannot_work_beside_study",
        "kan_niet_werken_naast_studie",
        COUPLE,
        _lives_from(STUDY, "studiefinanciering"),
    ),
    # What the law presumes and may be otherwise
    Trigger("no_parental_support", "ouders_kunnen_niet_bijdragen", COUPLE, _aged(18, 20)),
    Trigger("lived_abroad", "ontbrekende_aow_jaren", COUPLE, _aged(60, 150), yes=None),
    Trigger("not_insured", "is_verzekerd", COUPLE, yes=False),
    Trigger("no_lawful_stay", "heeft_rechtmatig_verblijf", (CLAIMANT, PARTNER, CHILD, OTHER), yes=False),
    Trigger("institution", "verblijft_in_instelling", COUPLE),
    Trigger("no_tax_credit", "heeft_loonheffingskorting", COUPLE, yes=False),
    # The household
    Trigger("money_worries", "heeft_geldzorgen_gezin"),
    Trigger("broken_appliance", "heeft_kapot_apparaat_gezin"),
    Trigger(
        "special_costs",
        "heeft_bijzondere_kosten_gezin",
        opens=(
            "bijzondere_kosten_y_gezin",
            "kosten_zijn_boete_of_alimentatie_gezin",
            "andere_regeling_betaalt_gezin",
            "kan_lenen_bij_duo_gezin",
        ),
    ),
    Trigger(
        "illness_costs",
        "had_zorgindicatie_gezin",
        yes=None,
        also=("heeft_artsverklaring_gezin",),
        opens=(
            "bruto_inkomen_vorig_jaar_gezin",
            "had_zorgindicatie_gezin",
            "heeft_artsverklaring_gezin",
            "betaalde_eigen_risico_gezin",
            "ziektekosten_vorig_jaar_gezin",
        ),
    ),
    Trigger("needs_meals", "heeft_maaltijden_nodig_gezin", opens=("andere_regeling_betaalt_maaltijden_gezin",)),
    Trigger(
        "not_self_contained",
        "is_zelfstandige_woning_adres",
        when=lambda s, _: s.tenure in (None, "huur", "kamer"),
        yes=False,
    ),
    Trigger("adapted_home", "is_aangepaste_woning_adres"),
    Trigger("urgent_need", "heeft_dringende_nood_gezin", opens=("heeft_hulpverlener_gezin",)),
    Trigger("no_scheme_fits", "past_in_geen_regeling_gezin"),
    Trigger("little_left", gate="voedselbank"),
    Trigger("got_income_supplement", "kreeg_inkomenstoeslag_gezin"),
    Trigger(
        "foodbank_client",
        "is_klant_voedselbank_gezin",
        also=("maanden_voedselbank_gezin",),
        opens=("maanden_voedselbank_gezin",),
    ),
    Trigger(
        "administrator",
        "bewindvoerder_gezin",
        yes=None,
        opens=("bewindvoerder_gezin", "bewind_sinds_gezin"),
    ),
    Trigger(
        "trial_cohabiting",
        "wil_proefsamenwonen_gezin",
        opens=(
            "maanden_proef_gezin",
            "houdt_beide_woningen_gezin",
            "heeft_trouwdatum_gezin",
            "woonde_eerder_samen_gezin",
        ),
    ),
    Trigger("reintegration_track", "heeft_traject_naar_werk_gezin", when=lambda s, _: _has_bijstand(s)),
    Trigger(
        "left_assistance",
        "maanden_werk_na_bijstand_gezin",
        yes=None,
        opens=("maanden_bijstand_voor_werk_gezin", "maanden_werk_na_bijstand_gezin"),
    ),
    Trigger("energy_fund_not_possible", "noodfonds_kan_niet_gezin"),
    Trigger("single_earner", "houdt_minder_over_dan_bijstand_gezin", when=lambda s, _: bool(s.of(PARTNER))),
    # Children
    Trigger("school_contribution", "school_vraagt_ouderbijdrage_gezin", when=_anybody(CHILD, 3, 18)),
    Trigger("childcare", "opvang_uren_m", (CHILD,), _aged(0, 12), yes=None),
    Trigger("child_income", "", (CHILD,), _aged(13, 17), opens=("loon_bruto_y",), assumed=True),
    # Others at this address
    Trigger("own_wealth", "", (CHILD, OTHER), opens=("spaargeld",), assumed=True),
)
"""Every line. A fact whose line is not offered to somebody (too old, no child) is taken as the unticked line says."""
BY_KEY = {trigger.key: trigger for trigger in TRIGGERS}
FACTS_ASKED = frozenset(name for trigger in TRIGGERS if not trigger.is_presumed for name in trigger.facts)
"""Every fact that a line says no to when it is left unticked."""


def _has_bijstand(situation: Situation) -> bool:
    return any(_lives_from("bijstand")(situation, person) for person in situation.couple)


def lines(situation: Situation) -> Iterator[Option]:
    """Every line that makes sense for these persons."""
    for trigger in TRIGGERS:
        for person in situation.of(*trigger.roles) if trigger.roles else [None]:
            if trigger.when(situation, person or situation.people[0]):
                key = f"{trigger.key}.{person.id}" if person else trigger.key
                yield Option(key, trigger.about, person.id if person else "")
