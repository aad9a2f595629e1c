"""How often a code was wrong."""

from __future__ import annotations

from django.db import models


class WrongCodes(models.Model):
    """How many wrong codes of one room everybody together typed in one hour. No address and no code is in it."""

    room = models.CharField("kamer", max_length=40)
    hour = models.DateTimeField("uur")
    count = models.PositiveIntegerField("foute codes", default=0)

    class Meta:
        ordering = ["hour", "room"]
        verbose_name = "foute codes in een uur"
        verbose_name_plural = "foute codes per uur"
        constraints = [models.UniqueConstraint(fields=["room", "hour"], name="wrong_codes_once_an_hour")]

    def __str__(self) -> str:
        return f"{self.room} {self.hour:%Y-%m-%d %H}: {self.count}"
