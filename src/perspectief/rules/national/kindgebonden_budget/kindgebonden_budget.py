"""Kindgebonden budget (Wet op het kindgebonden budget): per maand, naar kinderen, inkomen en vermogen.

Niet gerekend: een kind dat ergens anders woont, ouders die apart wonen en het kind delen, kinderen buiten Nederland,
een kind van 16 of 17 zonder school, een partner voor een deel van het jaar.

Nagerekend tegen de officiële proefberekening van 2024. Voor 2026 is boven de inkomensdrempel geen gepubliceerde
uitkomst gevonden: die bedragen volgen de wetstekst.
"""

from __future__ import annotations

from perspectief.rules.kernel import Scheme, all_of, any_of, condition, count_of, euro_down, max_of, sum_of, uses

# --- Kinderen ---------------------------------------------------------------------------------------------------------


def maanden_na_geboortemaand(geboortedatum: int, peiljaar: int, peilmaand: int) -> int:
    """Rekenstap, maanden: hoeveel kalendermaanden na de maand van de geboorte."""
    geboortejaar = geboortedatum // 10000
    geboortemaand = geboortedatum // 100 - geboortejaar * 100
    return (peiljaar - geboortejaar) * 12 + peilmaand - geboortemaand


def is_kind_voor_kindgebonden_budget(
    is_gezinskind: bool, woont_hier: bool, maanden_na_geboortemaand: int, leeftijd_volwassen: int
) -> bool:
    """Artikel 2 lid 1 WKB: vanaf de maand na de geboorte tot en met de maand waarin het kind 18 wordt.

    Lezing: de maand na de maand van geboorte, ook bij een geboorte op de eerste; artikel 5 Awir gaat niet over
    kinderen.
    """
    if not is_gezinskind or not woont_hier:
        return False
    return maanden_na_geboortemaand >= 1 and maanden_na_geboortemaand <= leeftijd_volwassen * 12


def kindbedrag_y(
    is_kind_voor_kindgebonden_budget: bool,
    maanden_na_geboortemaand: int,
    kindgebonden_budget_kind_y: float,
    leeftijd_eerste_verhoging: int,
    verhoging_eerste_y: float,
    leeftijd_tweede_verhoging: int,
    verhoging_tweede_y: float,
) -> float:
    """Artikel 2 lid 2 tot en met 5 WKB, euro per jaar: het bedrag voor dit kind.

    Lezing: de verhoging begint in de maand na de maand van de 12e of 16e verjaardag, ook als die op de eerste valt.
    """
    if not is_kind_voor_kindgebonden_budget:
        return 0.0
    if maanden_na_geboortemaand > leeftijd_tweede_verhoging * 12:
        return kindgebonden_budget_kind_y + verhoging_tweede_y
    if maanden_na_geboortemaand > leeftijd_eerste_verhoging * 12:
        return kindgebonden_budget_kind_y + verhoging_eerste_y
    return kindgebonden_budget_kind_y


aantal_kinderen_kindgebonden_budget_gezin = count_of(
    "is_kind_voor_kindgebonden_budget", "Artikel 2 lid 1 WKB, aantal: kinderen die deze maand meetellen."
)
kindbedragen_y_gezin = sum_of("kindbedrag_y", "Artikel 2 WKB, euro per jaar: de bedragen van alle kinderen samen.")

# --- Partner, inkomen en vermogen van de ouders -----------------------------------------------------------------------

heeft_ouder_toeslagpartner_gezin = any_of(
    "heeft_toeslagpartner", "Artikel 3 Awir: een ouder heeft een toeslagpartner.", where="is_gezinsouder"
)


def toetsingsinkomen_met_partner_y(toetsingsinkomen_y_tp: float) -> float:
    """Artikel 7 lid 1 Awir, euro per jaar: het inkomen van deze persoon en de toeslagpartner samen."""
    return toetsingsinkomen_y_tp


toetsingsinkomen_ouders_y_gezin = max_of(
    "toetsingsinkomen_met_partner_y",
    "Artikel 7 lid 1 Awir, euro per jaar: het inkomen van de ouders samen.",
    where="is_gezinsouder",
)


def vermogen_met_partner(vermogen_1_januari_tp: float) -> float:
    """Artikel 1 lid 4 WKB, euro: het vermogen van deze persoon en de toeslagpartner samen."""
    return vermogen_1_januari_tp


vermogen_ouders_gezin = max_of(
    "vermogen_met_partner",
    "Artikel 1 lid 4 WKB, euro: het vermogen van de ouders samen op 1 januari.",
    where="is_gezinsouder",
)


@uses(vermogensgrens_alleen="zorgtoeslag.vermogensgrens_alleen", vermogensgrens_paar="zorgtoeslag.vermogensgrens_paar")
def vermogensgrens_kindgebonden_budget_gezin(
    heeft_ouder_toeslagpartner_gezin: bool, vermogensgrens_alleen: float, vermogensgrens_paar: float
) -> float:
    """Artikel 1 lid 4 WKB, euro: de grens voor het vermogen, gelijk aan die van de zorgtoeslag."""
    return vermogensgrens_paar if heeft_ouder_toeslagpartner_gezin else vermogensgrens_alleen


@uses(drempelinkomen_y="zorgtoeslag.drempelinkomen_y")
def drempel_kindgebonden_budget_y_gezin(
    heeft_ouder_toeslagpartner_gezin: bool, drempelinkomen_y: float, drempelverhoging_partner_y: float
) -> float:
    """Artikel 2 lid 7 en 8 WKB, euro per jaar: tot dit inkomen is het kindgebonden budget het hoogst."""
    return drempelinkomen_y + drempelverhoging_partner_y if heeft_ouder_toeslagpartner_gezin else drempelinkomen_y


# --- Hoogte -----------------------------------------------------------------------------------------------------------


def kindgebonden_budget_hoogste_y_gezin(
    kindbedragen_y_gezin: float, heeft_ouder_toeslagpartner_gezin: bool, alleenstaande_ouderkop_y: float
) -> float:
    """Artikel 2 lid 6 WKB, euro per jaar: de kindbedragen, en een extra bedrag voor een ouder zonder partner."""
    if heeft_ouder_toeslagpartner_gezin:
        return kindbedragen_y_gezin
    return kindbedragen_y_gezin + alleenstaande_ouderkop_y


def kindgebonden_budget_y_gezin(
    kindgebonden_budget_hoogste_y_gezin: float,
    toetsingsinkomen_ouders_y_gezin: float,
    drempel_kindgebonden_budget_y_gezin: float,
    afbouwdeel_kindgebonden_budget: float,
) -> float:
    """Artikel 2 lid 7 en 8 WKB, euro per jaar: min een deel van het inkomen boven de drempel.

    De afbouw gaat ook van het extra bedrag voor een ouder zonder partner af.
    """
    boven_drempel = max(0.0, toetsingsinkomen_ouders_y_gezin - drempel_kindgebonden_budget_y_gezin)
    return max(0.0, kindgebonden_budget_hoogste_y_gezin - afbouwdeel_kindgebonden_budget * boven_drempel)


def kindgebonden_budget_m_gezin(kindgebonden_budget_y_gezin: float) -> float:
    """Artikel 14 Awir, euro per maand: een twaalfde in hele euro's naar beneden."""
    return euro_down(kindgebonden_budget_y_gezin / 12)


# --- Voorwaarden ------------------------------------------------------------------------------------------------------


@condition(
    met="Er woont een kind bij u dat meetelt.",
    unmet="Kindgebonden budget is er voor een kind onder de 18 dat bij u woont. Een baby telt mee vanaf de maand na "
    "de geboorte.",
    open="Dit hangt af van de kinderen in uw gezin en hun leeftijd.",
)
def heeft_kind_voor_kindgebonden_budget_gezin(aantal_kinderen_kindgebonden_budget_gezin: int) -> bool:
    """Artikel 2 lid 1 WKB: er is een kind dat deze maand meetelt; voor dat kind is ook kinderbijslag nodig."""
    return aantal_kinderen_kindgebonden_budget_gezin > 0


mogen_ouders_hier_wonen_gezin = all_of(
    "heeft_rechtmatig_verblijf", "Artikel 9 lid 2 Awir: de ouders mogen in Nederland wonen.", where="is_gezinsouder"
)


@condition(
    met="De ouders in uw gezin mogen in Nederland wonen.",
    unmet="Kindgebonden budget is er als alle ouders in het gezin in Nederland mogen wonen.",
    open="Dit hangt af van de verblijfspapieren van de ouders.",
)
def mogen_ouders_in_nederland_wonen_gezin(mogen_ouders_hier_wonen_gezin: bool) -> bool:
    """Artikel 9 lid 2 Awir: de ouder en de partner verblijven rechtmatig."""
    return mogen_ouders_hier_wonen_gezin


@condition(
    met="Uw spaargeld en bezit zijn niet te hoog.",
    unmet="Uw spaargeld en bezit waren op 1 januari hoger dan {vermogensgrens_kindgebonden_budget_gezin}.",
    open="Dit hangt af van uw spaargeld en bezit op 1 januari.",
)
def hebben_ouders_weinig_vermogen_gezin(
    vermogen_ouders_gezin: float, vermogensgrens_kindgebonden_budget_gezin: float
) -> bool:
    """Artikel 1 lid 4 WKB: het vermogen is niet hoger dan de grens."""
    return vermogen_ouders_gezin <= vermogensgrens_kindgebonden_budget_gezin


@condition(
    met="Uw inkomen is laag genoeg voor dit aantal kinderen.",
    unmet="Bij uw inkomen van {toetsingsinkomen_ouders_y_gezin} per jaar blijft er geen kindgebonden budget over.",
    open="Dit hangt af van het inkomen van de ouders.",
)
def is_inkomen_laag_genoeg_voor_kinderen_gezin(kindgebonden_budget_y_gezin: float, kleinste_toeslag_y: float) -> bool:
    """Artikel 14 Awir: onder 24 euro per jaar wordt niets toegekend. Lezing: het jaarbedrag in hele euro's telt."""
    return euro_down(kindgebonden_budget_y_gezin) >= kleinste_toeslag_y


SCHEME = Scheme(
    name="Kindgebonden budget",
    owner="Dienst Toeslagen",
    purpose="Een extra bijdrage aan de kosten van uw kinderen, naast de kinderbijslag.",
    law="WKB",
    level="gezin",
    conditions=(
        "heeft_kind_voor_kindgebonden_budget_gezin",
        "mogen_ouders_in_nederland_wonen_gezin",
        "hebben_ouders_weinig_vermogen_gezin",
        "is_inkomen_laag_genoeg_voor_kinderen_gezin",
    ),
    amount="kindgebonden_budget_m_gezin",
    per="maand",
    ask="Dienst Toeslagen",
    apply="Krijgt u al een toeslag? Dan komt het kindgebonden budget vanzelf. Anders vraagt u het aan op toeslagen.nl "
    "of via de BelastingTelefoon: 0800 0543.",
    also_counts=(
        "U moet ook kinderbijslag krijgen voor het kind.",
        "Is uw inkomen hoger dan de grens? Het bedrag van 2026 konden wij nog niet officieel nakijken.",
        "Een hoog vermogen kan uw inkomen voor de belasting verhogen. Dat rekenen wij niet mee.",
        "Wonen de ouders apart? Dan krijgt de ouder die de kinderbijslag krijgt het kindgebonden budget.",
    ),
    next_doors=("kinderbijslag",),
    status="partial",
    verified_until="2026-12-31",
)
