"""Where experts are needed, what is asked of them, what was agreed, and how it was. People choose themselves."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from perspectief.community.experience.choices import (
    Again,
    AgreementState,
    Kind,
    NeedState,
    Per,
    Phase,
    Reward,
    Says,
    TaskState,
    Went,
)
from perspectief.community.experience.models.people import EXPERIENCE, Expert
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Municipality
from perspectief.foundation.privacy.purpose import PersonData

AMOUNT = {"max_digits": 7, "decimal_places": 2}


class Need(models.Model):
    """A process of the municipality in which lived experience is needed: when, who sees to it, and what came of it."""

    KNOWS_NO_PERSON = "A process with the part of the organisation that does it."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    process = models.CharField("waarin", max_length=120)
    phase = models.CharField("moment", max_length=6, choices=Phase.choices)
    why = models.TextField("waarom", max_length=600)
    who = models.CharField("wie het regelt", max_length=120)
    kind = models.CharField("soort werk", max_length=10, choices=Kind.choices)
    area = models.CharField("wijk", max_length=8, blank=True)
    state = models.CharField("stand", max_length=6, choices=NeedState.choices, default=NeedState.WANTED)
    result = models.TextField("wat het opleverde", max_length=600, blank=True)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)
    role = models.CharField("opgeschreven door (rol)", max_length=30)
    at = models.DateTimeField("bijgewerkt op")

    class Meta:
        ordering = ["process", "pk"]
        verbose_name = "plek waar ervaring nodig is"
        verbose_name_plural = "plekken waar ervaring nodig is"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=NeedState.values), name="need_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=NeedState.DONE) | ~Q(result=""), name="need_that_is_done_has_a_result"
            ),
        ]

    def __str__(self) -> str:
        return self.process


class Task(models.Model):
    """What an organisation or the municipality asks of experts by experience."""

    KNOWS_NO_PERSON = "An organisation asks; a text that names a person is refused."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="organisatie"
    )
    """Empty: the municipality."""
    need = models.ForeignKey(
        Need, models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name="plek waar ervaring nodig is"
    )
    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField("wat", max_length=120)
    text = models.TextField("wat iemand gaat doen", max_length=2000)
    kind = models.CharField("soort werk", max_length=10, choices=Kind.choices)
    themes = models.JSONField("thema’s", default=list, blank=True)
    place = models.CharField("waar", max_length=160)
    area = models.CharField("wijk", max_length=8, blank=True)
    starts_on = models.DateField("eerste dag")
    ends_on = models.DateField("laatste dag")
    hours = models.PositiveSmallIntegerField("uren samen")
    people = models.PositiveSmallIntegerField("hoeveel mensen", default=1)
    certified = models.BooleanField("alleen met certificaat", default=False)
    reward = models.CharField("beloning", max_length=9, choices=Reward.choices)
    amount = models.DecimalField("bedrag", **AMOUNT, default=0)
    per = models.CharField("bedrag per", max_length=4, choices=Per.choices, default=Per.HOUR)
    state = models.CharField("stand", max_length=9, choices=TaskState.choices, default=TaskState.NEW)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)
    asked_on = models.DateField("gevraagd op", default=timezone.localdate)

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = "vraag aan ervaringsdeskundigen"
        verbose_name_plural = "vragen aan ervaringsdeskundigen"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=TaskState.values), name="task_state_is_known"),
            models.CheckConstraint(condition=Q(reward__in=Reward.values), name="task_reward_is_known"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="task_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(reward=Reward.NONE, amount=0) | (~Q(reward=Reward.NONE) & Q(amount__gt=0)),
                name="task_with_a_reward_has_an_amount",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class TaskStep(models.Model):
    """Who brought a task to a state, and why. Roles, no names."""

    KNOWS_NO_PERSON = "A step of a task, with the role that took it."

    task = models.ForeignKey(Task, models.CASCADE, related_name="steps", verbose_name="vraag")
    state = models.CharField("naar", max_length=9, choices=TaskState.choices)
    reason = models.CharField("waarom", max_length=400, blank=True)
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = "stap van een vraag aan ervaringsdeskundigen"
        verbose_name_plural = "stappen van vragen aan ervaringsdeskundigen"

    def __str__(self) -> str:
        return f"{self.task}: {self.state}"


class Reply(PersonData):
    """What an expert says to a proposal. 'Not now' is read by nobody: it only keeps the proposal away."""

    ACTIVITY = EXPERIENCE

    task = models.ForeignKey(Task, models.CASCADE, related_name="replies", verbose_name="vraag")
    expert = models.ForeignKey(Expert, models.CASCADE, related_name="replies", verbose_name="profiel")
    says = models.CharField("wat", max_length=10, choices=Says.choices)
    on = models.DateField("op", default=timezone.localdate)

    class Meta(PersonData.Meta):
        ordering = ["on", "pk"]
        verbose_name = "reactie op een voorstel"
        verbose_name_plural = "reacties op voorstellen"
        constraints = [
            models.UniqueConstraint(fields=["task", "expert"], name="one_reply_to_a_task"),
            models.CheckConstraint(condition=Q(says__in=Says.values), name="reply_is_known"),
        ]

    def __str__(self) -> str:
        return self.says


class Agreement(PersonData):
    """What an expert and an organisation agree on. `sealed`: what the expert needs, in their own words."""

    ACTIVITY = EXPERIENCE

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    task = models.ForeignKey(Task, models.PROTECT, related_name="agreements", verbose_name="vraag")
    expert = models.ForeignKey(Expert, models.CASCADE, related_name="agreements", verbose_name="profiel")
    what = models.TextField("wat", max_length=2000)
    hours = models.PositiveSmallIntegerField("uren samen")
    starts_on = models.DateField("eerste dag")
    ends_on = models.DateField("laatste dag")
    reward = models.CharField("beloning", max_length=9, choices=Reward.choices)
    amount = models.DecimalField("bedrag", **AMOUNT, default=0)
    per = models.CharField("bedrag per", max_length=4, choices=Per.choices, default=Per.HOUR)
    sealed = models.BinaryField("wat iemand nodig heeft, verzegeld", default=bytes, blank=True)
    state = models.CharField("stand", max_length=9, choices=AgreementState.choices, default=AgreementState.PROPOSED)
    reason = models.CharField("waarom afgezegd", max_length=400, blank=True)
    """Only when the organisation cannot go on: who stops gives no reason."""
    proposed_on = models.DateField("voorgesteld op", default=timezone.localdate)
    closed_on = models.DateField("afgesloten op", null=True, blank=True)

    class Meta(PersonData.Meta):
        ordering = ["starts_on", "key"]
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=AgreementState.values), name="agreement_state_is_known"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="agreement_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(reason="") | Q(state=AgreementState.CANCELLED), name="agreement_who_stops_gives_no_reason"
            ),
            models.UniqueConstraint(
                fields=["task", "expert"],
                condition=Q(state__in=(AgreementState.PROPOSED, AgreementState.AGREED)),
                name="one_agreement_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} ({self.state})"


class CheckIn(PersonData):
    """Aftercare: a moment to look back on a task. `sealed`: what it cost, in the words of the expert."""

    ACTIVITY = EXPERIENCE

    agreement = models.OneToOneField(
        Agreement, models.CASCADE, primary_key=True, related_name="check_in", verbose_name="afspraak"
    )
    due_on = models.DateField("vraag het op")
    reminded_on = models.DateField("herinnerd op", null=True, blank=True)
    done_on = models.DateField("ingevuld op", null=True, blank=True)
    went = models.CharField("hoe het was", max_length=5, choices=Went.choices, blank=True)
    again = models.CharField("nog een keer", max_length=9, choices=Again.choices, blank=True)
    call_me = models.BooleanField("wil gebeld worden", default=False)
    called_on = models.DateField("gebeld op", null=True, blank=True)
    sealed = models.BinaryField("wat het kostte, verzegeld", default=bytes, blank=True)

    class Meta(PersonData.Meta):
        ordering = ["due_on"]
        verbose_name = "nazorg"
        verbose_name_plural = "nazorg"
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None, went="", again="") | Q(done_on__isnull=False),
                name="check_in_says_nothing_before_it_is_done",
            )
        ]

    def __str__(self) -> str:
        return str(self.due_on)
