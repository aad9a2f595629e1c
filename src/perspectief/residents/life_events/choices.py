"""The words that a list can use."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Theme(TextChoices):
    """What an event is about: the groups of the overview."""

    FAMILY = "gezin", _("Gezin")
    HOME = "wonen", _("Wonen")
    WORK = "werk", _("Werk en studie")
    HEALTH = "gezondheid", _("Gezondheid")
    MONEY = "geld", _("Geld")


class Part(TextChoices):
    """The parts of a list, in this order."""

    BEFORE = "before", _("Vooraf")
    ON_THE_DAY = "on_the_day", _("Op de dag zelf")
    AFTER = "after", _("Daarna")
    MONEY = "money", _("Wat verandert er aan uw geld?")


class Kind(TextChoices):
    """What kind of line it is."""

    DO = "do", _("Doen")
    TELL = "tell", _("Doorgeven")
    STARTS = "starts", _("Begint")
    CHANGES = "changes", _("Verandert")
    STOPS = "stops", _("Stopt")


class How(TextChoices):
    """How the line hangs on its day."""

    FROM = "from", _("vanaf %(day)s")
    ON = "on", _("op %(day)s")
    UNTIL = "until", _("op zijn laatst %(day)s")
    AROUND = "around", _("rond %(day)s")
    AT_ONCE = "at_once", _("meteen, op %(day)s")


class Status(TextChoices):
    """How sure we are of a line, and what the reader hears about that."""

    SOURCED = "sourced", ""
    DERIVED = "derived", _("Dit hebben wij zelf uit de wet afgeleid.")
    OLD = "old", _("Deze bron is ouder. Kijk of het nog zo is.")
    SECOND_HAND = "second_hand", _("Dit staat niet op een site van de overheid. Kijk of het klopt.")
    OTHER_CITY = "other-city", _("Niet nagekeken: vraag het na.")
    MEMORY = "memory", _("Niet nagekeken: vraag het na.")
