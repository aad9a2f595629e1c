"""The ideas of the work conference of 2019, and what became of each. News is added, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from perspectief.foundation.places.models import Municipality
from perspectief.policy.practice.choices import Fate


class Idea(models.Model):
    """One idea, in our own words, with the table at which it was named."""

    KNOWS_NO_PERSON = "An idea of a table at a public meeting; who said it is not kept."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=60)
    table = models.PositiveSmallIntegerField("thematafel")
    table_name = models.CharField("naam van de tafel", max_length=80)
    words = models.TextField("idee, in onze woorden")
    source = models.CharField("bron", max_length=200)
    order = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        ordering = ["municipality", "table", "order"]
        verbose_name = "idee van de werkconferentie"
        verbose_name_plural = "ideeën van de werkconferentie"
        constraints = [models.UniqueConstraint(fields=["municipality", "key"], name="one_idea_per_key")]

    def __str__(self) -> str:
        return self.key


class IdeaFate(models.Model):
    """What became of an idea from a day on, and where that can be read. The newest counts."""

    KNOWS_NO_PERSON = "News about an idea, with its source and the role that wrote it down."

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="fates", verbose_name="idee")
    fate = models.CharField("wat ermee gebeurde", max_length=8, choices=Fate.choices)
    words = models.TextField("in woorden", blank=True)
    source = models.CharField("waar dat staat", max_length=200, blank=True)
    role = models.CharField("rol", max_length=30, blank=True)
    """Empty: it came with the data."""
    at = models.DateTimeField("opgeschreven op")
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["idea", "at", "pk"]
        verbose_name = "nieuws over een idee"
        verbose_name_plural = "nieuws over ideeën"
        constraints = [
            models.CheckConstraint(condition=Q(fate__in=Fate.values), name="idea_fate_is_known"),
            models.CheckConstraint(
                condition=Q(fate=Fate.UNKNOWN) | ~Q(source=""), name="a_known_fate_names_its_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.idea.key}: {self.fate}"
