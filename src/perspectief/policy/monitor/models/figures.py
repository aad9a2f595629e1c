"""Figures with their source, the files they came from, and deliveries that are checked before they count.

A figure is never changed: a revision is a new row, and the old one gets the moment at which it was superseded. What was
known at a moment t is `recorded_at <= t` and not yet `superseded_at <= t`.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import TextChoices
from perspectief.policy.monitor.choices import Missing, Origin, Status
from perspectief.policy.monitor.models.indicators import IndicatorVersion


class Snapshot(models.Model):
    """One dated file of figures (Parquet), as its source gave it. Never half: a row is made when it is whole."""

    KNOWS_NO_PERSON = "Public figures of a statistical office, or counts that passed its control."

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    dataset = models.SlugField("bestand", max_length=60)
    """Name of what is fetched again and again, such as `cbs-85678NED`."""
    title = models.CharField("titel", max_length=250)
    source = models.CharField("bron", max_length=200)
    source_url = models.URLField("adres van de bron", max_length=300, blank=True)
    licence = models.CharField("licentie", max_length=80)
    version = models.CharField("versie van de bron", max_length=80, blank=True)
    """What the source calls it, such as its modified date."""
    fetched_at = models.DateTimeField("opgehaald op")
    rows = models.PositiveIntegerField("regels")
    columns = models.JSONField("kolommen", default=dict)
    """Name -> what it is: its type, and for a list of codes the codes with their titles."""
    digest = models.CharField("controlegetal", max_length=64)
    file = models.CharField("bestandsnaam", max_length=120)
    changes = models.JSONField("verschil met de vorige", default=list, blank=True)

    class Meta:
        ordering = ["dataset", "-fetched_at"]
        verbose_name = "momentopname"
        verbose_name_plural = "momentopnamen"
        constraints = [models.UniqueConstraint(fields=["dataset", "digest"], name="one_snapshot_per_content")]

    def __str__(self) -> str:
        return f"{self.dataset} {self.fetched_at:%Y-%m-%d}"


class Delivery(models.Model):
    """One load of figures on its way: read, checked, approved, published; or refused, with every problem.

    Who brought it stands apart (`Bringer`), until it is published: then only the role is left.
    """

    KNOWS_NO_PERSON = "Counts for a publication, with the role of who brought and approved them."

    class State(TextChoices):
        """From a file to figures that count. What was published can be taken back, and is never removed."""

        READ = "read", _("gelezen")
        REFUSED = "refused", _("afgewezen")
        CHECKED = "checked", _("nagekeken")
        APPROVED = "approved", _("goedgekeurd")
        PUBLISHED = "published", _("gepubliceerd")
        TAKEN_BACK = "taken-back", _("teruggenomen")

    class Kind(TextChoices):
        """Where it comes from, and so which rules it must keep."""

        REGISTER = "register", _("geteld in een eigen register")
        CUSTOM = "custom", _("op bestelling gemaakt, nagekeken door het CBS")
        RIVM = "rivm", _("cijfers over gezondheid van het RIVM")
        OFFICIAL = "official", _("andere cijfers die al openbaar zijn")
        COMPUTED = "computed", _("berekend uit een momentopname")

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, null=True, blank=True, verbose_name="momentopname")
    kind = models.CharField("soort", max_length=10, choices=Kind.choices)
    origin = models.CharField("waar het vandaan komt", max_length=10, choices=Origin.choices)
    source = models.CharField("bron", max_length=200)
    release = models.CharField("uitgave", max_length=120)
    source_url = models.URLField("adres van de bron", max_length=300, blank=True)
    state = models.CharField("stand", max_length=10, choices=State.choices)
    mapping = models.JSONField("welke kolom wat is", default=dict)
    problems = models.JSONField("problemen", default=list)
    good_rows = models.PositiveIntegerField("goede regels", default=0)
    steps = models.JSONField("wie wat deed, per rol", default=list)
    brought_by = models.CharField("gebracht door (rol)", max_length=30)
    approved_by = models.CharField("goedgekeurd door (rol)", max_length=30, blank=True)
    at = models.DateTimeField("op")
    decided_at = models.DateTimeField("besloten op", null=True, blank=True)

    class Meta:
        ordering = ["-at"]
        verbose_name = "levering"
        verbose_name_plural = "leveringen"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["read", "refused", "checked", "approved", "published", "taken-back"]),
                name="delivery_state_is_known",
            ),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="delivery_origin_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.source} ({self.state})"


class Quarantined(models.Model):
    """A row that could not be taken over: kept with the reason, until somebody mends or drops it.

    Its numbers are kept only where they were seen to be large enough, see `delivery_checks`.
    """

    KNOWS_NO_PERSON = "A row of counts with a mistake in it."

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="quarantined", verbose_name="levering")
    row = models.PositiveIntegerField("regel in het bestand")
    content = models.JSONField("wat er stond")
    reason = models.TextField("wat er niet klopt")

    class Meta:
        ordering = ["delivery", "row"]
        verbose_name = "aangehouden regel"
        verbose_name_plural = "aangehouden regels"

    def __str__(self) -> str:
        return f"regel {self.row}"


class Observation(models.Model):
    """One figure: of a version of an indicator, in a period, in an area, of a group."""

    KNOWS_NO_PERSON = "A count or a share of many."

    version = models.ForeignKey(IndicatorVersion, models.PROTECT, related_name="observations", verbose_name="versie")
    period = models.CharField("periode", max_length=12)
    """`2020`, `2020-1` (half a year), `2019-2020` (school year)."""
    starts = models.DateField("eerste dag")
    ends = models.DateField("laatste dag")
    area = models.CharField("gebied", max_length=10)
    """CBS code: `NL00`, `GM0014`, `WK001401`."""
    group = models.SlugField("groep", max_length=40, default="all")
    value = models.DecimalField("waarde", max_digits=16, decimal_places=4, null=True, blank=True)
    low = models.DecimalField("ondergrens", max_digits=16, decimal_places=4, null=True, blank=True)
    high = models.DecimalField("bovengrens", max_digits=16, decimal_places=4, null=True, blank=True)
    base = models.PositiveIntegerField("op hoeveel het rust", null=True, blank=True)
    missing = models.CharField("waarom het er niet is", max_length=16, choices=Missing.choices, blank=True)
    status = models.CharField("stand", max_length=10, choices=Status.choices)
    provisional = models.BooleanField("voorlopig volgens de bron", default=False)
    origin = models.CharField("waar het vandaan komt", max_length=10, choices=Origin.choices)
    release = models.CharField("uitgave", max_length=120)
    """Which publication says so, such as `Kerncijfers wijken en buurten 2020 (84799NED)`."""
    source_url = models.URLField("adres van de bron", max_length=300, blank=True)
    note = models.CharField("bij dit cijfer", max_length=250, blank=True)
    delivery = models.ForeignKey(Delivery, models.PROTECT, null=True, blank=True, verbose_name="levering")
    recorded_at = models.DateTimeField("vastgelegd op")
    superseded_at = models.DateTimeField("herzien op", null=True, blank=True)

    class Meta:
        ordering = ["version", "area", "group", "starts"]
        verbose_name = "cijfer"
        verbose_name_plural = "cijfers"
        constraints = [
            models.UniqueConstraint(
                fields=["version", "area", "group", "period"],
                condition=Q(superseded_at__isnull=True, status__in=("approved", "revision")),
                name="one_current_figure",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, missing="") | Q(value__isnull=True, missing__in=Missing.values),
                name="figure_or_reason",
            ),
            models.CheckConstraint(condition=Q(starts__lte=F("ends")), name="period_begins_before_it_ends"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="figure_status_is_known"),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="figure_origin_is_known"),
        ]
        indexes = [models.Index(fields=["version", "area", "group", "starts"], name="figures_of_a_series")]

    def __str__(self) -> str:
        return f"{self.version} {self.period} {self.area}"
