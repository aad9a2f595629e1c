"""IOAZ: a benefit for older self-employed people who stop with their business. A door: the municipality decides.

Not modelled: the income limits over three years (gross, not found for every year), own wealth, and partial disability.
"""

from perspectief.rules.kernel import Scheme, condition


@condition(
    met="U bent {leeftijd_ioaz} jaar of ouder en heeft nog geen AOW-leeftijd.",
    unmet="Deze uitkering is voor mensen van {leeftijd_ioaz} jaar tot de AOW-leeftijd.",
    open="Dit hangt af van uw leeftijd.",
)
def heeft_leeftijd_voor_ioaz(leeftijd: int, leeftijd_ioaz: int, heeft_aow_leeftijd: bool) -> bool:
    """Artikel 2 IOAZ: van 55 jaar tot de AOW-leeftijd."""
    return leeftijd >= leeftijd_ioaz and not heeft_aow_leeftijd


@condition(
    met="U heeft een eigen bedrijf.",
    unmet="Deze uitkering is voor mensen met een eigen bedrijf.",
    open="Dit hangt af van of u een eigen bedrijf heeft.",
)
def heeft_bedrijf_voor_ioaz(is_ondernemer: bool) -> bool:
    """Artikel 2 IOAZ: een zelfstandige."""
    return is_ondernemer


@condition(
    met="U wilt stoppen met uw bedrijf.",
    unmet="Deze uitkering is voor wie stopt met zijn bedrijf. Gaat u door? Kijk dan naar Bbz.",
    open="Dit hangt af van of u wilt stoppen met uw bedrijf.",
)
def wil_stoppen_met_bedrijf(is_ondernemer: bool, stopt_met_bedrijf: bool) -> bool:
    """Artikel 2 IOAZ: het bedrijf wordt beëindigd."""
    return is_ondernemer and stopt_met_bedrijf


SCHEME = Scheme(
    name="IOAZ",
    owner="Gemeente",
    purpose="Geld als u 55 of ouder bent en stopt met uw bedrijf. Uw bedrijf levert te weinig op.",
    law="IOAZ",
    level="persoon",
    conditions=("heeft_leeftijd_voor_ioaz", "heeft_bedrijf_voor_ioaz", "wil_stoppen_met_bedrijf"),
    amount=None,
    per="maand",
    ask="uw gemeente",
    apply="Vraag IOAZ aan bij uw gemeente voordat u stopt met uw bedrijf.",
    also_counts=(
        "Het gaat om bedrijven die al drie jaar te weinig opleveren.",
        "U werkte 10 jaar: 3 jaar als zelfstandige en 7 jaar daarvoor als zelfstandige of in loondienst.",
        "Een deel van uw vermogen telt mee.",
    ),
    next_doors=("bbz", "bijstand"),
    status="partial",
    verified_until="2026-12-31",
    human_decision=True,
)
