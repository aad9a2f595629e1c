"""Advice: what was asked, what the panel said, what became of it, and whether that held. Public; roles, no names."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from perspectief.community.experience.choices import (
    About,
    AdviceState,
    Age,
    Asker,
    Face,
    Holds,
    HowMany,
    Outcome,
    Owner,
    Panel,
    Typed,
)
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Municipality
from perspectief.foundation.privacy.purpose import PersonData

SIGNED = "experience_signed"
"""Key of the activity for a name that somebody chose to put under advice."""
YOUTH = "experience_youth"
"""Key of the activity for what children and young people say."""


class Advice(models.Model):
    """One piece of advice from question to check. Its words stay as they were given, or go for good."""

    KNOWS_NO_PERSON = "A question and an advice for publication; a name that somebody chose to give is in `Signature`."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=12)
    """Year and number, such as `2026-014`: a link that stays."""
    panel = models.CharField("panel", max_length=7, choices=Panel.choices, default=Panel.EXPERTS)
    about = models.CharField("soort onderwerp", max_length=6, choices=About.choices)
    title = models.CharField("waarover", max_length=120)
    page = models.CharField("bladzijde", max_length=200, blank=True)
    """Path of a page of ours, without what stands after `?`."""
    provision = models.SlugField("voorziening", max_length=80, blank=True)
    question = models.TextField("de vraag", max_length=2000)
    in_short = models.TextField("de vraag in kindertaal", max_length=400, blank=True)
    asker = models.CharField("van wie", max_length=20, choices=Asker.choices)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="organisatie"
    )
    asked_at = models.DateTimeField("gevraagd op")
    wanted_by = models.DateField("graag voor", null=True, blank=True)
    advice = models.TextField("het advies", max_length=4000, blank=True)
    how_many = models.CharField("met hoeveel mensen", max_length=5, choices=HowMany.choices, blank=True)
    given_at = models.DateTimeField("gegeven op", null=True, blank=True)
    owner = models.CharField("wie antwoordt", max_length=20, choices=Owner.choices)
    due = models.DateField("antwoord uiterlijk op", null=True, blank=True)
    state = models.CharField("stand", max_length=9, choices=AdviceState.choices, default=AdviceState.ASKED)
    taken_out = models.BooleanField("woorden van het advies weggehaald", default=False)
    question_taken_out = models.BooleanField("woorden van de vraag weggehaald", default=False)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["-asked_at", "-key"]
        verbose_name = "advies"
        verbose_name_plural = "adviezen"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="one_advice_per_key"),
            models.CheckConstraint(condition=Q(state__in=AdviceState.values), name="advice_state_is_known"),
            models.CheckConstraint(
                condition=Q(given_at=None, advice="", due=None)
                | (Q(given_at__isnull=False, due__isnull=False) & ~Q(advice="")),
                name="advice_that_was_given_has_words_and_a_term",
            ),
            models.CheckConstraint(
                condition=Q(given_at__isnull=False) | Q(state__in=(AdviceState.ASKED, AdviceState.WITHDRAWN)),
                name="advice_is_given_before_it_is_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.title}"


class Answer(models.Model):
    """What the owner did with the advice, and why. A better answer is a next version; those before it stay."""

    KNOWS_NO_PERSON = "A text for publication, with the role that wrote it."

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="answers", verbose_name="advies")
    number = models.PositiveSmallIntegerField("versie")
    outcome = models.CharField("wat er gebeurde", max_length=6, choices=Outcome.choices)
    text = models.TextField("wat en waarom", max_length=2000)
    in_short = models.TextField("het antwoord in kindertaal", max_length=600, blank=True)
    done_by = models.DateField("klaar op", null=True, blank=True)
    days_late = models.PositiveSmallIntegerField("dagen te laat", default=0)
    taken_out = models.BooleanField("woorden weggehaald", default=False)
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["advice", "number"]
        verbose_name = "antwoord op advies"
        verbose_name_plural = "antwoorden op advies"
        constraints = [
            models.UniqueConstraint(fields=["advice", "number"], name="one_answer_to_advice_per_version"),
            models.CheckConstraint(condition=~Q(text=""), name="answer_to_advice_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.advice.key}: versie {self.number}"


class Check(models.Model):
    """What experts found when they looked whether an answer holds."""

    KNOWS_NO_PERSON = "A judgement of the panel, with its role."

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="checks", verbose_name="advies")
    holds = models.CharField("klopt het", max_length=9, choices=Holds.choices)
    words = models.CharField("in eigen woorden", max_length=600, blank=True)
    taken_out = models.BooleanField("woorden weggehaald", default=False)
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["advice", "at", "pk"]
        verbose_name = "controle van een advies"
        verbose_name_plural = "controles van adviezen"
        constraints = [models.CheckConstraint(condition=Q(holds__in=Holds.values), name="check_is_known")]

    def __str__(self) -> str:
        return f"{self.advice.key}: {self.holds}"


class AdviceStep(models.Model):
    """Who brought advice to a state, when and why. Roles, no names."""

    KNOWS_NO_PERSON = "A step of advice, with the role that took it."

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="steps", verbose_name="advies")
    state = models.CharField("naar", max_length=9, choices=AdviceState.choices)
    reason = models.CharField("waarom", max_length=400, blank=True)
    taken_out = models.BooleanField("woorden weggehaald", default=False)
    due = models.DateField("antwoord uiterlijk op", null=True, blank=True)
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["advice", "at", "pk"]
        verbose_name = "stap van een advies"
        verbose_name_plural = "stappen van adviezen"

    def __str__(self) -> str:
        return f"{self.advice.key}: {self.state}"


class Signature(PersonData):
    """The name of an expert under advice, only when that expert chose to. It goes with one press."""

    ACTIVITY = SIGNED

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="signatures", verbose_name="advies")
    account = models.UUIDField("account")
    name = models.CharField("naam", max_length=60)
    on = models.DateField("op", default=timezone.localdate)

    class Meta(PersonData.Meta):
        ordering = ["on", "pk"]
        verbose_name = "naam bij een advies"
        verbose_name_plural = "namen bij adviezen"
        constraints = [models.UniqueConstraint(fields=["advice", "account"], name="one_signature_each")]

    def __str__(self) -> str:
        return f"naam bij {self.advice_id}"


class Gathering(models.Model):
    """An afternoon on which a group of children answers: a link that works until its end. No child in it."""

    KNOWS_NO_PERSON = "A link and its end, with the role that made it."

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    advice = models.ForeignKey(Advice, models.PROTECT, related_name="gatherings", verbose_name="advies")
    ends_at = models.DateTimeField("open tot")
    role = models.CharField("gemaakt door (rol)", max_length=30)
    at = models.DateTimeField("gemaakt op")

    class Meta:
        ordering = ["-at"]
        verbose_name = "bijeenkomst met kinderen of jongeren"
        verbose_name_plural = "bijeenkomsten met kinderen of jongeren"

    def __str__(self) -> str:
        return f"{self.advice_id} tot {self.ends_at:%Y-%m-%d %H:%M}"


class Word(PersonData):
    """What one child or young person says: no name, only an age group. The words are sealed and go after their term."""

    ACTIVITY = YOUTH

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    advice = models.ForeignKey(Advice, models.PROTECT, related_name="words", verbose_name="advies")
    age = models.CharField("leeftijd, in een groep", max_length=6, choices=Age.choices)
    face = models.CharField("wat iemand ervan vindt", max_length=7, choices=Face.choices)
    typed = models.CharField("wie typte", max_length=5, choices=Typed.choices)
    sealed = models.BinaryField("eigen woorden, verzegeld", default=bytes, blank=True)
    said_on = models.DateField("gezegd op", default=timezone.localdate)

    class Meta(PersonData.Meta):
        ordering = ["said_on", "key"]
        verbose_name = "woord van een kind of jongere"
        verbose_name_plural = "woorden van kinderen en jongeren"
        constraints = [
            models.CheckConstraint(condition=Q(age__in=Age.values), name="word_age_is_known"),
            models.CheckConstraint(condition=Q(face__in=Face.values), name="word_face_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.age}: {self.face}"
