"""Wage tax per month as the white and green monthly tables give it, on wage, benefit, AOW and pension.

De methode is die van de Rekenvoorschriften voor de geautomatiseerde loonadministratie: het loon van een jaar in stappen
van twaalf keer de tabelstap, belasting per schijf naar beneden op hele euro's, kortingen naar boven op hele euro's, en
het verschil gedeeld door twaalf op de cent. Een jaarbedrag met vakantiegeld wordt gelijk over de maanden verdeeld; het
bijzondere tarief voor vakantiegeld is niet nagebouwd. Vanaf de AOW-leeftijd kan een maandbedrag enkele centen van de
tabel afwijken, omdat de Belastingdienst de lagere kortingen afzonderlijk afrondt. Boven de hoogste tabelstap (meer dan
elfduizend euro per maand) gaat de tabel over op het precieze loon; hier blijft de stap gelden.
"""

from perspectief.rules.kernel import cent, euro_down

# --- Which table, and who applies the credit --------------------------------------------------------------------------


def heeft_aow_tabel(
    geboortedatum: int,
    peiljaar: int,
    peilmaand: int,
    aow_leeftijd: float,
    aow_leeftijd_laagst: int,
    aow_leeftijd_hoogst: int,
) -> bool:
    """Artikel 20b Wet LB 1964: de tabel vanaf de AOW-leeftijd geldt, vanaf de maand waarin die is bereikt."""
    geboortejaar = geboortedatum // 10000
    geboortemaand = geboortedatum // 100 - geboortejaar * 100
    maanden = (peiljaar - geboortejaar) * 12 + peilmaand - geboortemaand
    if maanden < aow_leeftijd_laagst * 12:
        return False
    if maanden >= aow_leeftijd_hoogst * 12:
        return True
    return maanden >= aow_leeftijd * 12


def tabeltarief_schijf_1(heeft_aow_tabel: bool, tarief_schijf_1: float, tarief_schijf_1_aow: float) -> float:
    """Artikel 20a Wet LB 1964, deel: belasting en premies in de eerste schijf van de tabel."""
    return tarief_schijf_1_aow if heeft_aow_tabel else tarief_schijf_1


def tabelkorting_deel(tabeltarief_schijf_1: float, tarief_schijf_1: float) -> float:
    """Artikel 21 Wet LB 1964, deel: wat van een heffingskorting overblijft zonder premie AOW."""
    return tabeltarief_schijf_1 / tarief_schijf_1


def korting_bij_loon(
    heeft_loonheffingskorting: bool,
    loon_bruto_y: float,
    uitkering_bruto_y: float,
    aow_bruto_y: float,
    pensioen_bruto_y: float,
) -> bool:
    """Artikel 23 Wet LB 1964: de werkgever past de loonheffingskorting toe.

    Lezing: de korting is er bij een inkomen tegelijk, en dat is het hoogste; bij gelijk loon, dan uitkering, dan AOW.
    """
    hoogste_ander = max(uitkering_bruto_y, max(aow_bruto_y, pensioen_bruto_y))
    return heeft_loonheffingskorting and loon_bruto_y >= hoogste_ander


def korting_bij_uitkering(
    heeft_loonheffingskorting: bool,
    korting_bij_loon: bool,
    uitkering_bruto_y: float,
    aow_bruto_y: float,
    pensioen_bruto_y: float,
) -> bool:
    """Artikel 23 Wet LB 1964: de uitkering is het hoogste inkomen en krijgt de loonheffingskorting."""
    if not heeft_loonheffingskorting or korting_bij_loon:
        return False
    return uitkering_bruto_y >= max(aow_bruto_y, pensioen_bruto_y)


def korting_bij_aow(
    heeft_loonheffingskorting: bool,
    korting_bij_loon: bool,
    korting_bij_uitkering: bool,
    aow_bruto_y: float,
    pensioen_bruto_y: float,
) -> bool:
    """Artikel 23 Wet LB 1964: de AOW is het hoogste inkomen en krijgt de loonheffingskorting."""
    if not heeft_loonheffingskorting or korting_bij_loon or korting_bij_uitkering:
        return False
    return aow_bruto_y >= pensioen_bruto_y


def korting_bij_pensioen(
    heeft_loonheffingskorting: bool, korting_bij_loon: bool, korting_bij_uitkering: bool, korting_bij_aow: bool
) -> bool:
    """Artikel 23 Wet LB 1964: het pensioen is het hoogste inkomen en krijgt de loonheffingskorting."""
    if not heeft_loonheffingskorting or korting_bij_loon or korting_bij_uitkering:
        return False
    return not korting_bij_aow


# --- The rounded wage of a year, per kind of income -------------------------------------------------------------------


def tabelstap_y(tabelstap_m: float) -> float:
    """Regeling rekenvoorschriften loonheffing, euro per jaar: de stap tussen twee regels van de tabel."""
    return 12 * tabelstap_m


def tabelloon_y(loon_bruto_y: float, tabelstap_y: float) -> float:
    """Regeling rekenvoorschriften loonheffing, euro per jaar: het loon, naar beneden op een tabelregel."""
    return euro_down(loon_bruto_y / tabelstap_y) * tabelstap_y


def tabelloon_uitkering_y(uitkering_bruto_y: float, tabelstap_y: float) -> float:
    """Regeling rekenvoorschriften loonheffing, euro per jaar: de uitkering, naar beneden op een tabelregel."""
    return euro_down(uitkering_bruto_y / tabelstap_y) * tabelstap_y


def tabelloon_aow_y(aow_bruto_y: float, tabelstap_y: float) -> float:
    """Regeling rekenvoorschriften loonheffing, euro per jaar: de AOW, naar beneden op een tabelregel."""
    return euro_down(aow_bruto_y / tabelstap_y) * tabelstap_y


def tabelloon_pensioen_y(pensioen_bruto_y: float, tabelstap_y: float) -> float:
    """Regeling rekenvoorschriften loonheffing, euro per jaar: het pensioen, naar beneden op een tabelregel."""
    return euro_down(pensioen_bruto_y / tabelstap_y) * tabelstap_y


def tabelloon_met_korting_y(
    korting_bij_loon: bool,
    korting_bij_uitkering: bool,
    korting_bij_aow: bool,
    tabelloon_y: float,
    tabelloon_uitkering_y: float,
    tabelloon_aow_y: float,
    tabelloon_pensioen_y: float,
) -> float:
    """Regeling rekenvoorschriften loonheffing, euro per jaar: het tabelloon waar de korting bij hoort."""
    if korting_bij_loon:
        return tabelloon_y
    if korting_bij_uitkering:
        return tabelloon_uitkering_y
    return tabelloon_aow_y if korting_bij_aow else tabelloon_pensioen_y


# --- The credits in the table -----------------------------------------------------------------------------------------


def tabel_algemene_heffingskorting_y(
    tabelloon_met_korting_y: float,
    tabelkorting_deel: float,
    algemene_heffingskorting_maximum: float,
    algemene_heffingskorting_afbouw_vanaf: float,
    algemene_heffingskorting_afbouw_deel: float,
) -> float:
    """Artikel 22 Wet LB 1964, euro per jaar: de algemene heffingskorting, naar boven op hele euro's."""
    boven = max(0.0, tabelloon_met_korting_y - algemene_heffingskorting_afbouw_vanaf)
    korting = max(0.0, algemene_heffingskorting_maximum - algemene_heffingskorting_afbouw_deel * boven)
    return 0.0 - euro_down(0.0 - tabelkorting_deel * korting)


def tabel_arbeidskorting_y(
    korting_bij_loon: bool,
    tabelloon_y: float,
    tabelkorting_deel: float,
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
    """Artikel 22a Wet LB 1964, euro per jaar: de arbeidskorting in de witte tabel, naar boven op hele euro's."""
    if not korting_bij_loon:
        return 0.0
    na_1 = min(arbeidskorting_maximum_1, arbeidskorting_deel_1 * tabelloon_y)
    na_2 = min(arbeidskorting_maximum_2, na_1 + arbeidskorting_deel_2 * max(0.0, tabelloon_y - arbeidskorting_vanaf_2))
    na_3 = min(arbeidskorting_maximum_3, na_2 + arbeidskorting_deel_3 * max(0.0, tabelloon_y - arbeidskorting_vanaf_3))
    afbouw = arbeidskorting_afbouw_deel * max(0.0, tabelloon_y - arbeidskorting_afbouw_vanaf)
    return 0.0 - euro_down(0.0 - tabelkorting_deel * max(0.0, na_3 - afbouw))


def tabel_ouderenkorting_y(
    heeft_aow_tabel: bool,
    tabelloon_met_korting_y: float,
    ouderenkorting_maximum: float,
    ouderenkorting_afbouw_vanaf: float,
    ouderenkorting_afbouw_deel: float,
) -> float:
    """Artikel 22b Wet LB 1964, euro per jaar: de ouderenkorting, naar boven op hele euro's."""
    if not heeft_aow_tabel:
        return 0.0
    boven = max(0.0, tabelloon_met_korting_y - ouderenkorting_afbouw_vanaf)
    return 0.0 - euro_down(0.0 - max(0.0, ouderenkorting_maximum - ouderenkorting_afbouw_deel * boven))


def tabel_alleenstaande_ouderenkorting_y(
    korting_bij_aow: bool, heeft_aow_tabel: bool, heeft_gezinspartner: bool, alleenstaande_ouderenkorting_bedrag: float
) -> float:
    """Artikel 22c Wet LB 1964, euro per jaar: de alleenstaande-ouderenkorting, die alleen de SVB bij de AOW toepast."""
    if korting_bij_aow and heeft_aow_tabel and not heeft_gezinspartner:
        return alleenstaande_ouderenkorting_bedrag
    return 0.0


def loonheffingskorting_y(
    tabel_algemene_heffingskorting_y: float,
    tabel_arbeidskorting_y: float,
    tabel_ouderenkorting_y: float,
    tabel_alleenstaande_ouderenkorting_y: float,
) -> float:
    """Artikel 21 Wet LB 1964, euro per jaar: de kortingen in de tabel, bij het inkomen dat de korting krijgt."""
    gewoon = tabel_algemene_heffingskorting_y + tabel_arbeidskorting_y
    return gewoon + tabel_ouderenkorting_y + tabel_alleenstaande_ouderenkorting_y


def jonggehandicaptenkorting_m(
    is_jonggehandicapt: bool, heeft_aow_tabel: bool, jonggehandicaptenkorting_bedrag: float
) -> float:
    """Artikel 22aa Wet LB 1964, euro per maand: gaat na de tabel van de loonheffing af."""
    if is_jonggehandicapt and not heeft_aow_tabel:
        return cent(jonggehandicaptenkorting_bedrag / 12)
    return 0.0


# --- Tax before credits, and what is withheld -------------------------------------------------------------------------


def tabelheffing_y(
    tabelloon_y: float,
    tabeltarief_schijf_1: float,
    grens_eerste_schijf: float,
    tarief_schijf_2: float,
    schijf_2_tot: float,
    tarief_schijf_3: float,
) -> float:
    """Artikel 20a Wet LB 1964, euro per jaar: belasting en premies over het loon, zonder kortingen."""
    in_schijf_2 = min(max(0.0, tabelloon_y - grens_eerste_schijf), schijf_2_tot - grens_eerste_schijf)
    eerste = euro_down(tabeltarief_schijf_1 * min(tabelloon_y, grens_eerste_schijf))
    derde = euro_down(tarief_schijf_3 * max(0.0, tabelloon_y - schijf_2_tot))
    return eerste + euro_down(tarief_schijf_2 * in_schijf_2) + derde


def tabelheffing_uitkering_y(
    tabelloon_uitkering_y: float,
    tabeltarief_schijf_1: float,
    grens_eerste_schijf: float,
    tarief_schijf_2: float,
    schijf_2_tot: float,
    tarief_schijf_3: float,
) -> float:
    """Artikel 20a Wet LB 1964, euro per jaar: belasting en premies over de uitkering, zonder kortingen."""
    in_schijf_2 = min(max(0.0, tabelloon_uitkering_y - grens_eerste_schijf), schijf_2_tot - grens_eerste_schijf)
    eerste = euro_down(tabeltarief_schijf_1 * min(tabelloon_uitkering_y, grens_eerste_schijf))
    derde = euro_down(tarief_schijf_3 * max(0.0, tabelloon_uitkering_y - schijf_2_tot))
    return eerste + euro_down(tarief_schijf_2 * in_schijf_2) + derde


def tabelheffing_aow_y(
    tabelloon_aow_y: float,
    tabeltarief_schijf_1: float,
    grens_eerste_schijf: float,
    tarief_schijf_2: float,
    schijf_2_tot: float,
    tarief_schijf_3: float,
) -> float:
    """Artikel 20a Wet LB 1964, euro per jaar: belasting en premies over de AOW, zonder kortingen."""
    in_schijf_2 = min(max(0.0, tabelloon_aow_y - grens_eerste_schijf), schijf_2_tot - grens_eerste_schijf)
    eerste = euro_down(tabeltarief_schijf_1 * min(tabelloon_aow_y, grens_eerste_schijf))
    derde = euro_down(tarief_schijf_3 * max(0.0, tabelloon_aow_y - schijf_2_tot))
    return eerste + euro_down(tarief_schijf_2 * in_schijf_2) + derde


def tabelheffing_pensioen_y(
    tabelloon_pensioen_y: float,
    tabeltarief_schijf_1: float,
    grens_eerste_schijf: float,
    tarief_schijf_2: float,
    schijf_2_tot: float,
    tarief_schijf_3: float,
) -> float:
    """Artikel 20a Wet LB 1964, euro per jaar: belasting en premies over het pensioen, zonder kortingen."""
    in_schijf_2 = min(max(0.0, tabelloon_pensioen_y - grens_eerste_schijf), schijf_2_tot - grens_eerste_schijf)
    eerste = euro_down(tabeltarief_schijf_1 * min(tabelloon_pensioen_y, grens_eerste_schijf))
    derde = euro_down(tarief_schijf_3 * max(0.0, tabelloon_pensioen_y - schijf_2_tot))
    return eerste + euro_down(tarief_schijf_2 * in_schijf_2) + derde


def tabelheffing_met_korting_y(
    korting_bij_loon: bool,
    korting_bij_uitkering: bool,
    korting_bij_aow: bool,
    tabelheffing_y: float,
    tabelheffing_uitkering_y: float,
    tabelheffing_aow_y: float,
    tabelheffing_pensioen_y: float,
) -> float:
    """Artikel 23 Wet LB 1964, euro per jaar: belasting zonder kortingen over het inkomen waar de korting bij hoort."""
    if korting_bij_loon:
        return tabelheffing_y
    if korting_bij_uitkering:
        return tabelheffing_uitkering_y
    return tabelheffing_aow_y if korting_bij_aow else tabelheffing_pensioen_y


def toegepaste_jonggehandicaptenkorting_m(
    heeft_loonheffingskorting: bool,
    jonggehandicaptenkorting_m: float,
    tabelheffing_met_korting_y: float,
    loonheffingskorting_y: float,
) -> float:
    """Artikel 22aa Wet LB 1964, euro per maand: wat door deze korting echt van de loonheffing af gaat."""
    if not heeft_loonheffingskorting or jonggehandicaptenkorting_m == 0.0:
        return 0.0
    return min(jonggehandicaptenkorting_m, cent(max(0.0, tabelheffing_met_korting_y - loonheffingskorting_y) / 12))


def loonheffing_m(
    tabelheffing_y: float,
    korting_bij_loon: bool,
    loonheffingskorting_y: float,
    jonggehandicaptenkorting_m: float,
) -> float:
    """Artikel 27 Wet LB 1964, euro per maand: op het loon, met de witte maandtabel."""
    if not korting_bij_loon:
        return cent(tabelheffing_y / 12)
    return max(0.0, cent(max(0.0, tabelheffing_y - loonheffingskorting_y) / 12) - jonggehandicaptenkorting_m)


def loonheffing_uitkering_m(
    tabelheffing_uitkering_y: float,
    korting_bij_uitkering: bool,
    loonheffingskorting_y: float,
    jonggehandicaptenkorting_m: float,
) -> float:
    """Artikel 27 Wet LB 1964, euro per maand: op WW, WIA en andere uitkeringen, met de groene maandtabel."""
    if not korting_bij_uitkering:
        return cent(tabelheffing_uitkering_y / 12)
    return max(0.0, cent(max(0.0, tabelheffing_uitkering_y - loonheffingskorting_y) / 12) - jonggehandicaptenkorting_m)


def loonheffing_aow_m(
    tabelheffing_aow_y: float,
    korting_bij_aow: bool,
    loonheffingskorting_y: float,
    jonggehandicaptenkorting_m: float,
) -> float:
    """Artikel 27 Wet LB 1964, euro per maand: op de AOW, met de groene maandtabel."""
    if not korting_bij_aow:
        return cent(tabelheffing_aow_y / 12)
    return max(0.0, cent(max(0.0, tabelheffing_aow_y - loonheffingskorting_y) / 12) - jonggehandicaptenkorting_m)


def loonheffing_pensioen_m(
    tabelheffing_pensioen_y: float,
    korting_bij_pensioen: bool,
    loonheffingskorting_y: float,
    jonggehandicaptenkorting_m: float,
) -> float:
    """Artikel 27 Wet LB 1964, euro per maand: op het pensioen, met de groene maandtabel."""
    if not korting_bij_pensioen:
        return cent(tabelheffing_pensioen_y / 12)
    return max(0.0, cent(max(0.0, tabelheffing_pensioen_y - loonheffingskorting_y) / 12) - jonggehandicaptenkorting_m)


def nettoloon_m(
    loon_bruto_y: float,
    loonheffing_m: float,
    netto_is_opgegeven: bool,
    netto_opgegeven_m: float,
    winst_y: float,
    uitkering_bruto_y: float,
    aow_bruto_y: float,
    pensioen_bruto_y: float,
    partneralimentatie_y: float,
    overig_inkomen_y: float,
) -> float:
    """Rekenstap, euro per maand: het loon na loonheffing, met vakantiegeld.

    Is alles netto opgegeven en is loon het enige inkomen, dan is het nettoloon het opgegeven bedrag.
    """
    if loon_bruto_y == 0:
        return 0.0
    uitkeringen = uitkering_bruto_y + aow_bruto_y + pensioen_bruto_y
    if netto_is_opgegeven and max(0.0, winst_y) + uitkeringen + partneralimentatie_y + overig_inkomen_y == 0:
        return netto_opgegeven_m
    return max(0.0, loon_bruto_y / 12 - loonheffing_m)
