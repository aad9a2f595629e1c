"""Sees to it that a cluster over its term does not stay silent: it is told to who gave the team its backing."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from perspectief.foundation.outbox.services import send_mail
from perspectief.policy.practice.choices import BACKING, Event, Mandate, Reach
from perspectief.policy.practice.models import Cluster
from perspectief.policy.practice.queries.settings import setting
from perspectief.policy.practice.queries.waiting import silent_clusters
from perspectief.policy.practice.services.steps import locked, note

JOB = "practice-escalation"


@transaction.atomic
def escalate(*, at: dt.datetime | None = None) -> list[Cluster]:
    """Each cluster over its term that was silent long enough gets a line, and the team one mail. Gives them."""
    moment = at or timezone.now()
    found = [_tell(cluster, moment) for cluster in silent_clusters(moment)]
    if found:
        _mail(len(found), moment)
    return found


def _tell(cluster: Cluster, at: dt.datetime) -> Cluster:
    known = locked(cluster)
    known.escalated += 1
    known.save(update_fields=["escalated"])
    with override(settings.LANGUAGE_CODE):
        words = gettext("Dit is gemeld bij %(whom)s.") % {"whom": told_to(known).label}
    note(known, Event.ESCALATED, words, None, at)
    return known


def told_to(cluster: Cluster) -> Mandate:
    """Who hears it: who gave the backing; the second time the college."""
    if cluster.escalated > 1:
        return Mandate.COLLEGE
    return Mandate(cluster.mandate) if cluster.mandate else BACKING[Reach(cluster.reach)]


def _mail(number: int, at: dt.datetime) -> None:
    """Without anything of the clusters in it; only when the team has an address for this."""
    if not settings.SIGNALS_MAIL:
        return
    day = timezone.localdate(at)
    with override(settings.LANGUAGE_CODE):
        where = f"{settings.ADDRESS}{reverse('practice:desk')}"
        said = {"number": number, "days": setting("silent_days", day), "where": where}
        text = gettext(
            "%(number)s knelpunten zijn over hun termijn. Er gebeurde %(days)s dagen niets mee. "
            "U ziet ze hier: %(where)s"
        )
        subject = gettext("Er wacht iets op u")
        key = f"practice-escalation:{day}"
        send_mail(to=settings.SIGNALS_MAIL, subject=subject, text=text % said, about="practice", idempotency_key=key)
