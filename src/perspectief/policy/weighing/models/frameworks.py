"""The questions by which everything is weighed: a version that is frozen before a round opens."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from perspectief.foundation.places.models import Municipality
from perspectief.policy.weighing.choices import FrameworkState


class Framework(models.Model):
    """One version. `content`: see `calc/framework.py`; `digest`: SHA-256 of its canonical JSON, once frozen."""

    KNOWS_NO_PERSON = "How a city weighs, for publication."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=60)
    version = models.PositiveSmallIntegerField("versie")
    name = models.CharField("naam", max_length=120)
    state = models.CharField("stand", max_length=10, choices=FrameworkState.choices, default=FrameworkState.DRAFT)
    content = models.JSONField("inhoud", default=dict)
    digest = models.CharField("controlegetal", max_length=64, blank=True)
    valid_from = models.DateField("geldt vanaf")
    source = models.CharField("bron", max_length=200)
    made_at = models.DateTimeField("gemaakt op")
    frozen_at = models.DateTimeField("vastgezet op", null=True, blank=True)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["key", "-version"]
        verbose_name = "wegingskader"
        verbose_name_plural = "wegingskaders"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key", "version"], name="one_framework_per_version"),
            models.CheckConstraint(condition=Q(state__in=FrameworkState.values), name="framework_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=(FrameworkState.DRAFT, FrameworkState.PUBLISHED), frozen_at=None, digest="")
                | (
                    Q(state__in=(FrameworkState.FROZEN, FrameworkState.CLOSED), frozen_at__isnull=False) & ~Q(digest="")
                ),
                name="frozen_framework_has_its_digest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"
