"""Bbz: assistance for people with a business of their own (Besluit bijstandverlening zelfstandigen 2004). A door.

The municipality judges whether the business can live on. Not modelled: business capital, and older self-employed
people.
"""

from perspectief.rules.kernel import Scheme, condition


def is_ondernemer(heeft_eigen_bedrijf: bool, is_starter: bool, winst_y: float) -> bool:
    """Artikel 1 Bbz 2004: iemand met een eigen bedrijf, ook zonder winst of met verlies."""
    return heeft_eigen_bedrijf or is_starter or winst_y != 0.0


@condition(
    met="U bent 18 jaar of ouder en heeft nog geen AOW-leeftijd.",
    unmet="U bent nog geen 18, of u heeft de AOW-leeftijd.",
    open="Dit hangt af van uw leeftijd.",
)
def heeft_leeftijd_voor_bbz(is_volwassen: bool, heeft_aow_leeftijd: bool) -> bool:
    """Artikel 1 Bbz 2004: van 18 jaar tot de AOW-leeftijd."""
    return is_volwassen and not heeft_aow_leeftijd


@condition(
    met="U heeft een eigen bedrijf.",
    unmet="Deze hulp is voor mensen met een eigen bedrijf.",
    open="Dit hangt af van of u een eigen bedrijf heeft.",
)
def heeft_bedrijf_voor_bbz(is_ondernemer: bool) -> bool:
    """Artikel 2 Bbz 2004: zelfstandigen en starters."""
    return is_ondernemer


@condition(
    met="Het inkomen van uw gezin is lager dan de norm voor de bijstand.",
    unmet="Het inkomen van uw gezin is {bijstandsnorm_m_gezin} netto per maand of meer.",
    open="Dit hangt af van het inkomen van uw gezin.",
)
def heeft_inkomen_onder_norm_voor_bbz(netto_inkomen_m_gezin: float, bijstandsnorm_m_gezin: float) -> bool:
    """Artikel 19 lid 1 onderdeel a Pw: het inkomen is lager dan de norm. De gemeente kijkt naar het hele boekjaar."""
    return netto_inkomen_m_gezin < bijstandsnorm_m_gezin


SCHEME = Scheme(
    name="Bijstand voor ondernemers (Bbz)",
    owner="Gemeente",
    purpose="Tijdelijk geld om van te leven als uw bedrijf te weinig oplevert.",
    law="Bbz 2004",
    level="persoon",
    conditions=("heeft_leeftijd_voor_bbz", "heeft_bedrijf_voor_bbz", "heeft_inkomen_onder_norm_voor_bbz"),
    amount=None,
    per="maand",
    ask="uw gemeente",
    apply="Praat met uw gemeente over Bbz. Start u een bedrijf vanuit een uitkering? Doe dat dan voordat u begint.",
    also_counts=(
        "De gemeente kijkt of uw bedrijf later genoeg kan opleveren.",
        "Meestal werkt u 1.225 uur of meer per jaar in uw bedrijf.",
        "Vaak is het eerst een lening zonder rente.",
    ),
    next_doors=("bijstand", "ioaz"),
    status="partial",
    verified_until="2026-12-31",
    human_decision=True,
)
