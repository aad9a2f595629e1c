"""The words in which cycles and reports are described."""

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import Role, TextChoices

# --- Cycles and reports -----------------------------------------------------------------------------------------------


class Phase(TextChoices):
    """How far a half year is: what is wanted, what is done, what came of it, what is next; then it is closed."""

    PLAN = "plan", _("plannen")
    DO = "do", _("doen")
    CHECK = "check", _("kijken wat het doet")
    ACT = "act", _("bijsturen")
    CLOSED = "closed", _("afgesloten")


class MomentKind(TextChoices):
    """What a day in the calendar of a cycle is for."""

    FIGURES_DUE = "figures_due", _("De cijfers zijn binnen")
    EXPERTS_ASKED = "experts_asked", _("De ervaringsdeskundigen zijn gevraagd om hun hoofdstuk")
    EXPERTS_DUE = "experts_due", _("Het hoofdstuk van de ervaringsdeskundigen is klaar")
    PUBLICATION = "publication", _("Het rapport is openbaar")
    SESSION = "session", _("Gesprek met de raad")
    OTHER = "other", _("Iets anders")


class DecidedBy(TextChoices):
    """Who decided."""

    COUNCIL = "council", _("de raad")
    COLLEGE = "college", _("het college")
    TEAM = "team", _("#TeamPerspectief")


class ReportState(TextChoices):
    """How far a report is."""

    DRAFT = "draft", _("concept")
    EMBARGO = "embargo", _("klaar, nog niet openbaar")
    PUBLISHED = "published", _("openbaar")
    FROZEN = "frozen", _("vastgezet")


class Part(TextChoices):
    """The chapters of a report, in their order."""

    SUMMARY = "kort", _("In het kort")
    STRATEGIC = "grote-doelen", _("De twee grote doelen")
    TACTICAL = "zes-doelen", _("De zes doelen: wat wij zien en horen")
    EXPERTS = "ervaringsdeskundigen", _("Het woord aan de ervaringsdeskundigen")
    YOUTH = "kinderen-en-jongeren", _("Kinderen en jongeren")
    LINES = "zes-lijnen", _("De zes lijnen: wat wij deden")
    WEIGHING = "gewogen", _("Wat doorgaat, verandert of stopt")
    REACH = "bereik", _("Wie krijgt hulp, en wie nog niet")
    SIGNALS = "signalen", _("Signalen uit de praktijk")
    INVESTMENT = "investeringen", _("Geld dat later iets oplevert")
    EFFECTS = "effecten", _("Wat wij weten en niet weten")
    ANSWERS = "antwoorden", _("Antwoorden aan de raad")
    CHOICES = "keuzes", _("Keuzes voor nu")
    ANNEX = "bijlage", _("Bijlage: wat er veranderde")


class Slot(TextChoices):
    """A text that somebody writes: one for each chapter, and the reason why a chapter is not there."""

    SUMMARY = Part.SUMMARY.value, Part.SUMMARY.label
    STRATEGIC = Part.STRATEGIC.value, Part.STRATEGIC.label
    TACTICAL = Part.TACTICAL.value, Part.TACTICAL.label
    EXPERTS = Part.EXPERTS.value, Part.EXPERTS.label
    EXPERTS_REASON = "ervaringsdeskundigen-reden", _("Waarom er nu geen hoofdstuk van ervaringsdeskundigen is")
    YOUTH = Part.YOUTH.value, Part.YOUTH.label
    LINES = Part.LINES.value, Part.LINES.label
    WEIGHING = Part.WEIGHING.value, Part.WEIGHING.label
    REACH = Part.REACH.value, Part.REACH.label
    SIGNALS = Part.SIGNALS.value, Part.SIGNALS.label
    INVESTMENT = Part.INVESTMENT.value, Part.INVESTMENT.label
    EFFECTS = Part.EFFECTS.value, Part.EFFECTS.label
    ANSWERS = Part.ANSWERS.value, Part.ANSWERS.label
    CHOICES = Part.CHOICES.value, Part.CHOICES.label


EXPERT_SLOTS = frozenset({Slot.EXPERTS, Slot.EXPERTS_REASON})
"""Only experts by experience write these; nobody changes a word of them."""
NEEDED_SLOTS = (Slot.SUMMARY, Slot.CHOICES)
"""Without these texts a report does not go out."""


# --- Questions, motions, promises and messages ------------------------------------------------------------------------
class QuestionKind(TextChoices):
    """What somebody laid before the council or the college."""

    QUESTION = "question", _("vraag")
    MOTION = "motion", _("motie")
    PROMISE = "promise", _("toezegging")
    MESSAGE = "message", _("boodschap aan de raad")


class QuestionState(TextChoices):
    """How far it is."""

    OPEN = "open", _("wacht op antwoord")
    ANSWERED = "answered", _("beantwoord")
    ACCEPTED = "accepted", _("antwoord aanvaard")
    AGAIN = "again", _("opnieuw gevraagd")
    CLOSED = "closed", _("afgesloten")


WAITING = (QuestionState.OPEN, QuestionState.AGAIN)
"""Somebody must still answer."""


class Asker(TextChoices):
    """From whom it comes: a public body or a group, never a name."""

    COUNCIL_MEMBER = "council_member", _("een raadslid")
    COUNCIL = "council", _("de raad")
    COLLEGE = "college", _("het college")
    PRACTICE = "practice", _("mensen uit de praktijk")
    EXPERTS = "experts", _("ervaringsdeskundigen")
    CLIENTS = "clients", _("de cliëntenraad")
    CHILDREN = "children", _("kinderen en jongeren")


OF_THE_COUNCIL = (Asker.COUNCIL_MEMBER, Asker.COUNCIL)
"""Only these may name a party."""


class Owner(TextChoices):
    """Who sees to an answer: a role, never a person."""

    POLICY_OFFICER = Role.POLICY_OFFICER.value, Role.POLICY_OFFICER.label
    TEAM = Role.TEAM.value, Role.TEAM.label


class AboutKind(TextChoices):
    """With what it has to do."""

    GOAL = "goal", _("doel")
    LINE = "line", _("lijn")
    INDICATOR = "indicator", _("cijfer")
    PROVISION = "provision", _("voorziening")


# --- Letters ----------------------------------------------------------------------------------------------------------
class LetterKind(TextChoices):
    """What the council gets on paper beside the report."""

    PROGRESS = "progress", _("Stand van zaken")
    FUNDS = "funds", _("Armoedemiddelenbrief")
    BUDGET = "budget", _("Begrotingsbladzijde")


class LetterState(TextChoices):
    """How far a letter is."""

    DRAFT = "draft", _("concept")
    EMBARGO = "embargo", _("klaar, nog niet openbaar")
    PUBLISHED = "published", _("openbaar")
