"""An indicator, what it meant through time, and what is wanted of it. Nothing here is overwritten."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from perspectief.foundation.places.models import Municipality
from perspectief.policy.monitor.choices import (
    Comparable,
    Direction,
    Evidence,
    Rhythm,
    SetBy,
    State,
    TargetKind,
    TargetState,
    Unit,
    Wanted,
)


class Indicator(models.Model):
    """Something by which a goal can be seen or heard. Its meaning stands in its versions."""

    KNOWS_NO_PERSON = "What the city measures, from its own papers."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=60)
    name = models.CharField("naam", max_length=120)
    state = models.CharField("stand", max_length=10, choices=State.choices)
    evidence = models.CharField("bewijs", max_length=4, choices=Evidence.choices)
    goals = models.JSONField("sleutels van doelen", default=list, blank=True)
    lines = models.JSONField("nummers van lijnen", default=list, blank=True)
    collection = models.SlugField("verzameling", max_length=30, blank=True)
    """Such as `begroting` for the seven of the budget page, `strategisch`, `bereik`."""
    order = models.PositiveSmallIntegerField("volgorde", default=100)

    class Meta:
        ordering = ["order", "key"]
        verbose_name = "indicator"
        verbose_name_plural = "indicatoren"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="one_indicator_per_key"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="indicator_state_is_known"),
            models.CheckConstraint(condition=Q(evidence__in=Evidence.values), name="indicator_evidence_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


class IndicatorVersion(models.Model):
    """What an indicator means from a day on: a new meaning is a new version, the old one stays."""

    KNOWS_NO_PERSON = "A definition."

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="versions", verbose_name="indicator")
    number = models.PositiveSmallIntegerField("versie")
    definition = models.TextField("wat het telt")
    numerator = models.TextField("teller", blank=True)
    denominator = models.TextField("noemer", blank=True)
    unit = models.CharField("eenheid", max_length=10, choices=Unit.choices)
    decimals = models.PositiveSmallIntegerField("cijfers achter de komma", default=0)
    direction = models.CharField("wat beter is", max_length=4, choices=Direction.choices)
    source = models.CharField("bron", max_length=200)
    source_url = models.URLField("adres van de bron", max_length=300, blank=True)
    rhythm = models.CharField("ritme", max_length=12, choices=Rhythm.choices)
    method = models.TextField("hoe het wordt gemeten", blank=True)
    owner = models.CharField("wie ervoor zorgt", max_length=120)
    threshold = models.CharField("grens", max_length=120, blank=True)
    """Which line of poverty, in words, such as "110% van het sociaal minimum"."""
    says = models.TextField("wat dit cijfer zegt", blank=True)
    says_not = models.TextField("wat dit cijfer niet zegt", blank=True)
    expression = models.SlugField("hoe het uit bestanden wordt berekend", max_length=60, blank=True)
    comparable = models.CharField("vergelijkbaar met de vorige versie", max_length=12, choices=Comparable.choices)
    break_areas = models.JSONField("gebieden met een nieuwe reeks", default=list, blank=True)
    """CBS codes of areas whose figures begin anew here, such as a municipality that merged; empty: all of them."""
    bridge = models.FloatField("factor naar de vorige reeks", null=True, blank=True)
    reason = models.TextField("waarom deze versie er kwam", blank=True)
    valid_from = models.DateField("geldt vanaf")
    valid_until = models.DateField("geldt tot en met", null=True, blank=True)
    recorded_at = models.DateTimeField("vastgelegd op")

    class Meta:
        ordering = ["indicator", "number"]
        verbose_name = "versie van een indicator"
        verbose_name_plural = "versies van indicatoren"
        constraints = [
            models.UniqueConstraint(fields=["indicator", "number"], name="one_version_per_number"),
            models.CheckConstraint(condition=Q(unit__in=Unit.values), name="version_unit_is_known"),
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="version_rhythm_is_known"),
            models.CheckConstraint(condition=Q(direction__in=Direction.values), name="version_direction_is_known"),
            models.CheckConstraint(condition=Q(comparable__in=Comparable.values), name="version_break_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} (versie {self.number})"

    def breaks_in(self, area: str) -> bool:
        """Does a new line begin here for this area: may its figures not be put behind those of the version before?"""
        return self.comparable == Comparable.BREAK and (not self.break_areas or area in self.break_areas)


class IndicatorStep(models.Model):
    """Who moved an indicator on, when and why. Roles, no names."""

    KNOWS_NO_PERSON = "A decision about an indicator, with the role that took it."

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="steps", verbose_name="indicator")
    state = models.CharField("naar", max_length=10, choices=State.choices)
    reason = models.TextField("waarom")
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["indicator", "at", "pk"]
        verbose_name = "stap van een indicator"
        verbose_name_plural = "stappen van indicatoren"

    def __str__(self) -> str:
        return f"{self.indicator}: {self.state}"


class Target(models.Model):
    """What is wanted, for which periods, and who said so. A new target replaces an old one; the old one stays."""

    KNOWS_NO_PERSON = "What the city wants to reach."

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets", verbose_name="indicator")
    kind = models.CharField("vorm", max_length=10, choices=TargetKind.choices)
    value = models.DecimalField("getal", max_digits=16, decimal_places=4, null=True, blank=True)
    low = models.DecimalField("van", max_digits=16, decimal_places=4, null=True, blank=True)
    high = models.DecimalField("tot", max_digits=16, decimal_places=4, null=True, blank=True)
    wanted = models.CharField("richting", max_length=10, choices=Wanted.choices, blank=True)
    band = models.DecimalField("zoveel verschil telt als gelijk", max_digits=6, decimal_places=4, default="0.05")
    baseline = models.CharField("vergeleken met", max_length=12, blank=True)
    """A period, such as `2019`; blank: the first figure."""
    area = models.CharField("gebied", max_length=10, blank=True)
    starts = models.DateField("vanaf")
    ends = models.DateField("tot en met", null=True, blank=True)
    set_by = models.CharField("door wie", max_length=10, choices=SetBy.choices)
    state = models.CharField("stand", max_length=10, choices=TargetState.choices)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="vervangt"
    )
    from_proposal = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="became", verbose_name="uit voorstel"
    )
    reason = models.TextField("waarom", blank=True)
    answer = models.TextField("waarom niet overgenomen", blank=True)
    source = models.CharField("bron", max_length=200, blank=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    superseded_at = models.DateTimeField("vervangen op", null=True, blank=True)

    class Meta:
        ordering = ["indicator", "starts", "pk"]
        verbose_name = "streefdoel"
        verbose_name_plural = "streefdoelen"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "starts"], condition=Q(state="set"), name="one_target_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(starts__lte=F("ends")), name="target_begins_before_it_ends"
            ),
            models.CheckConstraint(condition=Q(kind__in=TargetKind.values), name="target_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=TargetState.values), name="target_state_is_known"),
            models.CheckConstraint(condition=Q(set_by__in=SetBy.values), name="target_setter_is_known"),
            models.CheckConstraint(
                condition=(
                    Q(kind=TargetKind.VALUE, value__isnull=False)
                    | Q(kind=TargetKind.RANGE, low__isnull=False, high__isnull=False, low__lte=F("high"))
                    | Q(kind=TargetKind.DIRECTION, wanted__in=Wanted.values)
                ),
                name="target_says_what_it_wants",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.kind}"
