"""Energietoeslag 2023: the second year, with a reference day; a first part went in April to who had it in 2022."""

from perspectief.rules.kernel import Scheme, any_of, cent, condition, dated, max_of, uses


def leeftijd_op_peildag(geboortedatum: int, peildag: int) -> int:
    """Beleid gemeente, jaren: de leeftijd op de peildag van deze toeslag."""
    return (peildag - geboortedatum) // 10000


hoogste_leeftijd_op_peildag_gezin = max_of(
    "leeftijd_op_peildag", "Rekenstap, jaren: de leeftijd van de oudste partner op de peildag.", where="is_gezinsouder"
)
krijgt_bijstand_gezin = any_of(
    "krijgt_bijstand", "Rekenstap: een van de partners krijgt bijstand.", where="is_gezinsouder"
)
heeft_aow_gezin = any_of(
    "heeft_aow_leeftijd", "Rekenstap: een van de partners heeft de AOW-leeftijd.", where="is_gezinsouder"
)


@dated(term="norm_op_peildag_m_gezin", start="2023-07-01", until="2023-12-31")
def norm_op_peildag_m_gezin_2023(bijstandsnorm_m_gezin: float) -> float:
    """Beleid gemeente, euro per maand: de bijstandsnorm op de peildag."""
    return bijstandsnorm_m_gezin


@dated(term="norm_op_peildag_m_gezin", start="2024-01-01")
def norm_op_peildag_m_gezin_2024(
    heeft_partner_gezin: bool,
    heeft_aow_gezin: bool,
    norm_alleen: float,
    norm_paar: float,
    norm_alleen_aow: float,
    norm_paar_aow: float,
) -> float:
    """Beleid gemeente, euro per maand: wie in 2024 aanvroeg, hield de norm van de peildag in 2023.

    Niet gemodelleerd: de lagere norm voor een paar met een partner onder de 21.
    """
    if heeft_partner_gezin:
        return norm_paar_aow if heeft_aow_gezin else norm_paar
    return norm_alleen_aow if heeft_aow_gezin else norm_alleen


def grens_volledig_m_gezin(norm_op_peildag_m_gezin: float, deel_volledig: float) -> float:
    """Beleid gemeente, euro per maand: tot en met dit inkomen is er de hele toeslag."""
    return cent(deel_volledig * norm_op_peildag_m_gezin)


def grens_hoogste_m_gezin(norm_op_peildag_m_gezin: float, deel_hoogste: float) -> float:
    """Beleid gemeente, euro per maand: tot en met dit inkomen is er een toeslag."""
    return cent(deel_hoogste * norm_op_peildag_m_gezin)


@condition(
    met="U was op 1 november 2023 oud genoeg.",
    unmet="Deze toeslag was er vanaf {leeftijdsgrens} jaar, op 1 november 2023.",
    open="Dit hangt af van uw leeftijd.",
)
def is_oud_genoeg_gezin(hoogste_leeftijd_op_peildag_gezin: float, leeftijdsgrens: int) -> bool:
    """Beleid gemeente: 21 jaar of ouder op de peildag. Lezing: een van de partners is oud genoeg."""
    return hoogste_leeftijd_op_peildag_gezin >= leeftijdsgrens


@condition(
    met="Uw inkomen is laag genoeg, of u kreeg bijstand.",
    unmet="Uw inkomen is hoger dan {grens_hoogste_m_gezin} per maand.",
    open="Dit hangt af van uw inkomen.",
)
@uses(inkomen="minima_inkomen.inkomen_voor_minima_m_gezin")
def heeft_laag_inkomen_gezin(inkomen: float, grens_hoogste_m_gezin: float, krijgt_bijstand_gezin: bool) -> bool:
    """Beleid gemeente: een uitkering van de gemeente, of een inkomen niet hoger dan de grens."""
    return krijgt_bijstand_gezin or inkomen <= grens_hoogste_m_gezin


@uses(inkomen="minima_inkomen.inkomen_voor_minima_m_gezin")
def energietoeslag_2023_gezin(
    inkomen: float,
    grens_volledig_m_gezin: float,
    krijgt_bijstand_gezin: bool,
    bedrag_volledig: float,
    bedrag_verlaagd: float,
) -> float:
    """Beleid gemeente, euro: de betaling van het najaar van 2023, lager voor een inkomen boven de eerste grens."""
    if krijgt_bijstand_gezin or inkomen <= grens_volledig_m_gezin:
        return bedrag_volledig
    return bedrag_verlaagd


def eerste_betaling_gezin(kreeg_energietoeslag_2022_gezin: bool, bedrag_eerste_betaling: float) -> float:
    """Beleid gemeente, euro: de betaling van eind april 2023, voor wie de toeslag in 2022 had."""
    return bedrag_eerste_betaling if kreeg_energietoeslag_2022_gezin else 0.0


@uses(najaar="energietoeslag_2023.toegekend_energietoeslag_2023_gezin")
def energietoeslag_2023_samen_gezin(najaar: float, eerste_betaling_gezin: float) -> float:
    """Rekenstap, euro: wat het huishouden over heel 2023 kreeg."""
    return najaar + eerste_betaling_gezin


SCHEME = Scheme(
    name="Energietoeslag 2023",
    owner="gemeente",
    purpose="Geld in één keer voor een hoge energierekening in 2023.",
    law="Artikel 35 Pw en beleid gemeente",
    level="gezin",
    conditions=("is_oud_genoeg_gezin", "heeft_laag_inkomen_gezin"),
    amount="energietoeslag_2023_gezin",
    per="keer",
    ask="uw gemeente",
    apply="Aanvragen kon met DigiD, van 1 december 2023 tot en met 31 mei 2024.",
    also_counts=(
        "Het ging om het inkomen van één maand: september of oktober 2023.",
        "Kreeg u in 2022 energietoeslag? Dan kreeg u eind april 2023 al € 500.",
        "Werkt u voor uzelf? Dan telde de omzet zonder btw, min de kosten, min 17% voor belasting.",
        "Per huishouden was er één toeslag.",
    ),
    next_doors=("noodfonds_energie", "bb_energie", "bijzondere_bijstand"),
    status="complete",
    verified_until="2024-05-31",
    exists_from="2023-11-01",
    exists_until="2024-05-31",
    ended="De energietoeslag 2023 is afgelopen. Aanvragen kon tot en met 31 mei 2024.",
    not_yet="De energietoeslag 2023 begon in november 2023. Wie hem in 2022 had, kreeg eind april 2023 al € 500.",
)
