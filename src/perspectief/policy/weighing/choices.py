"""Fixed words of weighing: what can be weighed, how far a round is, and how provisions touch each other."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import TextChoices


class FrameworkState(TextChoices):
    """How far a version of the framework is. From frozen on nothing in it changes."""

    DRAFT = "draft", _("in de maak")
    PUBLISHED = "published", _("openbaar")
    FROZEN = "frozen", _("vastgezet")
    CLOSED = "closed", _("afgesloten")


class RoundState(TextChoices):
    """How far a round is."""

    DRAFT = "draft", _("in de maak")
    ANNOUNCED = "announced", _("aangekondigd")
    OPEN = "open", _("open voor aanvragen")
    SCORING = "scoring", _("de eerste scores")
    TALK = "talk", _("het gesprek en de tweede scores")
    CHOOSING = "choosing", _("kiezen binnen het geld")
    REPLYING = "replying", _("aanbieders reageren")
    DECIDED = "decided", _("besloten")
    STOPPED = "stopped", _("gestopt")


class ItemKind(TextChoices):
    """What is weighed."""

    PROJECT = "project", _("project")
    SCHEME = "scheme", _("regeling")
    SERVICE = "service", _("dienst")
    MEASURE = "measure", _("maatregel")


class Origin(TextChoices):
    """How it came into the round."""

    APPLICATION = "application", _("aanvraag")
    EXISTING = "existing", _("bestaat al")


class ItemState(TextChoices):
    """How far one thing that is weighed is."""

    DRAFT = "draft", _("nog niet verstuurd")
    SUBMITTED = "submitted", _("verstuurd")
    INCOMPLETE = "incomplete", _("er mist nog iets")
    ACCEPTED = "accepted", _("doet mee")
    WITHDRAWN = "withdrawn", _("ingetrokken")
    NOT_TAKEN = "not_taken", _("doet niet mee")


class AttachmentState(TextChoices):
    """Whether a file was looked at."""

    KEPT = "kept", _("bewaard")
    GONE = "gone", _("weggehaald")


class Seat(TextChoices):
    """As what somebody sits in the panel."""

    CHAIR = "chair", _("voorzitter")
    EXPERT = "expert", _("ervaringsdeskundige")
    MEMBER = "member", _("lid")


class Holder(TextChoices):
    """Who holds a key of a round. Two of the three together open the first scores."""

    CHAIR = "chair", _("de voorzitter")
    EXPERT = "expert", _("een ervaringsdeskundige")
    RECOVERY = "recovery", _("de griffie, als reserve")


class Answer(TextChoices):
    """What an assessor says on one question."""

    SCORE = "score", _("een score")
    CANNOT_JUDGE = "cannot_judge", _("Dat kan ik niet beoordelen")
    NOT_HERE = "not_here", _("Dat past hier niet")


class LinkKind(TextChoices):
    """How two provisions touch each other."""

    CLASHES = "clashes", _("botst met")
    OVERLAPS = "overlaps", _("doet bijna hetzelfde als")
    ADDS = "adds", _("vult aan")
    STRENGTHENS = "strengthens", _("maakt sterker")
    SPEEDS_UP = "speeds_up", _("maakt sneller")
    NEEDS = "needs", _("heeft nodig")


class WeightMode(TextChoices):
    """How weights come about (methods: Edwards & Barron 1994; Roberts & Goodwin 2002; Barron & Barrett 1996)."""

    SWING = "swing", _("punten per vraag")
    RANK_SUM = "rank_sum", _("volgorde van de vragen")
    CENTROID = "centroid", _("volgorde, de eerste telt zwaar")
    BOUNDS = "bounds", _("tussen een laagste en een hoogste gewicht")


class ByWhom(TextChoices):
    """Who set a weighting."""

    TEAM = "team", _("#TeamPerspectief")
    EXPERTS = "experts", _("ervaringsdeskundigen")
    COUNCIL = "council", _("gemeenteraad")
    COLLEGE = "college", _("bestuur van de gemeente")


class RunKind(TextChoices):
    """What is worked out in the background."""

    CHOICE = "choice", _("de beste keuze")
    FRONTIER = "frontier", _("keuzes bij meer of minder geld")
    ROBUST = "robust", _("hoe zeker de keuze is")


class DecisionState(TextChoices):
    """How far the decision on a round is."""

    DRAFT = "draft", _("in de maak")
    PROPOSED = "proposed", _("voorgenomen")
    FINAL = "final", _("genomen")


class Outcome(TextChoices):
    """What was decided on one thing."""

    GRANTED = "granted", _("krijgt geld")
    PARTLY = "partly", _("krijgt een deel")
    REFUSED = "refused", _("krijgt nu geen geld")
    PHASED_OUT = "phased_out", _("stopt stap voor stap")


class PaidState(TextChoices):
    """A promise of money, and what became of it."""

    COMMITTED = "committed", _("toegezegd")
    RELEASED = "released", _("vrijgevallen")


class StepKind(TextChoices):
    """What can happen to a round; a step of another kind is shown by its code word."""

    MADE = "made", _("De ronde is gemaakt.")
    ANNOUNCED = "announced", _("De ronde is aangekondigd.")
    OPENED = "opened", _("Aanvragen kan.")
    ASKED = "asked-for-more", _("Er is gevraagd om iets aan te vullen.")
    ACCEPTED = "accepted", _("Een aanvraag doet mee.")
    NOT_TAKEN = "not-taken", _("Een aanvraag doet niet mee.")
    NOMINATED = "nominated", _("Iets dat er al is, doet mee.")
    WITHDRAWN = "withdrawn", _("Een aanvraag is ingetrokken.")
    SEATED = "seated", _("Iemand kreeg een stoel in het panel.")
    SEAT_LEFT = "seat_left", _("Iemand stopte in het panel.")
    PAPER_VOUCHED = "paper_vouched", _("Iemand van het panel bevestigde wat van papier is overgetypt.")
    KEY_MADE = "key_made", _("Het slot is gemaakt.")
    SCORING = "scoring", _("Het panel begon.")
    SCORE_SEALED = "score_sealed", _("Scores zijn ingeleverd, op slot.")
    SCORE_REMOVED = "score_removed", _("Scores zijn weggehaald, op slot.")
    RELEASED = "released", _("De eerste scores zijn geopend.")
    TALK_CLOSED = "talk_closed", _("Het gesprek is klaar.")
    PROPOSED = "proposed", _("Er is een voorgenomen besluit.")
    RECONSIDERED = "reconsidered", _("Er is opnieuw gekozen.")
    DECIDED = "decided", _("Er is besloten.")
    STOPPED = "stopped", _("De ronde is gestopt.")
