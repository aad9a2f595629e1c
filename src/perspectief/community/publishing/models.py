"""Stories that people tell, what came with them, what a panel thinks of them, and where they were handed out."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from perspectief.community.publishing.choices import Age, Kind, Level, Says, State
from perspectief.foundation.privacy.purpose import PersonData

STORIES = "stories"
"""Key of the activity of the register, and of the room for pseudonyms."""
DIGEST = 90
"""`<key id>.<64 hex digits>`, see `keys.digest`."""


class Story(PersonData):
    """What somebody told, without a name. The words are sealed; six words of the teller find the row.

    `sealed`: as it was told; `shown`: as the panel lets it be seen, with the reason; `mail`: where to say that there is
    an answer. When it is withdrawn all three are empty, and so are the marks and the area. Of what
    was discarded only the reason stays, in `shown`.
    """

    ACTIVITY = STORIES

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    lookup = models.CharField("waaraan de code wordt herkend", max_length=DIGEST, unique=True, null=True)  # noqa: DJ001 - unique, so empty must be null
    state = models.CharField("stand", max_length=10, choices=State.choices, default=State.NEW)
    kind = models.CharField("hoe het is verteld", max_length=7, choices=Kind.choices)
    age = models.CharField("leeftijd", max_length=8, choices=Age.choices)
    area = models.CharField("wijk", max_length=8, blank=True)
    """CBS code of a wijk; empty: somewhere in the municipality."""
    level = models.CharField("wie het mag zien", max_length=12, choices=Level.choices)
    widest = models.CharField("wie het ooit mocht zien", max_length=12, choices=Level.choices)
    respoken = models.BooleanField("zonder eigen stem en gezicht", default=False)
    language = models.CharField("taal", max_length=12)
    goals = models.JSONField("doelen", default=list, blank=True)
    indicators = models.JSONField("cijfers waar het naast staat", default=list, blank=True)
    poles = models.JSONField("waar de verteller het neerzet", default=dict, blank=True)
    """Key of a pole -> step 1 to 5."""
    triad = models.JSONField("wat het meest telde", default=list, blank=True)
    """Three parts that make 1, in the order of the corners; empty when it was left out."""
    consent = models.UUIDField("toestemming", null=True, blank=True)
    parent_consent = models.UUIDField("toestemming van een ouder", null=True, blank=True)
    sealed = models.BinaryField("wat er is verteld, verzegeld")
    shown = models.BinaryField("wat er te zien is, verzegeld", default=bytes)
    mail = models.BinaryField("mailadres, verzegeld", default=bytes)
    against = models.BooleanField("tegen de cijfers in", default=False)
    invented = models.BooleanField("verzonnen, om te oefenen", default=False)
    told_on = models.DateField("verteld op", default=timezone.localdate)
    until = models.DateField("te gebruiken tot en met")
    ends_on = models.DateField("laatste dag")
    """After this day the row goes: the day that the teller chose, or sooner."""
    decided_at = models.DateTimeField("besloten op", null=True, blank=True)
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    class Meta(PersonData.Meta):
        ordering = ["-told_on", "key"]
        verbose_name = "verhaal"
        verbose_name_plural = "verhalen"
        indexes = [models.Index(fields=["state", "level"], name="stories_to_show")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="story_state_is_known"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="story_kind_is_known"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="story_level_is_known"),
            models.CheckConstraint(condition=Q(age__in=Age.values), name="story_age_is_known"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("told_on")), name="story_is_told_before_it_ends"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) & ~Q(state=State.WITHDRAWN)
                | Q(withdrawn_at__isnull=False, state=State.WITHDRAWN),
                name="story_is_withdrawn_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=False) | ~Q(state__in=(State.CHOSEN, State.NOT_CHOSEN, State.DISCARDED)),
                name="story_is_decided_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.told_on}, {self.state})"


class Recording(PersonData):
    """The drawing, sound or film of a story, sealed. It goes the moment the story is withdrawn."""

    ACTIVITY = STORIES

    story = models.OneToOneField(
        Story, models.CASCADE, primary_key=True, related_name="recording", verbose_name="verhaal"
    )
    content_type = models.CharField("soort bestand", max_length=40)
    sealed = models.BinaryField("bestand, verzegeld")

    class Meta(PersonData.Meta):
        verbose_name = "opname"
        verbose_name_plural = "opnames"

    def __str__(self) -> str:
        return self.content_type


class Opinion(PersonData):
    """What one member of the panel thinks of a story, with a reason. It goes with the words of the story."""

    ACTIVITY = STORIES

    story = models.ForeignKey(Story, models.CASCADE, related_name="opinions", verbose_name="verhaal")
    account = models.UUIDField("account")
    role = models.CharField("rol", max_length=20)
    says = models.CharField("wat", max_length=6, choices=Says.choices)
    why = models.TextField("waarom")
    given_on = models.DateField("gegeven op", default=timezone.localdate)

    class Meta(PersonData.Meta):
        ordering = ["given_on", "pk"]
        verbose_name = "mening van het panel"
        verbose_name_plural = "meningen van het panel"
        constraints = [
            models.UniqueConstraint(fields=["story", "account"], name="one_opinion_each"),
            models.CheckConstraint(condition=Q(says__in=Says.values), name="opinion_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.says}"


class HandedOut(PersonData):
    """A document with this story went out. What is on paper cannot be taken back, so the teller is told."""

    ACTIVITY = STORIES

    story = models.ForeignKey(Story, models.CASCADE, related_name="handed_out", verbose_name="verhaal")
    where = models.CharField("in welk stuk", max_length=200)
    on = models.DateField("op")

    class Meta(PersonData.Meta):
        ordering = ["on", "pk"]
        verbose_name = "uitgegeven stuk"
        verbose_name_plural = "uitgegeven stukken"
        constraints = [models.UniqueConstraint(fields=["story", "where", "on"], name="handed_out_once_a_day")]

    def __str__(self) -> str:
        return f"{self.where} ({self.on})"
