"""A half year of learning: its days, what was decided in it, and how far it is. Nothing is overwritten."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from perspectief.foundation.places.models import Municipality
from perspectief.policy.council.choices import DecidedBy, MomentKind, Phase


class Cycle(models.Model):
    """Half a year, such as `2024-1`: on which day each of the four phases begins, and in which one it is."""

    KNOWS_NO_PERSON = "A half year of the city."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=6, validators=[RegexValidator(r"^\d{4}-[12]$")])
    starts = models.DateField("eerste dag")
    ends = models.DateField("laatste dag")
    plan_on = models.DateField("plannen vanaf")
    do_on = models.DateField("doen vanaf")
    check_on = models.DateField("kijken wat het doet vanaf")
    act_on = models.DateField("bijsturen vanaf")
    phase = models.CharField("fase", max_length=6, choices=Phase.choices, default=Phase.PLAN)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["-starts"]
        verbose_name = "cyclus"
        verbose_name_plural = "cycli"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="one_cycle_per_half_year"),
            models.CheckConstraint(condition=Q(phase__in=Phase.values), name="cycle_phase_is_known"),
            models.CheckConstraint(condition=Q(starts__lt=F("ends")), name="cycle_begins_before_it_ends"),
            models.CheckConstraint(
                condition=Q(plan_on__lte=F("do_on"), do_on__lte=F("check_on"), check_on__lte=F("act_on")),
                name="cycle_phases_follow_each_other",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class CycleStep(models.Model):
    """Who moved a cycle to a phase, when and why. Roles, no names."""

    KNOWS_NO_PERSON = "A step of a half year, with the role that took it."

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="steps", verbose_name="cyclus")
    phase = models.CharField("naar", max_length=6, choices=Phase.choices)
    reason = models.TextField("waarom")
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["cycle", "at", "pk"]
        verbose_name = "stap van een cyclus"
        verbose_name_plural = "stappen van cycli"

    def __str__(self) -> str:
        return f"{self.cycle}: {self.phase}"


class Moment(models.Model):
    """A day in the calendar of a cycle. A day that moves is a new row, and the old one stays with its reason."""

    KNOWS_NO_PERSON = "A day in a public calendar."

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="moments", verbose_name="cyclus")
    kind = models.CharField("wat", max_length=20, choices=MomentKind.choices)
    title = models.CharField("in woorden", max_length=120, blank=True)
    """For what is no fixed kind, or more precisely said."""
    day = models.DateField("dag")
    done_on = models.DateField("gedaan op", null=True, blank=True)
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("vastgelegd op")
    replaced_at = models.DateTimeField("verzet op", null=True, blank=True)
    reason = models.CharField("waarom verzet", max_length=250, blank=True)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["day", "pk"]
        verbose_name = "moment"
        verbose_name_plural = "momenten"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MomentKind.values), name="moment_kind_is_known"),
            models.CheckConstraint(condition=~Q(kind=MomentKind.OTHER, title=""), name="moment_says_what_it_is_for"),
            models.CheckConstraint(
                condition=Q(replaced_at__isnull=True) | ~Q(reason=""), name="moved_moment_has_its_reason"
            ),
            models.UniqueConstraint(
                fields=["cycle", "kind"],
                condition=Q(replaced_at__isnull=True) & ~Q(kind=MomentKind.OTHER),
                name="one_moment_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.says

    @property
    def says(self) -> str:
        """What happens that day."""
        return self.title or str(MomentKind(self.kind).label)


class Decision(models.Model):
    """Something that was decided in a cycle: by whom, when, and in which words."""

    KNOWS_NO_PERSON = "A decision of a council, a college or a team."

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="decisions", verbose_name="cyclus")
    on = models.DateField("op")
    by = models.CharField("door", max_length=10, choices=DecidedBy.choices)
    text = models.TextField("wat er is besloten")
    reason = models.TextField("waarom")
    role = models.CharField("opgeschreven door (rol)", max_length=30)
    at = models.DateTimeField("opgeschreven op")
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        constraints = [models.CheckConstraint(condition=Q(by__in=DecidedBy.values), name="decider_is_known")]

    def __str__(self) -> str:
        return self.text[:60]
