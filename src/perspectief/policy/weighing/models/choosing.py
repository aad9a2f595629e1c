"""What was worked out, what people decided, what they wrote to providers, and where the money went."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from perspectief.foundation.places.models import Municipality
from perspectief.policy.weighing.choices import DecisionState, Outcome, PaidState, RunKind
from perspectief.policy.weighing.models.items import Item
from perspectief.policy.weighing.models.rounds import Round


class Run(models.Model):
    """One calculation with all that went in, so that anybody can do it again. Never changed once it has its result.

    `inputs`: canonical JSON of `calc/portfolio.Problem` with weights, values, links, rules and seed; `digest` is its
    SHA-256. `result`: what came out.
    """

    KNOWS_NO_PERSON = "Sums over group values; seats are numbers."

    key = models.UUIDField("sleutel", unique=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="runs", verbose_name="ronde")
    kind = models.CharField("soort", max_length=8, choices=RunKind.choices)
    name = models.CharField("naam", max_length=120, blank=True)
    inputs = models.JSONField("wat erin ging")
    digest = models.CharField("controlegetal", max_length=64)
    result = models.JSONField("wat eruit kwam", null=True, blank=True)
    made_at = models.DateTimeField("gemaakt op")
    done_at = models.DateTimeField("klaar op", null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        verbose_name = "berekening"
        verbose_name_plural = "berekeningen"
        constraints = [
            models.UniqueConstraint(fields=["round", "kind", "digest"], name="one_run_per_question"),
            models.CheckConstraint(condition=Q(kind__in=RunKind.values), name="run_kind_is_known"),
            models.CheckConstraint(
                condition=Q(done_at=None, result=None) | Q(done_at__isnull=False, result__isnull=False),
                name="run_with_a_result_is_done",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.kind}"


class Decision(models.Model):
    """What people chose in a round: from which calculation, with what advice, and why they departed from it.

    `chosen`: key of item -> key of level. `departures`: [{"item", "from", "to", "reason"}]. `loss`: worth that the
    departures cost, in points of the calculation. `snapshot`: all that the letters and the public page rest on.
    """

    KNOWS_NO_PERSON = "A decision of a body, with roles."

    round = models.OneToOneField(Round, models.PROTECT, related_name="decision", verbose_name="ronde")
    run = models.ForeignKey(Run, models.PROTECT, related_name="+", verbose_name="berekening")
    state = models.CharField("stand", max_length=8, choices=DecisionState.choices, default=DecisionState.DRAFT)
    chosen = models.JSONField("keuze", default=dict)
    advice = models.TextField("advies van het panel", blank=True)
    expert_advice = models.TextField("advies van de ervaringsdeskundigen, zoals zij het schreven", blank=True)
    departures = models.JSONField("afwijkingen", default=list, blank=True)
    loss = models.FloatField("wat de afwijkingen kosten", default=0)
    role = models.CharField("genomen door", max_length=60, blank=True)
    proposed_at = models.DateTimeField("voorgenomen op", null=True, blank=True)
    decided_at = models.DateTimeField("genomen op", null=True, blank=True)
    snapshot = models.JSONField("wat toen bekend was", default=dict, blank=True)
    digest = models.CharField("controlegetal", max_length=64, blank=True)

    class Meta:
        ordering = ["-decided_at", "pk"]
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DecisionState.values), name="decision_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=DecisionState.FINAL) | (Q(decided_at__isnull=False) & ~Q(digest="")),
                name="final_decision_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return str(self.round)


class Verdict(models.Model):
    """What was decided on one item, with its reasons and the letter as it went out."""

    KNOWS_NO_PERSON = "A decision on an offer of an organisation."

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="verdicts", verbose_name="besluit")
    item = models.OneToOneField(Item, models.PROTECT, related_name="verdict", verbose_name="wat gewogen wordt")
    outcome = models.CharField("uitkomst", max_length=10, choices=Outcome.choices)
    level = models.SlugField("omvang", max_length=20, blank=True)
    reasons = models.JSONField("redenen, als zinnen", default=list)
    own_words = models.TextField("in eigen woorden", blank=True)
    letter = models.TextField("brief", blank=True)
    """Canonical JSON of the letter, kept when the decision is final."""
    sent_at = models.DateTimeField("verstuurd op", null=True, blank=True)

    class Meta:
        ordering = ["decision", "item"]
        verbose_name = "besluit over één ding"
        verbose_name_plural = "besluiten over één ding"
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="verdict_outcome_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.outcome}"


class Reply(models.Model):
    """What a provider says about its own file, before it is decided (Awb 4:7, 4:8)."""

    KNOWS_NO_PERSON = "A reply in the name of an organisation."

    item = models.ForeignKey(Item, models.CASCADE, related_name="replies", verbose_name="wat gewogen wordt")
    text = models.TextField("reactie")
    at = models.DateTimeField("op")
    answer = models.TextField("wat wij ermee deden", blank=True)
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)

    class Meta:
        ordering = ["item", "at"]
        verbose_name = "reactie"
        verbose_name_plural = "reacties"

    def __str__(self) -> str:
        return str(self.item)


class MoneyLine(models.Model):
    """Money that there is in a year, in whole euros, with where that stands."""

    KNOWS_NO_PERSON = "A line of a budget."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=60)
    name = models.CharField("naam", max_length=160)
    year = models.PositiveSmallIntegerField("jaar")
    amount = models.PositiveBigIntegerField("bedrag, in euro")
    source = models.CharField("bron", max_length=200)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["-year", "name"]
        verbose_name = "geldregel"
        verbose_name_plural = "geldregels"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key", "year"], name="one_line_per_key_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.year})"


class Commitment(models.Model):
    """Money of a line that was promised to an item for a year. What is not needed falls free, with the reason."""

    KNOWS_NO_PERSON = "Money for an offer of an organisation."

    line = models.ForeignKey(MoneyLine, models.PROTECT, related_name="commitments", verbose_name="geldregel")
    item = models.ForeignKey(Item, models.PROTECT, related_name="commitments", verbose_name="wat gewogen wordt")
    amount = models.PositiveBigIntegerField("bedrag, in euro")
    reach = models.PositiveIntegerField("beloofd bereik", default=0)
    state = models.CharField("stand", max_length=10, choices=PaidState.choices, default=PaidState.COMMITTED)
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["line", "item"]
        verbose_name = "toezegging"
        verbose_name_plural = "toezeggingen"
        constraints = [
            models.UniqueConstraint(fields=["line", "item"], name="one_commitment_per_line_and_item"),
            models.CheckConstraint(condition=Q(state__in=PaidState.values), name="commitment_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.amount}"


class Spent(models.Model):
    """What was really paid on a commitment, and how many people it reached, as the provider accounted for it."""

    KNOWS_NO_PERSON = "Money and reach of an offer."

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="spent", verbose_name="toezegging")
    on = models.DateField("tot en met")
    amount = models.BigIntegerField("bedrag, in euro")
    reach = models.PositiveIntegerField("bereikte mensen", null=True, blank=True)
    source = models.CharField("bron", max_length=200)

    class Meta:
        ordering = ["commitment", "on", "pk"]
        verbose_name = "uitgave"
        verbose_name_plural = "uitgaven"

    def __str__(self) -> str:
        return f"{self.commitment} ({self.on})"


class FreedMoney(models.Model):
    """Money that came free at one item and went to another, with the reach that it buys there.

    `is_promised`: what stopped made room in the round itself, so where it goes has its promise already.
    """

    KNOWS_NO_PERSON = "Money that moved between offers of organisations."

    line = models.ForeignKey(MoneyLine, models.PROTECT, related_name="freed", verbose_name="geldregel")
    freed_by = models.ForeignKey(Item, models.PROTECT, related_name="freed", verbose_name="kwam vrij bij")
    goes_to = models.ForeignKey(
        Item, models.PROTECT, null=True, blank=True, related_name="gained", verbose_name="ging naar"
    )
    amount = models.PositiveBigIntegerField("bedrag, in euro")
    reach = models.PositiveIntegerField("bereik dat het koopt", null=True, blank=True)
    is_promised = models.BooleanField("zit al in een toezegging", default=False)
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["line", "-at"]
        verbose_name = "vrijgekomen geld"
        verbose_name_plural = "vrijgekomen geld"

    def __str__(self) -> str:
        return f"{self.freed_by}: {self.amount}"
