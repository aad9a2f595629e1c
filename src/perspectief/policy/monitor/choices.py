"""The words in which an indicator, a target and a figure are described."""

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import TextChoices


class State(TextChoices):
    """How far an indicator is: somebody proposes it, it is tried, it is in use, it is no longer used."""

    PROPOSED = "proposed", _("voorgesteld")
    TRYING = "trying", _("op proef")
    ADOPTED = "adopted", _("in gebruik")
    RETIRED = "retired", _("gestopt")


class Evidence(TextChoices):
    """How an indicator knows: from figures, from people themselves, or both."""

    SEE = "see", _("wij zien het")
    HEAR = "hear", _("wij horen het van mensen zelf")
    BOTH = "both", _("wij zien het en horen het")


class Unit(TextChoices):
    """What the number counts."""

    PERCENT = "percent", _("procent")
    PERSONS = "persons", _("mensen")
    HOUSEHOLDS = "households", _("huishoudens")
    CHILDREN = "children", _("kinderen")
    COUNT = "count", _("aantal")
    EURO = "euro", _("euro")
    SCORE = "score", _("punten")
    RANK = "rank", _("plaats op de lijst")


class Direction(TextChoices):
    """Which way is better."""

    UP = "up", _("meer is beter")
    DOWN = "down", _("minder is beter")
    NONE = "none", _("geen van beide")


class Rhythm(TextChoices):
    """How often it is measured."""

    HALF_YEAR = "half-year", _("elk half jaar")
    YEAR = "year", _("elk jaar")
    SCHOOL_YEAR = "school-year", _("elk schooljaar")
    TWO_YEARS = "two-years", _("om de twee jaar")
    FOUR_YEARS = "four-years", _("om de vier jaar")
    ONCE = "once", _("één keer")


class Comparable(TextChoices):
    """May the figures of this version be put behind those of the version before?"""

    YES = "yes", _("ja")
    BREAK = "break", _("nee: hier begint een nieuwe reeks")
    RECALCULATED = "recalculated", _("ja: oude cijfers zijn opnieuw berekend")


class TargetKind(TextChoices):
    """In which form a target is said."""

    VALUE = "value", _("een getal")
    RANGE = "range", _("tussen twee getallen")
    DIRECTION = "direction", _("een richting")


class Wanted(TextChoices):
    """The direction that is wanted."""

    RISE = "rise", _("stijging")
    FALL = "fall", _("daling")
    STABLE = "stable", _("stabiel")


class SetBy(TextChoices):
    """Who set or proposed a target."""

    PLAN = "plan", _("het plan")
    BUDGET = "budget", _("de begroting")
    COLLEGE = "college", _("het college")
    COUNCIL = "council", _("de raad")
    TEAM = "team", _("#TeamPerspectief")


class TargetState(TextChoices):
    """How far a target is. One that was replaced stays, with its days."""

    PROPOSED = "proposed", _("voorgesteld")
    SET = "set", _("vastgesteld")
    REPLACED = "replaced", _("vervangen")
    REFUSED = "refused", _("niet overgenomen")


class Status(TextChoices):
    """How far a figure is. Only an approved one, or its revision, is for a page."""

    DRAFT = "draft", _("concept")
    PENDING = "pending", _("nog na te kijken")
    REVISION = "revision", _("herzien")
    APPROVED = "approved", _("goedgekeurd")


class Missing(TextChoices):
    """Why there is no number. Shown as a dash with its reason."""

    NOT_MEASURED = "not_measured", _("niet gemeten")
    NOT_YET = "not_yet", _("nog niet bekend")
    SECRET = "secret", _("geheim")
    UNKNOWN = "unknown", _("onbekend, onbetrouwbaar of geheim")
    NOT_APPLICABLE = "not_applicable", _("niet van toepassing")


class Origin(TextChoices):
    """From whom the number comes, and so whether it still has to pass disclosure control."""

    OFFICIAL = "official", _("al openbaar gemaakt door de bron")
    REGISTER = "register", _("geteld in een eigen register")
    SYNTHETIC = "synthetic", _("synthetisch: uit een nagemaakte stad")
    INVENTED = "invented", _("verzonnen, om mee te oefenen")
