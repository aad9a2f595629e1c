"""What the municipality wants to reach. Dated: a goal that changes gets a new row. No person in it."""

from django.db import models

from perspectief.foundation.goals.choices import Level, Progress, Proof
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


class Action(Steering):
    """Something that a line begins with: what, for which goals, who sees to it and when it should be there."""

    KNOWS_NO_PERSON = "What the city does, from its own papers; an owner is an organisation or a role."

    key = models.SlugField("sleutel", max_length=60)
    line = models.PositiveSmallIntegerField("nummer van de lijn")
    order = models.PositiveSmallIntegerField("volgorde")
    text = models.TextField("wat")
    goals = models.JSONField("sleutels van doelen", default=list)
    owner = models.CharField("wie ervoor zorgt", max_length=120)
    due = models.DateField("klaar op", null=True, blank=True)
    due_said = models.CharField("wanneer, zoals de bron het zegt", max_length=60, blank=True)

    class Meta:
        ordering = ["line", "order"]
        verbose_name = "actie"
        verbose_name_plural = "acties"
        constraints = [models.UniqueConstraint(fields=["municipality", "key", "valid_from"], name="one_action_per_day")]

    def __str__(self) -> str:
        return self.text


class ActionNews(models.Model):
    """What became of an action, as a source says it on a day. Newer news stands behind older news; none is changed."""

    KNOWS_NO_PERSON = "How far the city is, from papers that everybody can read."

    action = models.ForeignKey(Action, models.PROTECT, related_name="news", verbose_name="actie")
    on = models.DateField("op")
    state = models.CharField("stand", max_length=10, choices=Progress.choices)
    text = models.TextField("wat ervan kwam", blank=True)
    source = models.CharField("bron", max_length=200)
    source_url = models.URLField("adres van de bron", max_length=300, blank=True)

    class Meta:
        ordering = ["action", "on", "pk"]
        verbose_name = "bericht over een actie"
        verbose_name_plural = "berichten over acties"
        constraints = [
            models.UniqueConstraint(fields=["action", "on", "source"], name="one_word_per_source_and_day"),
            models.CheckConstraint(condition=models.Q(state__in=Progress.values), name="action_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.action} ({self.state}, {self.on})"
