"""Energietoeslag 2022: one payment per household for the energy bill (categorical bijzondere bijstand)."""

from perspectief.rules.facts import Studie, Woonvorm
from perspectief.rules.kernel import Scheme, all_of, any_of, cent, condition, dated, max_of, sum_of, uses


def heeft_recht_op_studiefinanciering(studie: int, krijgt_studiefinanciering: bool) -> bool:
    """Artikel 35 lid 4 Pw: een student met recht op studiefinanciering (mbo, hbo of universiteit)."""
    studeert = studie == Studie.MBO or studie == Studie.HBO or studie == Studie.WO
    return studeert and krijgt_studiefinanciering


def is_in_instelling(verblijft_in_instelling: bool) -> bool:
    """Rekenstap: deze persoon woont in een instelling."""
    return verblijft_in_instelling


hoogste_leeftijd_gezin = max_of(
    "leeftijd", "Rekenstap, jaren: de leeftijd van de oudste partner.", where="is_gezinsouder"
)
heeft_aow_gezin = any_of(
    "heeft_aow_leeftijd", "Rekenstap: een van de partners heeft de AOW-leeftijd.", where="is_gezinsouder"
)
allen_student_gezin = all_of(
    "heeft_recht_op_studiefinanciering",
    "Lezing: een huishouden telt als student als beide partners studiefinanciering kunnen krijgen.",
    where="is_gezinsouder",
)
allen_in_instelling_gezin = all_of(
    "is_in_instelling", "Rekenstap: de partners wonen in een instelling.", where="is_gezinsouder"
)


def vrijwilligersgeld_boven_grens_m(vrijwilligersvergoeding_m: float, vrijwilligersgeld_vrij_m: float) -> float:
    """Beleid gemeente, euro per maand: het deel van het vrijwilligersgeld dat als inkomen telt."""
    return max(0.0, vrijwilligersvergoeding_m - vrijwilligersgeld_vrij_m)


vrijwilligersgeld_boven_grens_m_gezin = sum_of(
    "vrijwilligersgeld_boven_grens_m",
    "Beleid gemeente, euro per maand: het vrijwilligersgeld van de partners dat als inkomen telt.",
    where="is_gezinsouder",
)


@uses(netto="minima_inkomen.inkomen_voor_minima_m_gezin")
def inkomen_toeslag_m_gezin(netto: float, vrijwilligersgeld_boven_grens_m_gezin: float) -> float:
    """Beleid gemeente, euro per maand: het netto inkomen met vakantiegeld, en vrijwilligersgeld boven de grens.

    Niet gemodelleerd: de grens voor vrijwilligersgeld per jaar; het gaat hier om één maand.
    """
    return netto + vrijwilligersgeld_boven_grens_m_gezin


@dated(term="norm_begin_2022_m_gezin", start="2022-01-01", until="2022-06-30")
def norm_begin_2022_m_gezin_tot_juli(bijstandsnorm_m_gezin: float) -> float:
    """Beleid gemeente, euro per maand: de bijstandsnorm van januari 2022."""
    return bijstandsnorm_m_gezin


@dated(term="norm_begin_2022_m_gezin", start="2022-07-01")
def norm_begin_2022_m_gezin_vanaf_juli(
    heeft_partner_gezin: bool,
    heeft_aow_gezin: bool,
    norm_alleen: float,
    norm_paar: float,
    norm_alleen_aow: float,
    norm_paar_aow: float,
) -> float:
    """Beleid gemeente, euro per maand: de hele toeslag bleef horen bij de norm van januari 2022.

    Niet gemodelleerd: de lagere norm voor een paar met een partner onder de 21.
    """
    if heeft_partner_gezin:
        return norm_paar_aow if heeft_aow_gezin else norm_paar
    return norm_alleen_aow if heeft_aow_gezin else norm_alleen


def grens_volledig_m_gezin(norm_begin_2022_m_gezin: float, deel_volledig: float) -> float:
    """Beleid gemeente, euro per maand: tot en met dit inkomen is er de hele toeslag."""
    return cent(deel_volledig * norm_begin_2022_m_gezin)


@dated(term="grens_hoogste_m_gezin", start="2022-01-01", until="2022-10-31")
def grens_hoogste_m_gezin_tot_november(grens_volledig_m_gezin: float) -> float:
    """Beleid gemeente, euro per maand: boven de grens van de hele toeslag was er eerst niets."""
    return grens_volledig_m_gezin


@dated(term="grens_hoogste_m_gezin", start="2022-11-01")
def grens_hoogste_m_gezin_vanaf_november(bijstandsnorm_m_gezin: float, deel_hoogste: float) -> float:
    """Lezing, euro per maand: de ruimere grens hoort bij de norm van juli 2022, zoals de gemeente hem afdrukte."""
    return cent(deel_hoogste * bijstandsnorm_m_gezin)


@condition(
    met="U bent oud genoeg.",
    unmet="Deze toeslag was er vanaf {leeftijdsgrens} jaar.",
    open="Dit hangt af van uw leeftijd.",
)
def is_oud_genoeg_gezin(hoogste_leeftijd_gezin: float, leeftijdsgrens: int) -> bool:
    """Beleid gemeente: vanaf 21 jaar. Lezing: een van de partners is oud genoeg."""
    return hoogste_leeftijd_gezin >= leeftijdsgrens


@condition(
    met="U heeft een woning.",
    unmet="Deze toeslag was er voor mensen met een eigen energierekening. De gemeente helpt u op een andere manier.",
    open="Dit hangt af van hoe u woont.",
)
def heeft_een_woning_gezin(woonvorm_adres: int) -> bool:
    """Beleid gemeente: niet voor wie dakloos is."""
    return woonvorm_adres != Woonvorm.DAKLOOS


@condition(
    met="U woont niet in een instelling.",
    unmet="Deze toeslag was er niet voor mensen in een instelling. Daar zit energie al in de kosten.",
    open="Dit hangt af van hoe u woont.",
)
def woont_niet_in_instelling_gezin(woonvorm_adres: int, allen_in_instelling_gezin: bool) -> bool:
    """Beleid gemeente: niet voor wie in een inrichting woont."""
    return woonvorm_adres != Woonvorm.INSTELLING and not allen_in_instelling_gezin


@condition(
    met="U bent geen student met studiefinanciering.",
    unmet="Deze toeslag was er niet voor studenten met studiefinanciering. Er was soms wel bijzondere bijstand.",
    open="Dit hangt af van uw opleiding en studiefinanciering.",
)
def is_geen_student_gezin(allen_student_gezin: bool) -> bool:
    """Beleid gemeente: niet voor studenten met recht op studiefinanciering."""
    return not allen_student_gezin


@condition(
    met="Uw inkomen is laag genoeg.",
    unmet="Uw inkomen is hoger dan {grens_hoogste_m_gezin} per maand.",
    open="Dit hangt af van uw inkomen.",
)
def heeft_laag_inkomen_gezin(inkomen_toeslag_m_gezin: float, grens_hoogste_m_gezin: float) -> bool:
    """Beleid gemeente: het netto inkomen met vakantiegeld is niet hoger dan de grens. Een vermogenstoets is er niet."""
    return inkomen_toeslag_m_gezin <= grens_hoogste_m_gezin


def energietoeslag_2022_gezin(
    inkomen_toeslag_m_gezin: float,
    grens_volledig_m_gezin: float,
    bedrag_volledig: float,
    bedrag_verlaagd: float,
) -> float:
    """Beleid gemeente, euro: de toeslag, lager voor een inkomen boven de eerste grens.

    Het bedrag groeide in de loop van 2022; wie het al had, kreeg het verschil later vanzelf.
    """
    return bedrag_volledig if inkomen_toeslag_m_gezin <= grens_volledig_m_gezin else bedrag_verlaagd


SCHEME = Scheme(
    name="Energietoeslag 2022",
    owner="gemeente",
    purpose="Geld in één keer voor een hoge energierekening in 2022.",
    law="Artikel 35 Pw en beleid gemeente",
    level="gezin",
    conditions=(
        "is_oud_genoeg_gezin",
        "heeft_een_woning_gezin",
        "woont_niet_in_instelling_gezin",
        "is_geen_student_gezin",
        "heeft_laag_inkomen_gezin",
    ),
    amount="energietoeslag_2022_gezin",
    per="keer",
    ask="uw gemeente",
    apply="Aanvragen kon tot en met 31 december 2022. Had u bijstand? Dan kreeg u het geld vanzelf.",
    also_counts=(
        "U mocht zelf een maand kiezen: één maand met een laag inkomen in januari tot en met mei 2022 was genoeg.",
        "Vrijwilligersgeld tot € 180 per maand telde niet mee. Wat daarboven kwam, telde als inkomen.",
        "Had u hoge kosten door medische apparaten? Dan kon u extra hulp vragen.",
    ),
    next_doors=("energietoeslag_2023", "bb_energie", "noodfonds_energie", "bijzondere_bijstand"),
    status="complete",
    verified_until="2022-12-31",
    exists_from="2022-03-01",
    exists_until="2022-12-31",
    ended="De energietoeslag 2022 is afgelopen. Aanvragen kon tot en met 31 december 2022.",
    not_yet="De energietoeslag 2022 begon in maart 2022.",
)
