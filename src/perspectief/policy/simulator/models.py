"""Plans that somebody wrote, what came out of them, and the made-up city behind it. There is no person in it.

A row of `Reform`, `Figures` or `Population` is never changed: its key names what stands in it.
"""

from __future__ import annotations

import uuid

from django.db import models


class Reform(models.Model):
    """A plan as a file. The key follows from the text, so the same plan is one row, and its link stays right."""

    KNOWS_NO_PERSON = "A plan for a law; a plan names no person, and nobody's account stands beside it."

    key = models.UUIDField("sleutel", primary_key=True, editable=False)
    name = models.CharField("naam", max_length=120)
    text = models.TextField("bestand (YAML)")
    made_at = models.DateTimeField("gemaakt op", auto_now_add=True)

    class Meta:
        ordering = ["-made_at"]
        verbose_name = "plan"
        verbose_name_plural = "plannen"

    def __str__(self) -> str:
        return self.name


class Population(models.Model):
    """What is said of a made-up city: how large it is, and how well it resembles the published figures.

    `fingerprint`: that of the city itself, which is kept as files; `report`: rows of `fit_report`.
    """

    KNOWS_NO_PERSON = "A made-up city."

    fingerprint = models.CharField("vingerafdruk", max_length=64, primary_key=True)
    place = models.CharField("gemeente", max_length=6)
    name = models.CharField("naam", max_length=80)
    day = models.DateField("peildatum")
    households = models.PositiveIntegerField("huishoudens")
    persons = models.PositiveIntegerField("personen")
    dwellings = models.PositiveIntegerField("verschillende huishoudens")
    areas = models.JSONField("wijken: code en naam", default=list)
    report = models.JSONField("vergelijking met gepubliceerde cijfers")
    made_at = models.DateTimeField("gemaakt op", auto_now_add=True)

    class Meta:
        ordering = ["-made_at"]
        verbose_name = "synthetische stad"
        verbose_name_plural = "synthetische steden"

    def __str__(self) -> str:
        return f"{self.name} ({self.day:%Y-%m-%d})"


class Figures(models.Model):
    """What came out, in whole cents and counts. `key` names rules, reform and data; `content` is for no page: every
    figure passes disclosure control first."""

    KNOWS_NO_PERSON = "Sums over a made-up city."

    key = models.CharField("sleutel van regels, plan en gegevens", max_length=64, primary_key=True)
    population = models.ForeignKey(Population, models.PROTECT, related_name="figures", verbose_name="stad")
    content = models.JSONField("getallen")
    seconds = models.FloatField("rekentijd in seconden")
    made_at = models.DateTimeField("gemaakt op", auto_now_add=True)

    class Meta:
        ordering = ["-made_at"]
        verbose_name = "uitkomst"
        verbose_name_plural = "uitkomsten"

    def __str__(self) -> str:
        return self.key


class Run(models.Model):
    """One plan, worked out for a place and a day. Two plans that change the same share their figures.

    `question` names what was asked, before anything is computed: the same question is answered from here.
    """

    KNOWS_NO_PERSON = "Which plan was worked out for which made-up city."

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    reform = models.ForeignKey(Reform, models.CASCADE, related_name="runs", verbose_name="plan")
    figures = models.ForeignKey(Figures, models.PROTECT, related_name="runs", verbose_name="uitkomst")
    place = models.CharField("gemeente", max_length=6)
    day = models.DateField("peildatum")
    question = models.CharField("vingerafdruk van de vraag", max_length=64, unique=True)
    made_at = models.DateTimeField("gemaakt op", auto_now_add=True)

    class Meta:
        ordering = ["-made_at"]
        verbose_name = "doorrekening"
        verbose_name_plural = "doorrekeningen"

    def __str__(self) -> str:
        return f"{self.reform} ({self.day:%Y-%m-%d})"
