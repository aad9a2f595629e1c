"""Net income per month: of a person, of the family, with and without bijstand and holiday pay.

Lezing voor dit hele onderdeel: elk bedrag is met vakantiegeld. Belasting die pas bij de aangifte terugkomt, telt niet.
"""

from perspectief.rules.kernel import sum_of

# --- Net, per kind of income ------------------------------------------------------------------------------------------


def nettouitkering_m(uitkering_bruto_y: float, loonheffing_uitkering_m: float) -> float:
    """Rekenstap, euro per maand: WW, WIA en andere uitkeringen na loonheffing, met vakantiegeld."""
    return max(0.0, uitkering_bruto_y / 12 - loonheffing_uitkering_m)


def nettoaow_m(
    aow_bruto_y: float, loonheffing_aow_m: float, zvw_laag_tarief: float, zvw_maximum_inkomen: float
) -> float:
    """Artikel 45 Zvw, euro per maand: de AOW na loonheffing en bijdrage Zvw, met vakantiegeld."""
    bijdrage = zvw_laag_tarief * min(aow_bruto_y, zvw_maximum_inkomen)
    return max(0.0, (aow_bruto_y - bijdrage) / 12 - loonheffing_aow_m)


def nettopensioen_m(
    pensioen_bruto_y: float, loonheffing_pensioen_m: float, zvw_laag_tarief: float, zvw_maximum_inkomen: float
) -> float:
    """Artikel 45 Zvw, euro per maand: het pensioen na loonheffing en bijdrage Zvw."""
    bijdrage = zvw_laag_tarief * min(pensioen_bruto_y, zvw_maximum_inkomen)
    return max(0.0, (pensioen_bruto_y - bijdrage) / 12 - loonheffing_pensioen_m)


def inkomen_zonder_inhouding_y(winst_y: float, partneralimentatie_y: float, overig_inkomen_y: float) -> float:
    """Rekenstap, euro per jaar: inkomen waarvan niemand belasting inhoudt. Een verlies telt als 0."""
    return max(0.0, winst_y) + partneralimentatie_y + overig_inkomen_y


def voorheffing_y(
    loonheffing_m: float,
    loonheffing_uitkering_m: float,
    loonheffing_aow_m: float,
    loonheffing_pensioen_m: float,
    bijstand_bruto_y: float,
    ontvangen_bijstand_deel_m: float,
) -> float:
    """Artikel 9.2 Wet IB 2001, euro per jaar: wat al is ingehouden en op de aanslag in mindering komt."""
    ingehouden = loonheffing_m + loonheffing_uitkering_m + loonheffing_aow_m + loonheffing_pensioen_m
    return 12 * (ingehouden - ontvangen_bijstand_deel_m) + bijstand_bruto_y


def netto_zonder_inhouding_m(
    inkomen_zonder_inhouding_y: float,
    inkomstenbelasting_y: float,
    voorheffing_y: float,
    bijdrage_zvw_aanslag_y: float,
) -> float:
    """Rekenstap, euro per maand: winst, partneralimentatie en ander inkomen na de aanslag en de bijdrage Zvw.

    Lezing: wat op de aanslag over het hele inkomen nog moet worden betaald, drukt op dit inkomen.
    """
    if inkomen_zonder_inhouding_y == 0:
        return 0.0
    aanslag = max(0.0, inkomstenbelasting_y - voorheffing_y) + bijdrage_zvw_aanslag_y
    return max(0.0, inkomen_zonder_inhouding_y - aanslag) / 12


# --- Of a person ------------------------------------------------------------------------------------------------------


def netto_inkomen_m(
    netto_is_opgegeven: bool,
    netto_opgegeven_m: float,
    nettoloon_m: float,
    nettouitkering_m: float,
    nettoaow_m: float,
    nettopensioen_m: float,
    netto_zonder_inhouding_m: float,
    kinderalimentatie_m: float,
    stagevergoeding_m: float,
    kostgeld_m: float,
) -> float:
    """Artikel 32 lid 1 Pw, euro per maand: al het inkomen netto, met vakantiegeld en zonder bijstand.

    Voor de vrijlatingen. Niet hierin: studiefinanciering (telt als vast bedrag), vrijwilligersvergoeding, giften,
    kinderbijslag en toeslagen.
    """
    onbelast = kinderalimentatie_m + stagevergoeding_m + kostgeld_m
    if netto_is_opgegeven:
        return netto_opgegeven_m + onbelast
    return nettoloon_m + nettouitkering_m + nettoaow_m + nettopensioen_m + netto_zonder_inhouding_m + onbelast


def vakantiegeld_loon_deel(vakantiebijslag_deel_van_loon: float) -> float:
    """Lezing, deel: van een bedrag met vakantiegeld is 8/108 vakantiegeld (artikel 15 WML)."""
    return vakantiebijslag_deel_van_loon / (1.0 + vakantiebijslag_deel_van_loon)


def vakantiegeld_aow_deel(
    heeft_gezinspartner: bool, vakantiegeld_aow_deel_alleen: float, vakantiegeld_aow_deel_paar: float
) -> float:
    """Artikel 29 AOW, deel: welk deel van de AOW met vakantiegeld het vakantiegeld is."""
    return vakantiegeld_aow_deel_paar if heeft_gezinspartner else vakantiegeld_aow_deel_alleen


def netto_vakantiegeld_m(
    netto_is_opgegeven: bool,
    nettoloon_m: float,
    nettouitkering_m: float,
    nettoaow_m: float,
    vakantiegeld_loon_deel: float,
    vakantiegeld_aow_deel: float,
) -> float:
    """Lezing, euro per maand: het vakantiegeld in het netto inkomen.

    Van loon en uitkering 8/108, van AOW het eigen deel. Over pensioen, winst en alimentatie is geen vakantiegeld. Een
    netto opgegeven bedrag telt zoals het er staat: met en zonder vakantiegeld hetzelfde.
    """
    if netto_is_opgegeven:
        return 0.0
    van_loon = vakantiegeld_loon_deel * (nettoloon_m + nettouitkering_m)
    return van_loon if nettoaow_m == 0 else van_loon + vakantiegeld_aow_deel * nettoaow_m


def netto_inkomen_met_bijstand_m(netto_inkomen_m: float, bijstand_netto_m: float) -> float:
    """Rekenstap, euro per maand: al het inkomen netto met de bijstand, met vakantiegeld."""
    return netto_inkomen_m + bijstand_netto_m


def netto_inkomen_zonder_vakantiegeld_m(
    netto_inkomen_m: float, netto_vakantiegeld_m: float, bijstand_netto_m: float, vakantiegeld_deel: float
) -> float:
    """Artikel 19 lid 3 Pw, euro per maand: al het inkomen netto met de bijstand, zonder vakantiegeld."""
    if bijstand_netto_m == 0:
        return netto_inkomen_m - netto_vakantiegeld_m
    return netto_inkomen_m - netto_vakantiegeld_m + (1.0 - vakantiegeld_deel) * bijstand_netto_m


def besteedbaar_inkomen_m(
    netto_inkomen_met_bijstand_m: float,
    studiefinanciering_m: float,
    vrijwilligersvergoeding_m: float,
    giften_m: float,
) -> float:
    """Rekenstap, euro per maand: al het geld dat binnenkomt, voor toeslagen, kinderbijslag en andere regelingen."""
    return netto_inkomen_met_bijstand_m + studiefinanciering_m + vrijwilligersvergoeding_m + giften_m


# --- Of the family ----------------------------------------------------------------------------------------------------
netto_inkomen_m_gezin = sum_of(
    "netto_inkomen_m",
    "Artikel 32 lid 1 Pw, euro per maand: het inkomen van aanvrager en partner netto, zonder bijstand.",
    where="is_gezinsouder",
)
netto_inkomen_met_bijstand_m_gezin = sum_of(
    "netto_inkomen_met_bijstand_m",
    "Rekenstap, euro per maand: het inkomen van aanvrager en partner netto, met bijstand en vakantiegeld.",
    where="is_gezinsouder",
)
netto_inkomen_zonder_vakantiegeld_m_gezin = sum_of(
    "netto_inkomen_zonder_vakantiegeld_m",
    "Rekenstap, euro per maand: het inkomen van aanvrager en partner netto, met bijstand en zonder vakantiegeld.",
    where="is_gezinsouder",
)
besteedbaar_inkomen_m_gezin = sum_of(
    "besteedbaar_inkomen_m",
    "Rekenstap, euro per maand: al het geld dat aanvrager en partner krijgen, voor toeslagen en andere regelingen.",
    where="is_gezinsouder",
)
