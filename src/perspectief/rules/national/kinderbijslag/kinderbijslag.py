"""Kinderbijslag (Algemene Kinderbijslagwet): per kind en per kwartaal, voor elk inkomen.

Niet gerekend: dubbele kinderbijslag (intensieve zorg, uitwonend), het extra bedrag voor een ouder alleen met een
zorgkind, een kind dat ergens anders woont, kinderen buiten Nederland, ouders die apart wonen, een kind van 16 of 17
zonder school. Een kind dat eerder in dit kwartaal 18 werd, hoort na die maand niet meer bij het gezin van de
ouders; voor dat lopende kwartaal is er nog wel kinderbijslag.
"""

from __future__ import annotations

from perspectief.rules.kernel import Scheme, Table, any_of, condition, count_of, lookup, sum_of


def is_kind_voor_kinderbijslag(
    is_gezinskind: bool, woont_hier: bool, leeftijd_eerste_van_kwartaal: int, leeftijd_volwassen: int
) -> bool:
    """Artikel 7 lid 1 en artikel 11 lid 2 AKW: op de eerste dag van het kwartaal geboren en nog geen 18, en thuis.

    Lezing: de leeftijd op de eerste dag van het kwartaal telt; een kind dat op die dag 18 wordt, telt niet meer.
    """
    if not is_gezinskind or not woont_hier:
        return False
    return leeftijd_eerste_van_kwartaal >= 0 and leeftijd_eerste_van_kwartaal < leeftijd_volwassen


def kinderbijslag_kw(
    is_kind_voor_kinderbijslag: bool, leeftijd_eerste_van_kwartaal: int, kinderbijslag_per_leeftijd: Table
) -> float:
    """Artikel 12 lid 3 AKW, euro per kwartaal: het bedrag voor dit kind."""
    if not is_kind_voor_kinderbijslag:
        return 0.0
    return lookup(kinderbijslag_per_leeftijd, leeftijd_eerste_van_kwartaal)


aantal_kinderen_kinderbijslag_gezin = count_of(
    "is_kind_voor_kinderbijslag", "Artikel 7 AKW, aantal: kinderen voor wie er kinderbijslag is."
)
kinderbijslag_kw_gezin = sum_of(
    "kinderbijslag_kw", "Artikel 12 lid 3 AKW, euro per kwartaal: de bedragen van alle kinderen samen."
)
is_een_ouder_verzekerd_gezin = any_of(
    "heeft_rechtmatig_verblijf",
    "Artikel 6 AKW: een ouder woont in Nederland en mag hier wonen.",
    where="is_gezinsouder",
)


@condition(
    met="Er woont een kind onder de 18 bij u.",
    unmet="Kinderbijslag is er voor een kind onder de 18 dat bij u woont. Een baby telt mee vanaf het kwartaal na de "
    "geboorte.",
    open="Dit hangt af van de kinderen in uw gezin en hun leeftijd.",
)
def heeft_kind_voor_kinderbijslag_gezin(aantal_kinderen_kinderbijslag_gezin: int) -> bool:
    """Artikel 7 lid 1 AKW: er is een kind voor wie er kinderbijslag is."""
    return aantal_kinderen_kinderbijslag_gezin > 0


@condition(
    met="U mag in Nederland wonen.",
    unmet="Kinderbijslag is er voor een ouder die in Nederland mag wonen.",
    open="Dit hangt af van uw verblijfspapieren.",
)
def is_ouder_verzekerd_voor_kinderbijslag_gezin(is_een_ouder_verzekerd_gezin: bool) -> bool:
    """Artikel 6 AKW: een van de ouders is verzekerd."""
    return is_een_ouder_verzekerd_gezin


SCHEME = Scheme(
    name="Kinderbijslag",
    owner="Sociale Verzekeringsbank (SVB)",
    purpose="Een bijdrage aan de kosten van uw kinderen.",
    law="AKW",
    level="gezin",
    conditions=("heeft_kind_voor_kinderbijslag_gezin", "is_ouder_verzekerd_voor_kinderbijslag_gezin"),
    amount="kinderbijslag_kw_gezin",
    per="kwartaal",
    ask="Sociale Verzekeringsbank (SVB)",
    apply="Na de geboorte schrijft de SVB u een brief. Geen brief gekregen? Vraag kinderbijslag aan op svb.nl.",
    also_counts=(
        "De SVB betaalt na afloop van het kwartaal.",
        "Heeft uw kind veel zorg nodig? Dan kunt u soms dubbele kinderbijslag krijgen.",
        "Woont uw kind ergens anders, maar betaalt u voor uw kind? Vraag de SVB of u kinderbijslag kunt krijgen.",
        "Een kind van 16 of 17 moet naar school gaan of een diploma hebben.",
        "Is uw kind dit kwartaal 18 geworden? Dan krijgt u dit kwartaal nog kinderbijslag.",
        "Wonen de ouders apart? Dan kunnen zij de kinderbijslag delen.",
    ),
    next_doors=("kindgebonden_budget",),
    status="partial",
    verified_until="2026-12-31",
)
