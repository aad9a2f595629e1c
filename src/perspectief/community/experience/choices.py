"""Fixed words of experts by experience: what they do and lived through, who sees what, and how far a thing is."""

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import Role, TextChoices


# --- People -----------------------------------------------------------------------------------------------------------
class Kind(TextChoices):
    """What somebody can be asked for."""

    ADVISER = "adviser", _("adviseur: meedenken over plannen")
    LETTERS = "letters", _("tester van brieven en formulieren")
    PANEL = "panel", _("lid van een panel dat kiest of weegt")
    TANDEM = "tandem", _("tandem: samen werken met een medewerker")
    BESIDE = "beside", _("naast iemand zitten bij een aanvraag")
    TRAINER = "trainer", _("trainer: anderen leren wat armoede is")
    SPEAKER = "speaker", _("spreker of ambassadeur")
    RESEARCHER = "researcher", _("onderzoeker: vragen stellen aan anderen")


class Theme(TextChoices):
    """What somebody lived through. Special data: who tells it, chooses who may know."""

    GENERATION = "generation", _("opgroeien met weinig geld")
    DEBT = "debt", _("schulden")
    ASSISTANCE = "assistance", _("leven van bijstand")
    WORKING = "working", _("werken en toch weinig geld")
    PARENT = "parent", _("alleen kinderen opvoeden")
    HEALTH = "health", _("ziek zijn of een beperking")
    MIND = "mind", _("stress of psychische klachten")
    READING = "reading", _("moeite met lezen of rekenen")
    HOME = "home", _("geen eigen huis")
    REFUGEE = "refugee", _("gevlucht zijn")
    CARE = "care", _("jeugdzorg")
    ADDICTION = "addiction", _("verslaving")


class Sees(TextChoices):
    """Who may know something of an expert, each with a yes of its own in the ledger."""

    MATCHING = "matching", _("het programma, om vragen te vinden die bij u passen")
    COORDINATORS = "coordinators", _("#TeamPerspectief en beleidsmedewerkers")


class Shares(TextChoices):
    """Which part of it."""

    PROFILE = "experience_profile", _("uw profiel zonder thema’s")
    THEMES = "experience_themes", _("de thema’s die u kent uit uw leven")


# --- Tasks ------------------------------------------------------------------------------------------------------------
class Reward(TextChoices):
    """What stands against it."""

    WAGE = "wage", _("uurloon, met een contract")
    ALLOWANCE = "allowance", _("vrijwilligersvergoeding")
    GIFT_CARD = "gift_card", _("cadeaubon")
    NONE = "none", _("geen beloning")


class Per(TextChoices):
    """For what the amount is."""

    HOUR = "hour", _("per uur")
    TASK = "task", _("voor alles samen")


class TaskState(TextChoices):
    """How far a question for experts by experience is."""

    NEW = "new", _("wacht op het team")
    OPEN = "open", _("open")
    CLOSED = "closed", _("gesloten")
    REFUSED = "refused", _("niet doorgezet")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class Says(TextChoices):
    """What an expert says to a proposal. Who says 'not now' gives no reason, and nobody reads that it was said."""

    INTERESTED = "interested", _("Ik wil dit misschien doen")
    NOT_NOW = "not_now", _("Nu niet")


class AgreementState(TextChoices):
    """How far an agreement is."""

    PROPOSED = "proposed", _("wacht op uw ja of nee")
    AGREED = "agreed", _("afgesproken")
    DONE = "done", _("gedaan")
    DECLINED = "declined", _("gaat niet door")
    STOPPED = "stopped", _("gestopt")
    CANCELLED = "cancelled", _("afgezegd")


class Went(TextChoices):
    """How a task was, as an expert looks back on it."""

    WELL = "well", _("Goed")
    SO_SO = "so_so", _("Gaat wel")
    BADLY = "badly", _("Niet goed")


class Again(TextChoices):
    """Would somebody do it again?"""

    YES = "yes", _("Ja")
    OTHERWISE = "otherwise", _("Ja, maar anders")
    NO = "no", _("Nee")


# --- Where experts are needed -----------------------------------------------------------------------------------------
class Phase(TextChoices):
    """When in a process lived experience is needed."""

    IDEA = "idea", _("als het plan begint")
    DRAFT = "draft", _("als er een eerste tekst is")
    CHOICE = "choice", _("als iemand kiest")
    DOING = "doing", _("terwijl het loopt")
    AFTER = "after", _("als wij terugkijken")


class NeedState(TextChoices):
    """How far it is."""

    WANTED = "wanted", _("nog niemand")
    BUSY = "busy", _("ervaringsdeskundigen doen mee")
    DONE = "done", _("gedaan")


# --- Advice -----------------------------------------------------------------------------------------------------------
class Panel(TextChoices):
    """Who gives advice."""

    EXPERTS = "experts", _("ervaringsdeskundigen")
    YOUTH = "youth", _("kinderen en jongeren")


class About(TextChoices):
    """What advice is about."""

    LETTER = "letter", _("een brief")
    RULE = "rule", _("een regel")
    SCREEN = "screen", _("een scherm of formulier")
    SCHEME = "scheme", _("een regeling of hulp")
    PLAN = "plan", _("een plan")
    OTHER = "other", _("iets anders")


class Asker(TextChoices):
    """By whom advice is asked: a group, never a name."""

    POLICY_OFFICER = Role.POLICY_OFFICER.value, _("beleid van de gemeente")
    TEAM = Role.TEAM.value, _("#TeamPerspectief")
    PROFESSIONAL = Role.PROFESSIONAL.value, _("medewerkers van WIJ")
    PARTNER = Role.PARTNER.value, _("een organisatie in de stad")
    COUNCIL = Role.COUNCIL_MEMBER.value, _("de gemeenteraad")
    NOBODY = "nobody", _("niemand: uit zichzelf gegeven")


class AdviceState(TextChoices):
    """How far advice is."""

    ASKED = "asked", _("gevraagd")
    GIVEN = "given", _("gegeven, wacht op antwoord")
    ANSWERED = "answered", _("beantwoord")
    AGAIN = "again", _("opnieuw voorgelegd")
    WITHDRAWN = "withdrawn", _("vraag ingetrokken")


WAITS_FOR_ANSWER = (AdviceState.GIVEN, AdviceState.AGAIN)
"""The owner must still answer."""


class Said(TextChoices):
    """Which words of advice: all of a kind go together, also those of before."""

    QUESTION = "question", _("de vraag")
    ADVICE = "advice", _("het advies")
    ANSWERS = "answers", _("alle antwoorden")
    CHECKS = "checks", _("wat er bij het nakijken staat")
    REASONS = "reasons", _("de redenen die eerder zijn opgeschreven")


class Outcome(TextChoices):
    """What the owner did with it."""

    DONE = "done", _("gedaan")
    PARTLY = "partly", _("voor een deel gedaan")
    NOT = "not", _("niet gedaan")


class Holds(TextChoices):
    """What the experts found when they looked later."""

    YES = "yes", _("Ja, het klopt")
    NO = "no", _("Nee, het klopt niet")
    NO_LONGER = "no_longer", _("Niet meer")


class HowMany(TextChoices):
    """How many thought along, in broad words: an exact number would point at people."""

    ONE = "one", _("één persoon")
    FEW = "few", _("een paar mensen")
    GROUP = "group", _("een groep")


class Owner(TextChoices):
    """Who sees to an answer: a role, never a person."""

    POLICY_OFFICER = Role.POLICY_OFFICER.value, Role.POLICY_OFFICER.label
    TEAM = Role.TEAM.value, Role.TEAM.label


# --- Children and youth -----------------------------------------------------------------------------------------------
class Age(TextChoices):
    """How old, as roughly as we can do with."""

    YOUNG = "young", _("8 tot en met 11 jaar")
    MIDDLE = "middle", _("12 tot en met 15 jaar")
    OLDER = "older", _("16 of 17 jaar")


class Face(TextChoices):
    """What a child thinks of something, before any word."""

    GOOD = "good", _("Fijn")
    MIXED = "mixed", _("Een beetje fijn, een beetje niet")
    BAD = "bad", _("Niet fijn")
    UNKNOWN = "unknown", _("Weet ik niet")


class Typed(TextChoices):
    """Whose hands typed it."""

    CHILD = "child", _("een kind typte het zelf")
    ADULT = "adult", _("een volwassene schreef het op")
