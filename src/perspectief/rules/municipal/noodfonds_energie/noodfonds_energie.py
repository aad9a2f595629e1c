"""Tijdelijk Noodfonds Energie: a national fund that paid the part of an energy bill above a share of gross income."""

from perspectief.rules.kernel import Scheme, condition, dated, sum_of, uses


@dated(term="bruto_voor_noodfonds_m", start="2022-10-01", until="2023-12-31")
@uses(bruto_y="netto_zoals_opgegeven.bruto_opgegeven_y")
def bruto_voor_noodfonds_m_tot_2024(bruto_y: float, bijstand_netto_m: float, bruto_van_netto_bijstand: float) -> float:
    """Beleid Noodfonds Energie, euro per maand: het bruto inkomen. Bijstand rekenen wij hier niet om naar bruto."""
    if bijstand_netto_m <= 0:
        return bruto_y / 12
    return bruto_y / 12 + bruto_van_netto_bijstand * bijstand_netto_m


@dated(term="bruto_voor_noodfonds_m", start="2024-01-01")
def bruto_voor_noodfonds_m_vanaf_2024(bruto_inkomen_m: float) -> float:
    """Beleid Noodfonds Energie, euro per maand: het bruto inkomen met vakantiegeld."""
    return bruto_inkomen_m


bruto_inkomen_samen_m_gezin = sum_of(
    "bruto_voor_noodfonds_m",
    "Beleid Noodfonds Energie, euro per maand: het bruto inkomen van de partners met vakantiegeld.",
    where="is_gezinsouder",
)


def inkomensgrens_m_gezin(heeft_partner_gezin: bool, grens_alleen_m: float, grens_samen_m: float) -> float:
    """Beleid Noodfonds Energie, euro per maand: het hoogste bruto inkomen, 200% van het sociaal minimum."""
    return grens_samen_m if heeft_partner_gezin else grens_alleen_m


def eerste_grens_m_gezin(inkomensgrens_m_gezin: float, deel_eerste_grens: float, deel_hoogste_grens: float) -> float:
    """Beleid Noodfonds Energie, euro per maand: tot en met dit inkomen hoeft een kleiner deel naar energie te gaan.

    Lezing: het fonds noemt alleen het bedrag bij 200%; de lagere grens volgt daaruit naar verhouding.
    """
    return inkomensgrens_m_gezin * deel_eerste_grens / deel_hoogste_grens


def eigen_deel_m_gezin(
    bruto_inkomen_samen_m_gezin: float,
    eerste_grens_m_gezin: float,
    eigen_deel_laag: float,
    eigen_deel_hoog: float,
) -> float:
    """Beleid Noodfonds Energie, euro per maand: dit deel van de energierekening betaalt het huishouden zelf."""
    deel = eigen_deel_laag if bruto_inkomen_samen_m_gezin <= eerste_grens_m_gezin else eigen_deel_hoog
    return deel * bruto_inkomen_samen_m_gezin


@condition(
    met="Het fonds is nu open.",
    unmet="Het fonds is nu dicht. U kunt nu geen aanvraag doen.",
    open="Wij weten niet of het fonds nu open is.",
)
def fonds_is_open_gezin(fonds_open: int) -> bool:
    """Beleid Noodfonds Energie: aanvragen kan alleen als het fonds open is."""
    return fonds_open > 0


@condition(
    met="Uw inkomen is laag genoeg.",
    unmet="Uw bruto inkomen is hoger dan {inkomensgrens_m_gezin} per maand.",
    open="Dit hangt af van uw bruto inkomen.",
)
def heeft_inkomen_onder_de_grens_gezin(bruto_inkomen_samen_m_gezin: float, inkomensgrens_m_gezin: float) -> bool:
    """Beleid Noodfonds Energie: het bruto inkomen is niet hoger dan 200% van het sociaal minimum."""
    return bruto_inkomen_samen_m_gezin <= inkomensgrens_m_gezin


@condition(
    met="Uw energierekening is een groot deel van uw inkomen.",
    unmet="Het fonds betaalt alleen wat uw energierekening meer is dan {eigen_deel_m_gezin} per maand.",
    open="Dit hangt af van uw energierekening en uw inkomen.",
)
def heeft_hoge_energierekening_gezin(energiekosten_m_gezin: float, eigen_deel_m_gezin: float) -> bool:
    """Beleid Noodfonds Energie: de rekening is hoger dan een deel van het bruto inkomen."""
    return energiekosten_m_gezin > eigen_deel_m_gezin


def noodfonds_m_gezin(energiekosten_m_gezin: float, eigen_deel_m_gezin: float) -> float:
    """Beleid Noodfonds Energie, euro per maand: het deel van de rekening boven het eigen deel, zes maanden lang."""
    return max(0.0, energiekosten_m_gezin - eigen_deel_m_gezin)


SCHEME = Scheme(
    name="Tijdelijk Noodfonds Energie",
    owner="Tijdelijk Noodfonds Energie",
    purpose="Hulp bij een energierekening die te hoog is voor uw inkomen.",
    law="Beleid Noodfonds Energie",
    level="gezin",
    conditions=("fonds_is_open_gezin", "heeft_inkomen_onder_de_grens_gezin", "heeft_hoge_energierekening_gezin"),
    amount="noodfonds_m_gezin",
    per="maand",
    ask="Tijdelijk Noodfonds Energie",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "De hulp duurt zes maanden en gaat meestal naar uw energiebedrijf.",
        "Het geld kan eerder op zijn.",
    ),
    next_doors=("bb_energie", "bijzondere_bijstand", "gkb"),
    status="complete",
    anywhere=True,
    verified_until="2025-12-31",
    exists_from="2022-10-01",
    not_yet="Het Noodfonds Energie bestond nog niet. Het begon in februari 2023, voor de winter van 2022 en 2023.",
)
