"""Huurtoeslag (Wet op de huurtoeslag): drie stelsels, in 2024, in 2025 en vanaf 2026.

Niet gerekend: een lagere redelijke huurprijs van de huurcommissie (artikel 5), woonwagens, aangewezen woongebouwen met
kamers (artikel 11 lid 1b), een groot gezin in een groot huis en een eerder recht op hetzelfde adres (artikel 13 lid 2b
en 2c, tot 2026), en medebewoners die een deel van het jaar meetellen.

Nagerekend tegen de officiële proefberekening van 2024 en gepubliceerde bedragen van 2025. Voor 2026 is geen
gepubliceerde uitkomst gevonden: de bedragen volgen de wetstekst.
"""

from __future__ import annotations

from perspectief.rules.facts import Woonvorm
from perspectief.rules.kernel import (
    Scheme,
    all_of,
    any_of,
    cent_up,
    condition,
    count_of,
    dated,
    euro_down,
    max_of,
    sum_of,
)

# --- Wie telt mee -----------------------------------------------------------------------------------------------------


def telt_mee_voor_huurtoeslag(
    woont_hier: bool, is_aanvrager: bool, is_commerciele_huurder: bool, is_bloedverwant_eerste_graad: bool
) -> bool:
    """Artikel 2 lid 1 onderdeel e Awir: de huurder, de partner en de medebewoners; een onderhuurder hoort er niet bij.

    Een ouder of kind met een huurcontract blijft medebewoner. Het gezin van een onderhuurder is niet te herkennen en
    telt wel mee.
    """
    return woont_hier and (is_aanvrager or is_bloedverwant_eerste_graad or not is_commerciele_huurder)


aantal_meetellende_bewoners_adres = count_of(
    "telt_mee_voor_huurtoeslag", "Artikel 2 Wht, aantal: de huurder, de partner en de medebewoners."
)


def is_meerpersoonshuishouden_adres(aantal_meetellende_bewoners_adres: int) -> bool:
    """Artikel 2 Wht: meer dan een persoon; een kind telt mee."""
    return aantal_meetellende_bewoners_adres > 1


heeft_aanvrager_tp = any_of("is_aanvrager", "Rekenstap: de huurder hoort bij deze toeslagpartners.")


def is_huurder_of_partner(heeft_aanvrager_tp: bool, woont_hier: bool) -> bool:
    """Artikel 1a lid 3 Wht: de huurder, en de toeslagpartner die op het adres woont."""
    return heeft_aanvrager_tp and woont_hier


def is_medebewoner(telt_mee_voor_huurtoeslag: bool, is_huurder_of_partner: bool) -> bool:
    """Artikel 2 lid 1e Awir: wie meetelt en niet de huurder of zijn partner is."""
    return telt_mee_voor_huurtoeslag and not is_huurder_of_partner


aantal_huurders_adres = count_of("is_huurder_of_partner", "Rekenstap, aantal: de huurder en de partner op het adres.")

# --- Ouderen, alleen in 2024 ------------------------------------------------------------------------------------------

iemand_aow_1_januari_adres = any_of(
    "heeft_aow_leeftijd_1_januari",
    "Artikel 2 onder c en d Wht: iemand had op 1 januari de AOW-leeftijd; medebewoners tellen mee.",
    where="telt_mee_voor_huurtoeslag",
)
iemand_aow_nu_adres = any_of(
    "heeft_aow_leeftijd_eerste_van_maand",
    "Artikel 21 lid 1c Wht: iemand heeft de AOW-leeftijd; medebewoners tellen mee.",
    where="telt_mee_voor_huurtoeslag",
)

# --- Rekeninkomen -----------------------------------------------------------------------------------------------------


def inkomen_voor_huurtoeslag_y(
    toetsingsinkomen_y: float,
    is_medebewoner: bool,
    is_kind_van_bewoner: bool,
    leeftijd_1_januari: int,
    kindvrijstelling_leeftijd: int,
    kindvrijstelling_y: float,
) -> float:
    """Artikel 7 lid 6 Awir, euro per jaar: van een kind dat op 1 januari jonger is dan 23 telt alleen het meerdere.

    Lezing: ook een kind van een medebewoner, en de leeftijd op 1 januari.
    """
    if is_medebewoner and is_kind_van_bewoner and leeftijd_1_januari < kindvrijstelling_leeftijd:
        return max(0.0, toetsingsinkomen_y - kindvrijstelling_y)
    return toetsingsinkomen_y


rekeninkomen_y_adres = sum_of(
    "inkomen_voor_huurtoeslag_y",
    "Artikel 7 lid 2 Awir, euro per jaar: het inkomen van iedereen in huis samen.",
    where="telt_mee_voor_huurtoeslag",
)

# --- Vermogen ---------------------------------------------------------------------------------------------------------

vermogen_huurder_adres = sum_of(
    "vermogen_1_januari",
    "Artikel 7 lid 3 Awir, euro: het vermogen van de huurder en de partner op 1 januari.",
    where="is_huurder_of_partner",
)
hoogste_vermogen_medebewoner_adres = max_of(
    "vermogen_1_januari",
    "Artikel 7 lid 4 Awir, euro: het hoogste vermogen van een medebewoner op 1 januari.",
    where="is_medebewoner",
)


def vermogensgrens_huurder_adres(
    aantal_huurders_adres: int, vermogensgrens_huurtoeslag: float, vermogensgrens_huurtoeslag_partners: float
) -> float:
    """Artikel 7 lid 3 Awir, euro: de grens voor de huurder, of voor huurder en partner samen."""
    return vermogensgrens_huurtoeslag_partners if aantal_huurders_adres > 1 else vermogensgrens_huurtoeslag


# --- Huur -------------------------------------------------------------------------------------------------------------


@dated(term="rekenhuur_m_adres", start="2024-01-01", until="2025-12-31")
def rekenhuur_m_adres_met_servicekosten(
    kale_huur_m_adres: float, servicekosten_m_adres: float, servicekosten_maximum_m: float
) -> float:
    """Artikel 5 Wht, euro per maand: kale huur en servicekosten die meetellen.

    De wet kent vier soorten van elk hoogstens 12 euro; wij toetsen het totaal.
    """
    return kale_huur_m_adres + min(servicekosten_m_adres, servicekosten_maximum_m)


@dated(term="rekenhuur_m_adres", start="2026-01-01")
def rekenhuur_m_adres_kaal(kale_huur_m_adres: float) -> float:
    """Artikel 5 Wht, euro per maand: vanaf 2026 alleen de kale huur."""
    return kale_huur_m_adres


oudste_leeftijd_huurtoeslag_adres = max_of(
    "leeftijd_eerste_van_maand",
    "Artikel 13 lid 1 Wht, jaren: de leeftijd van de oudste bewoner die meetelt.",
    where="telt_mee_voor_huurtoeslag",
)
heeft_kind_in_huis_adres = any_of(
    "is_kind_van_bewoner",
    "Artikel 13 lid 1a Wht: iemand deelt de woning met een kind.",
    where="telt_mee_voor_huurtoeslag",
)


def is_jong_huishouden_adres(
    oudste_leeftijd_huurtoeslag_adres: float,
    heeft_kind_in_huis_adres: bool,
    is_aangepaste_woning_adres: bool,
    leeftijd_jonge_huurder: int,
) -> bool:
    """Artikel 13 lid 1 Wht: iedereen is jonger dan de leeftijd, zonder kind van een bewoner en zonder handicap.

    Lezing: een handicap blijkt uit een aangepaste woning.
    """
    if oudste_leeftijd_huurtoeslag_adres >= leeftijd_jonge_huurder:
        return False
    return not heeft_kind_in_huis_adres and not is_aangepaste_woning_adres


def maximale_huur_m_adres(
    is_jong_huishouden_adres: bool, maximale_huurgrens_m: float, maximale_huurgrens_jong_m: float
) -> float:
    """Artikel 13 lid 1 Wht, euro per maand: de maximale huurgrens van dit huishouden."""
    return maximale_huurgrens_jong_m if is_jong_huishouden_adres else maximale_huurgrens_m


def huur_die_meetelt_m_adres(rekenhuur_m_adres: float, maximale_huur_m_adres: float) -> float:
    """Artikel 13 lid 3 en artikel 21 lid 1d Wht, euro per maand: boven de maximale huurgrens is er geen toeslag."""
    return min(rekenhuur_m_adres, maximale_huur_m_adres)


def aftoppingsgrens_m_adres(
    aantal_meetellende_bewoners_adres: int,
    personen_groot_huishouden: int,
    aftoppingsgrens_klein_m: float,
    aftoppingsgrens_groot_m: float,
) -> float:
    """Artikel 20 lid 2 Wht, euro per maand: een of twee personen, of drie en meer."""
    groot = aantal_meetellende_bewoners_adres >= personen_groot_huishouden
    return aftoppingsgrens_groot_m if groot else aftoppingsgrens_klein_m


# --- Ijkpunten en normhuur --------------------------------------------------------------------------------------------


@dated(term="minimum_inkomensijkpunt_y_adres", start="2024-01-01", until="2024-12-31")
def minimum_inkomensijkpunt_y_adres_2024(
    is_meerpersoonshuishouden_adres: bool,
    iemand_aow_1_januari_adres: bool,
    minimum_inkomensijkpunt_eenpersoons_y: float,
    minimum_inkomensijkpunt_meerpersoons_y: float,
    minimum_inkomensijkpunt_eenpersoonsouderen_y: float,
    minimum_inkomensijkpunt_meerpersoonsouderen_y: float,
) -> float:
    """Artikel 17 lid 1 Wht, euro per jaar: tot dit inkomen is de eigen bijdrage het laagst, per soort huishouden."""
    if iemand_aow_1_januari_adres and is_meerpersoonshuishouden_adres:
        return minimum_inkomensijkpunt_meerpersoonsouderen_y
    if iemand_aow_1_januari_adres:
        return minimum_inkomensijkpunt_eenpersoonsouderen_y
    if is_meerpersoonshuishouden_adres:
        return minimum_inkomensijkpunt_meerpersoons_y
    return minimum_inkomensijkpunt_eenpersoons_y


@dated(term="minimum_inkomensijkpunt_y_adres", start="2025-01-01")
def minimum_inkomensijkpunt_y_adres_vanaf_2025(
    is_meerpersoonshuishouden_adres: bool,
    minimum_inkomensijkpunt_eenpersoons_y: float,
    minimum_inkomensijkpunt_meerpersoons_y: float,
) -> float:
    """Artikel 17 lid 1 Wht, euro per jaar: tot dit inkomen is de eigen bijdrage het laagst."""
    if is_meerpersoonshuishouden_adres:
        return minimum_inkomensijkpunt_meerpersoons_y
    return minimum_inkomensijkpunt_eenpersoons_y


@dated(term="normhuur_minimum_m_adres", start="2024-01-01", until="2024-12-31")
def normhuur_minimum_m_adres_2024(
    is_meerpersoonshuishouden_adres: bool,
    iemand_aow_1_januari_adres: bool,
    normhuur_minimum_m: float,
    verlaging_minimum_eenpersoonsouderen_m: float,
    verlaging_minimum_meerpersoonsouderen_m: float,
) -> float:
    """Artikel 17 lid 2 en 3 Wht, euro per maand: de normhuur bij het minimum-inkomensijkpunt; ouderen iets lager."""
    if not iemand_aow_1_januari_adres:
        return normhuur_minimum_m
    if is_meerpersoonshuishouden_adres:
        return normhuur_minimum_m - verlaging_minimum_meerpersoonsouderen_m
    return normhuur_minimum_m - verlaging_minimum_eenpersoonsouderen_m


@dated(term="normhuur_minimum_m_adres", start="2025-01-01")
def normhuur_minimum_m_adres_vanaf_2025(
    is_meerpersoonshuishouden_adres: bool,
    normhuur_minimum_m: float,
    verlaging_minimum_eenpersoons_m: float,
    verlaging_minimum_meerpersoons_m: float,
) -> float:
    """Artikel 17 lid 2 en 3 Wht, euro per maand: de normhuur bij het minimum-inkomensijkpunt."""
    if is_meerpersoonshuishouden_adres:
        return normhuur_minimum_m - verlaging_minimum_meerpersoons_m
    return normhuur_minimum_m - verlaging_minimum_eenpersoons_m


@dated(term="referentie_inkomensijkpunt_y_adres", start="2024-01-01", until="2024-12-31")
def referentie_inkomensijkpunt_y_adres_2024(
    is_meerpersoonshuishouden_adres: bool,
    iemand_aow_1_januari_adres: bool,
    referentie_inkomensijkpunt_eenpersoons_y: float,
    referentie_inkomensijkpunt_meerpersoons_y: float,
    referentie_inkomensijkpunt_eenpersoonsouderen_y: float,
    referentie_inkomensijkpunt_meerpersoonsouderen_y: float,
) -> float:
    """Artikel 18 lid 1 en 2 Wht, euro per jaar: het tweede punt van de lijn, per soort huishouden."""
    if iemand_aow_1_januari_adres and is_meerpersoonshuishouden_adres:
        return referentie_inkomensijkpunt_meerpersoonsouderen_y
    if iemand_aow_1_januari_adres:
        return referentie_inkomensijkpunt_eenpersoonsouderen_y
    if is_meerpersoonshuishouden_adres:
        return referentie_inkomensijkpunt_meerpersoons_y
    return referentie_inkomensijkpunt_eenpersoons_y


@dated(term="referentie_inkomensijkpunt_y_adres", start="2025-01-01", until="2025-12-31")
def referentie_inkomensijkpunt_y_adres_2025(
    is_meerpersoonshuishouden_adres: bool,
    referentie_inkomensijkpunt_eenpersoons_y: float,
    referentie_inkomensijkpunt_meerpersoons_y: float,
) -> float:
    """Artikel 18 lid 1 Wht, euro per jaar: het tweede punt van de lijn."""
    if is_meerpersoonshuishouden_adres:
        return referentie_inkomensijkpunt_meerpersoons_y
    return referentie_inkomensijkpunt_eenpersoons_y


@dated(term="normhuur_referentie_m_adres", start="2024-01-01", until="2024-12-31")
def normhuur_referentie_m_adres_2024(
    is_meerpersoonshuishouden_adres: bool,
    iemand_aow_1_januari_adres: bool,
    normhuur_referentie_m: float,
    verlaging_referentie_eenpersoons_m: float,
    verlaging_referentie_meerpersoons_m: float,
    verlaging_referentie_eenpersoonsouderen_m: float,
    verlaging_referentie_meerpersoonsouderen_m: float,
) -> float:
    """Artikel 18 lid 3 en 4 Wht, euro per maand: de normhuur bij het referentie-inkomensijkpunt."""
    if iemand_aow_1_januari_adres and is_meerpersoonshuishouden_adres:
        return normhuur_referentie_m - verlaging_referentie_meerpersoonsouderen_m
    if iemand_aow_1_januari_adres:
        return normhuur_referentie_m - verlaging_referentie_eenpersoonsouderen_m
    if is_meerpersoonshuishouden_adres:
        return normhuur_referentie_m - verlaging_referentie_meerpersoons_m
    return normhuur_referentie_m - verlaging_referentie_eenpersoons_m


@dated(term="normhuur_referentie_m_adres", start="2025-01-01", until="2025-12-31")
def normhuur_referentie_m_adres_2025(
    is_meerpersoonshuishouden_adres: bool,
    normhuur_referentie_m: float,
    verlaging_referentie_eenpersoons_m: float,
    verlaging_referentie_meerpersoons_m: float,
) -> float:
    """Artikel 18 lid 2 en 3 Wht, euro per maand: de normhuur bij het referentie-inkomensijkpunt."""
    if is_meerpersoonshuishouden_adres:
        return normhuur_referentie_m - verlaging_referentie_meerpersoons_m
    return normhuur_referentie_m - verlaging_referentie_eenpersoons_m


@dated(term="normhuur_m_adres", start="2024-01-01", until="2025-12-31")
def normhuur_m_adres_kwadratisch(
    rekeninkomen_y_adres: float,
    minimum_inkomensijkpunt_y_adres: float,
    normhuur_minimum_m_adres: float,
    referentie_inkomensijkpunt_y_adres: float,
    normhuur_referentie_m_adres: float,
) -> float:
    """Artikel 19 Wht, euro per maand: het deel van de huur dat bij dit inkomen past, op de cent naar boven.

    De normhuur als deel van het inkomen loopt in een rechte lijn tussen de twee ijkpunten; daaruit volgen de factoren
    a en b van lid 2. De officiële rekenhulp rondt niet af (lid 3); wij volgen de wet. Dat scheelt zelden 1 euro.
    """
    if rekeninkomen_y_adres <= minimum_inkomensijkpunt_y_adres:
        return normhuur_minimum_m_adres
    quote_minimum = normhuur_minimum_m_adres / minimum_inkomensijkpunt_y_adres
    quote_referentie = normhuur_referentie_m_adres / referentie_inkomensijkpunt_y_adres
    a = (quote_referentie - quote_minimum) / (referentie_inkomensijkpunt_y_adres - minimum_inkomensijkpunt_y_adres)
    b = quote_minimum - a * minimum_inkomensijkpunt_y_adres
    return cent_up(a * rekeninkomen_y_adres * rekeninkomen_y_adres + b * rekeninkomen_y_adres)


@dated(term="normhuur_m_adres", start="2026-01-01")
def normhuur_m_adres_vast(normhuur_minimum_m_adres: float) -> float:
    """Artikel 16 Wht, euro per maand: vanaf 2026 voor elk inkomen gelijk."""
    return normhuur_minimum_m_adres


def basishuur_m_adres(normhuur_m_adres: float, verlaging_basishuur_m: float) -> float:
    """Artikel 16 Wht en artikel 1 WVEB, euro per maand: het deel van de huur dat de huurder altijd zelf betaalt."""
    return normhuur_m_adres - verlaging_basishuur_m


# --- Hoogte -----------------------------------------------------------------------------------------------------------


def toeslag_tot_kwaliteitskortingsgrens_m_adres(
    huur_die_meetelt_m_adres: float, kwaliteitskortingsgrens_m: float, basishuur_m_adres: float
) -> float:
    """Artikel 21 lid 1a Wht, euro per maand: de huur boven de basishuur tot de kwaliteitskortingsgrens, geheel."""
    return max(0.0, min(huur_die_meetelt_m_adres, kwaliteitskortingsgrens_m) - basishuur_m_adres)


def toeslag_tot_aftoppingsgrens_m_adres(
    huur_die_meetelt_m_adres: float,
    kwaliteitskortingsgrens_m: float,
    aftoppingsgrens_m_adres: float,
    basishuur_m_adres: float,
    deel_tot_aftoppingsgrens: float,
) -> float:
    """Artikel 21 lid 1b en lid 2 Wht, euro per maand: een deel van de huur tot de aftoppingsgrens."""
    vanaf = max(kwaliteitskortingsgrens_m, basishuur_m_adres)
    return deel_tot_aftoppingsgrens * max(0.0, min(huur_die_meetelt_m_adres, aftoppingsgrens_m_adres) - vanaf)


@dated(term="toeslag_boven_aftoppingsgrens_m_adres", start="2024-01-01", until="2024-12-31")
def toeslag_boven_aftoppingsgrens_m_adres_2024(
    huur_die_meetelt_m_adres: float,
    aftoppingsgrens_m_adres: float,
    basishuur_m_adres: float,
    deel_boven_aftoppingsgrens: float,
    is_meerpersoonshuishouden_adres: bool,
    iemand_aow_nu_adres: bool,
    is_aangepaste_woning_adres: bool,
) -> float:
    """Artikel 21 lid 1c en lid 3 Wht, euro per maand: een kleiner deel van de huur boven de aftoppingsgrens.

    In 2024 alleen voor wie alleen woont, AOW-leeftijd heeft of een aangepaste woning huurt.
    """
    if is_meerpersoonshuishouden_adres and not iemand_aow_nu_adres and not is_aangepaste_woning_adres:
        return 0.0
    vanaf = max(aftoppingsgrens_m_adres, basishuur_m_adres)
    return deel_boven_aftoppingsgrens * max(0.0, huur_die_meetelt_m_adres - vanaf)


@dated(term="toeslag_boven_aftoppingsgrens_m_adres", start="2025-01-01")
def toeslag_boven_aftoppingsgrens_m_adres_vanaf_2025(
    huur_die_meetelt_m_adres: float,
    aftoppingsgrens_m_adres: float,
    basishuur_m_adres: float,
    deel_boven_aftoppingsgrens: float,
) -> float:
    """Artikel 21 lid 1c en lid 3 Wht, euro per maand: een kleiner deel van de huur boven de aftoppingsgrens."""
    vanaf = max(aftoppingsgrens_m_adres, basishuur_m_adres)
    return deel_boven_aftoppingsgrens * max(0.0, huur_die_meetelt_m_adres - vanaf)


def toeslag_voor_afbouw_m_adres(
    toeslag_tot_kwaliteitskortingsgrens_m_adres: float,
    toeslag_tot_aftoppingsgrens_m_adres: float,
    toeslag_boven_aftoppingsgrens_m_adres: float,
) -> float:
    """Artikel 21 lid 1 Wht, euro per maand: de drie delen samen."""
    return (
        toeslag_tot_kwaliteitskortingsgrens_m_adres
        + toeslag_tot_aftoppingsgrens_m_adres
        + toeslag_boven_aftoppingsgrens_m_adres
    )


@dated(term="huurtoeslag_onafgerond_m_adres", start="2024-01-01", until="2025-12-31")
def huurtoeslag_onafgerond_m_adres_tot_2026(toeslag_voor_afbouw_m_adres: float) -> float:
    """Artikel 21 Wht, euro per maand: het inkomen werkt door in de basishuur."""
    return toeslag_voor_afbouw_m_adres


@dated(term="huurtoeslag_onafgerond_m_adres", start="2026-01-01")
def huurtoeslag_onafgerond_m_adres_vanaf_2026(
    toeslag_voor_afbouw_m_adres: float,
    rekeninkomen_y_adres: float,
    minimum_inkomensijkpunt_y_adres: float,
    is_meerpersoonshuishouden_adres: bool,
    afbouwdeel_eenpersoons: float,
    afbouwdeel_meerpersoons: float,
) -> float:
    """Artikel 21 lid 2 Wht, euro per maand: min een vast deel van het inkomen boven het ijkpunt."""
    afbouwdeel = afbouwdeel_meerpersoons if is_meerpersoonshuishouden_adres else afbouwdeel_eenpersoons
    afbouw = afbouwdeel * max(0.0, rekeninkomen_y_adres - minimum_inkomensijkpunt_y_adres) / 12
    return max(0.0, toeslag_voor_afbouw_m_adres - afbouw)


def huurtoeslag_m_adres(huurtoeslag_onafgerond_m_adres: float) -> float:
    """Artikel 14 Awir, euro per maand: hele euro's naar beneden. Lezing: per maand, ook vanaf 2026."""
    return euro_down(huurtoeslag_onafgerond_m_adres)


def huurtoeslag_y_adres(huurtoeslag_onafgerond_m_adres: float) -> float:
    """Artikel 14 Awir, euro per jaar: twaalf maanden in hele euro's, voor de toets van kleine bedragen."""
    return euro_down(12 * huurtoeslag_onafgerond_m_adres)


# --- Voorwaarden ------------------------------------------------------------------------------------------------------


@condition(
    met="U huurt een woning.",
    unmet="Huurtoeslag is er voor wie een eigen woning huurt. Bij een kamer kan het alleen in sommige woongebouwen.",
    open="Dit hangt af van hoe u woont: huurt u een woning?",
)
def huurt_woning_adres(woonvorm_adres: int) -> bool:
    """Artikel 1 onder c Wht: de huurder heeft zijn hoofdverblijf in een gehuurde woning."""
    return woonvorm_adres == Woonvorm.HUUR


@condition(
    met="Uw woning heeft een eigen voordeur, keuken en wc.",
    unmet="Uw woning heeft geen eigen voordeur, keuken en wc. Alleen bij sommige woongebouwen kan het dan toch.",
    open="Dit hangt af van uw woning: heeft die een eigen voordeur, keuken en wc?",
)
def is_zelfstandige_huurwoning_adres(is_zelfstandige_woning_adres: bool) -> bool:
    """Artikel 11 lid 1a Wht: een zelfstandige woning.

    Aangewezen woongebouwen met kamers (lid 1b) zijn niet te herkennen.
    """
    return is_zelfstandige_woning_adres


def is_meerderjarige_huurder(is_aanvrager: bool, leeftijd_eerste_van_maand: int, leeftijd_volwassen: int) -> bool:
    """Artikel 8 Wht en artikel 5 Awir: de huurder was op de eerste van de maand 18 jaar."""
    return is_aanvrager and leeftijd_eerste_van_maand >= leeftijd_volwassen


heeft_meerderjarige_huurder_adres = any_of("is_meerderjarige_huurder", "Rekenstap: de huurder is 18 jaar of ouder.")


@condition(
    met="U bent 18 jaar of ouder.",
    unmet="Huurtoeslag is er vanaf 18 jaar. Uw verjaardag telt vanaf de maand erna.",
    open="Dit hangt af van uw leeftijd.",
)
def is_huurder_meerderjarig_adres(heeft_meerderjarige_huurder_adres: bool) -> bool:
    """Artikel 8 Wht: de huurder is meerderjarig."""
    return heeft_meerderjarige_huurder_adres


verblijft_iedereen_rechtmatig_adres = all_of(
    "heeft_rechtmatig_verblijf",
    "Artikel 9 Awir: iedereen die meetelt mag in Nederland wonen.",
    where="telt_mee_voor_huurtoeslag",
)


@condition(
    met="Iedereen in huis mag in Nederland wonen.",
    unmet="Iemand in huis heeft geen papieren om in Nederland te wonen. Dan kan er geen huurtoeslag zijn.",
    open="Dit hangt af van de verblijfspapieren van iedereen in huis.",
)
def mag_iedereen_hier_wonen_adres(verblijft_iedereen_rechtmatig_adres: bool) -> bool:
    """Artikel 9 lid 2 en 3 Awir: de huurder, de partner en de medebewoners verblijven rechtmatig."""
    return verblijft_iedereen_rechtmatig_adres


@condition(
    met="Uw spaargeld en bezit zijn niet te hoog.",
    unmet="Uw spaargeld en bezit waren op 1 januari hoger dan {vermogensgrens_huurder_adres}.",
    open="Dit hangt af van uw spaargeld en bezit op 1 januari.",
)
def heeft_huurder_weinig_vermogen_adres(vermogen_huurder_adres: float, vermogensgrens_huurder_adres: float) -> bool:
    """Artikel 7 lid 3 Awir: het vermogen van huurder en partner is niet hoger dan de grens."""
    return vermogen_huurder_adres <= vermogensgrens_huurder_adres


@condition(
    met="Ook het spaargeld van anderen in huis is niet te hoog.",
    unmet="Iemand anders in huis had op 1 januari meer dan {vermogensgrens_huurtoeslag} spaargeld en bezit.",
    open="Dit hangt af van het spaargeld van de anderen in huis.",
)
def hebben_medebewoners_weinig_vermogen_adres(
    hoogste_vermogen_medebewoner_adres: float, vermogensgrens_huurtoeslag: float
) -> bool:
    """Artikel 7 lid 4 Awir: geen medebewoner heeft meer vermogen dan de grens voor een persoon."""
    return hoogste_vermogen_medebewoner_adres <= vermogensgrens_huurtoeslag


@dated(term="is_huur_niet_te_hoog_adres", start="2024-01-01", until="2025-12-31")
@condition(
    met="Uw huur is niet te hoog.",
    unmet="Uw huur is hoger dan {maximale_huur_m_adres} per maand. Kreeg u hier al eerder huurtoeslag? "
    "Vraag dan na of u die kunt houden.",
    open="Dit hangt af van uw huur.",
)
def is_huur_niet_te_hoog_adres_tot_2026(
    rekenhuur_m_adres: float, maximale_huur_m_adres: float, is_aangepaste_woning_adres: bool
) -> bool:
    """Artikel 13 lid 1 en lid 2a Wht: de huur is niet hoger dan de grens, of de woning is aangepast.

    Niet gerekend: een huishouden van acht of meer in een groot huis, en een eerder recht (lid 2b en 2c).
    """
    return rekenhuur_m_adres <= maximale_huur_m_adres or is_aangepaste_woning_adres


@dated(term="is_huur_niet_te_hoog_adres", start="2026-01-01")
@condition(
    met="Uw huur telt mee tot {maximale_huur_m_adres} per maand.",
    unmet="Uw huur is te hoog.",
    open="Dit hangt af van uw huur.",
)
def is_huur_niet_te_hoog_adres_vanaf_2026(huur_die_meetelt_m_adres: float, maximale_huur_m_adres: float) -> bool:
    """Artikel 21 lid 1d Wht: vanaf 2026 is een hoge huur geen reden meer voor een nee; boven de grens telt niet mee."""
    return huur_die_meetelt_m_adres <= maximale_huur_m_adres


@condition(
    met="Uw inkomen is laag genoeg bij deze huur.",
    unmet="Het inkomen van iedereen in huis is samen {rekeninkomen_y_adres} per jaar. "
    "Daarmee en met deze huur blijft er geen huurtoeslag over.",
    open="Dit hangt af van uw huur en van het inkomen van iedereen in huis.",
)
def is_inkomen_laag_genoeg_voor_huur_adres(huurtoeslag_y_adres: float, kleinste_toeslag_y: float) -> bool:
    """Artikel 14 Awir: een toeslag onder 24 euro per jaar wordt niet toegekend. Lezing: de toets gaat over het jaar."""
    return huurtoeslag_y_adres >= kleinste_toeslag_y


SCHEME = Scheme(
    name="Huurtoeslag",
    owner="Dienst Toeslagen",
    purpose="Een bijdrage aan de huur van uw woning.",
    law="Wht",
    level="adres",
    conditions=(
        "huurt_woning_adres",
        "is_zelfstandige_huurwoning_adres",
        "is_huurder_meerderjarig_adres",
        "mag_iedereen_hier_wonen_adres",
        "heeft_huurder_weinig_vermogen_adres",
        "hebben_medebewoners_weinig_vermogen_adres",
        "is_huur_niet_te_hoog_adres",
        "is_inkomen_laag_genoeg_voor_huur_adres",
    ),
    amount="huurtoeslag_m_adres",
    per="maand",
    ask="Dienst Toeslagen",
    apply="Vraag huurtoeslag aan op toeslagen.nl of bel de BelastingTelefoon: 0800 0543.",
    also_counts=(
        "Het bedrag van 2026 volgt de nieuwe wet. Wij konden het nog niet officieel nakijken.",
        "Een hoog vermogen kan uw inkomen voor de belasting verhogen. Dat rekenen wij niet mee.",
        "Vindt de huurcommissie een lagere huur redelijk? Dan telt die lagere huur.",
        "Woont iemand een deel van het jaar bij u? Dan kan het bedrag in die maanden anders zijn.",
    ),
    next_doors=("bijzondere_bijstand",),
    status="partial",
    verified_until="2026-12-31",
)
