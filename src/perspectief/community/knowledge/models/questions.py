"""What colleagues ask each other. Who asks stands there as a role and an organisation; no client is in it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from perspectief.community.knowledge.choices import QuestionState, Theme
from perspectief.community.knowledge.models.items import Item
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Municipality


class Question(models.Model):
    """A question of a professional to colleagues, with a case in which nobody can be recognised."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=12)
    title = models.CharField("waarover", max_length=120)
    case = models.TextField("wat er speelt", blank=True)
    text = models.TextField("de vraag", blank=True)
    theme = models.CharField("thema", max_length=12, choices=Theme.choices)
    provision = models.CharField("voorziening (sleutel)", max_length=80, blank=True)
    state = models.CharField("stand", max_length=10, choices=QuestionState.choices, default=QuestionState.OPEN)
    closed_reason = models.CharField("waarom gesloten", max_length=300, blank=True)
    role = models.CharField("gevraagd door (rol)", max_length=30)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="organisatie"
    )
    asked_on = models.DateField("gevraagd op")
    item = models.OneToOneField(
        Item,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="from_question",
        verbose_name="stuk kennis dat eruit kwam",
    )
    search = models.TextField("woorden om te zoeken", blank=True)
    taken_out = models.BooleanField("woorden weggehaald", default=False)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["-asked_on", "-key"]
        verbose_name = "vraag van een collega"
        verbose_name_plural = "vragen van collega's"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="one_colleague_question_per_key"),
            models.CheckConstraint(condition=Q(theme__in=Theme.values), name="colleague_question_theme_known"),
            models.CheckConstraint(condition=Q(state__in=QuestionState.values), name="colleague_question_state_known"),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(closed_reason=""), name="colleague_question_closed_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.title}"


class Answer(models.Model):
    """What a colleague knows about it. At most one is the answer that helped."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="answers", verbose_name="vraag")
    text = models.TextField("antwoord", blank=True)
    role = models.CharField("gegeven door (rol)", max_length=30)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="organisatie"
    )
    on = models.DateField("gegeven op")
    helped = models.BooleanField("dit hielp", default=False)
    taken_out = models.BooleanField("woorden weggehaald", default=False)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["question", "on", "pk"]
        verbose_name = "antwoord van een collega"
        verbose_name_plural = "antwoorden van collega's"
        constraints = [
            models.UniqueConstraint(fields=["question"], condition=Q(helped=True), name="one_answer_helped"),
        ]

    def __str__(self) -> str:
        return f"{self.question.key}: {self.on}"
