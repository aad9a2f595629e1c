"""Reminds experts of aftercare by mail, once, in words that say nothing to who reads along."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from perspectief.community.experience.models import EXPERIENCE, CheckIn
from perspectief.community.experience.queries import tasks as queries
from perspectief.foundation.accounts import queries as accounts
from perspectief.foundation.outbox import services as outbox
from perspectief.foundation.privacy.purpose import purpose


def remind_all(day: dt.date) -> int:
    """Everybody whose aftercare is due. How many mails were written down."""
    return sum(_remind(one, day) for one in queries.to_remind(day))


@transaction.atomic
def _remind(check_in: CheckIn, day: dt.date) -> bool:
    with purpose(EXPERIENCE):
        person = check_in.agreement.expert.account
        CheckIn.objects.filter(pk=check_in.pk).update(reminded_on=day)
    to = accounts.mail_of(person)
    if not to:
        return False
    with override(settings.LANGUAGE_CODE):
        outbox.send_mail(
            to=to,
            subject=_("Hoe ging het?"),
            text=_("U deed iets voor ons. Wij horen graag hoe het was. U vult het hier in: %(address)s")
            % {"address": settings.ADDRESS + reverse("experience:mine")},
            about="experience",
            idempotency_key=f"experience:aftercare:{check_in.pk}",
        )
    return True
