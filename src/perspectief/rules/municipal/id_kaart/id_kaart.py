"""ID card: no scheme of Groningen was found that pays the card. We cannot say; we say whom to ask."""

from perspectief.rules.kernel import Scheme, condition


@condition(
    met="De gemeente betaalt een ID-kaart bij een laag inkomen.",
    unmet="De gemeente betaalt de ID-kaart niet.",
    open="Wij weten niet of de gemeente een ID-kaart betaalt bij een laag inkomen.",
)
def gemeente_betaalt_id_kaart_gezin(id_kaart_vergoeding: float) -> bool:
    """Beleid gemeente: een vergoeding voor de ID-kaart. In Groningen niet gevonden."""
    return id_kaart_vergoeding > 0


SCHEME = Scheme(
    name="Vergoeding ID-kaart",
    owner="gemeente",
    purpose="Hulp bij de kosten van een ID-kaart.",
    law="Beleid gemeente",
    level="gezin",
    conditions=("gemeente_betaalt_id_kaart_gezin",),
    amount=None,
    per="keer",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "Komt de gemeente bij u thuis omdat u ziek bent? Dat kost extra. Vraag binnen 3 maanden of u dat terugkrijgt.",
    ),
    next_doors=("bijzondere_bijstand", "sun", "maatwerkbudget"),
    status="planned",
)
