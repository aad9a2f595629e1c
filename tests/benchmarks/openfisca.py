"""The same rules in OpenFisca-Core, written the way its documentation does."""

from __future__ import annotations

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
from tests.benchmarks.same_rules import DAY, Register

PERIOD = str(DAY.year)
Person = build_entity(key="person", plural="persons", label="", is_person=True)
Partners = build_entity(key="tp", plural="tps", label="", roles=[{"key": "member", "plural": "members", "label": ""}])

Dwelling = build_entity(
    key="adres", plural="adressen", label="", roles=[{"key": "member", "plural": "members", "label": ""}]
)


def system(law: dict[str, float]) -> TaxBenefitSystem:
    """A tax and benefit system with these rules; `law` are the values."""
    country = TaxBenefitSystem([Person, Partners, Dwelling])
    for name, kind in _INPUTS.items():
        country.add_variable(_variable(name, kind, Person))
    for name, (kind, entity, formula) in _formulas(law).items():
        country.add_variable(_variable(name, kind, entity, formula))
    return country


def build(country: TaxBenefitSystem, register: Register) -> Simulation:
    """A simulation with its entities and inputs, the fast way: arrays, no dictionaries of persons."""
    builder = SimulationBuilder()
    builder.create_entities(country)
    builder.declare_person_entity("person", np.arange(len(register.tp)))
    roles = np.full(len(register.tp), "member")
    for key, groups in (("tp", register.tp), ("adres", register.adres)):
        entity = builder.declare_entity(key, np.arange(int(groups[-1]) + 1))
        builder.join_with_persons(entity, groups, roles=roles)
    simulation = builder.build(country)
    for name, column in register.columns.items():
        simulation.set_input(name.rpartition(".")[2], PERIOD, column)
    return simulation


def compute(simulation: Simulation, answers: tuple[str, ...]) -> dict[str, np.ndarray]:
    """The asked answers; nothing is kept from an earlier call."""
    return {name: simulation.calculate(name.rpartition(".")[2], PERIOD) for name in answers}


_INPUTS = {
    "geboortedatum": int,
    "is_eerste_toeslagpartner": bool,
    "is_verzekerd": bool,
    "heeft_rechtmatig_verblijf": bool,
    "heeft_toeslagpartner": bool,
    "woont_elders": bool,
    "toetsingsinkomen_y": float,
    "vermogen_1_januari": float,
    "verzamelinkomen_y": float,
    "belastbaar_inkomen_box1_y": float,
    "arbeidsinkomen_y": float,
}


def _variable(name: str, kind: type, entity, formula=None) -> type[Variable]:
    body = {"value_type": kind, "entity": entity, "definition_period": DateUnit.YEAR, "label": name}
    if formula:
        body["formula"] = formula
    return type(name, (Variable,), body)


def _formulas(law: dict[str, float]) -> dict:  # noqa: C901  OpenFisca wants a function per rule
    first_of_month = DAY.year * 10000 + DAY.month * 100 + 1
    today = DAY.year * 10000 + DAY.month * 100 + DAY.day
    p = type("Law", (), law)

    def down(amount):
        return np.floor(amount + 1e-6)

    def months_to_pension(person, period):
        birth = person("geboortedatum", period)
        year = birth // 10000
        month = birth // 100 - year * 100
        return np.minimum(12.0, np.maximum(0.0, (year + p.aow_leeftijd - DAY.year) * 12 + month - 1.0))

    def first_rate(person, period):
        months = person("maanden_tot_aow", period)
        return (months * p.tarief_schijf_1 + (12 - months) * p.tarief_schijf_1_aow) / 12

    def first_limit(person, period):
        early = person("geboortedatum", period) < p.hogere_grens_geboren_voor
        return np.where(early, p.schijf_1_tot_geboren_voor_1946, p.schijf_1_tot)

    def box1(person, period):
        income = np.maximum(0.0, person("belastbaar_inkomen_box1_y", period))
        limit, rate = person("grens_eerste_schijf", period), person("tarief_eerste_schijf_y", period)
        second = np.minimum(np.maximum(0.0, income - limit), p.schijf_2_tot - limit)
        third = np.maximum(0.0, income - p.schijf_2_tot)
        return rate * np.minimum(income, limit) + p.tarief_schijf_2 * second + p.tarief_schijf_3 * third

    def general_credit(person, period):
        above = np.maximum(0.0, person("verzamelinkomen_y", period) - p.algemene_heffingskorting_afbouw_vanaf)
        credit = np.maximum(0.0, p.algemene_heffingskorting_maximum - p.algemene_heffingskorting_afbouw_deel * above)
        return person("heffingskorting_deel", period) * credit

    def work_credit(person, period):
        work = person("arbeidsinkomen_y", period)
        one = np.minimum(p.arbeidskorting_maximum_1, p.arbeidskorting_deel_1 * work)
        two = np.minimum(
            p.arbeidskorting_maximum_2, one + p.arbeidskorting_deel_2 * np.maximum(0.0, work - p.arbeidskorting_vanaf_2)
        )
        three = np.minimum(
            p.arbeidskorting_maximum_3, two + p.arbeidskorting_deel_3 * np.maximum(0.0, work - p.arbeidskorting_vanaf_3)
        )
        less = p.arbeidskorting_afbouw_deel * np.maximum(0.0, work - p.arbeidskorting_afbouw_vanaf)
        return person("heffingskorting_deel", period) * np.maximum(0.0, three - less)

    def own_share(tp, period):
        rate = np.where(tp("heeft_partner_tp", period), p.percentage_paar, p.percentage_alleen)
        above = np.maximum(0.0, tp("toetsingsinkomen_y_tp", period) - p.drempelinkomen_y)
        return rate * p.drempelinkomen_y + p.percentage_boven_drempel * above

    def allowance_year(tp, period):
        partners = tp("aantal_partners_tp", period)
        together = np.maximum(0.0, partners * p.standaardpremie_y - tp("normpremie_y_tp", period))
        return together * np.minimum(tp("aantal_verzekerden_tp", period), partners) / partners

    def right(tp, period):
        return (
            tp("is_oud_genoeg_tp", period)
            * tp("is_verzekerd_tp", period)
            * tp("mag_hier_wonen_tp", period)
            * tp("heeft_weinig_vermogen_tp", period)
            * tp("inkomen_is_laag_genoeg_tp", period)
        )

    def oldest(tp, period):
        ages = tp.members("leeftijd_eerste_van_maand", period) * tp.members("is_eerste_toeslagpartner", period)
        return tp.max(ages)

    return {
        "maanden_tot_aow": (float, Person, months_to_pension),
        "tarief_eerste_schijf_y": (float, Person, first_rate),
        "heffingskorting_deel": (
            float,
            Person,
            lambda person, period: person("tarief_eerste_schijf_y", period) / p.tarief_schijf_1,
        ),
        "grens_eerste_schijf": (float, Person, first_limit),
        "belasting_box1_y": (float, Person, box1),
        "algemene_heffingskorting_y": (float, Person, general_credit),
        "arbeidskorting_y": (float, Person, work_credit),
        "woont_hier": (bool, Person, lambda person, period: np.logical_not(person("woont_elders", period))),
        "leeftijd": (int, Person, lambda person, period: (today - person("geboortedatum", period)) // 10000),
        "is_volwassen": (
            bool,
            Person,
            lambda person, period: person("leeftijd", period) >= p.leeftijd_volwassen,
        ),
        "is_volwassen_bewoner": (
            bool,
            Person,
            lambda person, period: person("woont_hier", period) * person("is_volwassen", period),
        ),
        "aantal_volwassenen_adres": (
            int,
            Dwelling,
            lambda adres, period: adres.sum(adres.members("is_volwassen_bewoner", period)),
        ),
        "leeftijd_eerste_van_maand": (
            int,
            Person,
            lambda person, period: (first_of_month - person("geboortedatum", period)) // 10000,
        ),
        "is_verzekerd_en_volwassen": (
            bool,
            Person,
            lambda person, period: (
                (person("leeftijd_eerste_van_maand", period) >= p.leeftijdsgrens) * person("is_verzekerd", period)
            ),
        ),
        "aantal_verzekerden_tp": (
            int,
            Partners,
            lambda tp, period: tp.sum(tp.members("is_verzekerd_en_volwassen", period)),
        ),
        "iemand_rechtmatig_tp": (
            bool,
            Partners,
            lambda tp, period: tp.all(tp.members("heeft_rechtmatig_verblijf", period)),
        ),
        "iemand_verzekerd_tp": (bool, Partners, lambda tp, period: tp.any(tp.members("is_verzekerd", period))),
        "heeft_partner_tp": (bool, Partners, lambda tp, period: tp.any(tp.members("heeft_toeslagpartner", period))),
        "leeftijd_aanvrager_tp": (int, Partners, oldest),
        "toetsingsinkomen_y_tp": (float, Partners, lambda tp, period: tp.sum(tp.members("toetsingsinkomen_y", period))),
        "vermogen_1_januari_tp": (float, Partners, lambda tp, period: tp.sum(tp.members("vermogen_1_januari", period))),
        "aantal_partners_tp": (int, Partners, lambda tp, period: np.where(tp("heeft_partner_tp", period), 2, 1)),
        "is_oud_genoeg_tp": (
            bool,
            Partners,
            lambda tp, period: tp("leeftijd_aanvrager_tp", period) >= p.leeftijdsgrens,
        ),
        "is_verzekerd_tp": (bool, Partners, lambda tp, period: tp("iemand_verzekerd_tp", period)),
        "mag_hier_wonen_tp": (bool, Partners, lambda tp, period: tp("iemand_rechtmatig_tp", period)),
        "vermogensgrens_zorgtoeslag_tp": (
            float,
            Partners,
            lambda tp, period: np.where(tp("heeft_partner_tp", period), p.vermogensgrens_paar, p.vermogensgrens_alleen),
        ),
        "heeft_weinig_vermogen_tp": (
            bool,
            Partners,
            lambda tp, period: tp("vermogen_1_januari_tp", period) <= tp("vermogensgrens_zorgtoeslag_tp", period),
        ),
        "normpremie_y_tp": (float, Partners, own_share),
        "zorgtoeslag_y_tp": (float, Partners, allowance_year),
        "inkomen_is_laag_genoeg_tp": (
            bool,
            Partners,
            lambda tp, period: down(tp("zorgtoeslag_y_tp", period)) >= p.kleinste_toeslag_y,
        ),
        "zorgtoeslag_m_tp": (float, Partners, lambda tp, period: down(tp("zorgtoeslag_y_tp", period) / 12)),
        "recht_op_zorgtoeslag_tp": (bool, Partners, right),
        "toegekend_zorgtoeslag_m_tp": (
            float,
            Partners,
            lambda tp, period: tp("zorgtoeslag_m_tp", period) * tp("recht_op_zorgtoeslag_tp", period),
        ),
    }
