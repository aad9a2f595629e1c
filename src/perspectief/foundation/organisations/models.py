"""Who offers something. Public facts about organisations; no person in it."""

from django.db import models

from perspectief.foundation.organisations.choices import Kind
from perspectief.foundation.places.models import Municipality


class Organisation(models.Model):
    """An organisation that offers something to people with little money."""

    KNOWS_NO_PERSON = "An organisation, with the address and number that it publishes itself."

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="organisations", verbose_name="gemeente"
    )
    key = models.SlugField("sleutel", max_length=80)
    name = models.CharField("naam", max_length=160)
    other_names = models.JSONField("andere namen", default=list, blank=True)
    kind = models.CharField("soort", max_length=12, choices=Kind.choices)
    website = models.URLField("website", blank=True)
    phone = models.CharField("telefoon", max_length=20, blank=True)
    sources = models.JSONField("bronnen", default=list)
    seen_year = models.PositiveSmallIntegerField("laatst gezien in", null=True, blank=True)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["name"]
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="one_organisation_per_key"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="organisation_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.name
