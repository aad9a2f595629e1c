"""What others must change: the themes of the plan, what we ask of whom, and what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from perspectief.foundation.places.models import Municipality
from perspectief.policy.practice.choices import Addressee, LobbyState
from perspectief.policy.practice.models.clusters import Cluster


class LobbyTheme(models.Model):
    """A theme of the lobby agenda, as the plan names it. Another municipality brings its own."""

    KNOWS_NO_PERSON = "A theme of a public plan."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=40)
    number = models.PositiveSmallIntegerField("nummer")
    name = models.CharField("naam", max_length=120)
    says = models.TextField("waar het over gaat")
    simulated = models.CharField("doorrekening die erbij hoort", max_length=200, blank=True)
    """A page of the simulator on this site that shows what the theme is about; empty: there is none."""
    source = models.CharField("bron", max_length=200)

    class Meta:
        ordering = ["municipality", "number"]
        verbose_name = "lobbythema"
        verbose_name_plural = "lobbythema's"
        constraints = [models.UniqueConstraint(fields=["municipality", "key"], name="one_lobby_theme_per_key")]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class LobbyItem(models.Model):
    """One request: what must change, whom we ask, and which clusters show why."""

    KNOWS_NO_PERSON = "A request of the city to other governments."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=12)
    theme = models.ForeignKey(LobbyTheme, models.PROTECT, related_name="items", verbose_name="thema")
    title = models.CharField("wat wij vragen", max_length=120)
    words = models.TextField("uitleg")
    addressee = models.CharField("aan wie", max_length=6, choices=Addressee.choices)
    simulated = models.CharField("doorrekening", max_length=200, blank=True)
    """Path of a page of the simulator on this site."""
    clusters = models.ManyToManyField(Cluster, related_name="lobby", blank=True, verbose_name="knelpunten")
    state = models.CharField("stand", max_length=10, choices=LobbyState.choices, default=LobbyState.GATHERING)
    reply = models.TextField("wat het antwoord was", blank=True)
    made_on = models.DateField("gemaakt op")
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["theme__number", "-made_on", "-key"]
        verbose_name = "punt van de lobby-agenda"
        verbose_name_plural = "punten van de lobby-agenda"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="one_lobby_item_per_key"),
            models.CheckConstraint(condition=Q(addressee__in=Addressee.values), name="lobby_addressee_is_known"),
            models.CheckConstraint(condition=Q(state__in=LobbyState.values), name="lobby_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.title}"


class LobbyStep(models.Model):
    """Who brought a request to a state, when and why. Roles, no names."""

    KNOWS_NO_PERSON = "A step of a request, with the role that took it."

    item = models.ForeignKey(LobbyItem, models.PROTECT, related_name="steps", verbose_name="punt")
    state = models.CharField("naar", max_length=10, choices=LobbyState.choices)
    words = models.TextField("waarom")
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["item", "at", "pk"]
        verbose_name = "stap van de lobby"
        verbose_name_plural = "stappen van de lobby"

    def __str__(self) -> str:
        return f"{self.item.key}: {self.state}"
