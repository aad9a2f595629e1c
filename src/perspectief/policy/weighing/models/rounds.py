"""A round of weighing: what may be asked for, on what ground, how much there is, and each step it took."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from perspectief.foundation.places.models import Municipality
from perspectief.policy.weighing.choices import RoundState
from perspectief.policy.weighing.models.frameworks import Framework


class Round(models.Model):
    """One round. Ground, ceiling and way of dividing are public before it opens (Awb 4:23, 4:25 - 4:27).

    `seal_key`: the public half of the key of this round; the other half is on paper, with people (`calc/sealing.py`).
    `ceilings`: year -> whole euros; `staff`: year -> full-time equivalents, or empty. `rules`: dated settings of the
    choice as they held when it was announced, see `calc/portfolio`.
    """

    KNOWS_NO_PERSON = "A round of weighing, for publication."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=60)
    name = models.CharField("naam", max_length=160)
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="rounds", verbose_name="wegingskader")
    state = models.CharField("stand", max_length=10, choices=RoundState.choices, default=RoundState.DRAFT)
    what_for = models.TextField("waarvoor", blank=True)
    legal_basis = models.CharField("op welke grond", max_length=300, blank=True)
    legal_basis_url = models.URLField("adres van de grond", max_length=300, blank=True)
    dividing = models.TextField("hoe het geld wordt verdeeld", blank=True)
    ceilings = models.JSONField("subsidieplafond per jaar", default=dict, blank=True)
    staff = models.JSONField("mensen per jaar", default=dict, blank=True)
    rules = models.JSONField("regels van de keuze", default=dict, blank=True)
    opens_on = models.DateField("open vanaf", null=True, blank=True)
    closes_on = models.DateField("laatste dag voor aanvragen", null=True, blank=True)
    scores_until = models.DateField("laatste dag voor scores", null=True, blank=True)
    replies_until = models.DateField("laatste dag voor reacties", null=True, blank=True)
    announced_at = models.DateTimeField("aangekondigd op", null=True, blank=True)
    seal_key = models.BinaryField("openbare helft van de sleutel", default=bytes, blank=True)
    seed = models.BigIntegerField("startgetal van het toeval")
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["-opens_on", "key"]
        verbose_name = "ronde"
        verbose_name_plural = "rondes"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="one_round_per_key"),
            models.CheckConstraint(condition=Q(state__in=RoundState.values), name="round_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=RoundState.DRAFT)
                | Q(state=RoundState.STOPPED)
                | (~Q(legal_basis="") & ~Q(dividing="") & Q(announced_at__isnull=False, opens_on__isnull=False)),
                name="announced_round_says_on_what_ground",
            ),
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(opens_on=None) | Q(closes_on__gte=F("opens_on")),
                name="round_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RoundStep(models.Model):
    """What happened to a round: code word, when, in which role, why, and what can be checked. Added, never changed."""

    KNOWS_NO_PERSON = "A step of a round, with the role that took it."

    round = models.ForeignKey(Round, models.PROTECT, related_name="steps", verbose_name="ronde")
    kind = models.SlugField("wat", max_length=40)
    at = models.DateTimeField("op")
    role = models.CharField("rol", max_length=30, blank=True)
    reason = models.TextField("waarom", blank=True)
    detail = models.JSONField("om na te kijken", default=dict, blank=True)

    class Meta:
        ordering = ["round", "at", "pk"]
        verbose_name = "stap van een ronde"
        verbose_name_plural = "stappen van rondes"

    def __str__(self) -> str:
        return f"{self.round}: {self.kind}"
