"""What is known to work, to do something, or to be worth taking over. Words are versions: none is overwritten.

Only words in which somebody can be recognised go from a version, for good.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from perspectief.community.knowledge.choices import AboutKind, Design, Kind, SourceStatus
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Municipality


class Item(models.Model):
    """One thing that is known. What it says now stands in its last `Version`."""

    KNOWS_NO_PERSON = "Knowledge about an approach, written by the team from named sources."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=80)
    kind = models.CharField("soort", max_length=10, choices=Kind.choices)
    made_at = models.DateTimeField("gemaakt op")
    retired_at = models.DateTimeField("van de lijst gehaald op", null=True, blank=True)
    retired_reason = models.CharField("waarom van de lijst", max_length=300, blank=True)
    was = models.CharField("vingerafdruk van een sleutel met een naam", max_length=64, blank=True)
    """Of a key that went together with the words, so that no data file brings them back; empty: none went."""
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["key"]
        verbose_name = "stuk kennis"
        verbose_name_plural = "stukken kennis"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="one_item_per_key"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="item_kind_is_known"),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_reason="")
                | Q(retired_at__isnull=False) & ~Q(retired_reason=""),
                name="item_retired_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Version(models.Model):
    """What an item says from one moment on: its words, where they come from, and until when they were checked."""

    KNOWS_NO_PERSON = "Knowledge about an approach; who wrote is a role."

    item = models.ForeignKey(Item, models.CASCADE, related_name="versions", verbose_name="stuk kennis")
    number = models.PositiveSmallIntegerField("versie")
    is_last = models.BooleanField("is de laatste", default=True)
    title = models.CharField("titel", max_length=140)
    lead = models.CharField("in het kort", max_length=300)
    text = models.TextField("tekst", blank=True)
    grade = models.PositiveSmallIntegerField("hoe goed bewezen", null=True, blank=True)
    design = models.CharField("hoe sterk het onderzoek is", max_length=12, choices=Design.choices, blank=True)
    origin = models.CharField("van wie", max_length=160, blank=True)
    taken = models.CharField("wat wij overnamen", max_length=300, blank=True)
    source = models.CharField("bron", max_length=200)
    source_url = models.URLField("adres van de bron", max_length=300, blank=True)
    source_status = models.CharField("hoe wij het weten", max_length=12, choices=SourceStatus.choices)
    checked_until = models.DateField("nagekeken tot", null=True, blank=True)
    search = models.TextField("woorden om te zoeken", blank=True)
    reason = models.CharField("waarom deze versie", max_length=200, blank=True)
    taken_out = models.BooleanField("woorden weggehaald", default=False)
    role = models.CharField("geschreven door (rol)", max_length=30)
    at = models.DateTimeField("geschreven op")

    class Meta:
        ordering = ["item", "number"]
        verbose_name = "versie van een stuk kennis"
        verbose_name_plural = "versies van stukken kennis"
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="one_item_version_per_number"),
            models.UniqueConstraint(fields=["item"], condition=Q(is_last=True), name="one_last_item_version"),
            models.CheckConstraint(condition=Q(grade__isnull=True) | Q(grade__lte=5), name="item_grade_is_known"),
            models.CheckConstraint(condition=Q(design="") | Q(design__in=Design.values), name="item_design_is_known"),
            models.CheckConstraint(condition=Q(source_status__in=SourceStatus.values), name="item_source_status_known"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class About(models.Model):
    """A provision, goal, line or theme that an item has to do with, by its key."""

    KNOWS_NO_PERSON = "A subject of the plan."

    item = models.ForeignKey(Item, models.CASCADE, related_name="about", verbose_name="stuk kennis")
    kind = models.CharField("soort", max_length=10, choices=AboutKind.choices)
    key = models.CharField("sleutel", max_length=80)

    class Meta:
        ordering = ["kind", "key"]
        verbose_name = "onderwerp van een stuk kennis"
        verbose_name_plural = "onderwerpen van stukken kennis"
        constraints = [
            models.UniqueConstraint(fields=["item", "kind", "key"], name="one_item_subject_once"),
            models.CheckConstraint(condition=Q(kind__in=AboutKind.values), name="item_subject_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Reuse(models.Model):
    """An organisation that takes this over: "beter goed gejat". Never a person."""

    KNOWS_NO_PERSON = "An organisation and a day; who pressed is not kept."

    item = models.ForeignKey(Item, models.CASCADE, related_name="reuses", verbose_name="stuk kennis")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="organisatie")
    on = models.DateField("sinds")

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = "overgenomen door"
        verbose_name_plural = "overgenomen door"
        constraints = [models.UniqueConstraint(fields=["item", "organisation"], name="one_reuse_per_organisation")]

    def __str__(self) -> str:
        return f"{self.item}: {self.organisation}"
