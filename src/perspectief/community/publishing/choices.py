"""Fixed words of stories: how they are told, who may see them, how far they are, and how a teller gives meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import TextChoices
from perspectief.foundation.uploads.media import Medium
from perspectief.foundation.voices import Audience


class Kind(TextChoices):
    """How somebody tells."""

    TEXT = "text", _("Woorden")
    AUDIO = "audio", _("Geluid")
    DRAWING = "drawing", _("Tekening")
    FILM = "film", _("Film")


MEDIUM = {Kind.AUDIO: Medium.SOUND, Kind.DRAWING: Medium.PICTURE, Kind.FILM: Medium.FILM}
"""What comes with it."""
RECOGNISABLE = frozenset({Kind.AUDIO, Kind.FILM})
"""A voice and a face say who somebody is, whatever name stands beside them."""


class Age(TextChoices):
    """How old a teller is, as roughly as we can do with."""

    UNDER_12 = "under_12", _("Jonger dan 12")
    UNDER_16 = "under_16", _("12 tot en met 15")
    YOUNG = "young", _("16 tot en met 26")
    GROWN = "grown", _("27 tot en met 66")
    OLD = "old", _("67 of ouder")


CHILDREN = frozenset({Age.UNDER_12, Age.UNDER_16})
"""Whose parent must say yes too (under 16)."""
CALLED = {
    Age.UNDER_12: _("een kind"),
    Age.UNDER_16: _("een jongere"),
    Age.YOUNG: _("een jongere"),
    Age.GROWN: _("een inwoner"),
    Age.OLD: _("een oudere inwoner"),
}
"""How we call somebody who says nothing about it."""


class Level(TextChoices):
    """Who may see a story. From narrow to wide."""

    TEAM = "team", _("Alleen het team dat dit plan maakt")
    COUNCIL = "council", _("Het team en de gemeenteraad")
    ALIAS = "public_alias", _("Iedereen, met een andere naam")
    NAME = "public_name", _("Iedereen, met mijn eigen voornaam")


ORDER = tuple(Level)
"""From narrow to wide."""
SEEN_BY = {
    Audience.TEAM: frozenset(Level),
    Audience.COUNCIL: frozenset({Level.COUNCIL, Level.ALIAS, Level.NAME}),
    Audience.PUBLIC: frozenset({Level.ALIAS, Level.NAME}),
}
"""By who reads: the levels of what they may see."""


class State(TextChoices):
    """How far a story is."""

    WAITING = "waiting", _("wacht op een ouder")
    NEW = "new", _("nog niet bekeken")
    CHOSEN = "chosen", _("gekozen")
    NOT_CHOSEN = "not_chosen", _("niet gekozen")
    WITHDRAWN = "withdrawn", _("ingetrokken")
    DISCARDED = "discarded", _("weggegooid")


RECEIVED = frozenset({State.NEW, State.CHOSEN, State.NOT_CHOSEN})
"""What counts as received."""
GONE = frozenset({State.WITHDRAWN, State.DISCARDED})
"""Of which no word and no file is kept."""


class Says(TextChoices):
    """What somebody of the panel thinks of a story."""

    CHOOSE = "choose", _("Dit verhaal laten zien")
    LEAVE = "leave", _("Dit verhaal niet laten zien")
    FIRST = "first", _("Eerst moet er nog iets uit")


class WhyNot(TextChoices):
    """A kind reason why a story is not shown. The teller reads the sentence."""

    ALIKE = "alike", _("Er zijn al verhalen die hierop lijken. Wij tellen uw verhaal wel mee.")
    KNOWN = "known", _("Mensen kunnen u hierin herkennen. Dat willen wij niet.")
    ELSE = "else", _("Uw verhaal gaat over iets anders dan dit plan. Wij lazen het wel.")
    HEARD = "heard", _("Wij konden het niet goed zien of horen. U kunt het opnieuw sturen.")
    OTHER = "other", _("Er is een andere reden. Die staat hieronder.")


class WhyDiscard(TextChoices):
    """Why what was sent is not kept. The teller reads the sentence; the word is the reason in the log."""

    NO_STORY = "story_none", _("Er stond geen verhaal in.")
    ADVERT = "story_advert", _("Het was reclame.")
    UNFIT = "story_unfit", _("Er stond iets in dat niet mag.")
    FLOOD = "story_flood", _("Er kwamen te veel bestanden tegelijk. U mag het later opnieuw vertellen.")


JUDGED = (WhyDiscard.NO_STORY, WhyDiscard.ADVERT, WhyDiscard.UNFIT)
"""Of what the panel may look at. What waits for a parent nobody of the panel saw: that goes in a flood only."""


class WhyLook(TextChoices):
    """Why somebody of the panel looks. The teller reads it."""

    PANEL = "story_panel", _("om met het panel te kiezen")
    READING = "story_reading", _("om te leren van wat mensen vertellen")


@dataclass(frozen=True)
class Pole:
    """Two ends between which a teller puts the story, in five steps."""

    key: str
    asks: Any
    left: Any
    right: Any


POLES = (
    Pole("fits", _("Paste de hulp bij u?"), _("Ik moest mij aanpassen"), _("De hulp paste zich aan mij aan")),
    Pole("seen", _("Hoe keken mensen naar u?"), _("Ik was een nummer"), _("Mensen zagen mij")),
    Pole("beside", _("Stond u er alleen voor?"), _("Ik stond er alleen voor"), _("Er stond iemand naast mij")),
)
STEPS = (1, 2, 3, 4, 5)
SIDES = {"left": (1, 2), "middle": (3,), "right": (4, 5)}
"""The steps as figures show them: five would be too few tellers each."""
RECEIVED_MARK = "verhalen"
"""Code of the stories themselves, beside those of what tellers marked."""
STEP_WORDS = {
    1: _("Helemaal: %(left)s"),
    2: _("Een beetje: %(left)s"),
    3: _("In het midden"),
    4: _("Een beetje: %(right)s"),
    5: _("Helemaal: %(right)s"),
}
TRIAD_ASKS = _("Wat telde het meest in uw verhaal?")
CORNERS = (_("Tijd en aandacht"), _("Geld of spullen"), _("Zelf kiezen"))
"""Of the triad: top, left below, right below."""
MIXED = "mixed"
"""Of the triad: no corner counted most."""
TRIAD_GROUPS = ("0", "1", "2", MIXED)
ABOUT = {
    "betrokkenheid": _("Mensen in de stad die iets doen"),
    "herkennen_en_verbinden": _("Iemand zag dat het niet ging"),
    "toegankelijkheid": _("Hulp vinden en aanvragen"),
    "mensgericht": _("Of hulp bij mij paste"),
    "wegnemen_barrieres": _("Of hulp echt iets veranderde"),
    "continu_en_lang_genoeg": _("Of hulp lang genoeg duurde"),
}
"""Goals as a teller would say it; a goal that is not here is called by its name."""
MONTHS = {"6": _("Een half jaar"), "12": _("Een jaar"), "24": _("Twee jaar")}
"""How long somebody may let us use a story."""
