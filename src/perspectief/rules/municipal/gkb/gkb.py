"""Groningse Kredietbank: help with debts. A door that is open to everyone; people decide together what helps."""

from perspectief.rules.kernel import Scheme, condition, sum_of

schulden_samen_gezin = sum_of("schulden", "Rekenstap, euro: de schulden van de partners samen.", where="is_gezinsouder")


@condition(
    met="U heeft schulden of zorgen over geld. De GKB denkt gratis met u mee.",
    unmet="U noemt geen schulden of zorgen over geld. Komt dat later wel? Bel dan snel, dat helpt.",
    open="Heeft u zorgen over geld? Dan kunt u bij de GKB terecht.",
)
def heeft_schulden_of_geldzorgen_gezin(schulden_samen_gezin: float, heeft_geldzorgen_gezin: bool) -> bool:
    """Beleid gemeente: hulp bij schulden is er voor iedereen met schulden of geldzorgen."""
    return schulden_samen_gezin > 0 or heeft_geldzorgen_gezin


SCHEME = Scheme(
    name="Hulp bij schulden (Groningse Kredietbank)",
    owner="gemeente",
    purpose="Hulp bij schulden en geldzorgen: advies, een regeling met uw schuldeisers, of hulp bij uw budget.",
    law="Beleid gemeente",
    level="gezin",
    conditions=("heeft_schulden_of_geldzorgen_gezin",),
    amount=None,
    per="keer",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Advies is gratis. U beslist zelf wat u doet.",
        "Een bewindvoerder van de GKB is gratis bij een inkomen tot 120% van de bijstand.",
        "De regels voor een lening van de GKB kennen wij niet. De GKB vertelt het u.",
        "Let op: degkb.nl is van een andere stad.",
    ),
    next_doors=("bb_bewindvoering", "bijzondere_bijstand", "voedselbank", "kwijtschelding"),
    status="partial",
    verified_until="2024-12-31",
    human_decision=True,
)
