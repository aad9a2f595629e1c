"""Maaltijdvoorziening: bijzondere bijstand for the extra cost of warm meals at home, for whom cannot cook."""

from perspectief.rules.kernel import Scheme, condition, uses


@condition(
    met="U kunt door ziekte of een beperking niet zelf koken.",
    unmet="Deze hulp is er als u door ziekte of een beperking niet zelf kunt koken.",
    open="Dit hangt af van of u door ziekte of een beperking niet zelf kunt koken.",
)
def maaltijden_zijn_nodig_gezin(heeft_maaltijden_nodig_gezin: bool) -> bool:
    """Artikel 35 lid 1 Pw: de maaltijden zijn nodig door bijzondere omstandigheden."""
    return heeft_maaltijden_nodig_gezin


@condition(
    met="Geen andere regeling betaalt uw maaltijden.",
    unmet="Een andere regeling betaalt uw maaltijden al.",
    open="Dit hangt af van of een andere regeling uw maaltijden betaalt.",
)
def niemand_anders_betaalt_maaltijden_gezin(andere_regeling_betaalt_maaltijden_gezin: bool) -> bool:
    """Artikel 15 lid 1 Pw: geen bijstand als een voorliggende voorziening de kosten dekt."""
    return not andere_regeling_betaalt_maaltijden_gezin


@uses(draagkracht_y_gezin="bijzondere_bijstand.draagkracht_y_gezin")
@condition(
    met="Uw inkomen is te laag om de maaltijden zelf te betalen.",
    unmet="U kunt de maaltijden uit uw inkomen betalen. De gemeente denkt graag met u mee.",
    open="De gemeente rekent uit hoeveel u zelf kunt betalen. Dat hangt af van uw inkomen.",
)
def maaltijden_zijn_duurder_dan_draagkracht_gezin(draagkracht_y_gezin: float, maaltijdkosten_y: float) -> bool:
    """Artikel 35 lid 1 Pw: de meerkosten van een jaar maaltijden gaan boven wat iemand zelf kan bijdragen."""
    if draagkracht_y_gezin <= 0:
        return True
    return maaltijdkosten_y > draagkracht_y_gezin


SCHEME = Scheme(
    name="Maaltijdvoorziening",
    owner="gemeente",
    purpose="Geld voor warme maaltijden thuis. Het is er als u door ziekte of een beperking niet zelf kunt koken.",
    law="Pw",
    level="gezin",
    conditions=(
        "maaltijden_zijn_nodig_gezin",
        "niemand_anders_betaalt_maaltijden_gezin",
        "maaltijden_zijn_duurder_dan_draagkracht_gezin",
    ),
    amount=None,
    per="maand",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Hoeveel de gemeente per maaltijd betaalt, kunnen wij niet zeggen. Vraag het de gemeente.",
        "Krijgt u dit? Dan past misschien ook de meerkostenregeling bij u.",
    ),
    not_modelled=(
        "De gemeente beoordeelt of warme maaltijden thuis voor u nodig zijn.",
        "De gemeente kijkt ook naar uw spaargeld.",
    ),
    next_doors=("bijzondere_bijstand", "meerkosten"),
    status="partial",
    verified_until="2024-12-31",
    exists_from="2015-01-01",
    not_yet="De regels van voor 1 januari 2015 kennen wij niet.",
)
