"""Kledingbank Maxima: free clothes as in a shop, for clients of the food bank and, later, people with an IIT."""

from perspectief.rules.kernel import Scheme, condition


@condition(
    met="U bent klant van de voedselbank of u kreeg een individuele inkomenstoeslag.",
    unmet="De kledingbank in de stad is er voor klanten van de voedselbank. Sinds 2025 ook met een individuele "
    "inkomenstoeslag.",
    open="Dit hangt af van de voedselbank en de individuele inkomenstoeslag.",
)
def hoort_bij_de_doelgroep_gezin(
    is_klant_voedselbank_gezin: bool, kreeg_inkomenstoeslag_gezin: bool, ook_met_inkomenstoeslag: int
) -> bool:
    """Beleid Kledingbank Maxima: klant van de voedselbank, of (als de winkel dat doet) met een inkomenstoeslag."""
    return is_klant_voedselbank_gezin or (kreeg_inkomenstoeslag_gezin and ook_met_inkomenstoeslag > 0)


SCHEME = Scheme(
    name="Kledingbank Maxima",
    owner="kledingbank",
    purpose="Gratis kleding en schoenen, die u zelf uitzoekt zoals in een winkel.",
    law="Beleid Kledingbank Maxima",
    level="gezin",
    conditions=("hoort_bij_de_doelgroep_gezin",),
    amount=None,
    per="jaar",
    ask="uw gemeente",
    apply="Vraag het bij uw gemeente.",
    also_counts=(
        "U krijgt kleding, geen geld. U kunt een paar keer per jaar komen.",
        "In andere winkels van Maxima in de provincie gelden andere regels. Vraag het daar.",
    ),
    next_doors=("voedselbank", "individuele_inkomenstoeslag", "babyspullen"),
    status="complete",
    verified_until="2025-12-31",
)
