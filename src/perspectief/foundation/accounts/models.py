"""Who works with Perspectief: an account, the roles it was given until a day, and the circle around one household."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from perspectief.foundation.access import HELPERS, Role
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Area


class User(AbstractUser):
    """The account of one person. `key` is how the rest of the house knows it; the number of the row stays here."""

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    is_invented = models.BooleanField("verzonnen, om te oefenen", default=False, editable=False)
    """Of somebody who does not exist: gets no mail, meets no real account, and means nothing outside demo mode."""

    class Meta:
        verbose_name = "account"
        verbose_name_plural = "accounts"

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Grant(models.Model):
    """A role that somebody was given, within a scope and until a day. It is ended, never erased while it counts."""

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="grants", verbose_name="account")
    role = models.CharField("rol", max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, verbose_name="organisatie")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, verbose_name="wijk")
    begins_on = models.DateField("begint op")
    ends_on = models.DateField("laatste dag")
    granted_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="gegeven door"
    )
    ended_at = models.DateTimeField("gestopt op", null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="gestopt door"
    )
    last_used_on = models.DateField("laatst gebruikt op", null=True, blank=True)

    class Meta:
        ordering = ["user", "role", "begins_on"]
        verbose_name = "toegekende rol"
        verbose_name_plural = "toegekende rollen"
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="grant_role_is_known"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="grant_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False) | Q(ended_by__isnull=True), name="grant_ended_by_when_ended"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.begins_on} - {self.ends_on})"


class Circle(models.Model):
    """Who stands around one household. It knows no name: what belongs to the household points at its key."""

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    made_at = models.DateTimeField("gemaakt op", auto_now_add=True)

    class Meta:
        verbose_name = "kring"
        verbose_name_plural = "kringen"

    def __str__(self) -> str:
        return str(self.key)


class CircleMember(models.Model):
    """Somebody whom a household asked to stand beside it, until a day or until it says stop."""

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="members", verbose_name="kring")
    user = models.ForeignKey(User, models.CASCADE, related_name="circles", verbose_name="account")
    role = models.CharField("rol", max_length=20, choices=Role.choices)
    begins_at = models.DateTimeField("begint op")
    ends_at = models.DateTimeField("eindigt op")
    last_used_at = models.DateTimeField("laatst gebruikt op", null=True, blank=True)

    class Meta:
        ordering = ["circle", "begins_at"]
        verbose_name = "lid van een kring"
        verbose_name_plural = "leden van een kring"
        constraints = [
            models.UniqueConstraint(fields=["circle", "user"], name="once_in_a_circle"),
            models.CheckConstraint(condition=Q(role__in=sorted(HELPERS)), name="circle_member_is_a_helper"),
            models.CheckConstraint(condition=Q(ends_at__gte=F("begins_at")), name="circle_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.begins_at:%Y-%m-%d} - {self.ends_at:%Y-%m-%d})"
