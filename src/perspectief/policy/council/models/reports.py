"""The report of a half year: which figures it stands on, what was written in it, and how far it is.

Figures are those that were known at `as_of`. As soon as a report leaves its draft they are kept with it, word for word,
with a check number. Of stories only the keys are kept: a story that is withdrawn is gone from every report.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from perspectief.policy.council.choices import ReportState, Slot
from perspectief.policy.council.models.cycles import Cycle


class Report(models.Model):
    """One edition of the report of a cycle. A mistake in a frozen one is mended in the next edition."""

    KNOWS_NO_PERSON = "Figures and texts that are made public."

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="reports", verbose_name="cyclus")
    edition = models.PositiveSmallIntegerField("uitgave", default=1)
    state = models.CharField("stand", max_length=10, choices=ReportState.choices, default=ReportState.DRAFT)
    as_of = models.DateTimeField("cijfers zoals bekend op")
    made_at = models.DateTimeField("gemaakt op")
    embargo_until = models.DateTimeField("openbaar vanaf", null=True, blank=True)
    published_at = models.DateTimeField("openbaar gemaakt op", null=True, blank=True)
    frozen_at = models.DateTimeField("vastgezet op", null=True, blank=True)
    figures = models.TextField("cijfers", blank=True)
    """Canonical JSON of `queries.report.figures`, kept when the report leaves its draft."""
    figures_digest = models.CharField("controlegetal van de cijfers", max_length=64, blank=True)
    record = models.TextField("wat er verder in stond", blank=True)
    """Canonical JSON of goals, lines, answers and sections of other rooms, kept with the figures."""
    record_digest = models.CharField("controlegetal van het overige", max_length=64, blank=True)
    experts_missed = models.JSONField("gevraagd en niet gekregen", default=dict, blank=True)
    """`asked` and `due` (days), when experts by experience were asked in time and did not deliver."""
    invented = models.BooleanField("verzonnen teksten, om mee te oefenen", default=False)

    class Meta:
        ordering = ["-cycle__starts", "-edition"]
        verbose_name = "raadsrapport"
        verbose_name_plural = "raadsrapporten"
        constraints = [
            models.UniqueConstraint(fields=["cycle", "edition"], name="one_report_per_edition"),
            models.UniqueConstraint(
                fields=["cycle"],
                condition=Q(state__in=(ReportState.DRAFT, ReportState.EMBARGO)),
                name="one_report_in_the_making",
            ),
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="report_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=ReportState.DRAFT, figures="", figures_digest="", record="", record_digest="")
                | (
                    ~Q(state=ReportState.DRAFT)
                    & ~(Q(figures="") | Q(figures_digest="") | Q(record="") | Q(record_digest=""))
                ),
                name="report_out_of_draft_keeps_its_figures",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.EMBARGO) | Q(embargo_until__isnull=False), name="embargo_has_its_end"
            ),
            models.CheckConstraint(
                condition=Q(state__in=(ReportState.PUBLISHED, ReportState.FROZEN), published_at__isnull=False)
                | Q(state__in=(ReportState.DRAFT, ReportState.EMBARGO), published_at__isnull=True),
                name="public_report_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.FROZEN, frozen_at__isnull=False)
                | (~Q(state=ReportState.FROZEN) & Q(frozen_at__isnull=True)),
                name="frozen_report_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle.key} ({self.edition})"

    @property
    def is_public(self) -> bool:
        """Everybody may read it."""
        return self.state in (ReportState.PUBLISHED, ReportState.FROZEN)


class ReportStep(models.Model):
    """Who brought a report to a state, when and why. Roles, no names."""

    KNOWS_NO_PERSON = "A step of a report, with the role that took it."

    report = models.ForeignKey(Report, models.PROTECT, related_name="steps", verbose_name="rapport")
    state = models.CharField("naar", max_length=10, choices=ReportState.choices)
    reason = models.TextField("waarom")
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["report", "at", "pk"]
        verbose_name = "stap van een rapport"
        verbose_name_plural = "stappen van rapporten"

    def __str__(self) -> str:
        return f"{self.report}: {self.state}"


class Text(models.Model):
    """What was written in one chapter at one moment. The newest counts; the older ones stay."""

    KNOWS_NO_PERSON = "A text for publication, with the role that wrote it."

    report = models.ForeignKey(Report, models.PROTECT, related_name="texts", verbose_name="rapport")
    slot = models.CharField("hoofdstuk", max_length=30, choices=Slot.choices)
    text = models.TextField("tekst", blank=True)
    """Blank: it was taken out again."""
    digest = models.CharField("controlegetal", max_length=64)
    """SHA-256 of the text as it was written, so that anybody can see that nobody changed it."""
    reason = models.CharField("waarom veranderd", max_length=250, blank=True)
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("op")
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["report", "slot", "at", "pk"]
        verbose_name = "tekst van een rapport"
        verbose_name_plural = "teksten van rapporten"
        constraints = [models.CheckConstraint(condition=Q(slot__in=Slot.values), name="text_slot_is_known")]

    def __str__(self) -> str:
        return f"{self.report}: {self.slot}"


class ChosenVoice(models.Model):
    """A story that stands in a report, by its key only."""

    KNOWS_NO_PERSON = "The key of a story; its words and its teller are kept elsewhere."

    report = models.ForeignKey(Report, models.PROTECT, related_name="voices", verbose_name="rapport")
    goal = models.SlugField("doel", max_length=60)
    key = models.CharField("sleutel van het verhaal", max_length=60)
    order = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        ordering = ["report", "order"]
        verbose_name = "gekozen verhaal"
        verbose_name_plural = "gekozen verhalen"
        constraints = [models.UniqueConstraint(fields=["report", "goal", "key"], name="story_once_per_goal")]

    def __str__(self) -> str:
        return f"{self.report}: {self.goal}"
