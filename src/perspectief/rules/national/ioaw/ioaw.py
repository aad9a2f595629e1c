"""IOAW: a benefit for people born before 1965 who lost their job from their 50th birthday, after the WW. A door.

The municipality decides; gross norms after 2023 were not found. Wealth does not count.
"""

from perspectief.rules.kernel import Scheme, condition


@condition(
    met="U bent voor 1965 geboren en heeft nog geen AOW-leeftijd.",
    unmet="Deze uitkering is voor mensen die voor 1965 zijn geboren en nog geen AOW-leeftijd hebben.",
    open="Dit hangt af van uw leeftijd.",
)
def is_geboren_voor_1965(geboortedatum: int, geboren_voor: int, heeft_aow_leeftijd: bool) -> bool:
    """Artikel 2 en 4 IOAW: geboren voor 1965 en nog geen AOW-leeftijd."""
    return geboortedatum < geboren_voor and not heeft_aow_leeftijd


@condition(
    met="U werd werkloos toen u 50 of ouder was.",
    unmet="Deze uitkering is voor wie na zijn 50e werkloos werd.",
    open="Dit hangt af van hoe oud u was toen u werkloos werd.",
)
def werd_laat_werkloos(werd_werkloos_na_50: bool) -> bool:
    """Artikel 2 IOAW: werkloos geworden vanaf 50 jaar."""
    return werd_werkloos_na_50


@condition(
    met="Uw WW is afgelopen.",
    unmet="Eerst loopt uw WW af. Kijk daarna opnieuw.",
    open="Dit hangt af van uw WW.",
)
def heeft_ww_gehad(ww_is_afgelopen: bool) -> bool:
    """Artikel 2 IOAW: de hele duur van de WW is voorbij."""
    return ww_is_afgelopen


@condition(
    met="Het inkomen van uw gezin is laag.",
    unmet="Het inkomen van uw gezin is hoger dan {sociaal_minimum_110_m_gezin} netto per maand.",
    open="Dit hangt af van het inkomen van uw gezin.",
)
def heeft_laag_inkomen_voor_ioaw(netto_inkomen_met_bijstand_m_gezin: float, sociaal_minimum_110_m_gezin: float) -> bool:
    """Lezing van artikel 5 IOAW: de gemeente vergelijkt bruto. Wij vergelijken netto en ruim, met 110%."""
    return netto_inkomen_met_bijstand_m_gezin <= sociaal_minimum_110_m_gezin


SCHEME = Scheme(
    name="IOAW",
    owner="Gemeente",
    purpose="Geld als u ouder bent, uw werk kwijtraakte en de WW voorbij is.",
    law="IOAW",
    level="persoon",
    conditions=("is_geboren_voor_1965", "werd_laat_werkloos", "heeft_ww_gehad", "heeft_laag_inkomen_voor_ioaw"),
    amount=None,
    per="maand",
    ask="uw gemeente",
    apply="Vraag IOAW aan bij uw gemeente.",
    also_counts=("Uw spaargeld en uw huis tellen niet mee.", "Het inkomen van uw partner telt wel mee."),
    next_doors=("bijstand",),
    status="partial",
    verified_until="2026-12-31",
    human_decision=True,
)
