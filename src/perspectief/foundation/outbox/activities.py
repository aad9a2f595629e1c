"""What this room does with data about people, for the register, and how each field of it goes."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.outbox import queries
from perspectief.foundation.outbox.models import ACTIVITY, Message
from perspectief.foundation.privacy.declare import Declaration, Field, Files, Scrub, Sensitivity
from perspectief.foundation.privacy.register import Activity, Basis

MESSAGES = Activity(
    key=ACTIVITY,
    name=_("Berichten versturen"),
    purpose=_("Wij sturen u een bericht. U vroeg erom, of het helpt u verder."),
    basis=Basis.PUBLIC_TASK,
    article="AVG artikel 6 lid 1 onder e",
    whose=_("Mensen met een account en medewerkers"),
    data=(_("het adres waar het bericht heen gaat"), _("het onderwerp en de tekst"), _("of het aankwam en wanneer")),
    receivers=(_("de mailserver van de gemeente"),),
    term="mail_sent",
    room="outbox",
    notes=(
        _("Wij wissen het adres en de tekst zodra het bericht weg is."),
        _("Lukt het versturen niet? Dan bewaren wij het tot een medewerker er iets mee deed."),
    ),
)
TECHNICAL, INTERNAL, PERSONAL = Sensitivity.TECHNICAL, Sensitivity.INTERNAL, Sensitivity.PERSONAL
MESSAGE_FIELDS = Declaration(
    model=Message,
    activity=ACTIVITY,
    overdue=queries.over_their_term,
    term="mail_dead",
    fields={
        "key": Field(_("nummer van het bericht"), TECHNICAL),
        "idempotency_key": Field(_("waaraan wij dezelfde vraag herkennen"), INTERNAL),
        "channel": Field(_("per e-mail of naar een ander systeem"), TECHNICAL),
        "about": Field(_("waarover het gaat, in een code"), INTERNAL),
        "recipient": Field(_("aan wie, op slot"), PERSONAL, Scrub.EMPTY),
        "subject": Field(_("onderwerp, op slot"), PERSONAL, Scrub.EMPTY),
        "body": Field(_("tekst, op slot"), PERSONAL, Scrub.EMPTY),
        "state": Field(_("hoe ver het is"), TECHNICAL),
        "attempts": Field(_("hoe vaak wij het probeerden"), TECHNICAL),
        "next_try_at": Field(_("wanneer wij het weer proberen"), TECHNICAL),
        "last_error": Field(_("soort fout"), TECHNICAL),
        "run": Field(_("nummer van de poging"), TECHNICAL),
        "sending_since": Field(_("wanneer de poging begon"), TECHNICAL),
        "asked_at": Field(_("wanneer het bericht gemaakt is"), INTERNAL),
        "ended_at": Field(_("wanneer het weg was, of wanneer wij stopten"), INTERNAL),
    },
)
MAIL_FILES = Files(
    key="mail",
    activity=ACTIVITY,
    holds=_("mail van een oefenversie, die nergens heen gaat"),
    folder=lambda: None if settings.MAIL_URL else settings.MAIL_FOLDER,
    term="mail_file",
)
