"""Which accounts are of invented people."""

from django.db import models

from perspectief.foundation.accounts.models import User


class DemoPerson(models.Model):
    """The account of one invented person of `data/personas.yaml`. It has no password that works."""

    KNOWS_NO_PERSON = "The people are invented, to practise with."

    key = models.SlugField("sleutel", max_length=40, primary_key=True)
    user = models.OneToOneField(User, models.CASCADE, related_name="demo_person", verbose_name="account")

    class Meta:
        ordering = ["key"]
        verbose_name = "verzonnen persoon"
        verbose_name_plural = "verzonnen personen"

    def __str__(self) -> str:
        return self.key
