"""Ziektewet: a benefit for people who are ill and have no employer who pays on. A door: UWV decides."""

from perspectief.rules.kernel import Scheme, condition


@condition(
    met="U heeft nog geen AOW-leeftijd.",
    unmet="U bent te jong voor de Ziektewet, of u heeft de AOW-leeftijd.",
    open="Dit hangt af van uw leeftijd.",
)
def heeft_leeftijd_voor_ziektewet(leeftijd: int, leeftijd_ziektewet: int, heeft_aow_leeftijd: bool) -> bool:
    """Artikel 19 en 20 ZW: tot de AOW-leeftijd. Lezing: onder de 16 jaar kijken wij niet naar de Ziektewet."""
    return leeftijd >= leeftijd_ziektewet and not heeft_aow_leeftijd


@condition(
    met="U krijgt nog geen Ziektewet.",
    unmet="U krijgt al Ziektewet.",
    open="Dit hangt af van uw inkomen.",
)
def krijgt_nog_geen_ziektewet(krijgt_ziektewet: bool) -> bool:
    """Rekenstap: wie al Ziektewet krijgt, hoeft haar niet te vragen."""
    return not krijgt_ziektewet


@condition(
    met="U kunt door ziekte niet of minder werken.",
    unmet="U bent niet ziek.",
    open="Dit hangt af van of u ziek bent.",
)
def is_ziek_voor_ziektewet(is_ziek: bool) -> bool:
    """Artikel 19 ZW: door ziekte niet kunnen werken."""
    return is_ziek


@condition(
    met="U heeft geen werkgever die uw loon doorbetaalt.",
    unmet="Uw werkgever betaalt uw loon door. Stopt uw contract? Kijk dan opnieuw.",
    open="Dit hangt af van of uw werkgever uw loon doorbetaalt.",
)
def heeft_geen_werkgever_die_betaalt(werkgever_betaalt_door: bool) -> bool:
    """Artikel 29 ZW: geen recht op loon bij ziekte."""
    return not werkgever_betaalt_door


SCHEME = Scheme(
    name="Ziektewet",
    owner="UWV",
    purpose="Geld als u ziek bent en geen werkgever heeft die doorbetaalt.",
    law="ZW",
    level="persoon",
    conditions=(
        "heeft_leeftijd_voor_ziektewet",
        "krijgt_nog_geen_ziektewet",
        "is_ziek_voor_ziektewet",
        "heeft_geen_werkgever_die_betaalt",
    ),
    amount=None,
    per="maand",
    ask="UWV",
    apply="Meld u op uw eerste ziektedag bij UWV of uw uitzendbureau. Loopt uw contract af? Dan meldt uw baas u ziek.",
    also_counts=(
        "Het gaat om mensen die in loondienst werkten of WW krijgen. Een uitzendbaan of oproepbaan telt ook.",
        "Krijgt u WW? Dan gaat die eerst 13 weken door als u ziek bent.",
    ),
    next_doors=("toeslagenwet", "wia", "bijstand"),
    status="partial",
    verified_until="2026-12-31",
    human_decision=True,
)
