"""The words in which the practice room speaks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import Role, TextChoices


# --- Reports ----------------------------------------------------------------------------------------------------------
class Channel(TextChoices):
    """How a report came in."""

    SITE = "site", _("via de site")
    PHONE = "phone", _("aan de telefoon of aan de balie")
    PAPER = "paper", _("op papier")
    SIGNAL = "signal", _("uit de signalen")


class Side(TextChoices):
    """From where somebody sees it."""

    WORK = "work", _("In mijn werk of als vrijwilliger")
    LIFE = "life", _("In mijn eigen leven of bij iemand die ik ken")


class ReportState(TextChoices):
    """How far a report is."""

    NEW = "new", _("nieuw")
    JOINED = "joined", _("hoort bij een knelpunt")
    ASIDE = "aside", _("geen knelpunt")


class Aside(TextChoices):
    """Why a report is no bottleneck. The reporter reads it, with a few words of the team."""

    OWN = "own", _("Dit gaat over een eigen situatie. Daar kan iemand u direct bij helpen.")
    PAGE = "page", _("Dit was een fout op een pagina. Wij geven het door.")
    TWICE = "twice", _("Deze melding kwam twee keer binnen.")
    UNCLEAR = "unclear", _("Wij begrijpen nog niet wat er misgaat.")
    OTHER = "other", _("Hier kunnen wij niets mee.")


# --- Clusters ---------------------------------------------------------------------------------------------------------
class Goes(TextChoices):
    """What goes wrong."""

    RULE = "rule", _("een regel")
    PROCEDURE = "procedure", _("een werkwijze")
    LETTER = "letter", _("een brief of formulier")
    TREATMENT = "treatment", _("hoe medewerkers met mensen omgaan")
    BUDGET_WALL = "budget", _("geld dat achter een muur zit")


class Reach(TextChoices):
    """Who can change it."""

    OURS = "ours", _("wij zelf")
    WIJ = "wij", _("WIJ")
    DIRECTORATE = "directorate", _("een andere directie van de gemeente")
    NATIONAL = "national", _("het Rijk of een landelijke dienst")


class Mandate(TextChoices):
    """Whose backing the team has to cross a border; and who hears it when nothing happens."""

    NONE = "", _("niet nodig")
    MANAGEMENT = "management", _("het managementteam van de gemeente")
    WIJ_BOARD = "wij_board", _("het bestuur van WIJ")
    COLLEGE = "college", _("het college")


BACKING = {
    Reach.OURS: Mandate.MANAGEMENT,
    Reach.WIJ: Mandate.WIJ_BOARD,
    Reach.DIRECTORATE: Mandate.MANAGEMENT,
    Reach.NATIONAL: Mandate.COLLEGE,
}
"""Who hears it when it stays silent and nobody chose (plan of 2019, line 3: the team has the backing of these)."""


class Owner(TextChoices):
    """Who sees to it: a role, never a person."""

    TEAM = Role.TEAM.value, Role.TEAM.label
    POLICY_OFFICER = Role.POLICY_OFFICER.value, Role.POLICY_OFFICER.label


class ClusterState(TextChoices):
    """How far a cluster is."""

    FOUND = "found", _("wij zoeken het uit")
    ACTING = "acting", _("er loopt een maatregel")
    LOBBY = "lobby", _("wij vragen anderen om een verandering")
    SOLVED = "solved", _("opgelost")
    STOPPED = "stopped", _("wij veranderen dit niet")


OPEN = (ClusterState.FOUND, ClusterState.ACTING, ClusterState.LOBBY)
"""Something must still happen."""


class Event(TextChoices):
    """What happened with a cluster."""

    MADE = "made", _("Het knelpunt is opgeschreven")
    JOINED = "joined", _("Er kwam een melding bij")
    LEFT = "left", _("Een melding ging er weer uit")
    CHANGED = "changed", _("Het knelpunt is anders opgeschreven")
    SHOWN = "shown", _("Iedereen kan dit knelpunt lezen")
    TAKEN_BACK = "taken_back", _("Het knelpunt is niet meer openbaar")
    TERM = "term", _("Er is een andere termijn of iemand anders aan zet")
    NOTED = "noted", _("Er gebeurde iets")
    MEASURE = "measure", _("Er is een maatregel begonnen")
    RESULT = "result", _("Wij keken of de maatregel hielp")
    LOBBY = "lobby", _("Het staat op de lobby-agenda")
    STATE = "state", _("De stand is veranderd")
    ESCALATED = "escalated", _("Er gebeurde te lang niets")


INSIDE = (Event.JOINED, Event.LEFT, Event.SHOWN, Event.TAKEN_BACK)
"""Not on the public page: when reports came in would tell how few there are."""


# --- Measures ---------------------------------------------------------------------------------------------------------
class Verdict(TextChoices):
    """Did a measure help?"""

    OPEN = "", _("nog niet bekend")
    HELPED = "helped", _("het hielp")
    NOT = "not", _("het hielp niet")
    CANNOT_SAY = "cannot_say", _("wij kunnen het niet zeggen")


# --- Lobby ------------------------------------------------------------------------------------------------------------
class Addressee(TextChoices):
    """To whom a request goes."""

    G40 = "g40", _("G40: het netwerk van grote gemeenten")
    VNG = "vng", _("VNG: de vereniging van gemeenten")
    VGG = "vgg", _("VGG: de gemeenten in Groningen")
    STATE = "state", _("het Rijk")


class LobbyState(TextChoices):
    """How far a request is."""

    GATHERING = "gathering", _("wij verzamelen voorbeelden")
    READY = "ready", _("klaar om te vragen")
    SENT = "sent", _("gevraagd")
    ANSWERED = "answered", _("er is een antwoord")
    CHANGED = "changed", _("de regel is veranderd")
    REFUSED = "refused", _("het antwoord is nee")
    DROPPED = "dropped", _("wij vragen dit niet meer")


# --- Ideas of the work conference -------------------------------------------------------------------------------------
class Fate(TextChoices):
    """What became of an idea."""

    UNKNOWN = "unknown", _("wij weten niet wat ermee gebeurde")
    IN_PLAN = "in_plan", _("staat in een plan van de gemeente")
    DOING = "doing", _("wordt gedaan")
    PARTLY = "partly", _("deels gedaan")
    DONE = "done", _("gedaan")
    NOT = "not", _("doen wij niet")


# --- What other rooms will feed in ------------------------------------------------------------------------------------
class Feed(TextChoices):
    """From where it comes."""

    CUSTOM_BUDGET = "custom_budget", _("Maatwerkbudget")
    STOP_BUTTON = "stop_button", _("stopknop")


class Failed(TextChoices):
    """Why the regular rule did not help: the only words that a feed may bring."""

    TOO_LATE = "too_late", _("de regel helpt te laat")
    JUST_OVER = "just_over", _("net boven een grens")
    NO_RULE = "no_rule", _("er is geen regel voor")
    RULES_CLASH = "rules_clash", _("twee regels botsen")
    PROOF = "proof", _("bewijs is er niet of niet op tijd")
    CLAWED_BACK = "clawed_back", _("het geld gaat er weer af")
    COLLECTION = "collection", _("een incasso gaat te hard")
    REFUSED_ELSEWHERE = "refused_elsewhere", _("een ander loket zei nee")
    OTHER = "other", _("iets anders")


class Said(TextChoices):
    """Which words of a question of an area."""

    QUESTION = "question", _("de vraag")
    ANSWER = "answer", _("het antwoord")
