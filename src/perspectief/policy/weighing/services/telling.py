"""The neutral mail to who worked at a file: that there is something to read, not what."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from perspectief.foundation.accounts.queries import mail_of
from perspectief.foundation.outbox import services as outbox
from perspectief.policy.weighing.models import Item
from perspectief.policy.weighing.queries import decisions

ABOUT = "weighing"
"""Code word of these messages."""
MESSAGE = gettext_noop("Er staat een bericht voor u klaar")
SUBJECTS = {
    "missing": gettext_noop("Er mist nog iets in uw aanvraag"),
    "not-taken": MESSAGE,
    "proposed": MESSAGE,
    "decided": gettext_noop("Er staat een brief voor u klaar"),
}


def tell(item: Item, what: str, at: dt.datetime, *, page: str) -> int:
    """A mail to each account that worked at this file. `page`: name of the address where they read it. Gives how many.

    The same news of one moment is mailed once."""
    address = settings.ADDRESS + reverse(page, args=[item.key])
    told = [(account, to) for account in decisions.owners(item) if (to := mail_of(account))]
    for account, to in told:
        outbox.send_mail(
            to=to,
            subject=_(SUBJECTS[what]),
            text=_("U leest het op deze pagina. U logt daarvoor eerst in: %(address)s") % {"address": address},
            about=ABOUT,
            idempotency_key=f"weighing:{what}:{item.key.hex}:{account.hex}:{at:%Y%m%d%H%M%S}",
        )
    return len(told)
