"""Bijzondere bijstand for a court-appointed administrator: a rule of Groningen that the courts changed."""

from perspectief.rules.facts import Bewindvoerder
from perspectief.rules.kernel import Scheme, cent, condition, uses


def inkomensgrens_m_gezin(bijstandsnorm_m_gezin: float, inkomensgrens_deel: float) -> float:
    """Beleid gemeente, euro per maand: tot en met dit inkomen betaalt de gemeente."""
    return cent(inkomensgrens_deel * bijstandsnorm_m_gezin)


@condition(
    met="De rechter heeft u een bewindvoerder gegeven.",
    unmet="Deze hulp is er als de rechter u een bewindvoerder geeft.",
    open="Dit hangt af van de vraag of u een bewindvoerder heeft.",
)
def heeft_bewindvoerder_gezin(bewindvoerder_gezin: int) -> bool:
    """Beleid gemeente: de kantonrechter heeft een bewindvoerder benoemd."""
    return bewindvoerder_gezin != Bewindvoerder.GEEN


@condition(
    met="Uw inkomen is laag genoeg.",
    unmet="Uw inkomen is hoger dan {inkomensgrens_m_gezin} per maand.",
    open="Dit hangt af van uw inkomen.",
)
@uses(inkomen="minima_inkomen.inkomen_voor_minima_m_gezin")
def heeft_laag_inkomen_gezin(inkomen: float, inkomensgrens_m_gezin: float) -> bool:
    """Beleid gemeente: het inkomen is niet hoger dan 120% van de bijstandsnorm."""
    return inkomen <= inkomensgrens_m_gezin


@condition(
    met="Het gaat niet om een gratis bewindvoerder van de GKB.",
    unmet="De GKB doet dit gratis voor u. U hoeft niets aan te vragen.",
    open="Dit hangt af van wie uw bewindvoerder is.",
)
def bewindvoerder_kost_geld_gezin(bewindvoerder_gezin: int, kredietbank_is_gratis: int) -> bool:
    """Beleid gemeente: het bewind door de GKB is gratis sinds 1 maart 2018."""
    return bewindvoerder_gezin != Bewindvoerder.GKB or kredietbank_is_gratis <= 0


@condition(
    met="Op deze dag betaalt de gemeente zo'n bewindvoerder.",
    unmet="De gemeente betaalde toen alleen wie al voor maart 2018 een bewindvoerder had. De rechter vond dat "
    "later niet goed. Kreeg u toen een nee? Vraag de gemeente om er opnieuw naar te kijken.",
    open="Dit hangt af van sinds wanneer u een bewindvoerder heeft.",
)
def gemeente_betaalt_deze_bewindvoerder_gezin(
    bewindvoerder_gezin: int,
    bewind_sinds_gezin: int,
    peildatum: int,
    andere_bewindvoerder_betaald: int,
    bekend_voor: int,
    bekend_betaald_tot: int,
) -> bool:
    """Beleid gemeente: van 1 maart 2018 tot 12 april 2022 alleen voor wie al een bewindvoerder had, drie jaar lang.

    Sinds de uitspraak van de hoogste rechter (ECLI:NL:CRVB:2022:636, 637 en 638) mag de gemeente niet meer weigeren.
    Zij deed dat voor nieuwe mensen toch tot de uitspraak van de rechtbank van 29 januari 2024. Er waren een paar
    uitzonderingen voor personen.
    """
    if andere_bewindvoerder_betaald > 0 or bewindvoerder_gezin == Bewindvoerder.GKB:
        return True
    return bewind_sinds_gezin < bekend_voor and peildatum <= bekend_betaald_tot


SCHEME = Scheme(
    name="Bijzondere bijstand voor een bewindvoerder",
    owner="gemeente",
    purpose="De gemeente betaalt de kosten van uw bewindvoerder.",
    law="Artikel 35 Pw en beleid gemeente",
    level="gezin",
    conditions=(
        "heeft_bewindvoerder_gezin",
        "bewindvoerder_kost_geld_gezin",
        "gemeente_betaalt_deze_bewindvoerder_gezin",
        "heeft_laag_inkomen_gezin",
    ),
    amount=None,
    per="maand",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Hoeveel u krijgt, hangt af van de rekening van uw bewindvoerder.",
        "De hoogste rechter zei op 12 april 2022: de gemeente mag niet weigeren omdat de GKB het gratis doet.",
        "Tot 29 januari 2024 zei de gemeente toch nee tegen nieuwe mensen. Kreeg u een nee? Vraag het opnieuw.",
        "Of de gemeente in hoger beroep is gegaan na januari 2024, weten wij niet.",
    ),
    next_doors=("gkb", "bijzondere_bijstand"),
    status="complete",
    verified_until="2024-12-31",
)
