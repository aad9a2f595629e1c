"""Toeslagenwet: UWV tops up a low benefit of its own to the social minimum. A door: UWV decides, in gross amounts.

The gross norms of this law are not known here. Not modelled: a first year of low sick pay by an employer.
"""

from perspectief.rules.kernel import Scheme, any_of, condition, of_partner


@condition(
    met="U bent 18 jaar of ouder en heeft nog geen AOW-leeftijd.",
    unmet="U bent nog geen 18, of u heeft de AOW-leeftijd.",
    open="Dit hangt af van uw leeftijd.",
)
def heeft_leeftijd_voor_toeslag(is_volwassen: bool, heeft_aow_leeftijd: bool) -> bool:
    """Artikel 2 TW: van 18 jaar tot de AOW-leeftijd."""
    return is_volwassen and not heeft_aow_leeftijd


@condition(
    met="U krijgt een uitkering van UWV.",
    unmet="Deze toeslag hoort bij een uitkering van UWV. Die krijgt u niet.",
    open="Dit hangt af van uw uitkering.",
)
def krijgt_uitkering_van_uwv(krijgt_ww: bool, krijgt_ziektewet: bool, krijgt_wia: bool, krijgt_wajong: bool) -> bool:
    """Artikel 1 en 2 TW: een loondervingsuitkering, zoals WW, Ziektewet, WIA of Wajong."""
    return krijgt_ww or krijgt_ziektewet or krijgt_wia or krijgt_wajong


@condition(
    met="U woont niet meer bij uw ouders, of u bent 21 of ouder.",
    unmet="U bent jonger dan {leeftijd_thuiswonend} en woont bij uw ouders. Dan is er geen toeslag van UWV.",
    open="Dit hangt af van uw leeftijd en waar u woont.",
)
def woont_niet_jong_bij_ouders(leeftijd: int, leeftijd_thuiswonend: int, is_kind_van_bewoner: bool) -> bool:
    """Artikel 3 TW: onder de 21 en bij de ouders in huis geeft geen toeslag."""
    return leeftijd >= leeftijd_thuiswonend or not is_kind_van_bewoner


partner_geboren_op = of_partner("geboortedatum", "Artikel 3 TW, datum: de geboortedatum van de partner.", level="gezin")


def is_kind_voor_toeslag(is_gezinskind: bool, leeftijd: int, leeftijd_kind_toeslag: int) -> bool:
    """Artikel 3 TW: een kind van onder de 12 in het gezin."""
    return is_gezinskind and leeftijd < leeftijd_kind_toeslag


jong_kind_voor_toeslag_gezin = any_of("is_kind_voor_toeslag", "Artikel 3 TW: er is een kind onder de 12 in het gezin.")


@condition(
    met="De regel over jonge partners is bij u geen probleem.",
    unmet="Uw partner is na 1971 geboren en er is geen kind onder de 12. Dan is er geen toeslag van UWV.",
    open="Dit hangt af van de leeftijd van uw partner en kinderen.",
)
def partner_past_bij_toeslag(
    heeft_gezinspartner: bool, partner_geboren_op: int, jong_kind_voor_toeslag_gezin: bool, geboren_tot_en_met: int
) -> bool:
    """Artikel 3 TW: een partner van na 1971 zonder kind onder de 12 sluit de toeslag uit."""
    if not heeft_gezinspartner or jong_kind_voor_toeslag_gezin:
        return True
    return partner_geboren_op <= geboren_tot_en_met


@condition(
    met="Het inkomen van uw gezin is laag.",
    unmet="Het inkomen van uw gezin is hoger dan {sociaal_minimum_110_m_gezin} netto per maand.",
    open="Dit hangt af van het inkomen van uw gezin.",
)
def heeft_laag_gezinsinkomen(netto_inkomen_met_bijstand_m_gezin: float, sociaal_minimum_110_m_gezin: float) -> bool:
    """Lezing van artikel 8 TW: UWV vergelijkt bruto. Wij vergelijken netto en ruim, met 110%."""
    return netto_inkomen_met_bijstand_m_gezin <= sociaal_minimum_110_m_gezin


SCHEME = Scheme(
    name="Toeslag van UWV",
    owner="UWV",
    purpose="Een aanvulling op een lage uitkering van UWV.",
    law="TW",
    level="persoon",
    conditions=(
        "heeft_leeftijd_voor_toeslag",
        "krijgt_uitkering_van_uwv",
        "woont_niet_jong_bij_ouders",
        "partner_past_bij_toeslag",
        "heeft_laag_gezinsinkomen",
    ),
    amount=None,
    per="maand",
    ask="UWV",
    apply="Vraag de toeslag aan bij UWV, op uwv.nl. Doe dat binnen 6 weken nadat uw uitkering begint of verandert.",
    also_counts=("Uw spaargeld en uw huis tellen niet mee.", "De toeslag is nooit hoger dan uw oude loon."),
    next_doors=("bijstand",),
    status="partial",
    verified_until="2026-12-31",
    human_decision=True,
)
