"""WW: a benefit after losing a job (Werkloosheidswet). A door: UWV decides, no amount is computed here.

Not modelled: the daily wage, the duration, and losing a job through one's own fault.
"""

from perspectief.rules.kernel import Scheme, condition


@condition(
    met="U heeft nog geen AOW-leeftijd.",
    unmet="U heeft de AOW-leeftijd. Dan is er AOW.",
    open="Dit hangt af van uw leeftijd.",
)
def heeft_leeftijd_voor_ww(leeftijd: int, leeftijd_ww: int, heeft_aow_leeftijd: bool) -> bool:
    """Artikel 19 WW: tot de AOW-leeftijd. Lezing: onder de 16 jaar kijken wij niet naar de WW."""
    return leeftijd >= leeftijd_ww and not heeft_aow_leeftijd


@condition(
    met="U krijgt nog geen WW.",
    unmet="U krijgt al WW.",
    open="Dit hangt af van uw inkomen.",
)
def krijgt_nog_geen_ww(krijgt_ww: bool) -> bool:
    """Rekenstap: wie al WW krijgt, hoeft haar niet te vragen."""
    return not krijgt_ww


@condition(
    met="U bent uw baan of een deel van uw uren kwijt.",
    unmet="U bent uw baan niet kwijt. De WW is voor als u werk verliest.",
    open="Dit hangt af van of u werk kwijt bent.",
)
def heeft_werk_verloren(is_baan_kwijt: bool) -> bool:
    """Artikel 16 WW: werkloos, ook voor een deel. Vaak telt een verlies van 5 uur per week of meer."""
    return is_baan_kwijt


@condition(
    met="U heeft lang genoeg gewerkt.",
    unmet="Voor WW moet u {weken_gewerkt} van de laatste {weken_terug} weken werken. Was u ziek? Vraag het dan UWV.",
    open="Dit hangt af van hoe lang u heeft gewerkt.",
)
def heeft_genoeg_weken_gewerkt(heeft_26_weken_gewerkt: bool) -> bool:
    """Artikel 17 WW: in ten minste 26 van de laatste 36 weken gewerkt."""
    return heeft_26_weken_gewerkt


SCHEME = Scheme(
    name="WW",
    owner="UWV",
    purpose="Geld als u uw werk kwijtraakt.",
    law="WW",
    level="persoon",
    conditions=("heeft_leeftijd_voor_ww", "krijgt_nog_geen_ww", "heeft_werk_verloren", "heeft_genoeg_weken_gewerkt"),
    amount=None,
    per="maand",
    ask="UWV",
    apply="Vraag WW aan bij UWV, op uwv.nl. Doe dat binnen 1 week na uw eerste dag zonder werk.",
    also_counts=(
        "Teken niets bij ontslag voordat u advies heeft. Het Juridisch Loket helpt gratis.",
        "UWV kijkt of u er iets aan kon doen dat u uw werk kwijtraakte.",
    ),
    next_doors=("toeslagenwet", "ziektewet", "bijstand"),
    status="partial",
    verified_until="2026-12-31",
    human_decision=True,
)
