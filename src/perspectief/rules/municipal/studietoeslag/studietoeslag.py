"""Studietoeslag, artikel 36b Participatiewet: a monthly amount for students who cannot work beside their study.

The national minimum per age holds since 1 April 2022; a municipality may give more.
"""

from perspectief.rules.facts import Studie
from perspectief.rules.kernel import Scheme, Table, condition, lookup


@condition(
    met="U heeft de leeftijd voor de studietoeslag.",
    unmet="De studietoeslag is er vanaf {minimumleeftijd} jaar.",
    open="Dit hangt af van uw leeftijd.",
)
def is_oud_genoeg(leeftijd: int, minimumleeftijd: int) -> bool:
    """Artikel 36b lid 1 Pw: vanaf de jongste leeftijd met een bedrag."""
    return leeftijd >= minimumleeftijd


@condition(
    met="U krijgt studiefinanciering of een tegemoetkoming scholieren.",
    unmet="Deze toeslag hoort bij studiefinanciering of een tegemoetkoming scholieren van DUO.",
    open="Dit hangt af van wat u van DUO krijgt.",
)
def krijgt_geld_van_duo(studie: int, krijgt_studiefinanciering: bool, krijgt_tegemoetkoming_scholieren: bool) -> bool:
    """Artikel 36b lid 3 onderdeel a Pw: studiefinanciering, of een tegemoetkoming van hoofdstuk 4 Wtos."""
    if studie == Studie.GEEN:
        return False
    if studie == Studie.VOORTGEZET:
        return krijgt_tegemoetkoming_scholieren
    return krijgt_studiefinanciering


@condition(
    met="U kunt door een ziekte of beperking niet werken naast uw studie.",
    unmet="Deze toeslag is er voor studenten met een ziekte of beperking. Zij kunnen niet werken naast hun studie.",
    open="Dit hangt af van de vraag of u naast uw studie kunt werken.",
)
def kan_er_niet_bij_werken(kan_niet_werken_naast_studie: bool) -> bool:
    """Artikel 36b lid 1 Pw: door ziekte of gebrek structureel niet in staat naast de studie inkomsten te verwerven."""
    return kan_niet_werken_naast_studie


@condition(
    met="U krijgt geen Wajong.",
    unmet="U kunt Wajong krijgen. Deze toeslag is er voor studenten zonder Wajong.",
    open="Dit hangt af van of u Wajong kunt krijgen.",
)
def heeft_geen_wajong(is_jonggehandicapt: bool, krijgt_wajong: bool) -> bool:
    """Artikel 36b lid 3 onderdeel b Pw: geen recht op een uitkering van de Wajong."""
    return not is_jonggehandicapt and not krijgt_wajong


def studietoeslag_m(
    leeftijd: int, minimumleeftijd: int, toeslag_per_leeftijd: Table, stagevergoeding_m: float, stagevrijlating_m: float
) -> float:
    """Artikel 36b lid 5 Pw, euro per maand: het bedrag naar leeftijd, min de stagevergoeding boven de vrijlating."""
    if leeftijd < minimumleeftijd:
        return 0.0
    return max(0.0, lookup(toeslag_per_leeftijd, leeftijd) - max(0.0, stagevergoeding_m - stagevrijlating_m))


@condition(
    met="Uw stagevergoeding laat ruimte voor de toeslag.",
    unmet="Uw stagevergoeding is nu hoger dan de toeslag. Na uw stage kunt u de toeslag weer vragen.",
    open="Dit hangt af van uw stagevergoeding.",
)
def toeslag_blijft_over_na_stage(
    leeftijd: int, minimumleeftijd: int, stagevergoeding_m: float, studietoeslag_m: float
) -> bool:
    """Artikel 36b lid 5 Pw: na aftrek van de stagevergoeding blijft er iets over."""
    if leeftijd < minimumleeftijd or stagevergoeding_m <= 0:
        return True
    return studietoeslag_m > 0


SCHEME = Scheme(
    name="Studietoeslag",
    owner="gemeente",
    purpose="Elke maand extra geld voor studenten met een ziekte of beperking. U kunt niet werken naast uw studie.",
    law="Pw",
    level="persoon",
    conditions=(
        "is_oud_genoeg",
        "krijgt_geld_van_duo",
        "kan_er_niet_bij_werken",
        "heeft_geen_wajong",
        "toeslag_blijft_over_na_stage",
    ),
    amount="studietoeslag_m",
    per="maand",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Dit is het bedrag van de wet. De gemeente mag meer geven.",
        "Gaat u toch werken? Vertel het de gemeente. De toeslag kan dan stoppen.",
        "De studietoeslag kan meetellen als inkomen voor uw toeslagen.",
    ),
    not_modelled=("De gemeente kan een arts vragen om advies.",),
    next_doors=("bijzondere_bijstand", "individuele_inkomenstoeslag"),
    status="complete",
    anywhere=True,
    verified_until="2026-06-30",
    exists_from="2015-01-01",
    not_yet="Deze toeslag bestaat sinds 1 januari 2015.",
)
