"""Questions and dilemmas that people in the areas lay before the team, with a term for the answer."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from perspectief.foundation.places.models import Municipality


class AreaQuestion(models.Model):
    """One question. Public as soon as it is answered."""

    KNOWS_NO_PERSON = "Asked in a role, about work in an area; a text that names an inhabitant is refused."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=12)
    title = models.CharField("waarover", max_length=120)
    text = models.TextField("vraag of dilemma")
    area = models.CharField("wijk", max_length=8, blank=True)
    role = models.CharField("gevraagd door (rol)", max_length=30)
    asked_on = models.DateField("gevraagd op")
    due = models.DateField("antwoord uiterlijk op")
    answer = models.TextField("antwoord", blank=True)
    answered_on = models.DateField("beantwoord op", null=True, blank=True)
    question_taken_out = models.BooleanField("woorden van de vraag weggehaald", default=False)
    answer_taken_out = models.BooleanField("woorden van het antwoord weggehaald", default=False)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["-asked_on", "-key"]
        verbose_name = "vraag uit een gebied"
        verbose_name_plural = "vragen uit gebieden"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="one_area_question_per_key"),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="an_area_answer_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.title}"


class AreaQuestionStep(models.Model):
    """Why words of a question or its answer were taken out, and when. Roles, no names. Added, never changed."""

    KNOWS_NO_PERSON = "A reason without the words, with the role that gave it."

    question = models.ForeignKey(AreaQuestion, models.PROTECT, related_name="steps", verbose_name="vraag")
    words = models.CharField("wat en waarom", max_length=400)
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["question", "at", "pk"]
        verbose_name = "stap van een vraag uit een gebied"
        verbose_name_plural = "stappen van vragen uit gebieden"

    def __str__(self) -> str:
        return f"{self.question.key}: {self.words}"
