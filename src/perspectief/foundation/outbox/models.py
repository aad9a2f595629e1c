"""Two tables: what must go out of the house, and which messages came in already.

A message stands here before it goes: who writes it does so in the transaction of what it is about, so there is never
one without the other. What it says is sealed, and is gone as soon as it was sent.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from perspectief.foundation.outbox.choices import Channel, State, Trouble
from perspectief.foundation.privacy.purpose import PersonData

ACTIVITY = "messages"
"""Key in the register of processing activities."""


class Message(PersonData):
    """One message to one receiver. Receiver, subject and text are sealed, bound to this row, and emptied once sent."""

    ACTIVITY = ACTIVITY

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    idempotency_key = models.CharField("waarmee de vraag te herkennen is", max_length=120, unique=True)
    channel = models.CharField("weg naar buiten", max_length=8, choices=Channel.choices, default=Channel.MAIL)
    about = models.CharField("waarover, in een code", max_length=40)
    recipient = models.BinaryField("aan wie, verzegeld")
    subject = models.BinaryField("onderwerp, verzegeld")
    body = models.BinaryField("tekst, verzegeld")

    state = models.CharField("stand", max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("pogingen", default=0)
    next_try_at = models.DateTimeField("niet eerder dan", default=timezone.now)
    last_error = models.CharField("soort fout", max_length=16, choices=Trouble.choices, blank=True)
    run = models.UUIDField("deze poging", null=True, blank=True)
    sending_since = models.DateTimeField("deze poging begon op", null=True, blank=True)
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    ended_at = models.DateTimeField("verstuurd of opgegeven op", null=True, blank=True)

    class Meta(PersonData.Meta):
        ordering = ["-asked_at"]
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        indexes = [models.Index(fields=["state", "next_try_at"], name="message_due")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="message_state_is_known"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="message_channel_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=(State.WAITING, State.SENDING), ended_at=None)
                | Q(state__in=(State.SENT, State.DEAD), ended_at__isnull=False),
                name="message_has_ended_when_it_is_sent_or_dead",
            ),
            models.CheckConstraint(
                condition=Q(state=State.SENDING, run__isnull=False, sending_since__isnull=False)
                | ~Q(state=State.SENDING),
                name="message_that_goes_has_an_attempt",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.SENT) | Q(recipient=b"", subject=b"", body=b""),
                name="message_that_was_sent_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about} ({self.get_state_display()})"


class Received(models.Model):
    """A message from outside that we took in, so that the same one has no effect a second time. Kept as a digest."""

    KNOWS_NO_PERSON = "A digest of a number that the sender made up for one message, and when it came."

    source = models.CharField("van welk systeem", max_length=40)
    digest = models.CharField("vingerafdruk van de sleutel", max_length=64)
    at = models.DateTimeField("ontvangen op", default=timezone.now)

    class Meta:
        verbose_name = "ontvangen bericht"
        verbose_name_plural = "ontvangen berichten"
        indexes = [models.Index(fields=["at"], name="received_at")]
        constraints = [models.UniqueConstraint(fields=["source", "digest"], name="one_message_from_outside_once")]

    def __str__(self) -> str:
        return f"{self.source} {self.at:%Y-%m-%d}"
