"""Kwijtschelding: not having to pay (all of) the municipal taxes, with a low income and little money in the bank.

The shape follows the rules for remission of national taxes; the tax office prints its norms each half year.
"""

from perspectief.rules.kernel import Scheme, all_of, any_of, condition, dated, sum_of, uses

# --- Who pays, and what they own --------------------------------------------------------------------------------------
geld_op_de_bank_gezin = sum_of(
    "geld_op_de_bank",
    "Artikel 12 lid 2 onderdeel d Uitvoeringsregeling IW, euro: geld van de partners.",
    where="is_gezinsouder",
)
overwaarde_huis_gezin = sum_of(
    "overwaarde_woning",
    "Artikel 12 lid 1 Uitvoeringsregeling IW, euro: de overwaarde van het huis.",
    where="is_gezinsouder",
)
waarde_autos_gezin = sum_of(
    "waarde_auto",
    "Artikel 12 lid 2 onderdeel c Uitvoeringsregeling IW, euro: de waarde van de auto.",
    where="is_gezinsouder",
)
iemand_is_volwassen_gezin = any_of(
    "is_volwassen", "Rekenstap: een van de partners is 18 jaar of ouder.", where="is_gezinsouder"
)
auto_is_nodig_gezin = all_of(
    "heeft_auto_nodig", "Rekenstap: wie een auto heeft, heeft die nodig.", where="is_gezinsouder"
)
zorgpremie_m_gezin = sum_of(
    "zorgpremie_m",
    "Artikel 15 onderdeel c Uitvoeringsregeling IW, euro per maand: de zorgpremie.",
    where="is_gezinsouder",
)
zorgtoeslag_m_gezin = sum_of(
    "zorgtoeslag_van_huishouden_m",
    "Rekenstap, euro per maand: de zorgtoeslag van het gezin.",
    where="is_eerste_toeslagpartner",
)


def geld_op_de_bank(spaargeld: float, overige_bezittingen: float) -> float:
    """Lezing, euro: spaargeld en ander bezit dat snel geld wordt, zoals aandelen, tellen samen."""
    return spaargeld + overige_bezittingen


def heeft_auto_nodig(waarde_auto: float, auto_is_nodig: bool) -> bool:
    """Artikel 12 lid 2 onderdeel c Uitvoeringsregeling IW: nodig voor werk of door een beperking."""
    return waarde_auto <= 0 or auto_is_nodig


# --- The cost of living -----------------------------------------------------------------------------------------------
def norm_met_aow_m_gezin(
    heeft_partner_gezin: bool,
    aantal_ouders_met_aow_gezin: int,
    aow_alleen_m: float,
    aow_een_partner_m: float,
    aow_beiden_m: float,
) -> float:
    """Artikel 3 Regeling kwijtschelding medeoverheden, euro per maand: de gemeente rekent met de netto AOW."""
    if not heeft_partner_gezin:
        return aow_alleen_m
    return aow_een_partner_m if aantal_ouders_met_aow_gezin == 1 else aow_beiden_m


def bestaanskosten_m_gezin(
    aantal_ouders_met_aow_gezin: int,
    kostendelersnorm_m_gezin: float,
    bijstandsnorm_m_gezin: float,
    norm_met_aow_m_gezin: float,
    deel_van_de_norm: float,
) -> float:
    """Artikel 16 Uitvoeringsregeling IW, euro per maand: wat iemand nodig heeft om van te leven.

    Lezing: wie de AOW-leeftijd heeft en kosten deelt, houdt de kostendelersnorm.
    """
    if aantal_ouders_met_aow_gezin == 0 or kostendelersnorm_m_gezin < bijstandsnorm_m_gezin:
        return deel_van_de_norm * kostendelersnorm_m_gezin
    return norm_met_aow_m_gezin


def wooncomponent_m_gezin(
    aantal_ouders_met_aow_gezin: int,
    aantal_bewoners_adres: int,
    wooncomponent_m: float,
    wooncomponent_aow_alleen_m: float,
    wooncomponent_aow_samen_m: float,
) -> float:
    """Artikel 15 onderdeel b Uitvoeringsregeling IW, euro per maand: het deel van de huur dat al in de norm zit."""
    if aantal_ouders_met_aow_gezin == 0:
        return wooncomponent_m
    return wooncomponent_aow_samen_m if aantal_bewoners_adres > 1 else wooncomponent_aow_alleen_m


def normpremie_m_gezin(heeft_partner_gezin: bool, normpremie_alleen_m: float, normpremie_samen_m: float) -> float:
    """Artikel 15 onderdeel c Uitvoeringsregeling IW, euro per maand: het deel van de premie dat al in de norm zit."""
    return normpremie_samen_m if heeft_partner_gezin else normpremie_alleen_m


# --- Money in the bank ------------------------------------------------------------------------------------------------
def extra_ruimte_gezin(
    heeft_partner_gezin: bool,
    is_alleenstaande_ouder_gezin: bool,
    extra_ruimte_alleen: float,
    extra_ruimte_ouder: float,
    extra_ruimte_samen: float,
) -> float:
    """Artikel 4 Regeling kwijtschelding medeoverheden, euro: wat er extra op de bank mag staan."""
    if heeft_partner_gezin:
        return extra_ruimte_samen
    return extra_ruimte_ouder if is_alleenstaande_ouder_gezin else extra_ruimte_alleen


def huur_boven_norm_m_gezin(kale_huur_m_adres: float, wooncomponent_m_gezin: float) -> float:
    """Beleid belastingkantoor, euro per maand: de kale huur min het deel dat al in de norm zit. Lezing: nooit onder
    0.
    """
    return max(0.0, kale_huur_m_adres - wooncomponent_m_gezin)


def premie_boven_norm_m_gezin(zorgpremie_m_gezin: float, normpremie_m_gezin: float) -> float:
    """Beleid belastingkantoor, euro per maand: de zorgpremie min het deel dat al in de norm zit. Lezing: nooit
    onder 0.
    """
    return max(0.0, zorgpremie_m_gezin - normpremie_m_gezin)


def ruimte_op_de_bank_gezin(
    bestaanskosten_m_gezin: float,
    huur_boven_norm_m_gezin: float,
    premie_boven_norm_m_gezin: float,
    extra_ruimte_gezin: float,
) -> float:
    """Artikel 12 lid 2 onderdeel d Uitvoeringsregeling IW, euro: wat er op de bank mag staan."""
    return bestaanskosten_m_gezin + huur_boven_norm_m_gezin + premie_boven_norm_m_gezin + extra_ruimte_gezin


# --- What somebody can pay --------------------------------------------------------------------------------------------
def zorgtoeslag_van_huishouden_m(recht_op_toeslag_m: float) -> float:
    """Rekenstap, euro per maand: de zorgtoeslag van deze toeslagpartners."""
    return recht_op_toeslag_m


@dated(term="recht_op_toeslag_m", start="2016-01-01", until="2023-12-31")
def recht_op_toeslag_m_tot_2024(toeslagen_voor_2024_m: float) -> float:
    """Rekenstap, euro per maand: de zorgtoeslag van voor 2024 rekenen wij niet uit."""
    return toeslagen_voor_2024_m


@dated(term="recht_op_toeslag_m", start="2024-01-01")
@uses(zorgtoeslag="zorgtoeslag.toegekend_zorgtoeslag_m_tp")
def recht_op_toeslag_m_vanaf_2024(zorgtoeslag: float) -> float:
    """Rekenstap, euro per maand: de zorgtoeslag waar recht op is."""
    return zorgtoeslag


@dated(term="netto_woonlasten_m_gezin", start="2016-01-01", until="2023-12-31")
def netto_woonlasten_m_gezin_tot_2024(toeslagen_voor_2024_m: float) -> float:
    """Rekenstap, euro per maand: de huurtoeslag van voor 2024 rekenen wij niet uit."""
    return toeslagen_voor_2024_m


@dated(term="netto_woonlasten_m_gezin", start="2024-01-01")
@uses(huurtoeslag="huurtoeslag.toegekend_huurtoeslag_m_adres", hoogste_huur="huurtoeslag.maximale_huurgrens_m")
def netto_woonlasten_m_gezin_vanaf_2024(
    kale_huur_m_adres: float,
    hypotheekrente_y_adres: float,
    huurtoeslag: float,
    hoogste_huur: float,
    wooncomponent_m_gezin: float,
) -> float:
    """Artikel 15 onderdeel b Uitvoeringsregeling IW, euro per maand: huur of rente min huurtoeslag, boven de norm."""
    lasten = min(hoogste_huur, kale_huur_m_adres + hypotheekrente_y_adres / 12 - huurtoeslag)
    return max(0.0, lasten - wooncomponent_m_gezin)


def netto_zorgkosten_m_gezin(zorgpremie_m_gezin: float, zorgtoeslag_m_gezin: float, normpremie_m_gezin: float) -> float:
    """Artikel 15 onderdeel c Uitvoeringsregeling IW, euro per maand: zorgpremie min zorgtoeslag, boven de norm."""
    return max(0.0, zorgpremie_m_gezin - zorgtoeslag_m_gezin - normpremie_m_gezin)


@uses(inkomen="minima_inkomen.inkomen_voor_minima_m_gezin")
def betalingscapaciteit_y_gezin(
    inkomen: float,
    netto_woonlasten_m_gezin: float,
    netto_zorgkosten_m_gezin: float,
    bestaanskosten_m_gezin: float,
) -> float:
    """Artikel 13 Uitvoeringsregeling IW, euro per jaar: wat er overblijft boven de kosten van bestaan.

    Niet gemodelleerd: betaalde alimentatie, belastingschulden en kosten van kinderopvang.
    """
    besteedbaar = inkomen - netto_woonlasten_m_gezin - netto_zorgkosten_m_gezin
    return 12 * max(0.0, besteedbaar - bestaanskosten_m_gezin)


def te_betalen_y_gezin(betalingscapaciteit_y_gezin: float, deel_capaciteit: float) -> float:
    """Artikel 11 onderdeel b Uitvoeringsregeling IW, euro per jaar: dit deel gaat naar de belasting."""
    return deel_capaciteit * betalingscapaciteit_y_gezin


# --- The waste tax ----------------------------------------------------------------------------------------------------
def afvalstoffenheffing_helemaal_gezin(jaren_kwijtschelding_gezin: int, jaren_gedeeltelijk: int) -> bool:
    """Beleid gemeente: de afvalstoffenheffing wordt helemaal kwijtgescholden, of de eerste jaren voor een deel."""
    return jaren_gedeeltelijk <= 0 or jaren_kwijtschelding_gezin >= jaren_gedeeltelijk


# --- Conditions -------------------------------------------------------------------------------------------------------
@condition(
    met="U bent 18 jaar of ouder.",
    unmet="Onder de 18 jaar krijgt u bijna nooit een aanslag. Kreeg u er toch een? Bel het belastingkantoor.",
    open="Dit hangt af van uw leeftijd.",
)
def is_oud_genoeg_gezin(iemand_is_volwassen_gezin: bool) -> bool:
    """Lezing: wie minderjarig is, krijgt geen aanslag op eigen naam."""
    return iemand_is_volwassen_gezin


@condition(
    met="U krijgt een aanslag van de gemeente.",
    unmet="U hoeft geen belasting aan de gemeente te betalen. Dan is er niets om kwijt te schelden.",
    open="Dit hangt af van de aanslag die u van de gemeente krijgt.",
)
def krijgt_een_aanslag_gezin(aanslag_gemeente_y_gezin: float) -> bool:
    """Lezing: zonder aanslag is er niets om kwijt te schelden."""
    return aanslag_gemeente_y_gezin > 0


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
def heeft_geen_overwaarde_gezin(overwaarde_huis_gezin: float) -> bool:
    """Beleid belastingkantoor: de WOZ-waarde is niet hoger dan de open hypotheek."""
    return overwaarde_huis_gezin <= 0


@condition(
    met="Uw auto is niet te veel waard, of u heeft hem nodig.",
    unmet="Uw auto is meer waard dan {autogrens}.",
    open="Dit hangt af van uw auto.",
)
def auto_telt_niet_mee_gezin(waarde_autos_gezin: float, autogrens: float, auto_is_nodig_gezin: bool) -> bool:
    """Artikel 12 lid 2 onderdeel c Uitvoeringsregeling IW: niet meer waard dan de grens, of echt nodig."""
    if waarde_autos_gezin <= 0:
        return True
    return waarde_autos_gezin <= autogrens or auto_is_nodig_gezin


@condition(
    met="U heeft weinig geld op de bank.",
    unmet="U heeft meer geld op de bank dan {ruimte_op_de_bank_gezin}. Vraag het nog eens als uw huur betaald is.",
    open="Dit hangt af van het geld op uw bank, uw huur en uw zorgpremie.",
)
def heeft_weinig_geld_op_de_bank_gezin(
    geld_op_de_bank_gezin: float,
    kostendelersnorm_m_gezin: float,
    deel_van_de_norm: float,
    ruimte_op_de_bank_gezin: float,
) -> bool:
    """Artikel 12 lid 2 onderdeel d Uitvoeringsregeling IW: niet meer dan de ruimte.

    De ruimte is nooit kleiner dan de norm; wie daar onder blijft, heeft de rest niet nodig.
    """
    if geld_op_de_bank_gezin <= deel_van_de_norm * kostendelersnorm_m_gezin:
        return True
    return geld_op_de_bank_gezin <= ruimte_op_de_bank_gezin


@condition(
    met="Uw inkomen is te laag om de hele aanslag te betalen.",
    unmet="Met uw inkomen kunt u de aanslag betalen. Betalen in delen kan wel.",
    open="Dit hangt af van uw inkomen, uw vaste lasten en uw aanslag.",
)
@uses(inkomen="minima_inkomen.inkomen_voor_minima_m_gezin")
def kan_de_aanslag_niet_betalen_gezin(
    inkomen: float,
    kostendelersnorm_m_gezin: float,
    deel_van_de_norm: float,
    te_betalen_y_gezin: float,
    aanslag_gemeente_y_gezin: float,
) -> bool:
    """Artikel 11 Uitvoeringsregeling IW: geen of te weinig betalingscapaciteit.

    Wie niet meer heeft dan de norm, heeft geen betalingscapaciteit; de vaste lasten zijn dan niet nodig.
    """
    if inkomen <= deel_van_de_norm * kostendelersnorm_m_gezin:
        return True
    return te_betalen_y_gezin < aanslag_gemeente_y_gezin


SCHEME = Scheme(
    name="Kwijtschelding gemeentelijke belastingen",
    owner="gemeente",
    purpose="U hoeft de belasting van de gemeente niet te betalen, of een deel niet.",
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
        "Het gaat om de afvalstoffenheffing en andere belastingen van de gemeente. Parkeerbelasting hoort er niet bij.",
        "In 2023 hoefde u de afvalstoffenheffing helemaal niet te betalen. Of dat nog zo is, weten wij niet.",
        "Hondenbelasting: een deel (gezien in 2018).",
        "Kreeg u het vorig jaar? Dan gaat het vaak vanzelf. Kijk op uw aanslag.",
        "Heeft u twee auto's of een motor? Dan kijkt het kantoor naar allebei.",
        "Heeft u Wajong? Dan is de grens voor uw inkomen iets hoger.",
    ),
    next_doors=("kwijtschelding_water", "bijzondere_bijstand", "gkb"),
    status="partial",
    verified_until="2024-12-31",
)
