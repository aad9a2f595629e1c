"""Tables of a statistical office that we follow, and each look at them."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import TextChoices
from perspectief.policy.monitor.models.figures import Snapshot


class SourceTable(models.Model):
    """A table that is fetched again and again, or the part of it that we want."""

    KNOWS_NO_PERSON = "A table of public figures, and the role that accepted a change in it."

    dataset = models.SlugField("naam bij ons", max_length=60, unique=True)
    """Such as `cbs-86006ned`; the name of its snapshots."""
    table_id = models.CharField("nummer van de tabel", max_length=30)
    title = models.CharField("titel", max_length=250, blank=True)
    note = models.CharField("waarvoor wij hem volgen", max_length=250, blank=True)
    choices = models.JSONField("welk deel", default=dict, blank=True)
    """Column -> codes; a column that is not named comes whole."""
    discontinued = models.BooleanField("stopgezet door de bron", default=False)
    accepted = models.CharField("aangenomen kolommen en lijsten", max_length=64, blank=True)
    """Fingerprint of the columns and lists that an officer accepted after a change."""
    accepted_by = models.CharField("aangenomen door (rol)", max_length=30, blank=True)
    accepted_reason = models.TextField("waarom aangenomen", blank=True)
    accepted_at = models.DateTimeField("aangenomen op", null=True, blank=True)

    class Meta:
        ordering = ["dataset"]
        verbose_name = "gevolgde tabel"
        verbose_name_plural = "gevolgde tabellen"

    def __str__(self) -> str:
        return self.dataset


class Fetch(models.Model):
    """One look at a table: what was found, what differs from the last snapshot, and what became of it."""

    KNOWS_NO_PERSON = "Differences between two versions of a public table."

    class Outcome(TextChoices):
        """What a look came to."""

        LOOKED = "looked", _("alleen gekeken")
        KEPT = "kept", _("bewaard")
        SAME = "same", _("niets nieuws")
        REFUSED = "refused", _("niet bewaard: de tabel is veranderd")

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    table = models.ForeignKey(SourceTable, models.CASCADE, related_name="fetches", verbose_name="tabel")
    at = models.DateTimeField("op")
    outcome = models.CharField("uitkomst", max_length=10, choices=Outcome.choices)
    version = models.CharField("versie van de bron", max_length=80, blank=True)
    rows = models.PositiveIntegerField("regels")
    columns = models.JSONField("kolommen", default=dict)
    fingerprint = models.CharField("vingerafdruk van kolommen en lijsten", max_length=64)
    changes = models.JSONField("veranderd in kolommen en lijsten", default=list)
    difference = models.JSONField("veranderde cijfers", default=dict)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, null=True, blank=True, verbose_name="momentopname")

    class Meta:
        ordering = ["table", "-at"]
        verbose_name = "blik op een tabel"
        verbose_name_plural = "blikken op tabellen"
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="kept", snapshot__isnull=False) | ~Q(outcome="kept"), name="kept_has_a_snapshot"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.at:%Y-%m-%d}"
