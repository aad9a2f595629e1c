"""Bijstand: the general assistance of the municipality, as a monthly net amount (Participatiewet, chapters 2 and 3).

Not modelled: a partner without a right of their own (article 24: the answer is then "we cannot say"), a lower norm by
municipal choice (articles 27 and 28), savings made during assistance and the wealth test before 2026 (34.2c and 34.4),
imprisonment, a long stay abroad, debts as a reason to ask (13.1), and second-degree relatives among co-residents.
"""

from perspectief.rules.facts import Studie
from perspectief.rules.kernel import Scheme, any_of, cent, condition, count_of, dated, sum_of

# --- Who is in the family ---------------------------------------------------------------------------------------------


def is_jonge_ouder(is_gezinsouder: bool, leeftijd: int, leeftijd_volle_norm: int) -> bool:
    """Artikel 20 Pw: een volwassene van het gezin van onder de 21."""
    return is_gezinsouder and leeftijd < leeftijd_volle_norm


def is_ouder_met_aow(is_gezinsouder: bool, heeft_aow_leeftijd: bool) -> bool:
    """Artikel 22 Pw: een volwassene van het gezin met de AOW-leeftijd."""
    return is_gezinsouder and heeft_aow_leeftijd


def is_ouder_in_instelling(is_gezinsouder: bool, verblijft_in_instelling: bool) -> bool:
    """Artikel 23 Pw: een volwassene van het gezin die in een instelling woont."""
    return is_gezinsouder and verblijft_in_instelling


def is_jongste_kind_vrijlating(is_gezinskind: bool, leeftijd: int, leeftijd_kind_vrijlating: int) -> bool:
    """Artikel 31 lid 2 onderdeel r Pw: een kind in het gezin van onder de 12."""
    return is_gezinskind and leeftijd < leeftijd_kind_vrijlating


aantal_jonge_ouders_gezin = count_of("is_jonge_ouder", "Artikel 20 Pw, aantal: volwassenen van het gezin onder de 21.")
aantal_ouders_met_aow_gezin = count_of("is_ouder_met_aow", "Artikel 22 Pw, aantal: volwassenen met de AOW-leeftijd.")
aantal_ouders_in_instelling_gezin = count_of(
    "is_ouder_in_instelling", "Artikel 23 Pw, aantal: volwassenen van het gezin die in een instelling wonen."
)
heeft_kind_voor_vrijlating_gezin = any_of(
    "is_jongste_kind_vrijlating", "Artikel 31 lid 2 onderdeel r Pw: er is een kind van onder de 12 in het gezin."
)
ouder_krijgt_bijstand_gezin = any_of(
    "krijgt_bijstand", "Artikel 31 lid 2 Pw: het gezin krijgt nu bijstand.", where="is_gezinsouder"
)


# --- The ordinary norm ------------------------------------------------------------------------------------------------


def norm_voor_een_m_gezin(
    aantal_ouders_met_aow_gezin: int,
    aantal_jonge_ouders_gezin: int,
    norm_alleenstaande: float,
    norm_alleenstaande_jong: float,
    norm_alleenstaande_aow: float,
) -> float:
    """Artikel 20, 21 en 22 Pw, euro per maand: de norm voor iemand zonder partner, met of zonder kinderen."""
    if aantal_ouders_met_aow_gezin > 0:
        return norm_alleenstaande_aow
    return norm_alleenstaande_jong if aantal_jonge_ouders_gezin > 0 else norm_alleenstaande


def norm_voor_twee_m_gezin(
    aantal_ouders_met_aow_gezin: int,
    aantal_jonge_ouders_gezin: int,
    norm_jong_paar_m_gezin: float,
    norm_paar: float,
    norm_paar_aow: float,
) -> float:
    """Artikel 20, 21 en 22 Pw, euro per maand: de norm voor een paar.

    Lezing: een paar van wie een 18, 19 of 20 jaar is en de ander de AOW-leeftijd heeft, krijgt de norm van artikel 20.
    """
    if aantal_jonge_ouders_gezin > 0:
        return norm_jong_paar_m_gezin
    return norm_paar_aow if aantal_ouders_met_aow_gezin > 0 else norm_paar


def norm_jong_paar_m_gezin(
    aantal_jonge_ouders_gezin: int,
    heeft_kinderen_gezin: bool,
    norm_paar_jong: float,
    norm_paar_een_jong: float,
    norm_paar_jong_met_kinderen: float,
    norm_paar_een_jong_met_kinderen: float,
) -> float:
    """Artikel 20 lid 1 en 2 Pw, euro per maand: de norm voor een paar van wie een of allebei onder de 21 is."""
    if aantal_jonge_ouders_gezin > 1:
        return norm_paar_jong_met_kinderen if heeft_kinderen_gezin else norm_paar_jong
    return norm_paar_een_jong_met_kinderen if heeft_kinderen_gezin else norm_paar_een_jong


def bijstandsnorm_m_gezin(
    heeft_partner_gezin: bool, norm_voor_een_m_gezin: float, norm_voor_twee_m_gezin: float
) -> float:
    """Artikel 20, 21 en 22 Pw, euro per maand: de gewone bijstandsnorm met vakantiegeld, zonder kosten te delen."""
    return norm_voor_twee_m_gezin if heeft_partner_gezin else norm_voor_een_m_gezin


def bijstandsnorm_zonder_vakantiegeld_m_gezin(bijstandsnorm_m_gezin: float, vakantiegeld_deel: float) -> float:
    """Artikel 19 lid 3 Pw, euro per maand: de gewone norm zonder het deel dat vakantiegeld is.

    Lezing: afgerond op een cent, zoals de normen worden gepubliceerd.
    """
    return cent(bijstandsnorm_m_gezin * (1.0 - vakantiegeld_deel))


# --- Sharing costs with others in the home ----------------------------------------------------------------------------


def volgt_onderwijs_voor_kostendelers(
    leeftijd: int, studie: int, krijgt_studiefinanciering: bool, volgt_bbl: bool, leeftijd_einde_studiefinanciering: int
) -> bool:
    """Artikel 19a lid 1 onderdeel d Pw: iemand die leert, deelt geen kosten.

    Lezing: onder de 30 telt elke opleiding, want daar kan studiefinanciering bij horen. Vanaf 30 wie haar krijgt.
    """
    if volgt_bbl:
        return True
    if studie == Studie.GEEN:
        return False
    return leeftijd < leeftijd_einde_studiefinanciering or krijgt_studiefinanciering


def huurt_kamer_buiten_familie(is_commerciele_huurder: bool, is_familie_van_medebewoner: bool) -> bool:
    """Artikel 19a lid 1 onderdeel b Pw: een kamer met een contract; familie tot de tweede graad deelt toch kosten."""
    return is_commerciele_huurder and not is_familie_van_medebewoner


def is_kostendeler(
    woont_hier: bool,
    leeftijd: int,
    leeftijd_kostendeler: int,
    huurt_kamer_buiten_familie: bool,
    volgt_onderwijs_voor_kostendelers: bool,
) -> bool:
    """Artikel 19a lid 1 Pw: een bewoner die kosten kan delen."""
    if not woont_hier or leeftijd < leeftijd_kostendeler:
        return False
    if huurt_kamer_buiten_familie:
        return False
    return not volgt_onderwijs_voor_kostendelers


def is_eigen_kostendeler(is_kostendeler: bool, is_gezinsouder: bool, is_gezinskind: bool) -> bool:
    """Artikel 19a lid 1 onderdeel a Pw: een kostendeler die zelf bij het gezin hoort."""
    return is_kostendeler and (is_gezinsouder or is_gezinskind)


aantal_kostendelers_adres = count_of("is_kostendeler", "Artikel 19a Pw, aantal: bewoners die kosten kunnen delen.")
aantal_eigen_kostendelers_gezin = count_of(
    "is_eigen_kostendeler", "Artikel 19a Pw, aantal: kostendelers in het eigen gezin."
)
huurt_zelf_kamer_gezin = any_of(
    "huurt_kamer_buiten_familie",
    "Artikel 19a lid 1 onderdeel b en c Pw: het gezin huurt zelf een kamer met een contract.",
    where="is_gezinsouder",
)


def aantal_medebewoners_gezin(
    aantal_kostendelers_adres: int, aantal_eigen_kostendelers_gezin: int, huurt_zelf_kamer_gezin: bool
) -> int:
    """Artikel 19a Pw, aantal: kostendelende medebewoners buiten het gezin.

    Lezing: wie zelf een kamer huurt met een contract, deelt geen kosten met de andere bewoners.
    """
    return 0 if huurt_zelf_kamer_gezin else aantal_kostendelers_adres - aantal_eigen_kostendelers_gezin


def aantal_volle_ouders_gezin(heeft_partner_gezin: bool, aantal_jonge_ouders_gezin: int) -> int:
    """Artikel 22a lid 1 Pw, aantal: de aanvrager en de partner voor zover zij 21 of ouder zijn."""
    ouders = 2 if heeft_partner_gezin else 1
    return ouders - aantal_jonge_ouders_gezin


def is_kostendelersgezin_gezin(aantal_medebewoners_gezin: int, aantal_volle_ouders_gezin: int) -> bool:
    """Artikel 22a lid 1 Pw: iemand van 21 of ouder met een of meer kostendelende medebewoners."""
    return aantal_medebewoners_gezin > 0 and aantal_volle_ouders_gezin > 0


def kostendelersdeel_gezin(
    aantal_medebewoners_gezin: int,
    aantal_volle_ouders_gezin: int,
    kostendelers_vast_deel: float,
    kostendelers_deel_per_persoon: float,
) -> float:
    """Artikel 22a lid 1 Pw, deel: (40% + A x 30%) / A, met A het aantal mensen dat kosten deelt."""
    aantal = max(1, aantal_medebewoners_gezin + aantal_volle_ouders_gezin)
    return (kostendelers_vast_deel + kostendelers_deel_per_persoon * aantal) / aantal


def grondslag_kostendelers_m_gezin(aantal_ouders_met_aow_gezin: int, norm_paar: float, norm_paar_aow: float) -> float:
    """Artikel 22a lid 1 Pw, euro per maand: de norm voor een paar waarvan ieder een deel krijgt."""
    return norm_paar_aow if aantal_ouders_met_aow_gezin > 0 else norm_paar


def eigen_kostendelersnorm_m(
    is_gezinsouder: bool,
    is_jonge_ouder: bool,
    kostendelersdeel_gezin: float,
    grondslag_kostendelers_m_gezin: float,
    heeft_kinderen_gezin: bool,
    deel_jonge_partner: float,
    deel_jonge_partner_met_kinderen: float,
) -> float:
    """Artikel 22a Pw, euro per maand: het deel van een volwassene, afgerond op een cent per persoon."""
    if not is_gezinsouder:
        return 0.0
    if is_jonge_ouder:
        return deel_jonge_partner_met_kinderen if heeft_kinderen_gezin else deel_jonge_partner
    return cent(kostendelersdeel_gezin * grondslag_kostendelers_m_gezin)


norm_met_kostendelers_m_gezin = sum_of(
    "eigen_kostendelersnorm_m", "Artikel 22a lid 2 en 3 Pw, euro per maand: de delen van de volwassenen samen."
)


# --- Extra for people of 18 to 20 whose parents cannot help (from 2026) -----------------------------------------------


@dated(term="verhoging_jongere_m", start="2016-01-01", until="2025-12-31")
def verhoging_jongere_m_tot_2026() -> float:
    """Artikel 20 lid 3 Pw, euro per maand: deze verhoging bestaat pas vanaf 2026."""
    return 0.0


@dated(term="verhoging_jongere_m", start="2026-01-01")
def verhoging_jongere_m_vanaf_2026(
    is_jonge_ouder: bool, ouders_kunnen_niet_bijdragen: bool, verhoging_jongere: float
) -> float:
    """Artikel 20 lid 3 Pw, euro per maand: extra voor wie 18, 19 of 20 is en niet op de ouders kan terugvallen."""
    if not is_jonge_ouder:
        return 0.0
    return verhoging_jongere if ouders_kunnen_niet_bijdragen else 0.0


verhoging_jongeren_m_gezin = sum_of(
    "verhoging_jongere_m", "Artikel 20 lid 3 Pw, euro per maand: de verhoging voor jongeren in het gezin."
)


def norm_bij_21_jaar_m_gezin(
    heeft_partner_gezin: bool,
    aantal_medebewoners_gezin: int,
    norm_alleenstaande: float,
    norm_paar: float,
    kostendelers_vast_deel: float,
    kostendelers_deel_per_persoon: float,
) -> float:
    """Artikel 20 lid 4 Pw, euro per maand: de norm die zou gelden als iedereen in het gezin 21 of ouder was."""
    ouders = 2 if heeft_partner_gezin else 1
    if aantal_medebewoners_gezin > 0:
        aantal = aantal_medebewoners_gezin + ouders
        deel = (kostendelers_vast_deel + kostendelers_deel_per_persoon * aantal) / aantal
        return ouders * cent(deel * norm_paar)
    return norm_paar if heeft_partner_gezin else norm_alleenstaande


# --- In an institution ------------------------------------------------------------------------------------------------


def norm_als_alleenstaande_m(
    is_gezinsouder: bool,
    is_ouder_in_instelling: bool,
    is_jonge_ouder: bool,
    is_ouder_met_aow: bool,
    norm_in_instelling_m: float,
    norm_alleenstaande: float,
    norm_alleenstaande_jong: float,
    norm_alleenstaande_aow: float,
) -> float:
    """Artikel 23 lid 3 Pw, euro per maand: de norm die voor ieder van een paar als alleenstaande geldt.

    Niet gemodelleerd: kostendelende medebewoners van de partner die thuis woont.
    """
    if not is_gezinsouder:
        return 0.0
    if is_ouder_in_instelling:
        return norm_in_instelling_m
    if is_ouder_met_aow:
        return norm_alleenstaande_aow
    return norm_alleenstaande_jong if is_jonge_ouder else norm_alleenstaande


def norm_in_instelling_m(norm_instelling_alleenstaande: float, verhoging_instelling_alleenstaande: float) -> float:
    """Artikel 23 lid 1 en 2 Pw, euro per maand: de norm voor een alleenstaande in een instelling."""
    return norm_instelling_alleenstaande + verhoging_instelling_alleenstaande


normen_als_alleenstaanden_m_gezin = sum_of(
    "norm_als_alleenstaande_m", "Artikel 23 lid 3 Pw, euro per maand: de normen als alleenstaanden samen."
)


def norm_instelling_m_gezin(
    heeft_partner_gezin: bool,
    aantal_ouders_in_instelling_gezin: int,
    normen_als_alleenstaanden_m_gezin: float,
    norm_instelling_paar: float,
    verhoging_instelling_paar: float,
) -> float:
    """Artikel 23 Pw, euro per maand: de norm als een of allebei in een instelling woont."""
    if heeft_partner_gezin and aantal_ouders_in_instelling_gezin > 1:
        return norm_instelling_paar + verhoging_instelling_paar
    return normen_als_alleenstaanden_m_gezin


# --- The norm that is paid --------------------------------------------------------------------------------------------


def norm_voor_verhoging_m_gezin(
    is_kostendelersgezin_gezin: bool, norm_met_kostendelers_m_gezin: float, bijstandsnorm_m_gezin: float
) -> float:
    """Artikel 22a Pw, euro per maand: de norm na het delen van kosten, zonder de verhoging voor jongeren."""
    return norm_met_kostendelers_m_gezin if is_kostendelersgezin_gezin else bijstandsnorm_m_gezin


def norm_met_verhoging_m_gezin(
    aantal_jonge_ouders_gezin: int,
    norm_voor_verhoging_m_gezin: float,
    verhoging_jongeren_m_gezin: float,
    norm_bij_21_jaar_m_gezin: float,
) -> float:
    """Artikel 20 lid 3 en 4 Pw, euro per maand: de norm met de verhoging, niet hoger dan de norm vanaf 21 jaar."""
    if aantal_jonge_ouders_gezin == 0:
        return norm_voor_verhoging_m_gezin
    hoogste = max(norm_voor_verhoging_m_gezin, norm_bij_21_jaar_m_gezin)
    return min(norm_voor_verhoging_m_gezin + verhoging_jongeren_m_gezin, hoogste)


def kostendelersnorm_m_gezin(
    heeft_partner_zonder_recht_gezin: bool,
    aantal_ouders_in_instelling_gezin: int,
    norm_partner_zonder_recht: float,
    norm_instelling_m_gezin: float,
    norm_met_verhoging_m_gezin: float,
) -> float:
    """Artikel 19a tot en met 23 Pw, euro per maand: de norm die voor dit gezin echt geldt.

    Niet gemodelleerd: een partner zonder eigen recht (artikel 24). Dan is de norm niet bekend.
    """
    if heeft_partner_zonder_recht_gezin:
        return norm_partner_zonder_recht
    if aantal_ouders_in_instelling_gezin > 0:
        return norm_instelling_m_gezin
    return norm_met_verhoging_m_gezin


# --- Who has a right of their own -------------------------------------------------------------------------------------


def heeft_studiefinanciering_in_plaats_van_bijstand(
    leeftijd: int, leeftijd_einde_jongerenregels: int, studie: int, krijgt_studiefinanciering: bool
) -> bool:
    """Artikel 13 lid 2 onderdeel c Pw: iemand van onder de 27 die leert en recht heeft op studiefinanciering."""
    if leeftijd >= leeftijd_einde_jongerenregels or studie == Studie.GEEN:
        return False
    return krijgt_studiefinanciering


def is_ouder_met_verblijf(is_gezinsouder: bool, heeft_rechtmatig_verblijf: bool) -> bool:
    """Artikel 11 Pw: een volwassene van het gezin die in Nederland mag wonen."""
    return is_gezinsouder and heeft_rechtmatig_verblijf


def is_ouder_zonder_studiefinanciering(
    is_gezinsouder: bool, heeft_studiefinanciering_in_plaats_van_bijstand: bool
) -> bool:
    """Artikel 13 lid 2 onderdeel c Pw: een volwassene van het gezin voor wie studiefinanciering niet voorgaat."""
    return is_gezinsouder and not heeft_studiefinanciering_in_plaats_van_bijstand


def is_ouder_buiten_jongereninstelling(
    is_gezinsouder: bool, is_jonge_ouder: bool, verblijft_in_instelling: bool
) -> bool:
    """Artikel 13 lid 2 onderdeel a Pw: een volwassene die niet als jongere in een instelling woont."""
    return is_gezinsouder and not (is_jonge_ouder and verblijft_in_instelling)


def is_uitgesloten_ouder(
    is_gezinsouder: bool,
    is_ouder_met_verblijf: bool,
    is_ouder_zonder_studiefinanciering: bool,
    is_ouder_buiten_jongereninstelling: bool,
) -> bool:
    """Artikel 24 Pw: een volwassene van het gezin zonder eigen recht op bijstand."""
    if not is_gezinsouder:
        return False
    return not (is_ouder_met_verblijf and is_ouder_zonder_studiefinanciering and is_ouder_buiten_jongereninstelling)


iemand_uitgesloten_gezin = any_of("is_uitgesloten_ouder", "Artikel 24 Pw: een volwassene heeft geen eigen recht.")
iemand_met_verblijf_gezin = any_of("is_ouder_met_verblijf", "Artikel 11 Pw: iemand in het gezin mag hier wonen.")
iemand_zonder_studiefinanciering_gezin = any_of(
    "is_ouder_zonder_studiefinanciering", "Artikel 13 lid 2 onderdeel c Pw: bij iemand gaat de beurs niet voor."
)
iemand_buiten_jongereninstelling_gezin = any_of(
    "is_ouder_buiten_jongereninstelling", "Artikel 13 lid 2 onderdeel a Pw: iemand woont niet jong in een instelling."
)


def heeft_partner_zonder_recht_gezin(heeft_partner_gezin: bool, iemand_uitgesloten_gezin: bool) -> bool:
    """Artikel 24 Pw: een paar van wie een geen eigen recht heeft."""
    return heeft_partner_gezin and iemand_uitgesloten_gezin


# --- Wealth -----------------------------------------------------------------------------------------------------------


def eigen_vermogen_bijstand(spaargeld: float, overige_bezittingen: float, schulden: float) -> float:
    """Artikel 34 lid 1 onderdeel a Pw, euro: spaargeld en bezit min schulden, zonder huis, auto en huisraad."""
    return spaargeld + overige_bezittingen - schulden


bezit_min_schulden_gezin = sum_of(
    "eigen_vermogen_bijstand", "Artikel 34 lid 1 onderdeel a Pw, euro: spaargeld en bezit min schulden van het gezin."
)
overwaarde_gezin = sum_of("overwaarde_woning", "Artikel 34 lid 2 onderdeel d Pw, euro: overwaarde van het eigen huis.")


def overwaarde_boven_grens_gezin(overwaarde_gezin: float, overwaarde_grens: float) -> float:
    """Artikel 34 lid 2 onderdeel d Pw, euro: de overwaarde boven het vrije bedrag."""
    if overwaarde_gezin <= 0.0:
        return 0.0
    return max(0.0, overwaarde_gezin - overwaarde_grens)


def vermogen_in_huis_gezin(overwaarde_boven_grens_gezin: float, huis_kan_verkocht_gezin: bool) -> float:
    """Artikel 50 lid 1 Pw, euro: overwaarde boven de grens telt alleen als verkopen of lenen redelijk kan."""
    if overwaarde_boven_grens_gezin <= 0.0:
        return 0.0
    return overwaarde_boven_grens_gezin if huis_kan_verkocht_gezin else 0.0


def vermogen_gezin(bezit_min_schulden_gezin: float, vermogen_in_huis_gezin: float) -> float:
    """Artikel 34 Pw, euro: het vermogen van het gezin dat meetelt.

    Een auto telt hier niet mee: de gemeente kijkt of die gewoon of nodig is (lid 2 onderdeel a).
    """
    return max(0.0, bezit_min_schulden_gezin + vermogen_in_huis_gezin)


def vermogensgrens_gezin(
    heeft_partner_gezin: bool,
    is_alleenstaande_ouder_gezin: bool,
    vermogensgrens_alleenstaande: float,
    vermogensgrens_gezinnen: float,
) -> float:
    """Artikel 34 lid 3 Pw, euro: het vermogen dat een gezin mag hebben."""
    if heeft_partner_gezin or is_alleenstaande_ouder_gezin:
        return vermogensgrens_gezinnen
    return vermogensgrens_alleenstaande


# --- Means: earnings that do not count (not profit of a business) -----------------------------------------------------


def vrijlating_eerste_maanden_m(
    nettoloon_m: float, vrijlating_arbeid_deel: float, vrijlating_arbeid_maximum: float
) -> float:
    """Artikel 31 lid 2 onderdeel n Pw, euro per maand: een kwart van het loon, tot een maximum."""
    return min(vrijlating_arbeid_deel * nettoloon_m, vrijlating_arbeid_maximum)


def vrijlating_urenbeperking_m(
    nettoloon_m: float, vrijlating_urenbeperking_deel: float, vrijlating_urenbeperking_maximum: float
) -> float:
    """Artikel 31 lid 2 onderdeel y Pw, euro per maand: het vrije deel bij een medische urenbeperking."""
    return min(vrijlating_urenbeperking_deel * nettoloon_m, vrijlating_urenbeperking_maximum)


def vrijlating_loonkostensubsidie_m(
    nettoloon_m: float,
    vrijlating_loonkostensubsidie_deel: float,
    vrijlating_loonkostensubsidie_maximum: float,
) -> float:
    """Artikel 31 lid 2 onderdeel z Pw, euro per maand: het vrije deel bij werk met loonkostensubsidie."""
    return min(vrijlating_loonkostensubsidie_deel * nettoloon_m, vrijlating_loonkostensubsidie_maximum)


def vrijlating_alleenstaande_ouder_m(
    nettoloon_m: float,
    vrijlating_alleenstaande_ouder_deel: float,
    vrijlating_alleenstaande_ouder_maximum: float,
) -> float:
    """Artikel 31 lid 2 onderdeel r Pw, euro per maand: het vrije deel voor een alleenstaande ouder."""
    return min(vrijlating_alleenstaande_ouder_deel * nettoloon_m, vrijlating_alleenstaande_ouder_maximum)


def is_in_eerste_maanden(
    leeftijd: int,
    heeft_aow_leeftijd: bool,
    leeftijd_einde_jongerenregels: int,
    maanden_inkomstenvrijlating: int,
    vrijlating_arbeid_maanden: int,
) -> bool:
    """Artikel 31 lid 2 onderdeel n en lid 5 Pw: vanaf 27 jaar zes maanden, met de AOW-leeftijd zonder einde."""
    if heeft_aow_leeftijd:
        return True
    if leeftijd < leeftijd_einde_jongerenregels:
        return False
    return maanden_inkomstenvrijlating < vrijlating_arbeid_maanden


def is_in_loonkostensubsidiemaanden(
    werkt_met_loonkostensubsidie: bool,
    leeftijd: int,
    leeftijd_einde_jongerenregels: int,
    maanden_inkomstenvrijlating: int,
    vrijlating_arbeid_maanden: int,
    vrijlating_loonkostensubsidie_maanden: int,
) -> bool:
    """Artikel 31 lid 2 onderdeel z Pw: twaalf maanden na de eerste vrijlating.

    Lezing: onder de 27 jaar beginnen de twaalf maanden meteen. Niet gemodelleerd: de verlenging van onderdeel aa.
    """
    if not werkt_met_loonkostensubsidie:
        return False
    eerst = 0 if leeftijd < leeftijd_einde_jongerenregels else vrijlating_arbeid_maanden
    return maanden_inkomstenvrijlating < eerst + vrijlating_loonkostensubsidie_maanden


def is_in_maanden_alleenstaande_ouder(
    is_alleenstaande_ouder_gezin: bool,
    heeft_kind_voor_vrijlating_gezin: bool,
    leeftijd: int,
    leeftijd_einde_jongerenregels: int,
    maanden_inkomstenvrijlating: int,
    vrijlating_arbeid_maanden: int,
    vrijlating_alleenstaande_ouder_maanden: int,
) -> bool:
    """Artikel 31 lid 2 onderdeel r en lid 5 Pw: dertig maanden na de eerste zes, met een kind van onder de 12."""
    if not is_alleenstaande_ouder_gezin or not heeft_kind_voor_vrijlating_gezin:
        return False
    if leeftijd < leeftijd_einde_jongerenregels:
        return False
    return maanden_inkomstenvrijlating < vrijlating_arbeid_maanden + vrijlating_alleenstaande_ouder_maanden


def vrijlating_artikel_31_m(
    is_in_eerste_maanden: bool,
    heeft_medische_urenbeperking: bool,
    is_in_loonkostensubsidiemaanden: bool,
    is_in_maanden_alleenstaande_ouder: bool,
    vrijlating_eerste_maanden_m: float,
    vrijlating_urenbeperking_m: float,
    vrijlating_loonkostensubsidie_m: float,
    vrijlating_alleenstaande_ouder_m: float,
) -> float:
    """Artikel 31 lid 2 onderdeel n, r, y en z Pw, euro per maand: het vrije loon, in de volgorde van de wet."""
    if is_in_eerste_maanden:
        return vrijlating_eerste_maanden_m
    if heeft_medische_urenbeperking:
        return vrijlating_urenbeperking_m
    if is_in_loonkostensubsidiemaanden:
        return vrijlating_loonkostensubsidie_m
    return vrijlating_alleenstaande_ouder_m if is_in_maanden_alleenstaande_ouder else 0.0


def vrijlating_artikel_34a_m(
    nettoloon_m: float,
    heeft_medische_urenbeperking: bool,
    maanden_inkomstenvrijlating: int,
    vrijlating_34a_deel: float,
    vrijlating_34a_maanden: int,
) -> float:
    """Artikel 34a Pw, euro per maand: 15% van het loon, twaalf maanden lang of bij een urenbeperking zonder einde.

    Staat uit zolang `artikel_34a_geldt` 0 is. Niet gemodelleerd: 25% vanaf de AOW-leeftijd (de wettekst en de gevonden
    maxima spreken elkaar tegen), verlenging, en het bufferbudget van artikel 34b.
    """
    if heeft_medische_urenbeperking or maanden_inkomstenvrijlating < vrijlating_34a_maanden:
        return vrijlating_34a_deel * nettoloon_m
    return 0.0


def vrijlating_loon_m(
    is_gezinsouder: bool,
    nettoloon_m: float,
    ouder_krijgt_bijstand_gezin: bool,
    artikel_34a_geldt: float,
    vrijlating_artikel_31_m: float,
    vrijlating_artikel_34a_m: float,
) -> float:
    """Artikel 31 lid 2 Pw, euro per maand: het loon dat niet van de bijstand af gaat.

    Alleen voor wie al bijstand krijgt. Lezing: de gemeente vindt dat het werk helpt op weg naar meer werk.
    """
    if not is_gezinsouder or nettoloon_m <= 0.0:
        return 0.0
    if not ouder_krijgt_bijstand_gezin:
        return 0.0
    return vrijlating_artikel_34a_m if artikel_34a_geldt > 0.0 else vrijlating_artikel_31_m


vrijlating_loon_m_gezin = sum_of(
    "vrijlating_loon_m", "Artikel 31 lid 2 Pw, euro per maand: het loon van het gezin dat vrij blijft."
)


def studiefinanciering_norm_m(
    is_gezinsouder: bool,
    studie: int,
    krijgt_studiefinanciering: bool,
    woont_uit_huis: bool,
    studienorm_mbo_thuis: float,
    studienorm_mbo_uit_huis: float,
    studienorm_hoger_thuis: float,
    studienorm_hoger_uit_huis: float,
) -> float:
    """Artikel 33 lid 2 Pw, euro per maand: studiefinanciering telt als een vast bedrag, niet als wat iemand krijgt.

    Niet gemodelleerd: de toeslag voor een eenoudergezin (artikel 3.5 WSF 2000).
    """
    if not is_gezinsouder or studie == Studie.GEEN or studie == Studie.VOORTGEZET or not krijgt_studiefinanciering:
        return 0.0
    if studie == Studie.MBO:
        return studienorm_mbo_uit_huis if woont_uit_huis else studienorm_mbo_thuis
    return studienorm_hoger_uit_huis if woont_uit_huis else studienorm_hoger_thuis


studiefinanciering_norm_m_gezin = sum_of(
    "studiefinanciering_norm_m", "Artikel 33 lid 2 Pw, euro per maand: de vaste bedragen voor studiefinanciering samen."
)


def jonggehandicaptenkorting_op_aanslag_m(
    inkomen_zonder_inhouding_y: float,
    jonggehandicaptenkorting_y: float,
    toegepaste_jonggehandicaptenkorting_m: float,
    heffing_voor_kortingen_y: float,
    heffingskortingen_y: float,
    inkomstenbelasting_y: float,
    voorheffing_y: float,
) -> float:
    """Artikel 8.16a Wet IB 2001, euro per maand: wat deze korting op de aanslag scheelt."""
    if inkomen_zonder_inhouding_y == 0.0 or jonggehandicaptenkorting_y == 0.0:
        return 0.0
    belasting_zonder = max(0.0, heffing_voor_kortingen_y - heffingskortingen_y + jonggehandicaptenkorting_y)
    aanslag_zonder = max(0.0, belasting_zonder - voorheffing_y - 12 * toegepaste_jonggehandicaptenkorting_m)
    return (aanslag_zonder - max(0.0, inkomstenbelasting_y - voorheffing_y)) / 12


def vrije_jonggehandicaptenkorting_m(
    is_gezinsouder: bool,
    leeftijd: int,
    leeftijd_einde_jongerenregels: int,
    toegepaste_jonggehandicaptenkorting_m: float,
    jonggehandicaptenkorting_op_aanslag_m: float,
) -> float:
    """Artikel 31 lid 2 onderdeel c en lid 5 Pw, euro per maand: vanaf 27 jaar is deze korting geen inkomen.

    Alleen wat de korting echt aan belasting scheelt: zonder belasting is er geen korting.
    """
    if not is_gezinsouder or leeftijd < leeftijd_einde_jongerenregels:
        return 0.0
    return toegepaste_jonggehandicaptenkorting_m + jonggehandicaptenkorting_op_aanslag_m


vrije_jonggehandicaptenkorting_m_gezin = sum_of(
    "vrije_jonggehandicaptenkorting_m", "Artikel 31 lid 2 onderdeel c Pw, euro per maand: de vrije korting samen."
)


def middelen_m_gezin(
    netto_inkomen_m_gezin: float,
    studiefinanciering_norm_m_gezin: float,
    vrijlating_loon_m_gezin: float,
    vrije_jonggehandicaptenkorting_m_gezin: float,
) -> float:
    """Artikel 31 tot en met 33 Pw, euro per maand: het inkomen dat van de norm af gaat.

    Niet gemodelleerd: giften boven 1.200 euro per jaar en een vrijwilligersvergoeding boven het vrije bedrag.
    """
    vrij = vrijlating_loon_m_gezin + vrije_jonggehandicaptenkorting_m_gezin
    return max(0.0, netto_inkomen_m_gezin + studiefinanciering_norm_m_gezin - vrij)


# --- Conditions -------------------------------------------------------------------------------------------------------


@condition(
    met="U bent 18 jaar of ouder.",
    unmet="U bent nog geen 18 jaar. Uw ouders zorgen nog voor u.",
    open="Dit hangt af van uw leeftijd.",
)
def is_oud_genoeg_voor_bijstand_gezin(leeftijd_aanvrager_gezin: int, leeftijd_bijstand: int) -> bool:
    """Artikel 13 lid 1 onderdeel f Pw: vanaf 18 jaar."""
    return leeftijd_aanvrager_gezin >= leeftijd_bijstand


@condition(
    met="U heeft nog geen AOW-leeftijd.",
    unmet="U of uw partner heeft de AOW-leeftijd. Daarvoor is er een andere aanvulling: de AIO van de SVB.",
    open="Dit hangt af van uw leeftijd.",
)
def heeft_nog_geen_aow_leeftijd_gezin(aantal_ouders_met_aow_gezin: int) -> bool:
    """Artikel 47a lid 1 Pw: met de AOW-leeftijd betaalt de SVB de bijstand, ook als maar een van een paar die heeft."""
    return aantal_ouders_met_aow_gezin == 0


@condition(
    met="U mag in Nederland wonen.",
    unmet="Voor bijstand is een verblijf in Nederland nodig dat is toegestaan.",
    open="Dit hangt af van uw verblijf in Nederland.",
)
def mag_in_nederland_wonen_gezin(iemand_met_verblijf_gezin: bool) -> bool:
    """Artikel 11 Pw: Nederlander of rechtmatig in Nederland."""
    return iemand_met_verblijf_gezin


@condition(
    met="Studiefinanciering gaat bij u niet voor.",
    unmet="U bent jonger dan 27 en u kunt studiefinanciering krijgen. Dat gaat voor de bijstand.",
    open="Dit hangt af van uw opleiding en of u studiefinanciering kunt krijgen.",
)
def studiefinanciering_gaat_niet_voor_gezin(iemand_zonder_studiefinanciering_gezin: bool) -> bool:
    """Artikel 13 lid 2 onderdeel c Pw: jonger dan 27 met recht op studiefinanciering geeft geen bijstand."""
    return iemand_zonder_studiefinanciering_gezin


@condition(
    met="U woont niet als jongere in een instelling.",
    unmet="U bent 18, 19 of 20 jaar en u woont in een instelling. De instelling zorgt dan voor u.",
    open="Dit hangt af van uw leeftijd en hoe u woont.",
)
def woont_niet_jong_in_instelling_gezin(iemand_buiten_jongereninstelling_gezin: bool) -> bool:
    """Artikel 13 lid 2 onderdeel a Pw: onder de 21 in een instelling geeft geen algemene bijstand."""
    return iemand_buiten_jongereninstelling_gezin


@condition(
    met="Uw inkomen is lager dan {kostendelersnorm_m_gezin} per maand.",
    unmet="Uw inkomen is {kostendelersnorm_m_gezin} per maand of meer. Dat is de norm voor uw gezin.",
    open="Dit hangt af van uw inkomen.",
)
def heeft_inkomen_onder_norm_gezin(middelen_m_gezin: float, kostendelersnorm_m_gezin: float) -> bool:
    """Artikel 19 lid 1 onderdeel a Pw: het inkomen is lager dan de norm."""
    return middelen_m_gezin < kostendelersnorm_m_gezin


@condition(
    met="Uw vermogen is niet hoger dan {vermogensgrens_gezin}.",
    unmet="Uw vermogen is hoger dan {vermogensgrens_gezin}. Is het weer lager? Vraag dan opnieuw bijstand aan.",
    open="Dit hangt af van uw vermogen.",
)
def heeft_vermogen_onder_grens_gezin(vermogen_gezin: float, vermogensgrens_gezin: float) -> bool:
    """Artikel 19 lid 1 onderdeel b en 34 lid 2 onderdeel b Pw: het vermogen is niet hoger dan de grens.

    Lezing: een vermogen precies op de grens houdt het recht.
    """
    return vermogen_gezin <= vermogensgrens_gezin


# --- The amount -------------------------------------------------------------------------------------------------------


def bijstand_m_gezin(kostendelersnorm_m_gezin: float, middelen_m_gezin: float) -> float:
    """Artikel 19 lid 2 Pw, euro per maand: het verschil tussen de norm en het inkomen, met vakantiegeld."""
    return max(0.0, kostendelersnorm_m_gezin - middelen_m_gezin)


def bijstand_uitbetaling_m_gezin(bijstand_m_gezin: float, vakantiegeld_deel: float) -> float:
    """Artikel 19 lid 3 en 45 Pw, euro per maand: wat nu wordt betaald. Het vakantiegeld komt een keer per jaar.

    Lezing: afgerond op een cent.
    """
    return cent(bijstand_m_gezin * (1.0 - vakantiegeld_deel))


SCHEME = Scheme(
    name="Bijstand",
    owner="Gemeente",
    purpose="Geld om van te leven als u te weinig inkomen heeft.",
    law="Pw",
    level="gezin",
    conditions=(
        "is_oud_genoeg_voor_bijstand_gezin",
        "heeft_nog_geen_aow_leeftijd_gezin",
        "mag_in_nederland_wonen_gezin",
        "studiefinanciering_gaat_niet_voor_gezin",
        "woont_niet_jong_in_instelling_gezin",
        "heeft_inkomen_onder_norm_gezin",
        "heeft_vermogen_onder_grens_gezin",
    ),
    amount="bijstand_m_gezin",
    per="maand",
    ask="uw gemeente",
    apply="Vraag bijstand aan bij uw gemeente. Doe dat meteen: u krijgt het vaak vanaf de dag dat u zich meldt.",
    also_counts=(
        "In dit bedrag zit uw vakantiegeld. Dat krijgt u een keer per jaar.",
        "Bent u jonger dan 27? Vaak zoekt u dan eerst 4 weken werk of een opleiding. Meld u wel meteen.",
        "Een dure auto kan meetellen als vermogen. De gemeente kijkt of u de auto nodig heeft.",
        "Zit er veel geld in uw huis? Dan kunt u soms bijstand krijgen als lening.",
        "Betaalt u weinig of geen huur? Dan kan de gemeente minder betalen.",
    ),
    next_doors=(
        "aio",
        "studiefinanciering_mbo",
        "ww",
        "toeslagenwet",
        "bbz",
        "bijzondere_bijstand",
        "individuele_inkomenstoeslag",
    ),
    status="partial",
    verified_until="2026-12-31",
)
