"""What somebody met in practice. The words stand in the inbox and go after their term; here is what the team did."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from perspectief.policy.practice.choices import Aside, Channel, Failed, Feed, ReportState, Side
from perspectief.policy.practice.models.clusters import Cluster

DIGEST = 90
"""`<key id>.<64 hex digits>`, see `keys.digest`."""


class ReportCode(models.Model):
    """Six words by which a reporter finds the reports again; nothing else of whoever that is."""

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    lookup = models.CharField("waaraan de code wordt herkend", max_length=DIGEST, unique=True)
    used_on = models.DateField("laatste melding of laatst bekeken op")

    class Meta:
        ordering = ["-used_on", "key"]
        verbose_name = "zes woorden bij een melding"
        verbose_name_plural = "zes woorden bij meldingen"

    def __str__(self) -> str:
        return f"zes woorden, {self.used_on}"


class Report(models.Model):
    """One bottleneck that somebody met. Its words are a signal of the inbox, as long as that is kept.

    After its term only a day, a provision and a cluster are left, which say nothing about a person.
    """

    received_on = models.DateField("ontvangen op")
    channel = models.CharField("hoe het binnenkwam", max_length=6, choices=Channel.choices)
    side = models.CharField("van welke kant", max_length=4, choices=Side.choices, blank=True)
    provision = models.CharField("voorziening of regeling", max_length=80, blank=True)
    area = models.CharField("wijk", max_length=8, blank=True)
    signal = models.OneToOneField(
        "inbox.Signal", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="signaal"
    )
    code = models.ForeignKey(
        ReportCode, models.SET_NULL, null=True, blank=True, related_name="reports", verbose_name="zes woorden"
    )
    cluster = models.ForeignKey(
        Cluster, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name="knelpunt"
    )
    state = models.CharField("stand", max_length=6, choices=ReportState.choices, default=ReportState.NEW)
    aside = models.CharField("waarom geen knelpunt", max_length=7, choices=Aside.choices, blank=True)
    answer = models.TextField("antwoord aan de melder", blank=True)
    handled_on = models.DateField("bekeken op", null=True, blank=True)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["-received_on", "-pk"]
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="report_channel_is_known"),
            models.CheckConstraint(condition=Q(side="") | Q(side__in=Side.values), name="report_side_is_known"),
            models.CheckConstraint(
                condition=Q(state=ReportState.JOINED, cluster__isnull=False)
                | (~Q(state=ReportState.JOINED) & Q(cluster__isnull=True)),
                name="a_joined_report_has_its_cluster",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.ASIDE, aside__in=Aside.values)
                | (~Q(state=ReportState.ASIDE) & Q(aside="")),
                name="a_report_aside_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.NEW, handled_on__isnull=True)
                | (~Q(state=ReportState.NEW) & Q(handled_on__isnull=False)),
                name="a_handled_report_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"melding {self.pk}"


class Fed(models.Model):
    """A regular rule that did not help, told by another room: which rule and why, nothing of for whom."""

    KNOWS_NO_PERSON = "A rule, a reason out of a list, a month and a wijk."

    source = models.CharField("waar het vandaan komt", max_length=13, choices=Feed.choices)
    key = models.UUIDField("sleutel van de bron")
    month = models.DateField("maand")
    """Its first day."""
    provision = models.CharField("voorziening of regeling", max_length=80)
    reason = models.CharField("waarom de regel niet hielp", max_length=17, choices=Failed.choices)
    area = models.CharField("wijk", max_length=8, blank=True)

    class Meta:
        ordering = ["-month", "provision", "reason", "pk"]
        verbose_name = "regel die niet hielp"
        verbose_name_plural = "regels die niet hielpen"
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="one_feed_once"),
            models.CheckConstraint(condition=Q(source__in=Feed.values), name="feed_source_is_known"),
            models.CheckConstraint(condition=Q(reason__in=Failed.values), name="feed_reason_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.provision}: {self.reason}"
