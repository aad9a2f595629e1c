"""Energietoeslag 2023: the second year, with a reference day; a first part went in April to who had it in 2022."""

from perspectief.rules.kernel import Scheme, any_of, cent, condition, dated, max_of, sum_of, uses


def leeftijd_op_peildag(geboortedatum: int, peildag: int) -> int:
    """Beleid gemeente, jaren: de leeftijd op de peildag van deze toeslag."""
    return (peildag - geboortedatum) // 10000


hoogste_leeftijd_op_peildag_gezin = max_of(
    "leeftijd_op_peildag", "Rekenstap, jaren: de leeftijd van de oudste partner op de peildag.", where="is_gezinsouder"
)
hoogste_leeftijd_gezin = max_of(
    "leeftijd", "Rekenstap, jaren: de leeftijd van de oudste partner.", where="is_gezinsouder"
)
krijgt_bijstand_gezin = any_of(
    "krijgt_bijstand", "Rekenstap: een van de partners krijgt bijstand.", where="is_gezinsouder"
)
heeft_aow_gezin = any_of(
    "heeft_aow_leeftijd", "Rekenstap: een van de partners heeft de AOW-leeftijd.", where="is_gezinsouder"
)


def winst_na_belasting_m(winst_y: float, belasting_deel_winst: float) -> float:
    """Beleid gemeente, euro per maand: de omzet zonder btw min de kosten, min een vast deel voor belasting."""
    return (1.0 - belasting_deel_winst) * max(0.0, winst_y) / 12


def ander_bruto_opgegeven_y(
    loon_bruto_y: float,
    uitkering_bruto_y: float,
    aow_bruto_y: float,
    pensioen_bruto_y: float,
    partneralimentatie_y: float,
    overig_inkomen_y: float,
) -> float:
    """Rekenstap, euro per jaar: alle inkomen dat bruto is opgegeven, zonder de winst."""
    return loon_bruto_y + uitkering_bruto_y + aow_bruto_y + pensioen_bruto_y + partneralimentatie_y + overig_inkomen_y


@dated(term="inkomen_toeslag_m", start="2023-04-01", until="2023-12-31")
@uses(
    netto="netto_zoals_opgegeven.netto_zoals_opgegeven_m",
    onbelast="netto_zoals_opgegeven.onbelast_m",
)
def inkomen_toeslag_m_2023(
    netto_is_opgegeven: bool,
    netto: float,
    onbelast: float,
    ander_bruto_opgegeven_y: float,
    winst_na_belasting_m: float,
) -> float:
    """Beleid gemeente, euro per maand: het netto inkomen met vakantiegeld; winst telt na een vast deel belasting."""
    if netto_is_opgegeven or ander_bruto_opgegeven_y > 0:
        return netto
    return onbelast + winst_na_belasting_m


@dated(term="inkomen_toeslag_m", start="2024-01-01")
def inkomen_toeslag_m_2024(
    netto_is_opgegeven: bool,
    netto_inkomen_met_bijstand_m: float,
    winst_y: float,
    inkomen_zonder_inhouding_y: float,
    netto_zonder_inhouding_m: float,
    winst_na_belasting_m: float,
) -> float:
    """Beleid gemeente, euro per maand: het netto inkomen met vakantiegeld; winst telt na een vast deel belasting.

    Het deel van het inkomen na de aanslag dat van de winst komt, maakt plaats voor de winst na dat vaste deel.
    """
    if netto_is_opgegeven or winst_y <= 0:
        return netto_inkomen_met_bijstand_m
    zonder_winst = netto_inkomen_met_bijstand_m - netto_zonder_inhouding_m * winst_y / inkomen_zonder_inhouding_y
    return zonder_winst + winst_na_belasting_m


inkomen_toeslag_m_gezin = sum_of(
    "inkomen_toeslag_m",
    "Beleid gemeente, euro per maand: het netto inkomen van de partners samen.",
    where="is_gezinsouder",
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


@dated(term="is_oud_genoeg_gezin", start="2023-04-01", until="2023-10-31")
@condition(
    met="U bent oud genoeg.",
    unmet="Deze toeslag was er vanaf {leeftijdsgrens} jaar.",
    open="Dit hangt af van uw leeftijd.",
)
def is_oud_genoeg_gezin_voorjaar(hoogste_leeftijd_gezin: float, leeftijdsgrens: int) -> bool:
    """Beleid gemeente: de eerste betaling was er voor wie in 2022 de toeslag had; die was er vanaf 21 jaar."""
    return hoogste_leeftijd_gezin >= leeftijdsgrens


@dated(term="is_oud_genoeg_gezin", start="2023-11-01")
@condition(
    met="U was op 1 november 2023 oud genoeg.",
    unmet="Deze toeslag was er vanaf {leeftijdsgrens} jaar, op 1 november 2023.",
    open="Dit hangt af van uw leeftijd.",
)
def is_oud_genoeg_gezin_najaar(hoogste_leeftijd_op_peildag_gezin: float, leeftijdsgrens: int) -> bool:
    """Beleid gemeente: 21 jaar of ouder op de peildag. Lezing: een van de partners is oud genoeg."""
    return hoogste_leeftijd_op_peildag_gezin >= leeftijdsgrens


@dated(term="heeft_laag_inkomen_gezin", start="2023-04-01", until="2023-10-31")
@condition(
    met="U kreeg in 2022 energietoeslag. Daarom was er eind april 2023 al een eerste betaling.",
    unmet="De energietoeslag 2023 begon in november 2023. Wie hem in 2022 had, kreeg eind april 2023 al € 500.",
    open="Dit hangt af van of u in 2022 energietoeslag kreeg.",
)
def heeft_laag_inkomen_gezin_voorjaar(kreeg_energietoeslag_2022_gezin: bool) -> bool:
    """Beleid gemeente: de eerste betaling ging naar wie in 2022 een laag inkomen had en de toeslag kreeg."""
    return kreeg_energietoeslag_2022_gezin


@dated(term="heeft_laag_inkomen_gezin", start="2023-11-01")
@condition(
    met="Uw inkomen is laag genoeg, of u kreeg bijstand.",
    unmet="Uw inkomen is hoger dan {grens_hoogste_m_gezin} per maand.",
    open="Dit hangt af van uw inkomen.",
)
def heeft_laag_inkomen_gezin_najaar(
    inkomen_toeslag_m_gezin: float, grens_hoogste_m_gezin: float, krijgt_bijstand_gezin: bool
) -> bool:
    """Beleid gemeente: een uitkering van de gemeente, of een inkomen niet hoger dan de grens."""
    return krijgt_bijstand_gezin or inkomen_toeslag_m_gezin <= grens_hoogste_m_gezin


@dated(term="energietoeslag_2023_gezin", start="2023-04-01", until="2023-10-31")
def energietoeslag_2023_gezin_voorjaar(bedrag_eerste_betaling: float) -> float:
    """Beleid gemeente, euro: de betaling van eind april 2023 aan wie de toeslag in 2022 had."""
    return bedrag_eerste_betaling


@dated(term="energietoeslag_2023_gezin", start="2023-11-01")
def energietoeslag_2023_gezin_najaar(
    inkomen_toeslag_m_gezin: float,
    grens_volledig_m_gezin: float,
    krijgt_bijstand_gezin: bool,
    bedrag_volledig: float,
    bedrag_verlaagd: float,
) -> float:
    """Beleid gemeente, euro: de betaling van het najaar van 2023, lager voor een inkomen boven de eerste grens."""
    if krijgt_bijstand_gezin or inkomen_toeslag_m_gezin <= grens_volledig_m_gezin:
        return bedrag_volledig
    return bedrag_verlaagd


def eerste_betaling_gezin(kreeg_energietoeslag_2022_gezin: bool, bedrag_eerste_betaling: float) -> float:
    """Beleid gemeente, euro: de betaling van eind april 2023, voor wie de toeslag in 2022 had."""
    return bedrag_eerste_betaling if kreeg_energietoeslag_2022_gezin else 0.0


@dated(term="energietoeslag_2023_samen_gezin", start="2023-11-01")
@uses(najaar="energietoeslag_2023.toegekend_energietoeslag_2023_gezin")
def energietoeslag_2023_samen_gezin_najaar(najaar: float, eerste_betaling_gezin: float) -> float:
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
        "Kreeg u in 2022 energietoeslag? Dan was er eind april 2023 € 500, en in november of december 2023 de rest.",
        "Werkt u voor uzelf? Dan telde de omzet zonder btw, min de kosten, min 17% voor belasting.",
        "Per huis was er één toeslag.",
    ),
    next_doors=("noodfonds_energie", "bb_energie", "bijzondere_bijstand"),
    status="complete",
    verified_until="2024-05-31",
    exists_from="2023-04-01",
    exists_until="2024-05-31",
    ended="De energietoeslag 2023 is afgelopen. Aanvragen kon tot en met 31 mei 2024.",
    not_yet="De eerste betaling van de energietoeslag 2023 was eind april 2023. Die was voor wie hem in 2022 had.",
)
