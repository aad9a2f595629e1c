"""Fixed words of the access log and of consent."""

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import TextChoices


class Action(TextChoices):
    """What was done with data about somebody."""

    VIEW = "view", _("bekeken")
    SEARCH = "search", _("gezien in een lijst of zoekresultaat")
    EXPORT = "export", _("meegenomen in een bestand")
    API = "api", _("opgehaald door een ander systeem")
    CHANGE = "change", _("veranderd")
    SHARE = "share", _("gedeeld")
    ERASE = "erase", _("gewist")


class Result(TextChoices):
    """How it ended."""

    DONE = "done", _("gelukt")
    REFUSED = "refused", _("geweigerd")


class Side(TextChoices):
    """Who looked, when it was not somebody with an account."""

    WITH_CODE = "with_code", _("iemand met uw code")
    HOUSE = "house", _("het systeem zelf")


class Channel(TextChoices):
    """Along which way somebody gave or withdrew consent."""

    SITE = "site", _("op deze site")
    DESK = "desk", _("aan de balie")
    PHONE = "phone", _("aan de telefoon")
    PAPER = "paper", _("op papier")
