"""Letters to the council: progress, the use of the money against poverty, and the page of the budget.

What the program filled in is kept word for word, with a check number, as soon as a letter leaves its draft.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from perspectief.foundation.places.models import Municipality
from perspectief.policy.council.choices import LetterKind, LetterState


class Letter(models.Model):
    """One letter. `line`: about which line of the plan; 0 for all. `year`: of the money or the budget."""

    KNOWS_NO_PERSON = "A letter for publication."

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    key = models.SlugField("sleutel", max_length=60)
    kind = models.CharField("soort", max_length=10, choices=LetterKind.choices)
    line = models.PositiveSmallIntegerField("lijn", default=0)
    year = models.PositiveSmallIntegerField("jaar")
    state = models.CharField("stand", max_length=10, choices=LetterState.choices, default=LetterState.DRAFT)
    as_of = models.DateTimeField("zoals bekend op")
    made_at = models.DateTimeField("gemaakt op")
    embargo_until = models.DateTimeField("openbaar vanaf", null=True, blank=True)
    published_at = models.DateTimeField("openbaar gemaakt op", null=True, blank=True)
    content = models.TextField("inhoud", blank=True)
    """Canonical JSON of `queries.letters.content`, kept when the letter leaves its draft."""
    digest = models.CharField("controlegetal", max_length=64, blank=True)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["-made_at", "key"]
        verbose_name = "brief aan de raad"
        verbose_name_plural = "brieven aan de raad"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="one_letter_per_key"),
            models.CheckConstraint(condition=Q(kind__in=LetterKind.values), name="letter_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=LetterState.values), name="letter_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=LetterState.DRAFT, content="", digest="")
                | (~Q(state=LetterState.DRAFT) & ~Q(content="") & ~Q(digest="")),
                name="letter_out_of_draft_keeps_its_content",
            ),
            models.CheckConstraint(
                condition=~Q(state=LetterState.EMBARGO) | Q(embargo_until__isnull=False),
                name="letter_embargo_has_its_end",
            ),
            models.CheckConstraint(
                condition=Q(state=LetterState.PUBLISHED, published_at__isnull=False)
                | (~Q(state=LetterState.PUBLISHED) & Q(published_at__isnull=True)),
                name="public_letter_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def is_public(self) -> bool:
        """Everybody may read it."""
        return self.state == LetterState.PUBLISHED


class LetterText(models.Model):
    """What somebody wrote in one part of a letter. The newest counts; the older ones stay."""

    KNOWS_NO_PERSON = "A text for publication, with the role that wrote it."

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="texts", verbose_name="brief")
    section = models.SlugField("deel", max_length=30)
    text = models.TextField("tekst", blank=True)
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("op")
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["letter", "section", "at", "pk"]
        verbose_name = "tekst van een brief"
        verbose_name_plural = "teksten van brieven"

    def __str__(self) -> str:
        return f"{self.letter}: {self.section}"


class BudgetLine(models.Model):
    """Money for one thing in one year, in whole euros, from a paper that says so. Blank: that paper does not say."""

    KNOWS_NO_PERSON = "A line of a budget."

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="money", verbose_name="brief")
    name = models.CharField("waarvoor", max_length=120)
    line = models.PositiveSmallIntegerField("lijn", default=0)
    planned = models.PositiveBigIntegerField("begroot, in euro", null=True, blank=True)
    spent = models.PositiveBigIntegerField("uitgegeven, in euro", null=True, blank=True)
    source = models.CharField("bron", max_length=200)
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("op")
    removed_at = models.DateTimeField("weggehaald op", null=True, blank=True)
    invented = models.BooleanField("verzonnen, om mee te oefenen", default=False)

    class Meta:
        ordering = ["letter", "line", "pk"]
        verbose_name = "begrotingsregel"
        verbose_name_plural = "begrotingsregels"

    def __str__(self) -> str:
        return f"{self.letter}: {self.name}"


class LetterStep(models.Model):
    """Who brought a letter to a state, when and why. Roles, no names."""

    KNOWS_NO_PERSON = "A step of a letter, with the role that took it."

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="steps", verbose_name="brief")
    state = models.CharField("naar", max_length=10, choices=LetterState.choices)
    reason = models.TextField("waarom")
    role = models.CharField("rol", max_length=30)
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["letter", "at", "pk"]
        verbose_name = "stap van een brief"
        verbose_name_plural = "stappen van brieven"

    def __str__(self) -> str:
        return f"{self.letter}: {self.state}"
