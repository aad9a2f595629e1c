"""Income tax and premiums of a year: brackets, credits, their limit, and the contribution for health insurance.

Belasting en premie volksverzekeringen gaan samen. Er wordt niet afgerond: een aanslag kan een paar euro lager zijn.
"""

from perspectief.rules.kernel import any_of, dated, of_partner

# --- Rates ------------------------------------------------------------------------------------------------------------


def maanden_tot_aow(
    geboortedatum: int, peiljaar: int, aow_leeftijd: float, aow_leeftijd_laagst: int, aow_leeftijd_hoogst: int
) -> float:
    """Rekenstap, maanden: maanden van dit jaar voor de maand waarin de AOW-leeftijd is bereikt, van 0 tot en met 12.

    Lezing: de maand van de verjaardag telt al als AOW-maand.
    """
    geboortejaar = geboortedatum // 10000
    geboortemaand = geboortedatum // 100 - geboortejaar * 100
    maanden = (geboortejaar - peiljaar) * 12 + geboortemaand - 1
    if maanden + aow_leeftijd_laagst * 12 >= 12:
        return 12.0
    if maanden + aow_leeftijd_hoogst * 12 <= 0:
        return 0.0
    return min(12.0, max(0.0, maanden + aow_leeftijd * 12.0))


def tarief_eerste_schijf_y(maanden_tot_aow: float, tarief_schijf_1: float, tarief_schijf_1_aow: float) -> float:
    """Artikel 2.10 Wet IB 2001, deel: het tarief van de eerste schijf, naar maanden voor en na de AOW-leeftijd."""
    return (maanden_tot_aow * tarief_schijf_1 + (12 - maanden_tot_aow) * tarief_schijf_1_aow) / 12


def heffingskorting_deel(tarief_eerste_schijf_y: float, tarief_schijf_1: float) -> float:
    """Artikel 8.3 Wet IB 2001, deel: wat van een heffingskorting overblijft zonder premie AOW."""
    return tarief_eerste_schijf_y / tarief_schijf_1


def grens_eerste_schijf(
    geboortedatum: int, schijf_1_tot: float, schijf_1_tot_geboren_voor_1946: float, hogere_grens_geboren_voor: int
) -> float:
    """Artikel 2.10a Wet IB 2001, euro per jaar: tot waar de eerste schijf loopt."""
    return schijf_1_tot_geboren_voor_1946 if geboortedatum < hogere_grens_geboren_voor else schijf_1_tot


def belasting_box1_y(
    belastbaar_inkomen_box1_y: float,
    grens_eerste_schijf: float,
    schijf_2_tot: float,
    tarief_eerste_schijf_y: float,
    tarief_schijf_2: float,
    tarief_schijf_3: float,
) -> float:
    """Artikel 2.10 Wet IB 2001, euro per jaar: belasting en premies over werk en woning.

    Niet meegenomen: de grens aan het voordeel van aftrekposten in de hoogste schijf.
    """
    inkomen = max(0.0, belastbaar_inkomen_box1_y)
    in_schijf_1 = min(inkomen, grens_eerste_schijf)
    in_schijf_2 = min(max(0.0, inkomen - grens_eerste_schijf), schijf_2_tot - grens_eerste_schijf)
    in_schijf_3 = max(0.0, inkomen - schijf_2_tot)
    return tarief_eerste_schijf_y * in_schijf_1 + tarief_schijf_2 * in_schijf_2 + tarief_schijf_3 * in_schijf_3


def belasting_box3_y(voordeel_sparen_y: float, tarief_box3: float) -> float:
    """Artikel 2.13 Wet IB 2001, euro per jaar: belasting over sparen en beleggen."""
    return tarief_box3 * voordeel_sparen_y


def heffing_voor_kortingen_y(belasting_box1_y: float, belasting_box3_y: float) -> float:
    """Artikel 8.1 Wet IB 2001, euro per jaar: de gecombineerde inkomensheffing."""
    return belasting_box1_y + belasting_box3_y


# --- Credits ----------------------------------------------------------------------------------------------------------


def algemene_heffingskorting_hoogste_y(heffingskorting_deel: float, algemene_heffingskorting_maximum: float) -> float:
    """Artikel 8.10 Wet IB 2001, euro per jaar: de algemene heffingskorting bij een laag inkomen."""
    return heffingskorting_deel * algemene_heffingskorting_maximum


@dated(term="algemene_heffingskorting_y", start="2024-01-01", until="2024-12-31")
def algemene_heffingskorting_y_2024(
    belastbaar_inkomen_box1_y: float,
    heffingskorting_deel: float,
    algemene_heffingskorting_maximum: float,
    algemene_heffingskorting_afbouw_vanaf: float,
    algemene_heffingskorting_afbouw_deel: float,
) -> float:
    """Artikel 8.10 Wet IB 2001, euro per jaar: de algemene heffingskorting, lager bij meer inkomen in box 1."""
    boven = max(0.0, belastbaar_inkomen_box1_y - algemene_heffingskorting_afbouw_vanaf)
    korting = max(0.0, algemene_heffingskorting_maximum - algemene_heffingskorting_afbouw_deel * boven)
    return heffingskorting_deel * korting


@dated(term="algemene_heffingskorting_y", start="2025-01-01")
def algemene_heffingskorting_y_2025(
    verzamelinkomen_y: float,
    heffingskorting_deel: float,
    algemene_heffingskorting_maximum: float,
    algemene_heffingskorting_afbouw_vanaf: float,
    algemene_heffingskorting_afbouw_deel: float,
) -> float:
    """Artikel 8.10 Wet IB 2001, euro per jaar: de algemene heffingskorting, lager bij meer verzamelinkomen."""
    boven = max(0.0, verzamelinkomen_y - algemene_heffingskorting_afbouw_vanaf)
    korting = max(0.0, algemene_heffingskorting_maximum - algemene_heffingskorting_afbouw_deel * boven)
    return heffingskorting_deel * korting


def arbeidskorting_y(
    arbeidsinkomen_y: float,
    heffingskorting_deel: float,
    arbeidskorting_deel_1: float,
    arbeidskorting_maximum_1: float,
    arbeidskorting_vanaf_2: float,
    arbeidskorting_deel_2: float,
    arbeidskorting_maximum_2: float,
    arbeidskorting_vanaf_3: float,
    arbeidskorting_deel_3: float,
    arbeidskorting_maximum_3: float,
    arbeidskorting_afbouw_vanaf: float,
    arbeidskorting_afbouw_deel: float,
) -> float:
    """Artikel 8.11 Wet IB 2001, euro per jaar: de korting voor wie werkt."""
    na_1 = min(arbeidskorting_maximum_1, arbeidskorting_deel_1 * arbeidsinkomen_y)
    na_2 = min(
        arbeidskorting_maximum_2, na_1 + arbeidskorting_deel_2 * max(0.0, arbeidsinkomen_y - arbeidskorting_vanaf_2)
    )
    na_3 = min(
        arbeidskorting_maximum_3, na_2 + arbeidskorting_deel_3 * max(0.0, arbeidsinkomen_y - arbeidskorting_vanaf_3)
    )
    afbouw = arbeidskorting_afbouw_deel * max(0.0, arbeidsinkomen_y - arbeidskorting_afbouw_vanaf)
    return heffingskorting_deel * max(0.0, na_3 - afbouw)


def is_kind_voor_combinatiekorting(
    is_gezinskind: bool,
    geboortedatum: int,
    peiljaar: int,
    combinatiekorting_leeftijd: int,
    combinatiekorting_maanden: int,
) -> bool:
    """Artikel 8.14a lid 1 Wet IB 2001: een kind dat op 1 januari nog geen 12 is en dit jaar zes maanden meetelt.

    Lezing: een kind van het gezin is het hele jaar in huis, een baby vanaf de geboorte. Niet meegenomen: co-ouderschap.
    """
    if not is_gezinskind:
        return False
    nog_geen_twaalf = geboortedatum > (peiljaar - combinatiekorting_leeftijd) * 10000 + 101
    lang_genoeg = geboortedatum <= peiljaar * 10000 + (12 - combinatiekorting_maanden + 1) * 100 + 1
    return nog_geen_twaalf and lang_genoeg


heeft_kind_voor_combinatiekorting_gezin = any_of(
    "is_kind_voor_combinatiekorting", "Artikel 8.14a lid 1 Wet IB 2001: er is zo'n kind in het gezin."
)
arbeidsinkomen_partner_y = of_partner(
    "arbeidsinkomen_y", "Artikel 8.14a lid 1 Wet IB 2001, euro per jaar: het arbeidsinkomen van de partner."
)
geboortedatum_partner = of_partner("geboortedatum", "Rekenstap, datum: de geboortedatum van de partner.")


def heeft_combinatiekorting(
    is_gezinsouder: bool,
    heeft_kind_voor_combinatiekorting_gezin: bool,
    heeft_toeslagpartner: bool,
    arbeidsinkomen_y: float,
    arbeidsinkomen_partner_y: float,
    geboortedatum: int,
    geboortedatum_partner: int,
    is_eerste_toeslagpartner: bool,
) -> bool:
    """Artikel 8.14a Wet IB 2001: een ouder alleen, of de partner die met werk het minst verdient.

    Bij een gelijk inkomen de oudste (lid 3). Lezing: zijn partners even oud, dan de aanvrager.
    """
    if not is_gezinsouder or not heeft_kind_voor_combinatiekorting_gezin:
        return False
    if not heeft_toeslagpartner:
        return True
    if arbeidsinkomen_y != arbeidsinkomen_partner_y:
        return arbeidsinkomen_y < arbeidsinkomen_partner_y
    if geboortedatum != geboortedatum_partner:
        return geboortedatum < geboortedatum_partner
    return is_eerste_toeslagpartner


def combinatiekorting_y(
    heeft_combinatiekorting: bool,
    arbeidsinkomen_y: float,
    heffingskorting_deel: float,
    combinatiekorting_vanaf: float,
    combinatiekorting_deel: float,
    combinatiekorting_maximum: float,
) -> float:
    """Artikel 8.14a lid 2 Wet IB 2001, euro per jaar: de inkomensafhankelijke combinatiekorting."""
    if not heeft_combinatiekorting:
        return 0.0
    korting = combinatiekorting_deel * max(0.0, arbeidsinkomen_y - combinatiekorting_vanaf)
    return heffingskorting_deel * min(combinatiekorting_maximum, korting)


def bereikt_aow_leeftijd(maanden_tot_aow: float) -> bool:
    """Artikel 8.17 Wet IB 2001: op het einde van dit jaar is de AOW-leeftijd bereikt."""
    return maanden_tot_aow < 12


def ouderenkorting_y(
    bereikt_aow_leeftijd: bool,
    verzamelinkomen_y: float,
    ouderenkorting_maximum: float,
    ouderenkorting_afbouw_vanaf: float,
    ouderenkorting_afbouw_deel: float,
) -> float:
    """Artikel 8.17 Wet IB 2001, euro per jaar: de korting vanaf de AOW-leeftijd, altijd voor het hele jaar."""
    if not bereikt_aow_leeftijd:
        return 0.0
    boven = max(0.0, verzamelinkomen_y - ouderenkorting_afbouw_vanaf)
    return max(0.0, ouderenkorting_maximum - ouderenkorting_afbouw_deel * boven)


def alleenstaande_ouderenkorting_y(
    bereikt_aow_leeftijd: bool, heeft_gezinspartner: bool, alleenstaande_ouderenkorting_bedrag: float
) -> float:
    """Artikel 8.18 Wet IB 2001, euro per jaar: voor wie AOW voor een alleenstaande krijgt of zou krijgen."""
    if bereikt_aow_leeftijd and not heeft_gezinspartner:
        return alleenstaande_ouderenkorting_bedrag
    return 0.0


def jonggehandicaptenkorting_y(
    is_jonggehandicapt: bool, bereikt_aow_leeftijd: bool, jonggehandicaptenkorting_bedrag: float
) -> float:
    """Artikel 8.16a Wet IB 2001, euro per jaar: voor wie recht heeft op Wajong, tot de ouderenkorting geldt."""
    if is_jonggehandicapt and not bereikt_aow_leeftijd:
        return jonggehandicaptenkorting_bedrag
    return 0.0


def heffingskortingen_y(
    algemene_heffingskorting_y: float,
    arbeidskorting_y: float,
    combinatiekorting_y: float,
    jonggehandicaptenkorting_y: float,
    ouderenkorting_y: float,
    alleenstaande_ouderenkorting_y: float,
) -> float:
    """Artikel 8.2 Wet IB 2001, euro per jaar: alle heffingskortingen samen. Niet meegenomen: groene beleggingen."""
    werk = algemene_heffingskorting_y + arbeidskorting_y + combinatiekorting_y + jonggehandicaptenkorting_y
    return werk + ouderenkorting_y + alleenstaande_ouderenkorting_y


# --- What is due ------------------------------------------------------------------------------------------------------


def heffing_na_kortingen_y(heffing_voor_kortingen_y: float, heffingskortingen_y: float) -> float:
    """Artikel 8.8 Wet IB 2001, euro per jaar: de heffing min de kortingen, nooit minder dan 0."""
    return max(0.0, heffing_voor_kortingen_y - heffingskortingen_y)


heffing_na_kortingen_partner_y = of_partner(
    "heffing_na_kortingen_y", "Artikel 8.9 Wet IB 2001, euro per jaar: wat de partner aan heffing betaalt."
)


def uitbetaalde_heffingskorting_y(
    geboortedatum: int,
    uitbetaling_geboren_voor: int,
    heeft_toeslagpartner: bool,
    heffing_voor_kortingen_y: float,
    heffingskortingen_y: float,
    algemene_heffingskorting_y: float,
    heffing_na_kortingen_partner_y: float,
) -> float:
    """Artikel 8.9 Wet IB 2001, euro per jaar: algemene heffingskorting die iemand van voor 1963 uitbetaald krijgt.

    Alleen met een partner die genoeg belasting betaalt. Lezing: de partner is er langer dan zes maanden.
    """
    if geboortedatum >= uitbetaling_geboren_voor or not heeft_toeslagpartner:
        return 0.0
    if heffingskortingen_y <= heffing_voor_kortingen_y:
        return 0.0
    return min(max(0.0, algemene_heffingskorting_y - heffing_voor_kortingen_y), heffing_na_kortingen_partner_y)


def inkomstenbelasting_y(heffing_na_kortingen_y: float, uitbetaalde_heffingskorting_y: float) -> float:
    """Artikel 2.7 Wet IB 2001, euro per jaar: belasting en premies over het jaar.

    Onder 0 als de algemene heffingskorting wordt uitbetaald.
    """
    return heffing_na_kortingen_y - uitbetaalde_heffingskorting_y


# --- Contribution for health insurance --------------------------------------------------------------------------------


def bijdrage_zvw_inhouding_y(
    aow_bruto_y: float, pensioen_bruto_y: float, zvw_laag_tarief: float, zvw_maximum_inkomen: float
) -> float:
    """Artikel 45 Zvw, euro per jaar: wat op AOW en pensioen wordt ingehouden."""
    return zvw_laag_tarief * min(zvw_maximum_inkomen, aow_bruto_y + pensioen_bruto_y)


def bijdrage_zvw_aanslag_y(
    belastbare_winst_y: float,
    partneralimentatie_y: float,
    overig_inkomen_y: float,
    loon_bruto_y: float,
    uitkering_bruto_y: float,
    bijstand_bruto_y: float,
    aow_bruto_y: float,
    pensioen_bruto_y: float,
    zvw_laag_tarief: float,
    zvw_maximum_inkomen: float,
) -> float:
    """Artikel 43 Zvw, euro per jaar: wat over winst, partneralimentatie en ander inkomen apart moet worden betaald.

    Loon, uitkering, AOW en pensioen gaan voor bij het hoogste inkomen waarover de bijdrage geldt.
    """
    inkomen = max(0.0, belastbare_winst_y) + partneralimentatie_y + overig_inkomen_y
    if inkomen == 0:
        return 0.0
    eerder = loon_bruto_y + uitkering_bruto_y + bijstand_bruto_y + aow_bruto_y + pensioen_bruto_y
    return zvw_laag_tarief * min(inkomen, max(0.0, zvw_maximum_inkomen - eerder))


def bijdrage_zvw_y(bijdrage_zvw_inhouding_y: float, bijdrage_zvw_aanslag_y: float) -> float:
    """Artikel 41 Zvw, euro per jaar: de eigen bijdrage voor de zorgverzekering naar inkomen."""
    return bijdrage_zvw_inhouding_y + bijdrage_zvw_aanslag_y
