"""A check that somebody chose to keep, and what they share of it with a helper."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from perspectief.foundation.accounts.models import Circle
from perspectief.foundation.privacy.purpose import PersonData

KEPT, SHARED = "kept_checks", "kept_checks_shared"
"""Keys of the two activities of the register."""
DIGEST = 90
"""`<key id>.<64 hex digits>`, see `keys.digest`."""


class KeptCheck(PersonData):
    """The sealed answers of somebody without a name. Only six words open it, together with a key of the server.

    It has days and no time of day, and nothing of the device or the address from which it came.
    """

    ACTIVITY = KEPT

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    lookup = models.CharField("waaraan de code wordt herkend", max_length=DIGEST, unique=True)
    salt = models.BinaryField("zout")
    wrapped = models.BinaryField("sleutel van de antwoorden, verzegeld met de code")
    sealed = models.BinaryField("antwoorden, verzegeld")
    language = models.CharField("taal", max_length=12)
    kept_on = models.DateField("bewaard op", default=timezone.localdate)
    last_used_on = models.DateField("laatst gebruikt op", default=timezone.localdate)
    expires_on = models.DateField("laatste dag")
    circle = models.ForeignKey(Circle, models.SET_NULL, null=True, blank=True, verbose_name="kring")

    class Meta(PersonData.Meta):
        ordering = ["kept_on", "key"]
        verbose_name = "bewaarde check"
        verbose_name_plural = "bewaarde checks"
        constraints = [
            models.CheckConstraint(condition=Q(last_used_on__gte=F("kept_on")), name="kept_before_it_is_used"),
            models.CheckConstraint(condition=Q(expires_on__gte=F("last_used_on")), name="kept_ends_after_use"),
        ]

    def __str__(self) -> str:
        return f"{self.kept_on} - {self.expires_on}"


class SharedCopy(PersonData):
    """What a resident lets one helper see, until a day or until they say stop: then the row goes, with the copy."""

    ACTIVITY = SHARED

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    kept = models.ForeignKey(KeptCheck, models.CASCADE, related_name="copies", verbose_name="bewaarde check")
    account = models.UUIDField("account van de helper")
    role = models.CharField("rol van de helper", max_length=20)
    organisation = models.CharField("organisatie van de helper", max_length=80, blank=True)
    pair = models.CharField("twee woorden om het aan te herkennen", max_length=40)
    parts = models.JSONField("welke delen", default=list)
    consent = models.UUIDField("toestemming")
    sealed = models.BinaryField("antwoorden, verzegeld")
    shared_on = models.DateField("gedeeld op", default=timezone.localdate)
    ends_at = models.DateTimeField("gedeeld tot")

    class Meta(PersonData.Meta):
        ordering = ["shared_on", "key"]
        verbose_name = "gedeelde check"
        verbose_name_plural = "gedeelde checks"
        constraints = [models.UniqueConstraint(fields=["kept", "account"], name="shared_once_with_a_helper")]

    def __str__(self) -> str:
        return f"{self.role} ({self.shared_on} - {self.ends_at:%Y-%m-%d})"


class DeskNumber(PersonData):
    """Six digits that a helper says aloud, so that a resident can find who to share with. It works once."""

    ACTIVITY = SHARED

    digest = models.CharField("waaraan het nummer wordt herkend", max_length=DIGEST, unique=True, null=True)  # noqa: DJ001 - unique, so empty must be null
    account = models.UUIDField("account van de helper")
    role = models.CharField("rol van de helper", max_length=20)
    organisation = models.CharField("organisatie van de helper", max_length=80, blank=True)
    pair = models.CharField("twee woorden om te vergelijken", max_length=40)
    ends_at = models.DateTimeField("werkt tot")
    typed_for = models.ForeignKey(
        KeptCheck, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="ingetypt voor"
    )

    class Meta(PersonData.Meta):
        ordering = ["ends_at"]
        verbose_name = "nummer van een helper"
        verbose_name_plural = "nummers van helpers"

    def __str__(self) -> str:
        return f"{self.role} ({self.ends_at:%Y-%m-%d})"
