"""The roads out of the house, the states of a message, and what can be the matter with one."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """Along which road a message goes."""

    MAIL = "mail", _("e-mail")
    WEBHOOK = "webhook", _("bericht aan een ander systeem")


class State(TextChoices):
    """How far a message is."""

    WAITING = "waiting", _("wacht")
    SENDING = "sending", _("gaat nu weg")
    SENT = "sent", _("verstuurd")
    DEAD = "dead", _("niet gelukt")


OPEN = (State.WAITING, State.SENDING)
"""A message that still has to go."""


class Trouble(TextChoices):
    """Why the last try did not succeed: a kind only, never what the other side said."""

    NO_CONNECTION = "no-connection", _("Wij kregen geen verbinding.")
    LOGIN = "login", _("De mailserver liet ons niet binnen.")
    BUSY = "busy", _("De andere kant kon het bericht nu niet aannemen.")
    NO_SUCH_ADDRESS = "no-such-address", _("Dit adres bestaat niet, of wil geen post van ons.")
    REFUSED = "refused", _("De andere kant wil dit bericht niet.")
    WORKER_GONE = "worker-gone", _("Het programma viel weg tijdens het versturen.")
    CANNOT_OPEN = "cannot-open", _("De sleutel van dit bericht is er niet meer.")
    NO_TARGET = "no-target", _("Het andere systeem staat niet in de instellingen.")
    RESTORED = "restored", _("Er is een oudere kopie teruggezet. Misschien ging dit bericht al weg.")
    UNKNOWN = "unknown", _("Er ging bij ons iets mis.")
