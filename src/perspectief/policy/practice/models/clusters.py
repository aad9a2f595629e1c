"""What goes wrong in practice, in the words of the team; and the measures that are to mend it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from perspectief.foundation.places.models import Municipality
from perspectief.policy.practice.choices import OPEN, ClusterState, Event, Goes, Mandate, Owner, Reach, Verdict


class Cluster(models.Model):
    """One bottleneck that reports have in common. `published_at` empty: only the team sees it."""

    KNOWS_NO_PERSON = "What goes wrong with a rule or a way of working, in the team's own words."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=12)
    """Year and number, such as `2026-014`: a link that stays."""
    title = models.CharField("wat gaat er mis", max_length=120)
    words = models.TextField("uitleg", blank=True)
    goes = models.CharField("wat voor knelpunt", max_length=10, choices=Goes.choices)
    reach = models.CharField("wie kan het veranderen", max_length=12, choices=Reach.choices)
    mandate = models.CharField("met rugdekking van", max_length=12, choices=Mandate.choices, blank=True)
    owner = models.CharField("wie is aan zet (rol)", max_length=20, choices=Owner.choices, default=Owner.TEAM)
    holder = models.CharField("welke afdeling of organisatie", max_length=80, blank=True)
    due = models.DateField("uiterlijk op")
    provision = models.CharField("voorziening", max_length=80, blank=True)
    rule = models.CharField("regeling in de wet", max_length=80, blank=True)
    article = models.CharField("artikel", max_length=160, blank=True)
    article_url = models.URLField("link naar het artikel", max_length=300, blank=True)
    area = models.CharField("wijk", max_length=8, blank=True)
    """CBS code of a wijk; empty: everywhere."""
    state = models.CharField("stand", max_length=8, choices=ClusterState.choices, default=ClusterState.FOUND)
    escalated = models.PositiveSmallIntegerField("hoe vaak gemeld dat het stil is", default=0)
    opened_on = models.DateField("begonnen op")
    closed_on = models.DateField("afgerond op", null=True, blank=True)
    published_at = models.DateTimeField("openbaar sinds", null=True, blank=True)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["-opened_on", "-key"]
        verbose_name = "knelpunt"
        verbose_name_plural = "knelpunten"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="one_cluster_per_key"),
            models.CheckConstraint(condition=Q(goes__in=Goes.values), name="cluster_kind_is_known"),
            models.CheckConstraint(condition=Q(reach__in=Reach.values), name="cluster_reach_is_known"),
            models.CheckConstraint(condition=Q(mandate__in=Mandate.values), name="cluster_mandate_is_known"),
            models.CheckConstraint(condition=Q(owner__in=Owner.values), name="cluster_owner_is_known"),
            models.CheckConstraint(condition=Q(state__in=ClusterState.values), name="cluster_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, closed_on__isnull=True) | (~Q(state__in=OPEN) & Q(closed_on__isnull=False)),
                name="a_closed_cluster_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.title}"

    @property
    def is_open(self) -> bool:
        """Something must still happen."""
        return self.state in OPEN

    @property
    def is_public(self) -> bool:
        """Everybody may read it."""
        return self.published_at is not None


class ClusterStep(models.Model):
    """What happened with a cluster, when and in which words. Roles, no names. Added, never changed."""

    KNOWS_NO_PERSON = "A step of a cluster, with the role that took it."

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="steps", verbose_name="knelpunt")
    event = models.CharField("wat", max_length=10, choices=Event.choices)
    state = models.CharField("naar", max_length=8, choices=ClusterState.choices, blank=True)
    words = models.TextField("in woorden", blank=True)
    role = models.CharField("rol", max_length=30, blank=True)
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["cluster", "at", "pk"]
        verbose_name = "stap van een knelpunt"
        verbose_name_plural = "stappen van knelpunten"
        constraints = [models.CheckConstraint(condition=Q(event__in=Event.values), name="cluster_event_is_known")]

    def __str__(self) -> str:
        return f"{self.cluster.key}: {self.event}"


class Measure(models.Model):
    """What is changed, why that should help, at which figure it shows, and whether it did."""

    KNOWS_NO_PERSON = "A change of a rule or a way of working, and what came of it."

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="measures", verbose_name="knelpunt")
    title = models.CharField("wat wij anders doen", max_length=120)
    hypothesis = models.TextField("waarom dit moet helpen")
    indicator = models.CharField("cijfer waaraan wij het zien", max_length=80, blank=True)
    """Key of an indicator of the monitor; empty: `seen_by` says how we look."""
    seen_by = models.CharField("waaraan wij het zien", max_length=200, blank=True)
    starts_on = models.DateField("begint op")
    check_on = models.DateField("wij kijken op")
    verdict = models.CharField("uitkomst", max_length=10, choices=Verdict.choices, blank=True)
    result = models.TextField("wat wij zagen", blank=True)
    checked_on = models.DateField("gekeken op", null=True, blank=True)
    role = models.CharField("rol", max_length=30)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["cluster", "starts_on", "pk"]
        verbose_name = "maatregel"
        verbose_name_plural = "maatregelen"
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="measure_verdict_is_known"),
            models.CheckConstraint(condition=Q(check_on__gt=models.F("starts_on")), name="a_measure_is_checked_later"),
            models.CheckConstraint(
                condition=Q(verdict="", checked_on__isnull=True) | (~Q(verdict="") & Q(checked_on__isnull=False)),
                name="a_verdict_has_its_day",
            ),
            models.CheckConstraint(condition=~Q(indicator="") | ~Q(seen_by=""), name="a_measure_says_where_it_shows"),
        ]

    def __str__(self) -> str:
        return f"{self.cluster.key}: {self.title}"
