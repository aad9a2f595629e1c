"""What a delivery needs while it is on its way, and what goes when it has arrived."""

from __future__ import annotations

from django.db import models

from perspectief.policy.monitor.choices import Missing
from perspectief.policy.monitor.models.figures import Delivery
from perspectief.policy.monitor.models.indicators import IndicatorVersion


class Bringer(models.Model):
    """An account that brought a delivery or changed a row of it, so that somebody else approves it.

    Goes when the delivery is published, refused, or over its term. Declared in `activities.py`.
    """

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="bringers", verbose_name="levering")
    account = models.UUIDField("account dat het bracht of veranderde")
    at = models.DateTimeField("wanneer")

    class Meta:
        ordering = ["at"]
        verbose_name = "brenger van een levering"
        verbose_name_plural = "brengers van leveringen"
        constraints = [
            models.UniqueConstraint(fields=["delivery", "account"], name="one_bringer_per_account"),
        ]

    def __str__(self) -> str:
        return str(self.delivery)


class WaitingFile(models.Model):
    """The cells of a file until somebody said which column is what. Sealed: nobody knows yet what is in it."""

    delivery = models.OneToOneField(
        Delivery, models.CASCADE, primary_key=True, related_name="waiting", verbose_name="levering"
    )
    sealed = models.BinaryField("de cellen, verzegeld")
    at = models.DateTimeField("gebracht op")

    class Meta:
        ordering = ["at"]
        verbose_name = "wachtend bestand"
        verbose_name_plural = "wachtende bestanden"

    def __str__(self) -> str:
        return str(self.delivery)


class KnownMapping(models.Model):
    """Which column is what in files of one source, as somebody said it the last time."""

    KNOWS_NO_PERSON = "Names of columns."

    source = models.SlugField("bron", max_length=80, unique=True)
    mapping = models.JSONField("welke kolom wat is")
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["source"]
        verbose_name = "bekende indeling"
        verbose_name_plural = "bekende indelingen"

    def __str__(self) -> str:
        return self.source


class Candidate(models.Model):
    """One figure of a delivery that passed the check and does not count yet. Gone when it is published."""

    KNOWS_NO_PERSON = "A count or a share of many, large enough to keep."

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="candidates", verbose_name="levering")
    row = models.PositiveIntegerField("regel in het bestand")
    version = models.ForeignKey(IndicatorVersion, models.PROTECT, related_name="+", verbose_name="versie")
    period = models.CharField("periode", max_length=12)
    area = models.CharField("gebied", max_length=10)
    group = models.CharField("groep", max_length=40, default="all")
    value = models.DecimalField("waarde", max_digits=16, decimal_places=4, null=True, blank=True)
    low = models.DecimalField("ondergrens", max_digits=16, decimal_places=4, null=True, blank=True)
    high = models.DecimalField("bovengrens", max_digits=16, decimal_places=4, null=True, blank=True)
    base = models.PositiveIntegerField("op hoeveel het rust", null=True, blank=True)
    missing = models.CharField("waarom het er niet is", max_length=16, choices=Missing.choices, blank=True)
    provisional = models.BooleanField("voorlopig", default=False)

    class Meta:
        ordering = ["delivery", "row", "pk"]
        verbose_name = "aangeboden cijfer"
        verbose_name_plural = "aangeboden cijfers"
        constraints = [
            models.UniqueConstraint(
                fields=["delivery", "version", "area", "group", "period"], name="one_candidate_per_figure"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.period} {self.area}"
