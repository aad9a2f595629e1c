"""What is weighed: an application of a provider, or a provision that exists and is looked at again."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Area
from perspectief.foundation.privacy.purpose import PersonData
from perspectief.foundation.provisions.models import Provision
from perspectief.policy.weighing.choices import ItemKind, ItemState, Origin
from perspectief.policy.weighing.models.rounds import Round

APPLICATIONS = "weighing_applications"
"""Key of the activity of the register: who applies for an organisation."""


class Item(models.Model):
    """One thing that is weighed. `answers`: what the form asked, by the key of the question.

    `groups`: shares of whom it is for, that make 100 (families with minor children, young adults, others); `child`:
    what it means for children; `child_said`: what children answered when they were asked, and when. `running_since`:
    since when it gets money; three years or longer: it ends only after a hearing and a reasonable term (Awb 4:51).
    """

    KNOWS_NO_PERSON = "What an organisation offers; who wrote it down is an `Owner`."

    key = models.UUIDField("sleutel", unique=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="items", verbose_name="ronde")
    origin = models.CharField("hoe het erin kwam", max_length=12, choices=Origin.choices)
    kind = models.CharField("soort", max_length=8, choices=ItemKind.choices)
    state = models.CharField("stand", max_length=10, choices=ItemState.choices, default=ItemState.DRAFT)
    title = models.CharField("naam", max_length=160, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="organisatie"
    )
    provision = models.ForeignKey(
        Provision, models.PROTECT, null=True, blank=True, related_name="weighed", verbose_name="voorziening"
    )
    answers = models.JSONField("antwoorden", default=dict, blank=True)
    groups = models.JSONField("voor wie, in delen", default=dict, blank=True)
    goals = models.JSONField("doelen", default=list, blank=True)
    areas = models.ManyToManyField(Area, blank=True, related_name="+", verbose_name="wijken")
    everywhere = models.BooleanField("in de hele gemeente", default=False)
    child = models.TextField("wat het voor kinderen betekent", blank=True)
    touches_children = models.BooleanField("raakt kinderen", default=False)
    child_said = models.TextField("wat kinderen zeiden", blank=True)
    child_asked_on = models.DateField("gevraagd aan kinderen op", null=True, blank=True)
    statutory = models.BooleanField("moet van de wet", default=False)
    unproven = models.BooleanField("nieuw idee, om van te leren", default=False)
    running_since = models.DateField("krijgt geld sinds", null=True, blank=True)
    ends_not_before = models.DateField("kan niet eerder stoppen dan", null=True, blank=True)
    heard_on = models.DateField("gehoord op", null=True, blank=True)
    phase_out = models.JSONField("kosten van stoppen per jaar", default=dict, blank=True)
    missing = models.TextField("wat er nog mist", blank=True)
    missing_until = models.DateField("aanvullen tot en met", null=True, blank=True)
    not_taken_because = models.TextField("waarom het niet meedoet", blank=True)
    submitted_at = models.DateTimeField("verstuurd op", null=True, blank=True)
    made_at = models.DateTimeField("gemaakt op")
    changed_at = models.DateTimeField("veranderd op")
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["round", "title", "pk"]
        verbose_name = "wat gewogen wordt"
        verbose_name_plural = "wat gewogen wordt"
        constraints = [
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="item_origin_is_known"),
            models.CheckConstraint(condition=Q(kind__in=ItemKind.values), name="weighed_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=ItemState.values), name="item_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=ItemState.DRAFT) | Q(state=ItemState.WITHDRAWN) | Q(submitted_at__isnull=False),
                name="item_is_submitted_at_a_moment",
            ),
            models.UniqueConstraint(
                fields=["round", "provision"], condition=Q(origin=Origin.EXISTING), name="existing_item_once_in_a_round"
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.key)


class ItemLevel(models.Model):
    """How much of it can be done: all, or a part. `reach`: people per year."""

    KNOWS_NO_PERSON = "What a part of an offer costs and reaches."

    item = models.ForeignKey(Item, models.CASCADE, related_name="levels", verbose_name="wat gewogen wordt")
    key = models.SlugField("sleutel", max_length=20)
    label = models.CharField("naam", max_length=120)
    reach = models.PositiveIntegerField("mensen per jaar")
    share_of_value = models.DecimalField("deel van de waarde", max_digits=4, decimal_places=3, default=1)

    class Meta:
        ordering = ["item", "pk"]
        verbose_name = "omvang"
        verbose_name_plural = "omvangen"
        constraints = [models.UniqueConstraint(fields=["item", "key"], name="one_level_per_key")]

    def __str__(self) -> str:
        return f"{self.item}: {self.label}"


class LevelYear(models.Model):
    """What one level asks in one year: whole euros and full-time equivalents of municipal staff."""

    KNOWS_NO_PERSON = "Money and hours of an offer."

    level = models.ForeignKey(ItemLevel, models.CASCADE, related_name="years", verbose_name="omvang")
    year = models.PositiveSmallIntegerField("jaar")
    cost = models.PositiveIntegerField("kosten, in euro")
    staff = models.DecimalField("mensen, in voltijd", max_digits=6, decimal_places=2, default=0)

    class Meta:
        ordering = ["level", "year"]
        verbose_name = "jaar van een omvang"
        verbose_name_plural = "jaren van omvangen"
        constraints = [models.UniqueConstraint(fields=["level", "year"], name="one_row_per_level_and_year")]

    def __str__(self) -> str:
        return f"{self.level} ({self.year})"


class Owner(PersonData):
    """Who applies for an organisation: an account that may see and change this file."""

    ACTIVITY = APPLICATIONS

    item = models.ForeignKey(Item, models.CASCADE, related_name="owners", verbose_name="wat gewogen wordt")
    account = models.UUIDField("account")
    at = models.DateTimeField("sinds")

    class Meta(PersonData.Meta):
        ordering = ["item", "at"]
        verbose_name = "aanvrager"
        verbose_name_plural = "aanvragers"
        constraints = [models.UniqueConstraint(fields=["item", "account"], name="once_owner_of_an_item")]

    def __str__(self) -> str:
        return str(self.item)


class Attachment(models.Model):
    """A PDF with an application, looked at by `foundation/uploads`; sealed, for nobody knows what is written in it."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="attachments", verbose_name="wat gewogen wordt")
    name = models.CharField("naam van het bestand", max_length=120)
    size = models.PositiveIntegerField("grootte, in bytes")
    sealed = models.BinaryField("bestand, verzegeld")
    at = models.DateTimeField("gebracht op")

    class Meta:
        ordering = ["item", "at"]
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"

    def __str__(self) -> str:
        return self.name
