"""Zorgtoeslag: help with the premium of the health insurance (Wet op de zorgtoeslag).

Not modelled: a partner abroad, treaty countries, and months outside the insurance.
"""

from perspectief.rules.kernel import Scheme, all_of, any_of, cent, condition, count_of, euro_down


def is_verzekerd_en_volwassen(is_verzekerd: bool, leeftijd_eerste_van_maand: int, leeftijdsgrens: int) -> bool:
    """Artikel 2 lid 1 Wzt: een verzekerde van 18 jaar of ouder."""
    return leeftijd_eerste_van_maand >= leeftijdsgrens and is_verzekerd


aantal_verzekerden_tp = count_of(
    "is_verzekerd_en_volwassen", "Artikel 2 lid 1 Wzt, aantal: verzekerden van 18 of ouder."
)
iemand_rechtmatig_tp = all_of(
    "heeft_rechtmatig_verblijf", "Artikel 9 Awir: de aanvrager en de partner mogen hier wonen."
)
iemand_verzekerd_tp = any_of("is_verzekerd", "Artikel 2 lid 1 Wzt: iemand heeft een Nederlandse zorgverzekering.")


@condition(
    met="U bent 18 jaar of ouder.",
    unmet="U bent nog geen 18 jaar. Een kind betaalt nog geen premie.",
    open="Dit hangt af van uw leeftijd.",
)
def is_oud_genoeg_tp(leeftijd_aanvrager_tp: int, leeftijdsgrens: int) -> bool:
    """Artikel 2 lid 1 Wzt: vanaf 18 jaar."""
    return leeftijd_aanvrager_tp >= leeftijdsgrens


@condition(
    met="U heeft een Nederlandse zorgverzekering.",
    unmet="U heeft nog geen Nederlandse zorgverzekering.",
    open="Dit hangt af van uw zorgverzekering.",
)
def is_verzekerd_tp(iemand_verzekerd_tp: bool) -> bool:
    """Artikel 2 lid 1 Wzt: verzekerd volgens de Zorgverzekeringswet."""
    return iemand_verzekerd_tp


@condition(
    met="U mag in Nederland wonen.",
    unmet="Voor zorgtoeslag is een verblijf in Nederland nodig dat is toegestaan.",
    open="Dit hangt af van uw verblijf in Nederland.",
)
def mag_hier_wonen_tp(iemand_rechtmatig_tp: bool) -> bool:
    """Artikel 9 lid 2 Awir: de aanvrager en de partner verblijven rechtmatig."""
    return iemand_rechtmatig_tp


@condition(
    met="Uw vermogen is laag genoeg.",
    unmet="Uw vermogen op 1 januari is hoger dan {vermogensgrens_zorgtoeslag_tp}.",
    open="Dit hangt af van uw vermogen op 1 januari.",
)
def heeft_weinig_vermogen_tp(vermogen_1_januari_tp: float, vermogensgrens_zorgtoeslag_tp: float) -> bool:
    """Artikel 3 Wzt: het vermogen is niet hoger dan de grens."""
    return vermogen_1_januari_tp <= vermogensgrens_zorgtoeslag_tp


@condition(
    met="Uw inkomen is laag genoeg.",
    unmet="Uw inkomen is te hoog om nog zorgtoeslag over te houden: {toetsingsinkomen_y_tp} per jaar.",
    open="Dit hangt af van uw inkomen.",
)
def inkomen_is_laag_genoeg_tp(aantal_verzekerden_tp: int, zorgtoeslag_y_tp: float, kleinste_toeslag_y: float) -> bool:
    """Artikel 14 Awir: minder dan 24 euro per jaar wordt niet betaald.

    Lezing: het jaarbedrag wordt voor deze toets op hele euro's afgerond, een halve naar boven.
    """
    if aantal_verzekerden_tp == 0:
        return True
    return 100 * cent(zorgtoeslag_y_tp / 100) >= kleinste_toeslag_y


def vermogensgrens_zorgtoeslag_tp(
    heeft_partner_tp: bool, vermogensgrens_alleen: float, vermogensgrens_paar: float
) -> float:
    """Artikel 3 Wzt, euro: de grens voor het vermogen."""
    return vermogensgrens_paar if heeft_partner_tp else vermogensgrens_alleen


def normpremie_y_tp(
    heeft_partner_tp: bool,
    drempelinkomen_y: float,
    percentage_alleen: float,
    percentage_paar: float,
    percentage_boven_drempel: float,
    toetsingsinkomen_y_tp: float,
) -> float:
    """Artikel 2 lid 3 Wzt, euro per jaar: het deel van de premie dat het huishouden zelf kan betalen."""
    percentage = percentage_paar if heeft_partner_tp else percentage_alleen
    boven_drempel = max(0.0, toetsingsinkomen_y_tp - drempelinkomen_y)
    return percentage * drempelinkomen_y + percentage_boven_drempel * boven_drempel


def zorgtoeslag_y_tp(
    aantal_partners_tp: int,
    aantal_verzekerden_tp: int,
    standaardpremie_y: float,
    normpremie_y_tp: float,
) -> float:
    """Artikel 2 lid 1 en 5 Wzt, euro per jaar: de standaardpremie min de normpremie.

    Is van twee partners maar een verzekerd, dan is er de helft (lid 5).
    """
    samen = max(0.0, aantal_partners_tp * standaardpremie_y - normpremie_y_tp)
    return samen * min(aantal_verzekerden_tp, aantal_partners_tp) / aantal_partners_tp


def zorgtoeslag_m_tp(zorgtoeslag_y_tp: float) -> float:
    """Artikel 14 Awir, euro per maand: het maandbedrag in hele euro's naar beneden."""
    return euro_down(zorgtoeslag_y_tp / 12)


SCHEME = Scheme(
    name="Zorgtoeslag",
    owner="Dienst Toeslagen",
    purpose="Een bijdrage aan de kosten van uw zorgverzekering.",
    law="Wzt",
    level="tp",
    conditions=(
        "is_oud_genoeg_tp",
        "is_verzekerd_tp",
        "mag_hier_wonen_tp",
        "heeft_weinig_vermogen_tp",
        "inkomen_is_laag_genoeg_tp",
    ),
    amount="zorgtoeslag_m_tp",
    per="maand",
    ask="Dienst Toeslagen",
    apply="Vraag zorgtoeslag aan op toeslagen.nl. Bellen kan ook: BelastingTelefoon, 0800 0543.",
    also_counts=(
        "Het bedrag is een voorschot. Verandert uw inkomen? Geef het door. Dan hoeft u later minder terug te betalen.",
    ),
    next_doors=("bijzondere_bijstand",),
    status="complete",
    verified_until="2026-12-31",
)
