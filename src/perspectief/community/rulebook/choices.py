"""Words of the rule book for what the law says in codes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from perspectief.community.rulebook.calc.forest import Tie
from perspectief.community.rulebook.calc.pairs import Aspect, Verdict

STATUS: dict[str, Any] = {
    "complete": _("helemaal uitgewerkt"),
    "partial": _("voor een deel uitgewerkt"),
    "planned": _("nog niet uitgewerkt"),
}
VALUE_STATUS: dict[str, Any] = {
    "sourced": _("uit de bron"),
    "second_hand": _("uit een andere bron"),
    "derived": _("zelf uitgerekend"),
    "memory": _("niet nagekeken"),
}
LEVELS: dict[str, Any] = {
    "persoon": _("u alleen"),
    "tp": _("u en uw toeslagpartner"),
    "gezin": _("u, uw partner en uw kinderen"),
    "adres": _("iedereen op uw adres"),
}
PER: dict[str, Any] = {
    "maand": _("per maand"),
    "kwartaal": _("per kwartaal"),
    "jaar": _("per jaar"),
    "keer": _("per keer"),
}
UNITS: dict[str, Any] = {
    "euro": _("euro"),
    "euro per maand": _("euro per maand"),
    "euro per jaar": _("euro per jaar"),
    "euro per kwartaal": _("euro per kwartaal"),
    "euro per uur": _("euro per uur"),
    "aantal": _("aantal"),
    "jaren": _("jaren"),
    "maanden": _("maanden"),
    "weken": _("weken"),
    "deel": _("deel"),
    "datum": _("datum"),
    "uren per week": _("uren per week"),
    "uren per maand": _("uren per maand"),
    "uren per jaar": _("uren per jaar"),
    "ja of nee": _("ja of nee"),
    "keuze": _("keuze"),
    "": _("ja of nee"),
}
PERIODS: dict[str, Any] = {"jaar": _("een heel jaar"), "maand": _("één maand")}

MEASURES: dict[str, Any] = {
    "awir.toetsingsinkomen_y": _("toetsingsinkomen: bruto, over een heel jaar"),
    "bijstand.middelen_m": _("inkomen voor de bijstand: netto per maand, min wat u mag houden"),
    "aio.middelen_aio_m": _("inkomen voor de AIO: netto per maand, min wat u mag houden"),
    "netto_inkomen.netto_inkomen_m": _("netto inkomen per maand, zonder bijstand"),
    "netto_inkomen.netto_inkomen_met_bijstand_m": _("netto inkomen per maand, met bijstand en vakantiegeld"),
    "minima_inkomen.inkomen_voor_minima_m": _("netto inkomen per maand, met bijstand en vakantiegeld"),
    "netto_inkomen.netto_inkomen_zonder_vakantiegeld_m": _(
        "netto inkomen per maand, met bijstand, zonder vakantiegeld"
    ),
    "noodfonds_energie.bruto_inkomen_samen_m": _("bruto inkomen per maand"),
    "voedselbank.leefgeld_m": _("leefgeld: wat u overhoudt na uw vaste lasten"),
    "bruto_inkomen_vorig_jaar": _("bruto inkomen van vorig jaar"),
    "nettoloon_jaar": _("netto loon in een jaar"),
    "giften_m": _("giften"),
    "stagevergoeding_m": _("stagevergoeding"),
    "uitkering_bruto_y": _("een andere uitkering"),
    "winst_y": _("winst uit een eigen bedrijf"),
    "awir.vermogen_1_januari": _("vermogen op 1 januari"),
    "bijstand.vermogen": _("vermogen voor de bijstand: geld en bezit min schulden"),
    "kwijtschelding.geld_op_de_bank": _("geld op de bank"),
    "kwijtschelding.overwaarde_huis": _("overwaarde van het huis"),
    "kwijtschelding.waarde_autos": _("waarde van de auto"),
    "waarde_auto": _("waarde van de auto"),
}
"""Measures of income and wealth without their level; what is missing here goes by the words of the law."""

SOURCES: dict[str, Any] = {
    "loon_bruto_y": _("loon"),
    "winst_y": _("winst uit een eigen bedrijf"),
    "uitkering_bruto_y": _("een uitkering, zoals WW of WIA"),
    "bijstand_netto_m": _("bijstand"),
    "aow_bruto_y": _("AOW"),
    "pensioen_bruto_y": _("pensioen"),
    "partneralimentatie_y": _("alimentatie voor uzelf"),
    "overig_inkomen_y": _("ander inkomen"),
    "kinderalimentatie_m": _("alimentatie voor een kind"),
    "studiefinanciering_m": _("studiefinanciering"),
    "stagevergoeding_m": _("stagevergoeding"),
    "vrijwilligersvergoeding_m": _("vrijwilligersvergoeding"),
    "giften_m": _("giften"),
    "kostgeld_m": _("kostgeld of onderhuur"),
    "toeslagen_ontvangen_m_gezin": _("toeslagen"),
}
"""Kinds of income; the other facts about income only say in another way what these are."""

AGES: dict[str, Any] = {
    "persoon.leeftijd": _("leeftijd op de dag zelf"),
    "persoon.leeftijd_1_januari": _("leeftijd op 1 januari"),
    "persoon.leeftijd_eerste_van_maand": _("leeftijd op de eerste van de maand"),
    "persoon.leeftijd_eerste_van_kwartaal": _("leeftijd op de eerste dag van het kwartaal"),
    "persoon.heeft_aow_leeftijd": _("AOW-leeftijd"),
    "persoon.heeft_aow_leeftijd_1_januari": _("AOW-leeftijd op 1 januari"),
    "persoon.heeft_aow_leeftijd_eerste_van_maand": _("AOW-leeftijd op de eerste van de maand"),
    "persoon.is_volwassen": _("18 jaar of ouder"),
    "persoon.is_kind": _("jonger dan 18 jaar"),
}
FAMILIES: dict[str, Any] = {
    "alleen": _("alleen, 40 jaar"),
    "ouder": _("ouder met kind van 8"),
    "paar": _("paar van 40 jaar"),
}
ASPECTS: dict[Aspect, Any] = {
    Aspect.INCOME: _("Welk inkomen telt"),
    Aspect.INCOME_LIMIT: _("Grens van het inkomen"),
    Aspect.PERIOD: _("Over welke tijd"),
    Aspect.WHOSE: _("Wie meetellen"),
    Aspect.WEALTH: _("Spaargeld en bezit"),
    Aspect.AGE: _("Leeftijd"),
}
VERDICTS: dict[Verdict, Any] = {
    Verdict.SAME: _("gelijk"),
    Verdict.DIFFERENT: _("anders"),
    Verdict.UNKNOWN: _("niet bekend"),
    Verdict.NEITHER: _("bij allebei niet"),
}
TIES: dict[Tie, Any] = {
    Tie.KEY: _("past eerder als u dit krijgt"),
    Tie.LOCK: _("past minder snel als u dit krijgt"),
    Tie.COUNTS: _("telt dit geld mee"),
}
