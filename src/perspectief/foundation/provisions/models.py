"""The hub: whatever the city offers a person in poverty. No person in it."""

from django.db import models

from perspectief.foundation.goals.models import Goal, Principle
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Area, Municipality


class Provision(models.Model):
    """A scheme, a discount, a project, a buddy programme, a neighbourhood room: one row for every room."""

    KNOWS_NO_PERSON = "Something that is offered to everybody, from public pages."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="provisions", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=80)
    name = models.CharField("naam", max_length=160)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="provisions", verbose_name="organisatie"
    )
    offers = models.TextField("wat krijgt u")
    target_group = models.TextField("voor wie", blank=True)
    everywhere = models.BooleanField("in de hele gemeente", default=False)
    areas = models.ManyToManyField(Area, blank=True, related_name="provisions", verbose_name="wijken")
    area_text = models.CharField("waar, zoals de bron het zegt", max_length=200, blank=True)
    website = models.URLField("website", blank=True)
    phone = models.CharField("telefoon", max_length=20, blank=True)
    how = models.CharField("hoe u er komt", max_length=300, blank=True)
    rule = models.SlugField("regeling in de wet", max_length=80, blank=True)
    goals = models.ManyToManyField(Goal, blank=True, related_name="provisions", verbose_name="doelen")
    principles = models.ManyToManyField(Principle, blank=True, related_name="provisions", verbose_name="uitgangspunten")
    sources = models.JSONField("bronnen", default=list)
    seen_year = models.PositiveSmallIntegerField("laatst gezien in", null=True, blank=True)
    note = models.CharField("let op", max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = "voorziening"
        verbose_name_plural = "voorzieningen"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="one_provision_per_key"),
            models.UniqueConstraint(
                fields=["municipality", "rule"], condition=~models.Q(rule=""), name="one_provision_per_rule"
            ),
        ]

    def __str__(self) -> str:
        return self.name
