"""Voedselbank: food for households whose money to live on, after fixed costs, is below the national norm."""

from perspectief.rules.facts import Studie
from perspectief.rules.kernel import Scheme, all_of, condition, count_of, dated, sum_of, uses


def telt_mee_voor_pakket(is_gezinsouder: bool, is_minderjarig_gezinskind: bool) -> bool:
    """Beleid Voedselbanken Nederland: volwassenen en kinderen van het gezin."""
    return is_gezinsouder or is_minderjarig_gezinskind


def studeert_hoger(studie: int) -> bool:
    """Beleid Voedselbank Stad Groningen: studenten krijgen geen pakket. Lezing: hbo en universiteit."""
    return studie == Studie.HBO or studie == Studie.WO


aantal_personen_gezin = count_of("telt_mee_voor_pakket", "Beleid Voedselbanken Nederland, aantal: het hele gezin.")
allen_student_gezin = all_of(
    "studeert_hoger", "Rekenstap: de volwassenen van het gezin zijn student.", where="is_gezinsouder"
)
zorgpremie_m_gezin = sum_of(
    "zorgpremie_m", "Rekenstap, euro per maand: de zorgpremie van de volwassenen.", where="is_gezinsouder"
)


@dated(term="inkomen_voor_leefgeld_m_gezin", start="2016-01-01", until="2023-12-31")
@uses(netto="netto_zoals_opgegeven.netto_zoals_opgegeven_m_gezin")
def inkomen_voor_leefgeld_m_gezin_tot_2024(netto: float) -> float:
    """Beleid Voedselbanken Nederland, euro per maand: het netto inkomen, zoals het is opgegeven."""
    return netto


@dated(term="inkomen_voor_leefgeld_m_gezin", start="2024-01-01")
def inkomen_voor_leefgeld_m_gezin_vanaf_2024(netto_inkomen_zonder_vakantiegeld_m_gezin: float) -> float:
    """Beleid Voedselbanken Nederland, euro per maand: het netto inkomen, met alimentatie en kostgeld, zonder
    vakantiegeld.
    """
    return netto_inkomen_zonder_vakantiegeld_m_gezin


def woonlasten_m_gezin(kale_huur_m_adres: float, servicekosten_m_adres: float, hypotheekrente_y_adres: float) -> float:
    """Beleid Voedselbanken Nederland, euro per maand: huur of hypotheek."""
    return kale_huur_m_adres + servicekosten_m_adres + hypotheekrente_y_adres / 12


def vaste_lasten_m_gezin(
    woonlasten_m_gezin: float,
    energiekosten_m_gezin: float,
    waterkosten_m_gezin: float,
    zorgpremie_m_gezin: float,
    overige_vaste_lasten_m_gezin: float,
) -> float:
    """Beleid Voedselbanken Nederland, euro per maand: wonen, energie, water, zorgpremie, verzekeringen en schulden."""
    wonen = woonlasten_m_gezin + energiekosten_m_gezin + waterkosten_m_gezin
    return wonen + zorgpremie_m_gezin + overige_vaste_lasten_m_gezin


def leefgeld_m_gezin(
    inkomen_voor_leefgeld_m_gezin: float,
    toeslagen_ontvangen_m_gezin: float,
    vaste_lasten_m_gezin: float,
) -> float:
    """Beleid Voedselbanken Nederland, euro per maand: wat er overblijft na de vaste lasten.

    Niet mee tellen: inkomenstoeslag, bijzondere bijstand, energietoeslag, vakantiegeld, kinderbijslag en
    studiefinanciering en bijbaantjes van kinderen thuis. Niet gemodelleerd: kostgeld van volwassen huisgenoten.
    """
    return inkomen_voor_leefgeld_m_gezin + toeslagen_ontvangen_m_gezin - vaste_lasten_m_gezin


def leefgeldnorm_m_gezin(aantal_personen_gezin: int, basisbedrag_m: float, bedrag_per_persoon_m: float) -> float:
    """Beleid Voedselbanken Nederland, euro per maand: een bedrag per huishouden en een bedrag per persoon."""
    return basisbedrag_m + aantal_personen_gezin * bedrag_per_persoon_m


@condition(
    met="U houdt weinig geld over om van te leven.",
    unmet="U houdt {leefgeld_m_gezin} per maand over. De grens is {leefgeldnorm_m_gezin}.",
    open="Dit hangt af van uw inkomen, toeslagen en vaste lasten.",
)
def heeft_weinig_leefgeld_gezin(leefgeld_m_gezin: float, leefgeldnorm_m_gezin: float) -> bool:
    """Beleid Voedselbanken Nederland: het leefgeld is lager dan de norm (niet gelijk)."""
    return leefgeld_m_gezin < leefgeldnorm_m_gezin


@condition(
    met="U bent geen student aan hbo of universiteit.",
    unmet="De voedselbank in Groningen helpt geen studenten. DUO en uw school kunnen u wel helpen.",
    open="Dit hangt af van uw opleiding.",
)
def is_geen_student_gezin(allen_student_gezin: bool) -> bool:
    """Beleid Voedselbank Stad Groningen: studenten krijgen geen pakket (gezien in 2023)."""
    return not allen_student_gezin


@condition(
    met="U krijgt nog geen {maanden_hooguit} maanden eten van de voedselbank.",
    unmet="U krijgt al {maanden_hooguit} maanden eten van de voedselbank. Praat met hen over wat nu kan.",
    open="Dit hangt af van hoelang u al bij de voedselbank komt.",
)
def is_nog_niet_te_lang_klant_gezin(maanden_voedselbank_gezin: int, maanden_hooguit: int) -> bool:
    """Beleid Voedselbank Stad Groningen: hooguit drie jaar."""
    return maanden_voedselbank_gezin < maanden_hooguit


SCHEME = Scheme(
    name="Voedselbank",
    owner="voedselbank",
    purpose="Elke week gratis eten, als u te weinig geld overhoudt.",
    law="Beleid Voedselbanken Nederland",
    level="gezin",
    conditions=("heeft_weinig_leefgeld_gezin", "is_geen_student_gezin", "is_nog_niet_te_lang_klant_gezin"),
    amount=None,
    per="maand",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "U krijgt eten, geen geld. U haalt het één keer per week op een vaste dag.",
        "Krijgt u leefgeld per week? Vermenigvuldig het met 4,3333 voor het bedrag per maand.",
        "Woont er een volwassene met een eigen inkomen bij u? Dan rekent de voedselbank kostgeld mee.",
        "Alimentatie die u krijgt, telt mee als inkomen.",
    ),
    next_doors=("bijzondere_bijstand", "gkb", "sun", "zorgtoeslag", "huurtoeslag"),
    status="complete",
    verified_until="2024-12-31",
)
