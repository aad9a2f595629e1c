"""Bijzondere bijstand, artikel 35 Participatiewet: necessary costs out of special circumstances that one cannot pay.

Whether costs are necessary and special is judged by people; what a rule can check stands here.
"""

from perspectief.rules.facts import Studie
from perspectief.rules.kernel import Scheme, any_of, cent, condition


@condition(
    met="U heeft kosten die echt nodig zijn.",
    unmet="Bijzondere bijstand is er voor nodige kosten die u niet zelf kunt betalen. U zei dat u die nu niet heeft.",
    open="Dit hangt af van de kosten die u heeft.",
)
def kosten_zijn_er_gezin(heeft_bijzondere_kosten_gezin: bool) -> bool:
    """Artikel 35 lid 1 Pw: er zijn noodzakelijke kosten."""
    return heeft_bijzondere_kosten_gezin


@condition(
    met="Het gaat niet om een boete of om alimentatie.",
    unmet="Voor een boete of voor alimentatie is er geen bijzondere bijstand. Hulp bij schulden kan wel.",
    open="Dit hangt af van wat voor kosten het zijn.",
)
def kosten_tellen_mee_gezin(kosten_zijn_boete_of_alimentatie_gezin: bool) -> bool:
    """Beleid gemeente: boetes en alimentatie zijn geen noodzakelijke kosten."""
    return not kosten_zijn_boete_of_alimentatie_gezin


@condition(
    met="Niemand anders betaalt deze kosten.",
    unmet="Een verzekering of andere regeling betaalt deze kosten al.",
    open="Dit hangt af van of een verzekering of andere regeling deze kosten betaalt.",
)
def niemand_anders_betaalt_gezin(andere_regeling_betaalt_gezin: bool) -> bool:
    """Artikel 15 lid 1 Pw: geen bijstand als een voorliggende voorziening de kosten dekt."""
    return not andere_regeling_betaalt_gezin


def kan_studiefinanciering_lenen(is_gezinsouder: bool, studie: int, krijgt_studiefinanciering: bool) -> bool:
    """Rekenstap: een volwassene in het gezin studeert met studiefinanciering."""
    if not is_gezinsouder or studie == Studie.GEEN:
        return False
    return krijgt_studiefinanciering


iemand_heeft_studiefinanciering_gezin = any_of(
    "kan_studiefinanciering_lenen", "Rekenstap: iemand in het gezin studeert met studiefinanciering."
)


@condition(
    met="U hoeft hiervoor niet eerst bij DUO te lenen.",
    unmet="U kunt eerst geld lenen bij DUO. Is dat op? Dan kunt u bijzondere bijstand aanvragen.",
    open="Dit hangt af van of u nog bij DUO kunt lenen.",
)
def lenen_bij_duo_is_op_gezin(
    iemand_heeft_studiefinanciering_gezin: bool, student_leent_eerst: bool, kan_lenen_bij_duo_gezin: bool
) -> bool:
    """Artikel 15 lid 1 Pw: ruimte om bij DUO te lenen gaat voor, als de gemeente dat zo ziet."""
    if not iemand_heeft_studiefinanciering_gezin or not student_leent_eerst:
        return True
    return not kan_lenen_bij_duo_gezin


def draagkracht_y_gezin(
    inkomen_voor_minima_m_gezin: float,
    kostendelersnorm_m_gezin: float,
    bijstandsnorm_m_gezin: float,
    draagkrachtvrij_deel: float,
    draagkracht_deel: float,
) -> float:
    """Artikel 35 lid 1 Pw, euro per jaar: wat iemand zelf kan bijdragen uit inkomen boven de bijstandsnorm.

    Wie niet meer heeft dan de norm, hoeft van de wet niets bij te dragen; daarboven beslist de gemeente. Vermogen,
    waarvan hier ook het vrije deel mag meetellen, rekenen wij niet.
    """
    if cent(inkomen_voor_minima_m_gezin) <= kostendelersnorm_m_gezin:
        return 0.0
    vrij = draagkrachtvrij_deel * bijstandsnorm_m_gezin
    return 12 * draagkracht_deel * max(0.0, inkomen_voor_minima_m_gezin - vrij)


@condition(
    met="Uw inkomen is te laag om dit zelf te betalen.",
    unmet="U kunt {draagkracht_y_gezin} per jaar zelf betalen, en dat is genoeg voor deze kosten.",
    open="De gemeente rekent uit hoeveel u zelf kunt betalen. Dat hangt af van uw inkomen en de kosten.",
)
def kosten_zijn_hoger_dan_draagkracht_gezin(draagkracht_y_gezin: float, bijzondere_kosten_y_gezin: float) -> bool:
    """Artikel 35 lid 1 Pw: de kosten kunnen niet uit het inkomen boven de norm worden betaald."""
    if draagkracht_y_gezin <= 0:
        return True
    return bijzondere_kosten_y_gezin > draagkracht_y_gezin


SCHEME = Scheme(
    name="Bijzondere bijstand",
    owner="gemeente",
    purpose="Geld voor kosten die nodig zijn. Door een bijzondere situatie kunt u die niet zelf betalen.",
    law="Pw",
    level="gezin",
    conditions=(
        "kosten_zijn_er_gezin",
        "kosten_tellen_mee_gezin",
        "niemand_anders_betaalt_gezin",
        "lenen_bij_duo_is_op_gezin",
        "kosten_zijn_hoger_dan_draagkracht_gezin",
    ),
    amount=None,
    per="keer",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "U hoeft geen uitkering te hebben. Ook met loon of pensioen kunt u dit vragen.",
        "Het kan gaan om wassen, kleding, warm stoken, maaltijden, energie, bewindvoering of ziektekosten.",
        "Spullen als een bank of een babyuitzet moet u meestal zelf sparen of lenen.",
        "Is uw wasmachine of koelkast kapot? Daarvoor is er de witgoedregeling.",
        "Hoeveel u krijgt, en of u het terugbetaalt, kunnen wij niet zeggen. Vraag het de gemeente.",
        "De gemeente mag een klein bedrag per jaar voor uw eigen rekening laten.",
    ),
    not_modelled=(
        "De gemeente beoordeelt of de kosten echt nodig zijn, en of uw situatie bijzonder is.",
        "De gemeente kijkt ook naar uw spaargeld.",
    ),
    next_doors=("witgoed", "meerkosten", "sun"),
    status="partial",
    verified_until="2024-12-31",
    exists_from="2015-01-01",
    not_yet="De regels van voor 1 januari 2015 kennen wij niet.",
)
