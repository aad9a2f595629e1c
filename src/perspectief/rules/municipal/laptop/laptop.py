"""Laptopregeling: a laptop for a school child of a family with a low income. For whom has changed four times."""

from perspectief.rules.facts import Studie
from perspectief.rules.kernel import Scheme, any_of, cent, condition, count_of


def zit_in_laptopgroep(leeftijd: int, leeftijd_basisschool: int, schoolgroep: int, laptop_schoolgroep: int) -> bool:
    """Beleid gemeente: het kind zit in de groep van de basisschool waarvoor de regeling geldt (0: geen groep).

    Lezing: wie naar groep 8 gaat, zit in groep 8.
    """
    if leeftijd < leeftijd_basisschool or laptop_schoolgroep == 0:
        return False
    return schoolgroep == laptop_schoolgroep


def zit_in_laptopleerjaar(
    leeftijd: int,
    leeftijd_basisschool: int,
    schoolgroep: int,
    studie: int,
    leerjaar_middelbare_school: int,
    elk_leerjaar_telt: bool,
    laptop_leerjaar: int,
) -> bool:
    """Beleid gemeente: het kind zit in een leerjaar van de middelbare school waarvoor de regeling geldt (0: geen)."""
    if leeftijd < leeftijd_basisschool:
        return False
    if elk_leerjaar_telt and studie == Studie.VOORTGEZET:
        return True
    if not elk_leerjaar_telt and laptop_leerjaar == 0:
        return False
    if studie != Studie.VOORTGEZET and schoolgroep > 0:
        return False
    if elk_leerjaar_telt:
        return leerjaar_middelbare_school > 0
    return leerjaar_middelbare_school == laptop_leerjaar


def is_laptopkind(is_gezinskind: bool, zit_in_laptopgroep: bool, zit_in_laptopleerjaar: bool) -> bool:
    """Beleid gemeente: een kind onder de 18 in de groep of het leerjaar van de regeling."""
    if not is_gezinskind:
        return False
    return zit_in_laptopgroep or zit_in_laptopleerjaar


def is_laptopkind_zonder_laptop(is_laptopkind: bool, kreeg_schoollaptop: bool) -> bool:
    """Beleid gemeente: één laptop in de hele schooltijd."""
    return is_laptopkind and not kreeg_schoollaptop


heeft_laptopkind_gezin = any_of(
    "is_laptopkind", "Beleid gemeente: een kind in de groep of het leerjaar van de regeling."
)
heeft_kind_zonder_laptop_gezin = any_of(
    "is_laptopkind_zonder_laptop", "Beleid gemeente: zo'n kind dat nog geen laptop kreeg."
)
aantal_laptops_gezin = count_of(
    "is_laptopkind_zonder_laptop", "Rekenstap, aantal: kinderen die een laptop kunnen krijgen."
)


def laptopvergoeding_gezin(aantal_laptops_gezin: int, laptop_vergoeding: float) -> float:
    """Beleid gemeente, euro: wat ouders ten hoogste kregen toen zij de laptop zelf kochten (2015 tot 2017).

    Sinds 2024 is het een laptop en geen geld; daarom is dit niet het bedrag van de regeling.
    """
    return aantal_laptops_gezin * laptop_vergoeding


@condition(
    met="U heeft een kind dat een laptop kan krijgen.",
    unmet="Uw kind zit nu niet in een groep of klas waarvoor de regeling geldt. Leergeld denkt graag mee.",
    open="Dit hangt af van de groep of het schooljaar van uw kind.",
)
def kind_zit_in_het_juiste_jaar_gezin(heeft_laptopkind_gezin: bool) -> bool:
    """Beleid gemeente: een kind in de groep of het leerjaar van de regeling."""
    return heeft_laptopkind_gezin


@condition(
    met="Dit kind kreeg nog geen laptop.",
    unmet="Elk kind krijgt één keer een laptop. Is die kapot? Kijk dan bij de witgoedregeling of bij Leergeld.",
    open="Dit hangt af van of uw kind al een laptop kreeg.",
)
def kind_kreeg_nog_geen_laptop_gezin(heeft_laptopkind_gezin: bool, heeft_kind_zonder_laptop_gezin: bool) -> bool:
    """Beleid gemeente: één laptop in de hele schooltijd."""
    if not heeft_laptopkind_gezin:
        return True
    return heeft_kind_zonder_laptop_gezin


def inkomensgrens_m_gezin(inkomensgrens_deel: float, bijstandsnorm_m_gezin: float) -> float:
    """Beleid gemeente, euro per maand: een deel van de bijstandsnorm, met vakantiegeld.

    Of het vakantiegeld meetelt, staat er niet bij; aan beide kanten met vakantiegeld is de lezing hier.
    """
    return cent(inkomensgrens_deel * bijstandsnorm_m_gezin)


@condition(
    met="Uw inkomen is laag genoeg: niet hoger dan {inkomensgrens_m_gezin} per maand.",
    unmet="Uw inkomen is hoger dan {inkomensgrens_m_gezin} per maand. De school of Leergeld denkt graag mee.",
    open="Dit hangt af van uw inkomen.",
)
def inkomen_is_laag_genoeg_gezin(inkomen_voor_minima_m_gezin: float, inkomensgrens_m_gezin: float) -> bool:
    """Beleid gemeente: een inkomen tot een deel van de bijstandsnorm."""
    return cent(inkomen_voor_minima_m_gezin) <= inkomensgrens_m_gezin


SCHEME = Scheme(
    name="Laptopregeling",
    owner="gemeente",
    purpose="Een laptop voor uw kind voor de middelbare school.",
    law="Beleid gemeente",
    level="gezin",
    conditions=(
        "kind_zit_in_het_juiste_jaar_gezin",
        "kind_kreeg_nog_geen_laptop_gezin",
        "inkomen_is_laag_genoeg_gezin",
    ),
    amount=None,
    per="keer",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "U krijgt een laptop, geen geld. Wat de laptop waard is, kunnen wij niet zeggen.",
        "Sinds 1 januari 2025 kan het tijdens de hele middelbare school.",
    ),
    next_doors=("leergeld", "kindpakket", "witgoed"),
    status="partial",
    verified_until="2025-12-31",
)
