"""Experts by experience: who they say they are, and what they lived through. Words are sealed."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from perspectief.community.experience.choices import Shares
from perspectief.foundation.privacy.purpose import PersonData

EXPERIENCE = "experience"
"""Key of the activity of the register, and of the room for subjects."""
THEMES = "experience_themes"
"""Key of the activity for lived themes: special data, on an explicit yes only."""


class Expert(PersonData):
    """The profile that somebody made of themselves. `sealed`: what they want to be called, talents, what they need."""

    ACTIVITY = EXPERIENCE

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    account = models.UUIDField("account", unique=True)
    sealed = models.BinaryField("wat iemand over zichzelf vertelt, verzegeld")
    kinds = models.JSONField("waarvoor iemand gevraagd wil worden", default=list, blank=True)
    hours_week = models.PositiveSmallIntegerField("uren per week", null=True, blank=True)
    area = models.CharField("wijk", max_length=8, blank=True)
    """CBS code of a wijk; empty: anywhere."""
    certified = models.BooleanField("heeft een certificaat", default=False)
    paused = models.BooleanField("wil nu geen vragen", default=False)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)
    made_on = models.DateField("gemaakt op", default=timezone.localdate)
    confirmed_on = models.DateField("nagekeken op", default=timezone.localdate)

    class Meta(PersonData.Meta):
        ordering = ["made_on", "key"]
        verbose_name = "profiel van een ervaringsdeskundige"
        verbose_name_plural = "profielen van ervaringsdeskundigen"

    def __str__(self) -> str:
        return f"profiel van {self.made_on}"


class LivedThemes(PersonData):
    """What an expert lived through, sealed. `consent`: the yes on which it is kept; without it the row goes."""

    ACTIVITY = THEMES

    expert = models.OneToOneField(
        Expert, models.CASCADE, primary_key=True, related_name="lived", verbose_name="profiel"
    )
    sealed = models.BinaryField("thema’s uit het eigen leven, verzegeld")
    consent = models.UUIDField("toestemming")

    class Meta(PersonData.Meta):
        verbose_name = "thema’s uit het eigen leven"
        verbose_name_plural = "thema’s uit het eigen leven"

    def __str__(self) -> str:
        return "thema’s"


class Allowed(PersonData):
    """A yes in the ledger, and for whom: so that an expert sees who may know what. The ledger itself decides."""

    ACTIVITY = EXPERIENCE

    expert = models.ForeignKey(Expert, models.CASCADE, related_name="allowed", verbose_name="profiel")
    receiver = models.CharField("voor wie", max_length=120)
    words = models.CharField("voor wie, in woorden", max_length=200)
    part = models.CharField("welk deel", max_length=20, choices=Shares.choices)
    consent = models.UUIDField("toestemming", unique=True)

    class Meta(PersonData.Meta):
        ordering = ["part", "pk"]
        verbose_name = "wie iets mag weten"
        verbose_name_plural = "wie iets mogen weten"

    def __str__(self) -> str:
        return f"{self.receiver}: {self.part}"
