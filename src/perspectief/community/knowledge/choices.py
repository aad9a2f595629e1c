"""The words in which knowledge, questions and research are described."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import TextChoices


class Kind(TextChoices):
    """What sort of knowledge it is."""

    WORKS = "works", _("aanpak")
    EFFECT = "effect", _("effect")
    PRACTICE = "practice", _("goed voorbeeld")
    GUIDE = "guide", _("handreiking")
    RESEARCH = "research", _("onderzoek")


GRADED = (Kind.WORKS, Kind.PRACTICE)
"""Something that somebody does: only for these a grade of evidence says something."""
GRADES = {
    0: _("nog niet beschreven"),
    1: _("goed beschreven"),
    2: _("goed onderbouwd"),
    3: _("eerste aanwijzingen dat het werkt"),
    4: _("goede aanwijzingen dat het werkt"),
    5: _("sterke aanwijzingen dat het werkt"),
}
"""Grades of evidence, after the Dutch recognition levels. None: nobody graded it yet."""


class Design(TextChoices):
    """How firmly a study can speak of an effect."""

    STRONG = "strong", _("sterk: het lot bepaalde wie de hulp kreeg")
    MIDDLE = "middle", _("middel: met een groep die erop lijkt")
    WEAK = "weak", _("zwak: alleen voor en na")
    CANNOT_TELL = "cannot_tell", _("niet vast te stellen")


class SourceStatus(TextChoices):
    """How we know it."""

    SEEN = "seen", _("gelezen in de bron")
    SECOND_HAND = "second_hand", _("uit de tweede hand")
    DERIVED = "derived", _("zelf afgeleid")
    MEMORY = "memory", _("niet nagekeken")
    OWN = "own", _("eigen ervaring")


class Theme(TextChoices):
    """What it is about."""

    MONEY = "geld", _("geld en regelingen")
    DEBTS = "schulden", _("schulden")
    CHILDREN = "kinderen", _("kinderen en jongeren")
    FAMILY = "begeleiding", _("begeleiding van gezinnen")
    WORK = "werk", _("werk en meedoen")
    HOME = "wonen", _("wonen en energie")
    HEALTH = "gezondheid", _("gezondheid en stress")
    REACH = "bereik", _("mensen bereiken")
    RULES = "regels", _("regels en dienstverlening")
    TOGETHER = "samen", _("samen met de stad")


class AboutKind(TextChoices):
    """What knowledge has to do with."""

    PROVISION = "provision", _("voorziening")
    GOAL = "goal", _("doel")
    LINE = "line", _("lijn")
    THEME = "theme", _("thema")


class Gone(TextChoices):
    """Of which versions of an item the words go."""

    OLD = "old", _("alleen uit eerdere versies")
    ALL = "all", _("uit alle versies, ook die van nu")


class QuestionState(TextChoices):
    """How far a question between colleagues is."""

    OPEN = "open", _("wacht op antwoord")
    ANSWERED = "answered", _("er is antwoord")
    SETTLED = "settled", _("geholpen")
    CLOSED = "closed", _("gesloten")


class ResearchState(TextChoices):
    """How far a question to researchers is."""

    WANTED = "wanted", _("wij zoeken een onderzoeker")
    RUNNING = "running", _("loopt")
    DONE = "done", _("klaar")
    STOPPED = "stopped", _("gestopt")
    UNKNOWN = "unknown", _("weten wij niet")


class Result(TextChoices):
    """What came out: not knowing is an answer too."""

    KNOWN = "known", _("wij weten het nu")
    NOT_KNOWN = "not_known", _("wij weten het nog niet")
    CANNOT_KNOW = "cannot_know", _("dit is niet te weten")
