"""What the municipality wants to reach. Dated: a goal that changes gets a new row. No person in it."""

from django.db import models

from perspectief.foundation.goals.choices import Level, Proof
from perspectief.foundation.places.models import Municipality


class Steering(models.Model):
    """What all that steers has: a municipality, a source and the days between which it holds."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    source = models.CharField("bron", max_length=200)
    source_url = models.URLField("adres van de bron", max_length=300, blank=True)
    valid_from = models.DateField("geldt vanaf")
    valid_until = models.DateField("geldt tot en met", null=True, blank=True)

    class Meta:
        abstract = True


class Goal(Steering):
    """A strategic or tactical goal, with the kind of proof that the plan asks for."""

    KNOWS_NO_PERSON = "What the city wants, from its own papers."

    key = models.SlugField("sleutel", max_length=60)
    level = models.CharField("niveau", max_length=10, choices=Level.choices)
    order = models.PositiveSmallIntegerField("volgorde")
    name = models.CharField("naam", max_length=120)
    meaning = models.TextField("betekenis")
    proof = models.CharField("bewijs", max_length=4, choices=Proof.choices)

    class Meta:
        ordering = ["order"]
        verbose_name = "doel"
        verbose_name_plural = "doelen"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key", "valid_from"], name="one_goal_per_day"),
            models.CheckConstraint(condition=models.Q(level__in=Level.values), name="goal_level_is_known"),
            models.CheckConstraint(condition=models.Q(proof__in=Proof.values), name="goal_proof_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Principle(Steering):
    """One of the principles of the experts by experience: our label, their I-form in our words."""

    KNOWS_NO_PERSON = "How the city wants to work, from its own papers."

    number = models.PositiveSmallIntegerField("nummer")
    label = models.CharField("kort", max_length=60)
    text = models.TextField("tekst")

    class Meta:
        ordering = ["number"]
        verbose_name = "uitgangspunt"
        verbose_name_plural = "uitgangspunten"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number", "valid_from"], name="one_principle_per_day")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.label}"


class Line(Steering):
    """A perspective line: a way along which the plan works."""

    KNOWS_NO_PERSON = "Along which lines the city works, from its own papers."

    number = models.PositiveSmallIntegerField("nummer")
    name = models.CharField("naam", max_length=120)
    meaning = models.TextField("betekenis")

    class Meta:
        ordering = ["number"]
        verbose_name = "perspectieflijn"
        verbose_name_plural = "perspectieflijnen"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number", "valid_from"], name="one_line_per_day")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"
