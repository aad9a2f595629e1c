"""The pages of this room, and the words for every choice and every stream of money."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from perspectief.simulation.outlook import Rhythm

Choice = tuple[str, Any]
HOURS = (4, 8, 16, 24, 32, 40)
"""Working weeks that are shown side by side."""


class Change(StrEnum):
    """What may change; the value is the address of its page."""

    TOGETHER = "samen"
    CHILD = "baby"
    BIRTHDAY = "verjaardag"
    OUT = "uit-huis"
    AOW = "aow"
    RENT = "huur"


class Words(NamedTuple):
    """A page in words: its title, one sentence, a pictogram, and the page with the list of what to do."""

    title: Any
    lead: Any
    pictogram: str
    todo: str
    report: str


WORDS = {
    Change.TOGETHER: Words(
        _("Wat als wij gaan samenwonen?"),
        _("Kijk wat er verandert als uw partner bij u komt wonen."),
        "people",
        "samenwonen",
        "together",
    ),
    Change.CHILD: Words(
        _("Wat als er een baby komt?"),
        _("Kijk wat er verandert als uw kind is geboren."),
        "baby",
        "baby",
        "child",
    ),
    Change.BIRTHDAY: Words(
        _("Wat als mijn kind 12, 16 of 18 wordt?"),
        _("Kijk wat er verandert bij een verjaardag van uw kind."),
        "child",
        "kind-wordt-18",
        "birthday",
    ),
    Change.OUT: Words(
        _("Wat als er iemand uit huis gaat?"),
        _("Kijk wat er verandert als er iemand weggaat."),
        "person",
        "kind-gaat-uit-huis",
        "out",
    ),
    Change.AOW: Words(
        _("Wat als ik AOW krijg?"),
        _("Kijk wat er verandert op de dag dat uw AOW begint."),
        "clock",
        "aow",
        "aow",
    ),
    Change.RENT: Words(
        _("Wat als mijn huur verandert?"),
        _("Kijk wat een andere huur met uw geld doet."),
        "home",
        "verhuizen",
        "rent",
    ),
}
WORK = Words(
    _("Wat als ik ga werken, of meer ga werken?"),
    _("Kijk wat u per maand overhoudt, en op welke dag uw geld komt."),
    "work",
    "nieuwe-baan",
    "work",
)
RHYTHMS: tuple[Choice, ...] = (
    (Rhythm.MONTH, _("Per maand")),
    (Rhythm.FOUR_WEEKS, _("Per 4 weken")),
    (Rhythm.WEEK, _("Per week")),
)
INCOMES: tuple[Choice, ...] = (
    ("", _("Geen inkomen")),
    ("loon", _("Loon")),
    ("bijstand", _("Bijstand")),
    ("ww", _("WW-uitkering")),
    ("wia", _("WIA-uitkering")),
    ("wajong", _("Wajong")),
    ("aow", _("AOW")),
)
"""What a partner who comes to live here may have."""
STREAMS: dict[str, Any] = {
    "loon": _("Loon"),
    "winst": _("Inkomen uit eigen werk"),
    "bijstand": _("Bijstand"),
    "ww": _("WW-uitkering"),
    "ziektewet": _("Ziektewet-uitkering"),
    "wia": _("WIA-uitkering"),
    "wajong": _("Wajong"),
    "toeslagenwet": _("Aanvulling van het UWV"),
    "ioaw": _("IOAW"),
    "ioaz": _("IOAZ"),
    "anw": _("Anw-uitkering"),
    "aow": _("AOW"),
    "pensioen": _("Pensioen"),
    "partneralimentatie": _("Alimentatie"),
    "kinderalimentatie": _("Alimentatie voor uw kind"),
    "studiefinanciering": _("Studiefinanciering"),
    "stage": _("Geld van uw stage"),
    "vrijwilligerswerk": _("Vergoeding voor vrijwilligerswerk"),
    "gift": _("Giften"),
    "kostgeld": _("Kostgeld"),
    "overig": _("Ander inkomen"),
    "vakantiegeld_loon": _("Vakantiegeld van uw loon"),
    "vakantiegeld_aow": _("Vakantiegeld van de AOW"),
    "vakantiegeld_bijstand": _("Vakantiegeld van de bijstand"),
    "vakantiegeld_uitkering": _("Vakantiegeld van uw uitkering"),
    "huur": _("Huur"),
    "energie": _("Energie"),
    "water": _("Water"),
    "andere_lasten": _("Andere vaste lasten"),
    "zorgpremie": _("Zorgverzekering"),
    "opvang": _("Kinderopvang"),
    "belasting": _("Belasting en premies"),
}
"""Kinds of income, holiday pay and costs; a scheme is called by its own name."""
