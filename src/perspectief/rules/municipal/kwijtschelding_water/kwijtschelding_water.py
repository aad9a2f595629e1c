"""Kwijtschelding of the taxes of a water board: as for the municipality, with the board's own norms."""

from perspectief.rules.facts import Waterschap
from perspectief.rules.kernel import Scheme, condition, uses


def norm_met_aow_hunze_m_gezin(
    heeft_partner_gezin: bool,
    aantal_ouders_met_aow_gezin: int,
    hunze_aow_alleen_m: float,
    hunze_aow_een_partner_m: float,
    hunze_aow_beiden_m: float,
) -> float:
    """Beleid waterschap Hunze en Aa's, euro per maand: de norm met AOW-leeftijd, lager dan die van de gemeente."""
    if not heeft_partner_gezin:
        return hunze_aow_alleen_m
    return hunze_aow_een_partner_m if aantal_ouders_met_aow_gezin == 1 else hunze_aow_beiden_m


def norm_met_aow_ruim_m_gezin(
    heeft_partner_gezin: bool,
    aantal_ouders_met_aow_gezin: int,
    ruim_aow_alleen_m: float,
    ruim_aow_een_partner_m: float,
    ruim_aow_beiden_m: float,
) -> float:
    """Beleid waterschappen Noorderzijlvest en Wetterskip Fryslân, euro per maand: de netto AOW, zoals de gemeente."""
    if not heeft_partner_gezin:
        return ruim_aow_alleen_m
    return ruim_aow_een_partner_m if aantal_ouders_met_aow_gezin == 1 else ruim_aow_beiden_m


def bestaanskosten_m_gezin(
    waterschap_gezin: int,
    aantal_ouders_met_aow_gezin: int,
    kostendelersnorm_m_gezin: float,
    bijstandsnorm_m_gezin: float,
    norm_met_aow_hunze_m_gezin: float,
    norm_met_aow_ruim_m_gezin: float,
    deel_van_de_norm: float,
) -> float:
    """Artikel 16 Uitvoeringsregeling IW, euro per maand: wat iemand nodig heeft om van te leven.

    Lezing: wie de AOW-leeftijd heeft en kosten deelt, houdt de kostendelersnorm.
    """
    if aantal_ouders_met_aow_gezin == 0 or kostendelersnorm_m_gezin < bijstandsnorm_m_gezin:
        return deel_van_de_norm * kostendelersnorm_m_gezin
    return norm_met_aow_hunze_m_gezin if waterschap_gezin == Waterschap.HUNZE_EN_AAS else norm_met_aow_ruim_m_gezin


def extra_ruimte_gezin(
    waterschap_gezin: int,
    heeft_partner_gezin: bool,
    is_alleenstaande_ouder_gezin: bool,
    extra_ruimte_alleen: float,
    extra_ruimte_ouder: float,
    extra_ruimte_samen: float,
) -> float:
    """Artikel 4 Regeling kwijtschelding medeoverheden, euro: wat er extra op de bank mag staan; niet bij Hunze en
    Aa's.
    """
    if waterschap_gezin == Waterschap.HUNZE_EN_AAS:
        return 0.0
    if heeft_partner_gezin:
        return extra_ruimte_samen
    return extra_ruimte_ouder if is_alleenstaande_ouder_gezin else extra_ruimte_alleen


@uses(
    huur_boven_norm="kwijtschelding.huur_boven_norm_m_gezin",
    premie_boven_norm="kwijtschelding.premie_boven_norm_m_gezin",
)
def ruimte_op_de_bank_gezin(
    bestaanskosten_m_gezin: float,
    huur_boven_norm: float,
    premie_boven_norm: float,
    extra_ruimte_gezin: float,
) -> float:
    """Artikel 12 lid 2 onderdeel d Uitvoeringsregeling IW, euro: wat er op de bank mag staan."""
    return bestaanskosten_m_gezin + huur_boven_norm + premie_boven_norm + extra_ruimte_gezin


@uses(
    inkomen="minima_inkomen.inkomen_voor_minima_m_gezin",
    woonlasten="kwijtschelding.netto_woonlasten_m_gezin",
    zorgkosten="kwijtschelding.netto_zorgkosten_m_gezin",
    deel_capaciteit="kwijtschelding.deel_capaciteit",
)
def te_betalen_y_gezin(
    inkomen: float,
    woonlasten: float,
    zorgkosten: float,
    bestaanskosten_m_gezin: float,
    deel_capaciteit: float,
) -> float:
    """Artikel 11 en 13 Uitvoeringsregeling IW, euro per jaar: het deel van wat overblijft dat naar de belasting
    gaat.
    """
    return deel_capaciteit * 12 * max(0.0, inkomen - woonlasten - zorgkosten - bestaanskosten_m_gezin)


@condition(
    met="U bent 18 jaar of ouder.",
    unmet="Onder de 18 jaar krijgt u bijna nooit een aanslag. Kreeg u er toch een? Bel het belastingkantoor.",
    open="Dit hangt af van uw leeftijd.",
)
@uses(volwassen="kwijtschelding.iemand_is_volwassen_gezin")
def is_oud_genoeg_gezin(volwassen: bool) -> bool:
    """Lezing: wie minderjarig is, krijgt geen aanslag op eigen naam."""
    return volwassen


@condition(
    met="U krijgt een aanslag van het waterschap.",
    unmet="U hoeft geen belasting aan het waterschap te betalen. Dan is er niets om kwijt te schelden.",
    open="Dit hangt af van de aanslag die u van het waterschap krijgt.",
)
def krijgt_een_aanslag_gezin(aanslag_waterschap_y_gezin: float) -> bool:
    """Lezing: zonder aanslag is er niets om kwijt te schelden."""
    return aanslag_waterschap_y_gezin > 0


@condition(
    met="U vraagt het op tijd.",
    unmet="U kunt het vragen tot {maanden_na_betaling_hooguit} maanden na uw betaling. Vraag het volgend jaar eerder.",
    open="Dit hangt af van wanneer u betaalde.",
)
def vraagt_op_tijd_gezin(maanden_na_betaling_gezin: int, maanden_na_betaling_hooguit: int) -> bool:
    """Beleid belastingkantoor: altijd als de aanslag open staat, en tot drie maanden na de hele betaling."""
    return maanden_na_betaling_gezin <= maanden_na_betaling_hooguit


@condition(
    met="U heeft geen eigen huis dat meer waard is dan de hypotheek.",
    unmet="Uw huis is meer waard dan uw hypotheek. Dan is kwijtschelding niet mogelijk. Betalen in delen kan wel.",
    open="Dit hangt af van uw huis en uw hypotheek.",
)
@uses(overwaarde="kwijtschelding.overwaarde_huis_gezin")
def heeft_geen_overwaarde_gezin(overwaarde: float) -> bool:
    """Beleid belastingkantoor: de WOZ-waarde is niet hoger dan de open hypotheek."""
    return overwaarde <= 0


@condition(
    met="Uw auto is niet te veel waard, of u heeft hem nodig.",
    unmet="Uw auto is meer waard dan de grens van het belastingkantoor.",
    open="Dit hangt af van uw auto.",
)
@uses(
    waarde="kwijtschelding.waarde_autos_gezin",
    grens="kwijtschelding.autogrens",
    nodig="kwijtschelding.auto_is_nodig_gezin",
)
def auto_telt_niet_mee_gezin(waarde: float, grens: float, nodig: bool) -> bool:
    """Artikel 12 lid 2 onderdeel c Uitvoeringsregeling IW: niet meer waard dan de grens, of echt nodig."""
    if waarde <= 0:
        return True
    return waarde <= grens or nodig


@condition(
    met="U heeft weinig geld op de bank.",
    unmet="U heeft meer geld op de bank dan {ruimte_op_de_bank_gezin}. Vraag het nog eens als uw huur betaald is.",
    open="Dit hangt af van het geld op uw bank, uw huur, zorgpremie en waterschap.",
)
@uses(geld="kwijtschelding.geld_op_de_bank_gezin")
def heeft_weinig_geld_op_de_bank_gezin(
    geld: float,
    kostendelersnorm_m_gezin: float,
    deel_van_de_norm: float,
    ruimte_op_de_bank_gezin: float,
) -> bool:
    """Artikel 12 lid 2 onderdeel d Uitvoeringsregeling IW: niet meer dan de ruimte, die nooit kleiner is dan de
    norm.
    """
    if geld <= deel_van_de_norm * kostendelersnorm_m_gezin:
        return True
    return geld <= ruimte_op_de_bank_gezin


@condition(
    met="Uw inkomen is te laag om de hele aanslag te betalen.",
    unmet="Met uw inkomen kunt u de aanslag betalen. Betalen in delen kan wel.",
    open="Dit hangt af van uw inkomen, uw vaste lasten, uw aanslag en uw waterschap.",
)
@uses(inkomen="minima_inkomen.inkomen_voor_minima_m_gezin")
def kan_de_aanslag_niet_betalen_gezin(
    inkomen: float,
    kostendelersnorm_m_gezin: float,
    deel_van_de_norm: float,
    te_betalen_y_gezin: float,
    aanslag_waterschap_y_gezin: float,
) -> bool:
    """Artikel 11 Uitvoeringsregeling IW: geen of te weinig betalingscapaciteit."""
    if inkomen <= deel_van_de_norm * kostendelersnorm_m_gezin:
        return True
    return te_betalen_y_gezin < aanslag_waterschap_y_gezin


SCHEME = Scheme(
    name="Kwijtschelding belasting van het waterschap",
    owner="gemeente",
    purpose="U hoeft de belasting van het waterschap niet te betalen, of een deel niet.",
    law="Uitvoeringsregeling IW",
    level="gezin",
    conditions=(
        "is_oud_genoeg_gezin",
        "krijgt_een_aanslag_gezin",
        "vraagt_op_tijd_gezin",
        "heeft_geen_overwaarde_gezin",
        "auto_telt_niet_mee_gezin",
        "heeft_weinig_geld_op_de_bank_gezin",
        "kan_de_aanslag_niet_betalen_gezin",
    ),
    amount=None,
    per="jaar",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Heeft u de AOW-leeftijd? Een waterschap kan een andere grens hebben dan de gemeente.",
        "Kreeg u het vorig jaar? Dan gaat het vaak vanzelf. Kijk op uw aanslag.",
        "Weet u uw waterschap niet? Het staat op uw aanslag.",
    ),
    next_doors=("kwijtschelding", "bijzondere_bijstand", "gkb"),
    status="partial",
    verified_until="2024-12-31",
)
