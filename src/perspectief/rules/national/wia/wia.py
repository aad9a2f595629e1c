"""WIA: a benefit after about two years of illness (Wet WIA). A door: UWV examines and decides."""

from perspectief.rules.kernel import Scheme, condition


@condition(
    met="U heeft nog geen AOW-leeftijd.",
    unmet="U bent te jong voor de WIA, of u heeft de AOW-leeftijd.",
    open="Dit hangt af van uw leeftijd.",
)
def heeft_leeftijd_voor_wia(leeftijd: int, leeftijd_wia: int, heeft_aow_leeftijd: bool) -> bool:
    """Artikel 43 Wet WIA: tot de AOW-leeftijd. Lezing: onder de 18 jaar kijken wij niet naar de WIA."""
    return leeftijd >= leeftijd_wia and not heeft_aow_leeftijd


@condition(
    met="U krijgt nog geen WIA.",
    unmet="U krijgt al WIA.",
    open="Dit hangt af van uw inkomen.",
)
def krijgt_nog_geen_wia(krijgt_wia: bool) -> bool:
    """Rekenstap: wie al WIA krijgt, hoeft haar niet te vragen."""
    return not krijgt_wia


@condition(
    met="U kunt door ziekte niet of minder werken.",
    unmet="U bent niet ziek.",
    open="Dit hangt af van of u ziek bent.",
)
def is_ziek_voor_wia(is_ziek: bool) -> bool:
    """Artikel 23 Wet WIA: ziek sinds de eerste dag van de wachttijd."""
    return is_ziek


def is_ziek_lang_genoeg(is_ziek: bool, weken_ziek: int, weken_tot_brief: int) -> bool:
    """Artikel 23 en 64 Wet WIA: de wachttijd is 104 weken; na 88 weken komt de brief van UWV."""
    return is_ziek and weken_ziek >= weken_tot_brief


@condition(
    met="U bent bijna 2 jaar ziek, of langer.",
    unmet="De WIA begint na 2 jaar ziekte. Na {weken_tot_brief} weken krijgt u een brief van UWV.",
    open="Dit hangt af van hoe lang u ziek bent.",
)
def is_lang_ziek(is_ziek_lang_genoeg: bool) -> bool:
    """Artikel 23 en 64 Wet WIA: de aanvraag kan als de wachttijd bijna om is."""
    return is_ziek_lang_genoeg


SCHEME = Scheme(
    name="WIA",
    owner="UWV",
    purpose="Geld als u door ziekte lang niet of minder kunt werken.",
    law="Wet WIA",
    level="persoon",
    conditions=("heeft_leeftijd_voor_wia", "krijgt_nog_geen_wia", "is_ziek_voor_wia", "is_lang_ziek"),
    amount=None,
    per="maand",
    ask="UWV",
    apply="Vraag WIA aan bij UWV, voor het einde van week 93 van uw ziekte. U krijgt daarover een brief.",
    also_counts=(
        "UWV kijkt of u nog meer dan 65% van uw oude loon kunt verdienen. Dan krijgt u geen WIA.",
        "Is het zeker dat u niet meer beter wordt? Dan kan de aanvraag eerder.",
        "De WIA is voor mensen die in loondienst werkten of Ziektewet of WW kregen.",
    ),
    next_doors=("toeslagenwet", "ww", "bijstand"),
    status="partial",
    verified_until="2026-12-31",
    human_decision=True,
)
