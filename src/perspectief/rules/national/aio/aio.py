"""AIO: assistance for people of AOW age, paid by the SVB (Participatiewet, article 47a).

Norm, means and wealth are those of bijstand. Not modelled: what `bijstand` does not model, and the longer stay abroad.
"""

from perspectief.rules.kernel import Scheme, condition, sum_of


def pensioen_bruto_m(is_gezinsouder: bool, pensioen_bruto_y: float) -> float:
    """Rekenstap, euro per maand: het eigen pensioen naast de AOW, van wie het gezin vormt."""
    return pensioen_bruto_y / 12 if is_gezinsouder else 0.0


pensioen_m_gezin = sum_of("pensioen_bruto_m", "Rekenstap, euro per maand: het eigen pensioen van het gezin.")


def vrij_pensioen_m_gezin(
    pensioen_m_gezin: float, heeft_partner_gezin: bool, vrij_pensioen_alleenstaande: float, vrij_pensioen_paar: float
) -> float:
    """Artikel 33 lid 5 Pw, euro per maand: het deel van een eigen pensioen dat niet meetelt.

    Lezing: een pensioen onder dit bedrag blijft bruto vrij, want er gaat dan geen belasting af.
    """
    if pensioen_m_gezin <= 0.0:
        return 0.0
    return min(pensioen_m_gezin, vrij_pensioen_paar if heeft_partner_gezin else vrij_pensioen_alleenstaande)


def aow_vakantiegeld_netto_m(
    aow_zonder_vakantiegeld: bool,
    netto_is_opgegeven: bool,
    netto_opgegeven_m: float,
    aow_bruto_y: float,
    aow_bruto_m: float,
    aow_vakantiegeld_m: float,
    zvw_laag_tarief: float,
) -> float:
    """Lezing, euro per maand: het vakantiegeld bij AOW die per maand is opgegeven, na de bijdrage Zvw.

    Over AOW alleen is er met de kortingen geen loonheffing, dus ook niet over dit vakantiegeld. Is de AOW lager dan bij
    de opgebouwde jaren hoort, dan is het vakantiegeld naar verhouding lager. Een netto bedrag telt als AOW, tot de hele
    AOW.
    """
    if not aow_zonder_vakantiegeld or aow_bruto_m <= 0.0:
        return 0.0
    netto_deel = 1.0 - zvw_laag_tarief
    ontvangen_m = netto_opgegeven_m / netto_deel if netto_is_opgegeven else aow_bruto_y / 12
    return netto_deel * aow_vakantiegeld_m * min(1.0, ontvangen_m / aow_bruto_m)


aow_vakantiegeld_netto_m_gezin = sum_of(
    "aow_vakantiegeld_netto_m",
    "Rekenstap, euro per maand: het vakantiegeld bij de AOW van het gezin, netto.",
    where="is_gezinsouder",
)


def middelen_zonder_aow_vakantiegeld_m_gezin(middelen_m_gezin: float, vrij_pensioen_m_gezin: float) -> float:
    """Artikel 31 tot en met 33 Pw, euro per maand: het inkomen zoals het is opgegeven, zonder het vrije pensioen."""
    return max(0.0, middelen_m_gezin - vrij_pensioen_m_gezin)


def middelen_aio_m_gezin(
    middelen_zonder_aow_vakantiegeld_m_gezin: float, aow_vakantiegeld_netto_m_gezin: float
) -> float:
    """Artikel 31 tot en met 33 Pw, euro per maand: het inkomen dat van de norm af gaat, met vakantiegeld."""
    return middelen_zonder_aow_vakantiegeld_m_gezin + aow_vakantiegeld_netto_m_gezin


@condition(
    met="U of uw partner heeft de AOW-leeftijd.",
    unmet="U heeft de AOW-leeftijd nog niet. Kijk dan naar de bijstand van uw gemeente.",
    open="Dit hangt af van uw leeftijd.",
)
def iemand_heeft_aow_leeftijd_gezin(aantal_ouders_met_aow_gezin: int) -> bool:
    """Artikel 47a lid 1 Pw: een of allebei heeft de AOW-leeftijd."""
    return aantal_ouders_met_aow_gezin > 0


@condition(
    met="Uw inkomen is lager dan {kostendelersnorm_m_gezin} per maand.",
    unmet="Uw inkomen is {kostendelersnorm_m_gezin} per maand of meer. Dat is de norm voor uw gezin.",
    open="Dit hangt af van uw inkomen.",
)
def heeft_inkomen_onder_aio_norm_gezin(
    middelen_zonder_aow_vakantiegeld_m_gezin: float, middelen_aio_m_gezin: float, kostendelersnorm_m_gezin: float
) -> bool:
    """Artikel 19 lid 1 onderdeel a en 47a Pw: het inkomen is lager dan de norm.

    Is het inkomen zonder vakantiegeld al niet lager, dan doet het vakantiegeld er niet toe.
    """
    if middelen_zonder_aow_vakantiegeld_m_gezin >= kostendelersnorm_m_gezin:
        return False
    return middelen_aio_m_gezin < kostendelersnorm_m_gezin


def aio_m_gezin(kostendelersnorm_m_gezin: float, middelen_aio_m_gezin: float) -> float:
    """Artikel 19 lid 2 en 47a Pw, euro per maand: het verschil tussen de norm en het inkomen, met vakantiegeld."""
    return max(0.0, kostendelersnorm_m_gezin - middelen_aio_m_gezin)


SCHEME = Scheme(
    name="AIO",
    owner="SVB",
    purpose="Een aanvulling als u de AOW-leeftijd heeft en weinig inkomen.",
    law="Pw",
    level="gezin",
    conditions=(
        "iemand_heeft_aow_leeftijd_gezin",
        "mag_in_nederland_wonen_gezin",
        "heeft_inkomen_onder_aio_norm_gezin",
        "heeft_vermogen_onder_grens_gezin",
    ),
    amount="aio_m_gezin",
    per="maand",
    ask="Sociale Verzekeringsbank (SVB)",
    apply="Vraag AIO aan bij de SVB, op svb.nl. Wacht niet: de AIO begint meestal pas op de dag dat u haar vraagt.",
    also_counts=(
        "Krijgt u nog geen AOW? Vraag die eerst aan bij de SVB. De AIO vult haar aan.",
        "In dit bedrag zit uw vakantiegeld.",
        "Woont u met iemand van 27 jaar of ouder? Dan kan het bedrag lager zijn.",
        "Zit er veel geld in uw huis? Dan kunt u soms AIO krijgen als lening.",
    ),
    next_doors=("aow", "bijstand", "bijzondere_bijstand"),
    status="partial",
    verified_until="2026-12-31",
)
