"""Gross income: labour income, taxable profit, the own home, savings, box 1 and everything together.

Lezing voor dit hele onderdeel: wat bruto is opgegeven, is het belastbare bedrag van een heel kalenderjaar. De
toeslagpartner is ook de fiscale partner.
"""

from perspectief.rules.facts import Woonvorm
from perspectief.rules.kernel import Table, all_of, lookup, of_partner, share_of, sum_of

# --- Own business -----------------------------------------------------------------------------------------------------


def voldoet_aan_urencriterium(uren_onderneming_y: float, urencriterium: float) -> bool:
    """Artikel 3.6 Wet IB 2001: genoeg uren in de eigen onderneming.

    Niet meegenomen: de eis dat iemand meer dan de helft van zijn werktijd in de onderneming werkt, en het lagere aantal
    uren bij arbeidsongeschiktheid.
    """
    return uren_onderneming_y >= urencriterium


def zelfstandigenaftrek_y(
    winst_y: float,
    voldoet_aan_urencriterium: bool,
    is_starter: bool,
    heeft_aow_leeftijd_1_januari: bool,
    zelfstandigenaftrek_bedrag: float,
    startersaftrek_bedrag: float,
    zelfstandigenaftrek_aow_deel: float,
) -> float:
    """Artikel 3.76 Wet IB 2001, euro per jaar: de aftrek voor zelfstandigen, voor starters verhoogd.

    Niet hoger dan de winst, behalve voor starters (lid 5). Niet meegenomen: aftrek die uit eerdere jaren over is.
    """
    if winst_y == 0:
        return 0.0
    if not voldoet_aan_urencriterium:
        return 0.0
    bedrag = zelfstandigenaftrek_bedrag + startersaftrek_bedrag if is_starter else zelfstandigenaftrek_bedrag
    if heeft_aow_leeftijd_1_januari:
        bedrag = bedrag * zelfstandigenaftrek_aow_deel
    return bedrag if is_starter else min(bedrag, max(0.0, winst_y))


def belastbare_winst_y(winst_y: float, zelfstandigenaftrek_y: float, mkb_winstvrijstelling_deel: float) -> float:
    """Artikel 3.2 Wet IB 2001, euro per jaar: winst min zelfstandigenaftrek, min de mkb-winstvrijstelling (3.79a).

    Lezing: de vrijstelling geldt ook voor wie niet genoeg uren maakt, en verkleint ook een verlies. Niet meegenomen:
    meewerkaftrek, stakingsaftrek, aftrek voor speur- en ontwikkelingswerk en oudere verliezen.
    """
    return (winst_y - zelfstandigenaftrek_y) * (1.0 - mkb_winstvrijstelling_deel)


def arbeidsinkomen_y(loon_bruto_y: float, winst_y: float) -> float:
    """Artikel 8.1 Wet IB 2001, euro per jaar: loon en winst uit werk.

    De hele winst telt, zonder aftrekposten. Lezing: een uitkering telt niet, ook de Ziektewet niet (die telt alleen
    zolang er nog een werkgever is). Niet meegenomen: verlofuitkeringen en resultaat uit ander werk.
    """
    return max(0.0, loon_bruto_y + winst_y)


# --- Bijstand is told net, the tax office counts it gross -------------------------------------------------------------
ontvangen_bijstand_m_gezin = sum_of("bijstand_netto_m", "Rekenstap, euro per maand: de bijstand van het gezin, netto.")
ontvangen_bijstand_deel_m = share_of(
    "ontvangen_bijstand_m_gezin",
    "Artikel 11 lid 4 Pw, euro per maand: bijstand van partners telt voor ieder voor de helft.",
    by="is_gezinsouder",
)


def heeft_korting_op_bijstand(
    heeft_loonheffingskorting: bool,
    loon_bruto_y: float,
    uitkering_bruto_y: float,
    aow_bruto_y: float,
    pensioen_bruto_y: float,
) -> bool:
    """Lezing: de gemeente past de korting toe op de bijstand als er geen loon, uitkering, AOW of pensioen is."""
    return heeft_loonheffingskorting and loon_bruto_y + uitkering_bruto_y + aow_bruto_y + pensioen_bruto_y <= 0


def bijstand_bruto_y(
    ontvangen_bijstand_deel_m: float,
    heeft_korting_op_bijstand: bool,
    tarief_eerste_schijf_y: float,
    algemene_heffingskorting_hoogste_y: float,
) -> float:
    """Rekenstap, euro per jaar: de bijstand bruto, zoals de gemeente die aan de Belastingdienst meldt.

    De gemeente betaalt netto en draagt de belasting af. Bruto is dus het bedrag waarvoor geldt: bruto min belasting
    plus de algemene heffingskorting is netto; is de korting hoger dan de belasting, dan is bruto gelijk aan netto. Het
    loopt altijd binnen de eerste schijf. Niet meegenomen: de ouderenkorting bij een AIO.
    """
    if ontvangen_bijstand_deel_m <= 0:
        return 0.0
    netto = 12 * ontvangen_bijstand_deel_m
    korting = algemene_heffingskorting_hoogste_y if heeft_korting_op_bijstand else 0.0
    return max(netto, (netto - korting) / (1.0 - tarief_eerste_schijf_y))


# --- The own home -----------------------------------------------------------------------------------------------------
partner_is_aanvrager = of_partner("is_aanvrager", "Rekenstap: de partner is de aanvrager.")


def is_eigenaar_bewoner(
    eigen_woning_is_opgegeven_adres: bool, woonvorm_adres: int, is_aanvrager: bool, partner_is_aanvrager: bool
) -> bool:
    """Artikel 3.111 Wet IB 2001: de bewoner heeft een eigen huis. Lezing: het is van de aanvrager en de partner.

    Is er niets gezegd over de WOZ-waarde of de rente, dan telt het huis niet mee in het inkomen, en zeggen wij dat.
    """
    if not eigen_woning_is_opgegeven_adres:
        return False
    if not is_aanvrager and not partner_is_aanvrager:
        return False
    return woonvorm_adres == Woonvorm.KOOP


def eigenwoningforfait_y_adres(
    woz_waarde_adres: float,
    eigenwoningforfait_deel: Table,
    eigenwoningforfait_grens_hoog: float,
    eigenwoningforfait_deel_hoog: float,
) -> float:
    """Artikel 3.112 Wet IB 2001, euro per jaar: het voordeel van wonen in een eigen huis."""
    gewoon = lookup(eigenwoningforfait_deel, woz_waarde_adres) * min(woz_waarde_adres, eigenwoningforfait_grens_hoog)
    return gewoon + eigenwoningforfait_deel_hoog * max(0.0, woz_waarde_adres - eigenwoningforfait_grens_hoog)


def saldo_eigen_woning_y_adres(
    eigenwoningforfait_y_adres: float, hypotheekrente_y_adres: float, aftrek_geringe_schuld_deel: float
) -> float:
    """Artikel 3.110 Wet IB 2001, euro per jaar: forfait min rente; een positief saldo telt maar voor een deel (3.123a).

    Niet meegenomen: erfpacht en de kosten van de lening.
    """
    saldo = eigenwoningforfait_y_adres - hypotheekrente_y_adres
    return min(0.0, saldo) + (1.0 - aftrek_geringe_schuld_deel) * max(0.0, saldo)


def inkomen_eigen_woning_y(
    is_eigenaar_bewoner: bool, saldo_eigen_woning_y_adres: float, aantal_partners_tp: int
) -> float:
    """Artikel 2.17 Wet IB 2001, euro per jaar: het saldo van de eigen woning, meestal een aftrek.

    Lezing: partners mogen zelf verdelen; hier ieder de helft.
    """
    if not is_eigenaar_bewoner:
        return 0.0
    return saldo_eigen_woning_y_adres / aantal_partners_tp


# --- Savings (box 3) --------------------------------------------------------------------------------------------------
banktegoeden_box3_tp = sum_of("spaargeld", "Artikel 5.2 Wet IB 2001, euro: het spaargeld samen, op 1 januari.")
bezittingen_box3_tp = sum_of("overige_bezittingen", "Artikel 5.3 Wet IB 2001, euro: de andere bezittingen samen.")
vermogen_is_opgegeven_tp = all_of("vermogen_is_opgegeven", "Rekenstap: er is iets gezegd over vermogen.")
schulden_box3_tp = sum_of("schulden", "Artikel 5.3 Wet IB 2001, euro: de schulden samen.")


def voordeel_sparen_y_tp(
    banktegoeden_box3_tp: float,
    bezittingen_box3_tp: float,
    schulden_box3_tp: float,
    vermogen_is_opgegeven_tp: bool,
    aantal_partners_tp: int,
    schuldendrempel: float,
    heffingvrij_vermogen: float,
    rendement_banktegoeden: float,
    rendement_bezittingen: float,
    rendement_schulden: float,
) -> float:
    """Artikel 5.2 Wet IB 2001, euro per jaar: het voordeel uit sparen en beleggen, boven het heffingvrije vermogen.

    Niet meegenomen: het werkelijke rendement, groene beleggingen, vermogen van kinderen en een eigen huis in box 3.
    Lezing: is er niets gezegd over vermogen, dan gaan wij uit van minder dan het heffingvrije vermogen, en zeggen dat.
    """
    if not vermogen_is_opgegeven_tp:
        return 0.0
    vrij = heffingvrij_vermogen * aantal_partners_tp
    schuld = max(0.0, schulden_box3_tp - schuldendrempel * aantal_partners_tp) if schulden_box3_tp > 0 else 0.0
    grondslag = banktegoeden_box3_tp + bezittingen_box3_tp - schuld
    if grondslag <= vrij:
        return 0.0
    rendement = max(
        0.0,
        rendement_banktegoeden * banktegoeden_box3_tp
        + rendement_bezittingen * bezittingen_box3_tp
        - rendement_schulden * schuld,
    )
    return rendement * (1.0 - vrij / max(vrij, grondslag))


def voordeel_sparen_y(voordeel_sparen_y_tp: float, aantal_partners_tp: int) -> float:
    """Artikel 2.17 Wet IB 2001, euro per jaar: het eigen deel. Lezing: partners ieder de helft."""
    return voordeel_sparen_y_tp / aantal_partners_tp


# --- Together ---------------------------------------------------------------------------------------------------------


def belastbaar_inkomen_box1_y(
    loon_bruto_y: float,
    belastbare_winst_y: float,
    uitkering_bruto_y: float,
    bijstand_bruto_y: float,
    aow_bruto_y: float,
    pensioen_bruto_y: float,
    partneralimentatie_y: float,
    overig_inkomen_y: float,
    inkomen_eigen_woning_y: float,
) -> float:
    """Artikel 3.1 Wet IB 2001, euro per jaar: het inkomen uit werk en woning.

    Niet meegenomen: betaalde alimentatie, giften, zorgkosten, reisaftrek en lijfrentepremies.
    """
    werk = loon_bruto_y + belastbare_winst_y + uitkering_bruto_y + bijstand_bruto_y
    oud = aow_bruto_y + pensioen_bruto_y
    return werk + oud + partneralimentatie_y + overig_inkomen_y + inkomen_eigen_woning_y


def verzamelinkomen_y(belastbaar_inkomen_box1_y: float, voordeel_sparen_y: float) -> float:
    """Artikel 2.18 Wet IB 2001, euro per jaar: het inkomen uit werk en woning en uit sparen samen.

    Niet meegenomen: inkomen uit een eigen bv (box 2).
    """
    return belastbaar_inkomen_box1_y + voordeel_sparen_y


def bruto_inkomen_y(
    loon_bruto_y: float,
    winst_y: float,
    uitkering_bruto_y: float,
    bijstand_bruto_y: float,
    aow_bruto_y: float,
    pensioen_bruto_y: float,
    partneralimentatie_y: float,
    overig_inkomen_y: float,
) -> float:
    """Rekenstap, euro per jaar: al het inkomen bruto, met vakantiegeld; een verlies telt als 0."""
    werk = loon_bruto_y + max(0.0, winst_y) + uitkering_bruto_y + bijstand_bruto_y
    return werk + aow_bruto_y + pensioen_bruto_y + partneralimentatie_y + overig_inkomen_y


def bruto_inkomen_m(bruto_inkomen_y: float) -> float:
    """Rekenstap, euro per maand: al het inkomen bruto, met vakantiegeld, gemiddeld per maand."""
    return bruto_inkomen_y / 12
