"""What the council asks, decides and hears, and what became of it. A change is a new row; nothing is overwritten.

No person is in it: who asks does so in a public function, who answers does so in a role. Only `Name` knows somebody.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from perspectief.foundation.places.models import Municipality
from perspectief.policy.council.choices import (
    OF_THE_COUNCIL,
    AboutKind,
    Asker,
    Owner,
    QuestionKind,
    QuestionState,
)


class Question(models.Model):
    """A question, a motion, a promise, or a message to the council. Its words stay as they were asked."""

    KNOWS_NO_PERSON = "Asked in public, in a public function; a name that somebody chose to give stands in `Name`."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=12)
    """Year and number, such as `2026-014`: a link that stays."""
    kind = models.CharField("soort", max_length=10, choices=QuestionKind.choices)
    title = models.CharField("waarover", max_length=120)
    text = models.TextField("tekst")
    asked_on = models.DateField("gevraagd op")
    asker = models.CharField("van wie", max_length=20, choices=Asker.choices)
    faction = models.CharField("fractie", max_length=60, blank=True)
    source_url = models.URLField("waar het ook staat", max_length=300, blank=True)
    state = models.CharField("stand", max_length=10, choices=QuestionState.choices, default=QuestionState.OPEN)
    role = models.CharField("opgeschreven door (rol)", max_length=30)
    at = models.DateTimeField("opgeschreven op")
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["-asked_on", "-key"]
        verbose_name = "vraag, motie, toezegging of boodschap"
        verbose_name_plural = "vragen, moties, toezeggingen en boodschappen"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="one_question_per_key"),
            models.CheckConstraint(condition=Q(kind__in=QuestionKind.values), name="question_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=QuestionState.values), name="question_state_is_known"),
            models.CheckConstraint(condition=Q(asker__in=Asker.values), name="question_asker_is_known"),
            models.CheckConstraint(
                condition=Q(faction="") | Q(asker__in=OF_THE_COUNCIL), name="only_the_council_has_factions"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.title}"


class Name(models.Model):
    """The name of who asked, only when that member of the council chose to give it. It goes after its term."""

    question = models.OneToOneField(Question, models.PROTECT, related_name="name", verbose_name="vraag")
    name = models.CharField("naam", max_length=80)
    at = models.DateTimeField("gegeven op")

    class Meta:
        verbose_name = "naam bij een vraag"
        verbose_name_plural = "namen bij vragen"

    def __str__(self) -> str:
        return f"naam bij {self.question.key}"


class About(models.Model):
    """A goal, line, indicator or provision that a question has to do with, by its key."""

    KNOWS_NO_PERSON = "A subject of the plan."

    question = models.ForeignKey(Question, models.CASCADE, related_name="about", verbose_name="vraag")
    kind = models.CharField("soort", max_length=10, choices=AboutKind.choices)
    key = models.CharField("sleutel", max_length=60)

    class Meta:
        ordering = ["kind", "key"]
        verbose_name = "onderwerp van een vraag"
        verbose_name_plural = "onderwerpen van vragen"
        constraints = [
            models.UniqueConstraint(fields=["question", "kind", "key"], name="one_subject_once"),
            models.CheckConstraint(condition=Q(kind__in=AboutKind.values), name="subject_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.question.key}: {self.kind} {self.key}"


class Duty(models.Model):
    """Who sees to an answer, and before which day. Another day or role is a new row with its reason."""

    KNOWS_NO_PERSON = "A role and a day."

    question = models.ForeignKey(Question, models.CASCADE, related_name="duties", verbose_name="vraag")
    owner = models.CharField("wie", max_length=20, choices=Owner.choices)
    due = models.DateField("uiterlijk op")
    reason = models.CharField("waarom", max_length=250, blank=True)
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("vastgelegd op")
    replaced_at = models.DateTimeField("vervangen op", null=True, blank=True)

    class Meta:
        ordering = ["question", "at", "pk"]
        verbose_name = "taak"
        verbose_name_plural = "taken"
        constraints = [
            models.UniqueConstraint(
                fields=["question"], condition=Q(replaced_at__isnull=True), name="one_duty_at_a_time"
            ),
            models.CheckConstraint(condition=Q(owner__in=Owner.values), name="duty_owner_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.question.key}: {self.owner}, {self.due}"


class Answer(models.Model):
    """What was answered. A better answer is a next version; the ones before it stay."""

    KNOWS_NO_PERSON = "A text for publication, with the role that wrote it."

    question = models.ForeignKey(Question, models.PROTECT, related_name="answers", verbose_name="vraag")
    number = models.PositiveSmallIntegerField("versie")
    text = models.TextField("antwoord")
    reason = models.CharField("waarom veranderd", max_length=250, blank=True)
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("op")
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["question", "number"]
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="one_answer_per_version")]

    def __str__(self) -> str:
        return f"{self.question.key}: versie {self.number}"


class QuestionStep(models.Model):
    """Who brought a question to a state, when and in which words. Roles, no names."""

    KNOWS_NO_PERSON = "A step of a question, with the role that took it."

    question = models.ForeignKey(Question, models.PROTECT, related_name="steps", verbose_name="vraag")
    state = models.CharField("naar", max_length=10, choices=QuestionState.choices)
    words = models.TextField("in woorden", blank=True)
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["question", "at", "pk"]
        verbose_name = "stap van een vraag"
        verbose_name_plural = "stappen van vragen"

    def __str__(self) -> str:
        return f"{self.question.key}: {self.state}"
