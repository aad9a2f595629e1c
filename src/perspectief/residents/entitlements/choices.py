"""Who lives in the home, and the words for every choice in the vocabulary of the law."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from perspectief.rules.facts import Bewindvoerder, Opvang, Studie, Waterschap, Woonvorm

Choice = tuple[str, Any]


class Role(StrEnum):
    """What a person is to the one who fills in the check."""

    CLAIMANT = "claimant"
    PARTNER = "partner"
    CHILD = "child"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word on the page."""
        return str(_ROLE_WORDS[self])


_ROLE_WORDS = {
    Role.CLAIMANT: _("U"),
    Role.PARTNER: _("Uw partner"),
    Role.CHILD: _("Kind"),
    Role.OTHER: _("Huisgenoot"),
}


INCOME_KINDS: tuple[Choice, ...] = (
    ("", _("Kies wat voor inkomen dit is")),
    ("loon", _("Loon van een baan")),
    ("winst", _("Winst uit een eigen bedrijf")),
    ("bijstand", _("Bijstand")),
    ("ww", _("WW-uitkering")),
    ("ziektewet", _("Ziektewet-uitkering")),
    ("wia", _("WIA- of WAO-uitkering")),
    ("wajong", _("Wajong")),
    ("toeslagenwet", _("Toeslagenwet (aanvulling van het UWV)")),
    ("ioaw", _("IOAW")),
    ("ioaz", _("IOAZ")),
    ("anw", _("Anw-uitkering (nabestaanden)")),
    ("aow", _("AOW")),
    ("pensioen", _("Pensioen van een pensioenfonds")),
    ("partneralimentatie", _("Alimentatie voor uzelf")),
    ("kinderalimentatie", _("Alimentatie voor een kind")),
    ("studiefinanciering", _("Studiefinanciering (beurs)")),
    ("stage", _("Stagevergoeding")),
    ("vrijwilligerswerk", _("Vrijwilligersvergoeding")),
    ("gift", _("Giften in geld")),
    ("kostgeld", _("Kostgeld of huur van een huisgenoot")),
    ("overig", _("Ander inkomen")),
)
PERIODS: tuple[Choice, ...] = (
    ("month", _("Per maand")),
    ("four_weeks", _("Per 4 weken")),
    ("week", _("Per week")),
    ("year", _("Per jaar")),
)
GROSS_OR_NET: tuple[Choice, ...] = (
    ("bruto", _("Bruto (voor de belasting eraf gaat)")),
    ("netto", _("Netto (wat u op uw rekening krijgt)")),
)
PARENTS: tuple[Choice, ...] = (
    ("both", _("Van u en uw partner samen")),
    ("claimant", _("Van u")),
    ("partner", _("Van uw partner")),
)
HOUSEMATES: tuple[Choice, ...] = (
    ("other", _("Iemand anders")),
    ("parent", _("Uw vader of moeder")),
)
_WORDS: dict[tuple[type[IntEnum], str], Any] = {
    (Woonvorm, "HUUR"): _("Ik huur een woning"),
    (Woonvorm, "KOOP"): _("Ik heb een koophuis"),
    (Woonvorm, "KAMER"): _("Ik huur een kamer"),
    (Woonvorm, "INWONEND"): _("Ik woon bij iemand in"),
    (Woonvorm, "INSTELLING"): _("Ik woon in een instelling"),
    (Woonvorm, "DAKLOOS"): _("Ik heb geen vaste plek om te wonen"),
    (Studie, "GEEN"): _("Geen opleiding"),
    (Studie, "VOORTGEZET"): _("Middelbare school"),
    (Studie, "MBO"): _("Mbo"),
    (Studie, "HBO"): _("Hbo"),
    (Studie, "WO"): _("Universiteit"),
    (Opvang, "GEEN"): _("Geen opvang"),
    (Opvang, "DAGOPVANG"): _("Dagopvang (kinderdagverblijf)"),
    (Opvang, "BSO"): _("Buitenschoolse opvang (bso)"),
    (Opvang, "GASTOUDER"): _("Gastouder"),
    (Bewindvoerder, "GEEN"): _("Nee"),
    (Bewindvoerder, "GKB"): _("Ja, de Groningse Kredietbank"),
    (Bewindvoerder, "ANDER"): _("Ja, iemand anders"),
    (Waterschap, "NOORDERZIJLVEST"): "Noorderzijlvest",
    (Waterschap, "HUNZE_EN_AAS"): "Hunze en Aa’s",
    (Waterschap, "WETTERSKIP"): "Wetterskip Fryslân",
}


def word_for(choice: IntEnum) -> Any:
    """The words of one choice; its own name when nobody wrote words for it yet."""
    return _WORDS.get((type(choice), choice.name)) or choice.name.replace("_", " ").capitalize()


def choices_of(kind: type[IntEnum], *, blank: Any) -> tuple[Choice, ...]:
    """Every choice of one kind, by its name in a household file; `blank` stands first when it is not None."""
    named = tuple((choice.name.lower(), word_for(choice)) for choice in kind)
    return named if blank is None else (("", blank), *named)
