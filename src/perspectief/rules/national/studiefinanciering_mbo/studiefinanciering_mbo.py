"""Student finance for the full-time route (bol) of vocational education, from 18 (Wet studiefinanciering 2000).

The amount is the basic grant only. The supplementary grant depends on the income of the parents, which is not modelled.
"""

from perspectief.rules.facts import Studie
from perspectief.rules.kernel import Scheme, condition


@condition(
    met="U volgt een mbo-opleiding op school (bol).",
    unmet="Deze studiefinanciering is voor een mbo-opleiding op school (bol).",
    open="Dit hangt af van uw opleiding.",
)
def volgt_mbo_bol(studie: int, volgt_bbl: bool) -> bool:
    """Artikel 2.4 en 3.1 WSF 2000: de beroepsopleidende leerweg in het mbo. Bij bbl krijgt u loon."""
    return studie == Studie.MBO and not volgt_bbl


@condition(
    met="U was 18 jaar of ouder aan het begin van dit kwartaal.",
    unmet="U krijgt studiefinanciering vanaf het kwartaal nadat u 18 wordt. Tot die tijd is er kinderbijslag.",
    open="Dit hangt af van uw leeftijd.",
)
def is_oud_genoeg_voor_studiefinanciering(leeftijd_eerste_van_kwartaal: int, leeftijd_studiefinanciering: int) -> bool:
    """Lezing van artikel 2.3 WSF 2000: vanaf het kwartaal na de 18e verjaardag, als de kinderbijslag is gestopt."""
    return leeftijd_eerste_van_kwartaal >= leeftijd_studiefinanciering


@condition(
    met="U bent jonger dan 30.",
    unmet="Studiefinanciering begint voor uw 30e. Heeft u haar al? Dan kan zij doorlopen. Vraag het DUO.",
    open="Dit hangt af van uw leeftijd.",
)
def is_jong_genoeg_voor_studiefinanciering(leeftijd: int, leeftijd_einde_studiefinanciering: int) -> bool:
    """Artikel 2.3 WSF 2000: jonger dan 30 jaar. Niet gemodelleerd: wie voor die tijd begon en doorstudeert."""
    return leeftijd < leeftijd_einde_studiefinanciering


@condition(
    met="U mag in Nederland wonen.",
    unmet="Voor studiefinanciering is een verblijf in Nederland nodig dat is toegestaan.",
    open="Dit hangt af van uw verblijf in Nederland.",
)
def mag_in_nederland_studeren(heeft_rechtmatig_verblijf: bool) -> bool:
    """Artikel 2.2 WSF 2000: Nederlander of daarmee gelijkgesteld."""
    return heeft_rechtmatig_verblijf


def basisbeurs_mbo_m(woont_uit_huis: bool, basisbeurs_thuis: float, basisbeurs_uit_huis: float) -> float:
    """Artikel 3.18 WSF 2000, euro per maand: de basisbeurs voor het mbo."""
    return basisbeurs_uit_huis if woont_uit_huis else basisbeurs_thuis


def aanvullende_beurs_maximum_m(
    woont_uit_huis: bool, aanvullende_beurs_thuis: float, aanvullende_beurs_uit_huis: float
) -> float:
    """Artikel 3.18 WSF 2000, euro per maand: de hoogste aanvullende beurs, als de ouders niets kunnen bijdragen."""
    return aanvullende_beurs_uit_huis if woont_uit_huis else aanvullende_beurs_thuis


SCHEME = Scheme(
    name="Studiefinanciering mbo",
    owner="DUO",
    purpose="Geld om een mbo-opleiding op school te volgen.",
    law="WSF 2000",
    level="persoon",
    conditions=(
        "volgt_mbo_bol",
        "is_oud_genoeg_voor_studiefinanciering",
        "is_jong_genoeg_voor_studiefinanciering",
        "mag_in_nederland_studeren",
    ),
    amount="basisbeurs_mbo_m",
    per="maand",
    ask="DUO",
    apply="Vraag studiefinanciering aan bij DUO, op duo.nl.",
    also_counts=(
        "Dit is alleen de basisbeurs. Verdienen uw ouders weinig? Vraag dan ook de aanvullende beurs.",
        "U kunt ook een studentenreisproduct vragen en geld lenen. Een lening betaalt u terug.",
    ),
    next_doors=("bijstand", "studietoeslag", "kinderbijslag"),
    status="partial",
    verified_until="2024-12-31",
)
