"""What must still be found out, with whom, and what came of it. News is added, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from perspectief.community.knowledge.choices import AboutKind, ResearchState, Result
from perspectief.community.knowledge.models.items import Item
from perspectief.foundation.places.models import Municipality

KNOWN_RESULT = Q(result="") | Q(result__in=Result.values)


class Research(models.Model):
    """One question for researchers. `state` and `result` are those of its last news."""

    KNOWS_NO_PERSON = "A question to universities; those who answer are organisations."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=80)
    question = models.CharField("vraag", max_length=200)
    why = models.TextField("waarom wij dit willen weten")
    who = models.CharField("wie dit uitzoekt", max_length=200, blank=True)
    source = models.CharField("bron", max_length=200, blank=True)
    source_url = models.URLField("adres van de bron", max_length=300, blank=True)
    state = models.CharField("stand", max_length=10, choices=ResearchState.choices)
    result = models.CharField("wat eruit kwam", max_length=12, choices=Result.choices, blank=True)
    item = models.ForeignKey(
        Item, models.SET_NULL, null=True, blank=True, related_name="researches", verbose_name="stuk kennis"
    )
    search = models.TextField("woorden om te zoeken", blank=True)
    asked_on = models.DateField("op de agenda sinds", null=True, blank=True)
    was = models.CharField("vingerafdruk van een sleutel met een naam", max_length=64, blank=True)
    taken_out = models.BooleanField("woorden weggehaald", default=False)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["key"]
        verbose_name = "vraag aan onderzoekers"
        verbose_name_plural = "vragen aan onderzoekers"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="one_research_per_key"),
            models.CheckConstraint(condition=Q(state__in=ResearchState.values), name="research_state_is_known"),
            models.CheckConstraint(condition=KNOWN_RESULT, name="research_result_is_known"),
            models.CheckConstraint(
                condition=Q(result="") | Q(state__in=("done", "stopped")), name="research_result_at_the_end"
            ),
        ]

    def __str__(self) -> str:
        return self.question


class ResearchAbout(models.Model):
    """A provision, goal, line or theme that a question to researchers has to do with, by its key."""

    KNOWS_NO_PERSON = "A subject of the plan."

    research = models.ForeignKey(Research, models.CASCADE, related_name="about", verbose_name="vraag")
    kind = models.CharField("soort", max_length=10, choices=AboutKind.choices)
    key = models.CharField("sleutel", max_length=80)

    class Meta:
        ordering = ["kind", "key"]
        verbose_name = "onderwerp van onderzoek"
        verbose_name_plural = "onderwerpen van onderzoek"
        constraints = [
            models.UniqueConstraint(fields=["research", "kind", "key"], name="one_research_subject_once"),
            models.CheckConstraint(condition=Q(kind__in=AboutKind.values), name="research_subject_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class ResearchNews(models.Model):
    """How far it was at a day, and what came out."""

    KNOWS_NO_PERSON = "How far a study is; who wrote is a role."

    research = models.ForeignKey(Research, models.CASCADE, related_name="news", verbose_name="vraag")
    on = models.DateField("op")
    state = models.CharField("stand", max_length=10, choices=ResearchState.choices)
    result = models.CharField("wat eruit kwam", max_length=12, choices=Result.choices, blank=True)
    text = models.TextField("tekst", blank=True)
    role = models.CharField("geschreven door (rol)", max_length=30)
    at = models.DateTimeField("geschreven op")

    class Meta:
        ordering = ["research", "on", "pk"]
        verbose_name = "bericht over onderzoek"
        verbose_name_plural = "berichten over onderzoek"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ResearchState.values), name="research_news_state_is_known"),
            models.CheckConstraint(condition=KNOWN_RESULT, name="research_news_result_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.research.key}: {self.state}"
