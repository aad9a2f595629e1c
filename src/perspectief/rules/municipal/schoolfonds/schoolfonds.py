"""Vergoeding ouderbijdrage schoolfonds: the municipality pays the voluntary parent contribution of a school."""

from perspectief.rules.kernel import Scheme, cent, condition


@condition(
    met="Ouders kunnen deze vergoeding krijgen.",
    unmet="Ouders kunnen dit niet meer zelf aanvragen. Uw kind mag op school altijd meedoen, ook als u niet betaalt.",
    open="Of deze vergoeding nu bestaat, weten wij niet.",
)
def ouders_kunnen_aanvragen_gezin(ouders_vragen_zelf_aan: bool) -> bool:
    """Beleid gemeente: de vergoeding aan ouders loopt."""
    return ouders_vragen_zelf_aan


@condition(
    met="U heeft een kind onder de 18.",
    unmet="Deze vergoeding is er voor ouders van een kind op school.",
    open="Dit hangt af van of u kinderen heeft.",
)
def heeft_schoolkind_gezin(heeft_kinderen_gezin: bool) -> bool:
    """Beleid gemeente: een kind op school. Welke schoolsoorten meetellen, is niet bekend."""
    return heeft_kinderen_gezin


@condition(
    met="De school vraagt een vrijwillige ouderbijdrage.",
    unmet="De school vraagt geen ouderbijdrage. U hoeft dus niets te betalen.",
    open="Dit hangt af van of de school een ouderbijdrage vraagt.",
)
def school_vraagt_bijdrage_gezin(school_vraagt_ouderbijdrage_gezin: bool) -> bool:
    """Beleid gemeente: de school vraagt een vrijwillige ouderbijdrage."""
    return school_vraagt_ouderbijdrage_gezin


def inkomensgrens_m_gezin(inkomensgrens_deel: float, bijstandsnorm_m_gezin: float) -> float:
    """Beleid gemeente, euro per maand: een deel van de bijstandsnorm."""
    return cent(inkomensgrens_deel * bijstandsnorm_m_gezin)


@condition(
    met="Uw inkomen is laag genoeg.",
    unmet="Uw inkomen is hoger dan {inkomensgrens_m_gezin} per maand. Vraag de school om een lager bedrag.",
    open="Deze vergoeding is voor gezinnen met een laag inkomen. Bij welk inkomen precies, weten wij niet.",
)
def inkomen_is_laag_genoeg_gezin(inkomen_voor_minima_m_gezin: float, inkomensgrens_m_gezin: float) -> bool:
    """Beleid gemeente: een inkomen onder de minimumgrens."""
    if inkomensgrens_m_gezin <= 0:  # a limit nobody knows asks no income
        return False
    return cent(inkomen_voor_minima_m_gezin) <= inkomensgrens_m_gezin


SCHEME = Scheme(
    name="Vergoeding ouderbijdrage schoolfonds",
    owner="gemeente",
    purpose="De gemeente betaalt de vrijwillige ouderbijdrage van de school voor gezinnen met weinig geld.",
    law="Beleid gemeente",
    level="gezin",
    conditions=(
        "ouders_kunnen_aanvragen_gezin",
        "heeft_schoolkind_gezin",
        "school_vraagt_bijdrage_gezin",
        "inkomen_is_laag_genoeg_gezin",
    ),
    amount=None,
    per="jaar",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Hoeveel de gemeente betaalde, kunnen wij niet zeggen.",
        "De ouderbijdrage is vrijwillig. Uw kind mag altijd meedoen met wat de school organiseert.",
    ),
    next_doors=("leergeld", "kindpakket", "laptop"),
    status="partial",
    verified_until="2021-10-29",
)
