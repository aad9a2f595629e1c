"""Kinderopvangtoeslag (Wet kinderopvang, Besluit kinderopvangtoeslag): een deel van de kosten van de opvang.

Het eerste kind is het kind met de meeste uren; bij gelijke uren het kind met de hoogste kosten. Voor dat kind geldt de
eerste tabel, voor de anderen de tweede. Er is geen toets van het vermogen.

Wat niet gevonden is, staat als onbekend in de tabellen: in 2024 een deel van de inkomens vanaf 81.887 (volgend kind) en
92.434 (eerste kind); in 2025 de tabel voor het volgende kind vanaf 47.404. Dan zeggen wij dat wij het niet weten.

Het eerste kind in 2024 is nagerekend tegen de officiële proefberekening. De bedragen van 2025 volgen uit gepubliceerde
tarieven; een officiële uitkomst daarvoor is niet gevonden.

Niet gerekend: opvang via de gemeente of het UWV, de maanden na verlies van werk, een partner in een instelling of in
detentie, opvang die niet in het register staat.
"""

from __future__ import annotations

from perspectief.rules.facts import Opvang, Studie
from perspectief.rules.kernel import (
    Scheme,
    Table,
    all_of,
    condition,
    count_of,
    euro_down,
    lookup,
    rank_of,
    sum_of,
)

# --- Per kind ---------------------------------------------------------------------------------------------------------


def heeft_opvang(is_gezinskind: bool, woont_hier: bool, opvang_uren_m: float) -> bool:
    """Artikel 1.5 lid 1 Wko: een kind in het gezin dat naar de opvang gaat."""
    return is_gezinskind and woont_hier and opvang_uren_m > 0


def maximum_uurprijs_opvang(
    opvangsoort: int, maximum_uurprijs_dagopvang: float, maximum_uurprijs_bso: float, maximum_uurprijs_gastouder: float
) -> float:
    """Artikel 4 Besluit kinderopvangtoeslag, euro per uur: de hoogste prijs die meetelt voor deze soort opvang."""
    if opvangsoort == Opvang.DAGOPVANG:
        return maximum_uurprijs_dagopvang
    if opvangsoort == Opvang.BSO:
        return maximum_uurprijs_bso
    return maximum_uurprijs_gastouder if opvangsoort == Opvang.GASTOUDER else 0.0


def opvangkosten_m(
    heeft_opvang: bool,
    opvang_uren_m: float,
    maximum_opvanguren_m: float,
    opvang_uurprijs: float,
    maximum_uurprijs_opvang: float,
) -> float:
    """Artikel 1.7 Wko, euro per maand: uren maal prijs, allebei tot het maximum."""
    if not heeft_opvang:
        return 0.0
    return min(opvang_uren_m, maximum_opvanguren_m) * min(opvang_uurprijs, maximum_uurprijs_opvang)


def volgorde_opvang(opvang_uren_m: float, opvang_uurprijs: float, gewicht_kosten: float) -> float:
    """Besluit kinderopvangtoeslag, uren per maand: de meeste uren eerst, dan de hoogste rekening.

    De kosten tellen zo licht mee dat zij alleen bij gelijke uren beslissen. Lezing: het gaat om alle uren en de hele
    rekening, ook boven de maxima; zijn ook die gelijk, dan telt de volgorde in de opgave.
    """
    return opvang_uren_m + gewicht_kosten * opvang_uren_m * opvang_uurprijs


rang_opvang = rank_of(
    "volgorde_opvang",
    "Besluit kinderopvangtoeslag, aantal: 1 is het eerste kind, 0 een kind zonder opvang.",
    level="gezin",
    where="heeft_opvang",
)


def vergoed_deel_opvang(
    rang_opvang: int, toetsingsinkomen_ouders_y_gezin: float, deel_eerste_kind: Table, deel_volgend_kind: Table
) -> float:
    """Artikel 6 en bijlage I Besluit kinderopvangtoeslag, deel: het deel van de kosten dat wordt vergoed."""
    if rang_opvang == 0:
        return 0.0
    inkomen = max(0.0, toetsingsinkomen_ouders_y_gezin)
    if rang_opvang == 1:
        return lookup(deel_eerste_kind, inkomen)
    return lookup(deel_volgend_kind, inkomen)


def opvangtoeslag_kind_m(heeft_opvang: bool, opvangkosten_m: float, vergoed_deel_opvang: float) -> float:
    """Artikel 1.7 Wko, euro per maand: de toeslag voor dit kind, niet afgerond."""
    if not heeft_opvang:
        return 0.0
    return opvangkosten_m * vergoed_deel_opvang


aantal_kinderen_met_opvang_gezin = count_of("heeft_opvang", "Rekenstap, aantal: kinderen die naar de opvang gaan.")
opvangtoeslag_onafgerond_m_gezin = sum_of(
    "opvangtoeslag_kind_m", "Artikel 1.7 Wko, euro per maand: de toeslag van alle kinderen samen."
)


def kinderopvangtoeslag_m_gezin(opvangtoeslag_onafgerond_m_gezin: float) -> float:
    """Artikel 14 Awir, euro per maand: hele euro's naar beneden. Lezing: het totaal van het gezin wordt afgerond."""
    return euro_down(opvangtoeslag_onafgerond_m_gezin)


# --- Werken of leren --------------------------------------------------------------------------------------------------


def verdient_met_werk(loon_bruto_y: float, winst_y: float) -> bool:
    """Artikel 1.6 lid 1a Wko: er is loon, of winst of verlies uit een eigen bedrijf."""
    return loon_bruto_y > 0 or winst_y != 0


def heeft_betaalde_uren(uren_per_week: float) -> bool:
    """Artikel 1.6 lid 1a Wko: er zijn uren betaald werk."""
    return uren_per_week > 0


def volgt_opleiding(studie: int) -> bool:
    """Artikel 1.6 lid 1 Wko: de ouder volgt een opleiding."""
    return studie != Studie.GEEN


def werkt_of_volgt_opleiding(
    verdient_met_werk: bool, heeft_betaalde_uren: bool, volgt_opleiding: bool, werkt_of_leert: bool
) -> bool:
    """Artikel 1.6 lid 1 Wko: de ouder werkt, volgt een opleiding, een traject naar werk of een inburgeringscursus.

    Het aantal gewerkte uren telt sinds 2023 niet meer.
    """
    return verdient_met_werk or heeft_betaalde_uren or volgt_opleiding or werkt_of_leert


werken_of_leren_tp = all_of(
    "werkt_of_volgt_opleiding", "Artikel 1.6 Wko: de ouder en de toeslagpartner werken of leren."
)


def voldoet_met_partner_aan_arbeidseis(werken_of_leren_tp: bool) -> bool:
    """Artikel 1.6 Wko: deze ouder en de toeslagpartner werken of leren."""
    return werken_of_leren_tp


werken_of_leren_gezin = all_of(
    "voldoet_met_partner_aan_arbeidseis",
    "Artikel 1.6 Wko: alle ouders en hun toeslagpartner werken of leren.",
    where="is_gezinsouder",
)

# --- Voorwaarden ------------------------------------------------------------------------------------------------------


@condition(
    met="Er gaat een kind uit uw gezin naar de opvang.",
    unmet="Kinderopvangtoeslag is er als uw kind naar de opvang of een gastouder gaat.",
    open="Dit hangt af van de opvang van uw kind.",
)
def gaat_kind_naar_opvang_gezin(aantal_kinderen_met_opvang_gezin: int) -> bool:
    """Artikel 1.5 lid 1 Wko: er zijn kosten van opvang of een gastouder."""
    return aantal_kinderen_met_opvang_gezin > 0


@condition(
    met="De ouders in uw gezin werken, leren of volgen een traject naar werk.",
    unmet="Kinderopvangtoeslag is er als alle ouders in het gezin werken of leren. Een traject naar werk telt ook. De "
    "gemeente kan soms helpen met peuteropvang.",
    open="Dit hangt af van werk: werken of leren alle ouders in uw gezin?",
)
def werken_of_leren_ouders_gezin(werken_of_leren_gezin: bool) -> bool:
    """Artikel 1.6 Wko: elke ouder werkt, leert of volgt een traject."""
    return werken_of_leren_gezin


mogen_ouders_met_opvang_hier_wonen_gezin = all_of(
    "heeft_rechtmatig_verblijf", "Artikel 9 lid 2 Awir: de ouders mogen in Nederland wonen.", where="is_gezinsouder"
)


@condition(
    met="De ouders in uw gezin mogen in Nederland wonen.",
    unmet="Kinderopvangtoeslag is er als alle ouders in het gezin in Nederland mogen wonen.",
    open="Dit hangt af van de verblijfspapieren van de ouders.",
)
def mogen_ouders_met_opvang_in_nederland_wonen_gezin(mogen_ouders_met_opvang_hier_wonen_gezin: bool) -> bool:
    """Artikel 9 lid 2 Awir: de ouder en de partner verblijven rechtmatig."""
    return mogen_ouders_met_opvang_hier_wonen_gezin


@condition(
    met="Er blijft een bedrag over dat wordt uitbetaald.",
    unmet="De kosten van de opvang zijn te laag voor een toeslag.",
    open="Dit hangt af van de kosten van de opvang en van uw inkomen.",
)
def is_opvangtoeslag_hoog_genoeg_gezin(opvangtoeslag_onafgerond_m_gezin: float, kleinste_toeslag_y: float) -> bool:
    """Artikel 14 Awir: onder 24 euro per jaar wordt niets toegekend. Lezing: twaalf gelijke maanden in hele euro's."""
    return euro_down(12 * opvangtoeslag_onafgerond_m_gezin) >= kleinste_toeslag_y


SCHEME = Scheme(
    name="Kinderopvangtoeslag",
    owner="Dienst Toeslagen",
    purpose="Een bijdrage aan de kosten van kinderopvang, als u werkt of leert.",
    law="Wko",
    level="gezin",
    conditions=(
        "gaat_kind_naar_opvang_gezin",
        "werken_of_leren_ouders_gezin",
        "mogen_ouders_met_opvang_in_nederland_wonen_gezin",
        "is_opvangtoeslag_hoog_genoeg_gezin",
    ),
    amount="kinderopvangtoeslag_m_gezin",
    per="maand",
    ask="Dienst Toeslagen",
    apply="Vraag kinderopvangtoeslag snel aan op toeslagen.nl: u krijgt hooguit drie maanden alsnog. Hulp: "
    "BelastingTelefoon, 0800 0543.",
    also_counts=(
        "De opvang moet in het Landelijk Register Kinderopvang staan. Daar kunt u dat nakijken.",
        "Betaalt de gemeente of uw werkgever mee? Dan telt dat deel niet mee.",
        "Bent u uw werk kwijt? Dan kan de toeslag soms nog even doorlopen. Vraag dat na.",
        "Het bedrag van 2025 konden wij nog niet officieel nakijken.",
    ),
    next_doors=("kindgebonden_budget",),
    status="partial",
    verified_until="2026-12-31",
)
