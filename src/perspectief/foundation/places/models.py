"""A municipality and the areas it is divided in. No person in it."""

from django.core.validators import RegexValidator
from django.db import models


class Municipality(models.Model):
    """A municipality, by its CBS code."""

    KNOWS_NO_PERSON = "A municipality, as Statistics Netherlands names it."

    code = models.CharField("CBS-code", max_length=6, unique=True, validators=[RegexValidator(r"^GM\d{4}$")])
    name = models.CharField("naam", max_length=80)
    source = models.CharField("bron", max_length=200)
    read_on = models.DateField("gelezen op")

    class Meta:
        ordering = ["name"]
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """A CBS wijk, with its place on a hand-made tile map (row 1 is north, column 1 is west)."""

    KNOWS_NO_PERSON = "A neighbourhood, as Statistics Netherlands names it."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="areas", verbose_name="gemeente")
    code = models.CharField("CBS-code", max_length=8, unique=True, validators=[RegexValidator(r"^WK\d{6}$")])
    name = models.CharField("naam", max_length=80)
    map_row = models.PositiveSmallIntegerField("rij op de kaart")
    map_column = models.PositiveSmallIntegerField("kolom op de kaart")
    source = models.CharField("bron", max_length=200)
    read_on = models.DateField("gelezen op")

    class Meta:
        ordering = ["code"]
        verbose_name = "wijk"
        verbose_name_plural = "wijken"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "map_row", "map_column"], name="one_area_per_tile"),
            models.CheckConstraint(condition=models.Q(map_row__gte=1, map_column__gte=1), name="tiles_count_from_one"),
        ]

    def __str__(self) -> str:
        return self.name


class Boundary(models.Model):
    """Where an area ends, as a municipality imported it. Without it a map is drawn in tiles."""

    KNOWS_NO_PERSON = "The boundary of a neighbourhood, as published."

    area = models.OneToOneField(Area, models.CASCADE, related_name="boundary", verbose_name="wijk")
    polygons = models.JSONField("veelhoeken, in meters oost en noord van één punt in de gemeente")
    source = models.CharField("bron", max_length=200)
    licence = models.CharField("licentie", max_length=80)
    read_on = models.DateField("gelezen op")

    class Meta:
        ordering = ["area"]
        verbose_name = "grens"
        verbose_name_plural = "grenzen"

    def __str__(self) -> str:
        return f"{self.area}"
