"""With whom the city is compared, and what people in a neighbourhood find important themselves."""

from __future__ import annotations

from django.db import models

from perspectief.foundation.places.models import Area, Municipality


class ComparableSet(models.Model):
    """Municipalities that look like this one, chosen on features that say nothing of poverty; with the reason."""

    KNOWS_NO_PERSON = "Names of municipalities."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    codes = models.JSONField("CBS-codes")
    distances = models.JSONField("afstand per gemeente", default=dict)
    features = models.JSONField("waarop is vergeleken", default=list)
    reason = models.TextField("waarom deze gemeenten")
    source = models.CharField("bron", max_length=200)
    valid_from = models.DateField("geldt vanaf")
    valid_until = models.DateField("geldt tot en met", null=True, blank=True)

    class Meta:
        ordering = ["-valid_from"]
        verbose_name = "vergelijkbare gemeenten"
        verbose_name_plural = "vergelijkbare gemeenten"

    def __str__(self) -> str:
        return f"{self.municipality}: {', '.join(self.codes)}"


class AreaView(models.Model):
    """What a neighbourhood itself finds important, in its own words, from a meeting or a walk."""

    KNOWS_NO_PERSON = "What a neighbourhood said together, without names."

    area = models.ForeignKey(Area, models.PROTECT, related_name="+", verbose_name="wijk")
    text = models.TextField("wat de wijk belangrijk vindt")
    how = models.CharField("hoe dit is opgehaald", max_length=200)
    said_on = models.DateField("wanneer")
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["area", "-said_on"]
        verbose_name = "kijk van de wijk"
        verbose_name_plural = "kijk van de wijk"

    def __str__(self) -> str:
        return f"{self.area} {self.said_on}"
