"""Who scores, what they say (sealed until opened together), how provisions touch, and what was talked of."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from perspectief.foundation.privacy.purpose import PersonData
from perspectief.policy.weighing.choices import Answer, ByWhom, Holder, LinkKind, Seat, WeightMode
from perspectief.policy.weighing.models.items import Item
from perspectief.policy.weighing.models.rounds import Round

PANEL = "weighing_panel"
"""Key of the activity of the register: who sits in a panel and what each of them thinks."""


class Assessor(PersonData):
    """Somebody who scores in a round. Others know the number of the seat only.

    `account` goes after its term; the scores stay under the number of the seat, so that a decision can be done again.
    `on_paper`: somebody else types for this person, and is named in the log each time. `vouched_by`: who of the panel
    asked this person whether what was typed is theirs; goes when something is typed after it.
    """

    ACTIVITY = PANEL

    key = models.UUIDField("sleutel", unique=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="assessors", verbose_name="ronde")
    number = models.PositiveSmallIntegerField("nummer van de stoel")
    seat = models.CharField("stoel", max_length=8, choices=Seat.choices)
    account = models.UUIDField("account", null=True, blank=True)
    organisation = models.CharField("werkt bij", max_length=80, blank=True)
    """Key of an organisation: what that one asks for is not shown to this assessor."""
    is_expert = models.BooleanField("ervaringsdeskundige", default=False)
    on_paper = models.BooleanField("doet het op papier", default=False)
    vouched_by = models.UUIDField("bevestigd door het account", null=True, blank=True)
    show_alone = models.BooleanField("mijn scores mogen apart te zien zijn", default=False)
    practised_at = models.DateTimeField("geoefend op", null=True, blank=True)
    left_at = models.DateTimeField("gestopt op", null=True, blank=True)

    class Meta(PersonData.Meta):
        ordering = ["round", "number"]
        verbose_name = "beoordelaar"
        verbose_name_plural = "beoordelaars"
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="one_assessor_per_seat"),
            models.UniqueConstraint(fields=["round", "account"], name="one_seat_per_account"),
            models.CheckConstraint(condition=Q(seat__in=Seat.values), name="seat_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.number}"


class Conflict(PersonData):
    """An assessor who has something to do with an item: sees nothing of it and does not score it."""

    ACTIVITY = PANEL

    assessor = models.ForeignKey(Assessor, models.CASCADE, related_name="conflicts", verbose_name="beoordelaar")
    item = models.ForeignKey(Item, models.CASCADE, related_name="conflicts", verbose_name="wat gewogen wordt")
    reason = models.CharField("waarom", max_length=300)
    by_rule = models.BooleanField("volgt uit de regels", default=False)
    at = models.DateTimeField("gezegd op")

    class Meta(PersonData.Meta):
        ordering = ["assessor", "item"]
        verbose_name = "belang"
        verbose_name_plural = "belangen"
        constraints = [models.UniqueConstraint(fields=["assessor", "item"], name="one_conflict_each")]

    def __str__(self) -> str:
        return f"{self.assessor}: {self.item}"


class KeyHolder(models.Model):
    """One of the three who hold a key of a round. Here is the public half only; the other half is on paper.

    `mark`: over the public half, with a data key: who only has the database cannot put another one in its place. Until
    the opening it also says, sealed, who made the words, so that nobody makes two.
    """

    KNOWS_NO_PERSON = "A role in a round, with the number of the seat, and a key that anybody may know."

    round = models.ForeignKey(Round, models.CASCADE, related_name="key_holders", verbose_name="ronde")
    holder = models.CharField("houder", max_length=8, choices=Holder.choices)
    public = models.BinaryField("openbare helft van de sleutel")
    mark = models.BinaryField("merk van deze site")
    seat_number = models.PositiveSmallIntegerField("nummer van de stoel", null=True, blank=True)
    made_at = models.DateTimeField("gemaakt op")

    class Meta:
        ordering = ["round", "holder"]
        verbose_name = "sleutelhouder"
        verbose_name_plural = "sleutelhouders"
        constraints = [
            models.UniqueConstraint(fields=["round", "holder"], name="one_key_per_holder"),
            models.CheckConstraint(condition=Q(holder__in=Holder.values), name="key_holder_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.holder}"


class Sealed(PersonData):
    """All first answers of one assessor on one item, closed with the public keys of the round. Nobody here can open it.

    Every row is as long as every other, whatever is in it. `digest`: SHA-256 of `box`, also in the steps of the round;
    `mark`: the same under a data key, so that who only has the database cannot put another box in its place.
    `typed_by`: who typed it from paper.
    """

    ACTIVITY = PANEL

    assessor = models.ForeignKey(Assessor, models.CASCADE, related_name="sealed", verbose_name="beoordelaar")
    item = models.ForeignKey(Item, models.CASCADE, related_name="sealed", verbose_name="wat gewogen wordt")
    box = models.BinaryField("verzegeld")
    digest = models.CharField("controlegetal", max_length=64)
    mark = models.BinaryField("merk van deze site over het controlegetal")
    handed_in_on = models.DateField("ingeleverd op")
    typed_by = models.UUIDField("getypt door het account", null=True, blank=True)

    class Meta(PersonData.Meta):
        ordering = ["assessor", "item"]
        verbose_name = "verzegelde score"
        verbose_name_plural = "verzegelde scores"
        constraints = [models.UniqueConstraint(fields=["assessor", "item"], name="one_sealed_box_each")]

    def __str__(self) -> str:
        return f"{self.assessor}: {self.item}"


class Release(models.Model):
    """The one time that the first scores of a round were opened: when, by which holders, and how many boxes."""

    KNOWS_NO_PERSON = "Roles of the two who opened a round, no names."

    round = models.OneToOneField(Round, models.PROTECT, related_name="release", verbose_name="ronde")
    at = models.DateTimeField("geopend op")
    holders = models.JSONField("wie de sleutel brachten, als rol")
    boxes = models.PositiveIntegerField("aantal")
    digest = models.CharField("controlegetal over alle verzegelde scores", max_length=64)

    class Meta:
        ordering = ["at"]
        verbose_name = "opening"
        verbose_name_plural = "openingen"

    def __str__(self) -> str:
        return str(self.round)


class Score(PersonData):
    """One answer of one assessor on one criterion of one item, in the first or the second round of scores.

    `value`: 0 to 4. `low`, `high`: what it could be as well. `confidence`: 1 (not sure) to 3 (sure). A second answer is
    there only where somebody changed theirs (`changed_because`).
    """

    ACTIVITY = PANEL

    assessor = models.ForeignKey(Assessor, models.CASCADE, related_name="scores", verbose_name="beoordelaar")
    item = models.ForeignKey(Item, models.CASCADE, related_name="scores", verbose_name="wat gewogen wordt")
    criterion = models.SlugField("vraag", max_length=20)
    phase = models.PositiveSmallIntegerField("eerste of tweede keer")
    answer = models.CharField("antwoord", max_length=12, choices=Answer.choices)
    value = models.PositiveSmallIntegerField("score", null=True, blank=True)
    low = models.PositiveSmallIntegerField("minstens", null=True, blank=True)
    high = models.PositiveSmallIntegerField("hoogstens", null=True, blank=True)
    confidence = models.PositiveSmallIntegerField("hoe zeker", null=True, blank=True)
    reason = models.TextField("waarom", blank=True)
    changed_because = models.TextField("waarom anders dan de eerste keer", blank=True)
    at = models.DateTimeField("op")

    class Meta(PersonData.Meta):
        ordering = ["item", "criterion", "assessor", "phase"]
        verbose_name = "score"
        verbose_name_plural = "scores"
        constraints = [
            models.UniqueConstraint(fields=["assessor", "item", "criterion", "phase"], name="one_score_each"),
            models.CheckConstraint(condition=Q(phase__in=(1, 2)), name="score_phase_is_one_or_two"),
            models.CheckConstraint(condition=Q(answer__in=Answer.values), name="score_answer_is_known"),
            models.CheckConstraint(
                condition=Q(answer=Answer.SCORE, value__gte=0, value__lte=4)
                | (~Q(answer=Answer.SCORE) & Q(value=None, low=None, high=None)),
                name="score_has_a_value_from_zero_to_four",
            ),
            models.CheckConstraint(
                condition=Q(confidence=None) | Q(confidence__gte=1, confidence__lte=3),
                name="confidence_is_one_to_three",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessor}: {self.item} {self.criterion}"


class Link(models.Model):
    """How one item touches another, as the panel sees it. `strength`: -2 (hinders a lot) to 2 (helps a lot)."""

    KNOWS_NO_PERSON = "How two provisions touch each other, with the number of the seat that said so."

    round = models.ForeignKey(Round, models.CASCADE, related_name="links", verbose_name="ronde")
    one = models.ForeignKey(Item, models.CASCADE, related_name="links_from", verbose_name="van")
    other = models.ForeignKey(Item, models.CASCADE, related_name="links_to", verbose_name="naar")
    kind = models.CharField("soort", max_length=12, choices=LinkKind.choices)
    strength = models.SmallIntegerField("hoe sterk")
    reason = models.TextField("waarom")
    seat_number = models.PositiveSmallIntegerField("nummer van de stoel", null=True, blank=True)
    at = models.DateTimeField("op")
    removed_at = models.DateTimeField("weggehaald op", null=True, blank=True)

    class Meta:
        ordering = ["round", "one", "other", "pk"]
        verbose_name = "verband"
        verbose_name_plural = "verbanden"
        constraints = [
            models.CheckConstraint(condition=~Q(one=F("other")), name="link_joins_two"),
            models.CheckConstraint(condition=Q(kind__in=LinkKind.values), name="link_kind_is_known"),
            models.CheckConstraint(condition=Q(strength__gte=-2, strength__lte=2), name="link_strength_is_known"),
            models.UniqueConstraint(
                fields=["round", "one", "other", "kind", "seat_number"],
                condition=Q(removed_at=None),
                name="one_link_of_a_kind_per_seat",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} {self.kind} {self.other}"


class Evidence(models.Model):
    """How well it is known that an item works, per criterion: 0 (nothing) to 5 (strong). No score changes by it."""

    KNOWS_NO_PERSON = "What is known about a provision, with its source."

    item = models.ForeignKey(Item, models.CASCADE, related_name="evidence", verbose_name="wat gewogen wordt")
    criterion = models.SlugField("vraag", max_length=20)
    grade = models.PositiveSmallIntegerField("hoe goed onderbouwd")
    source = models.CharField("bron", max_length=300, blank=True)
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["item", "criterion"]
        verbose_name = "onderbouwing"
        verbose_name_plural = "onderbouwingen"
        constraints = [
            models.UniqueConstraint(fields=["item", "criterion"], name="one_grade_per_criterion"),
            models.CheckConstraint(condition=Q(grade__lte=5), name="grade_is_zero_to_five"),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.criterion}: {self.grade}"


class TalkPoint(models.Model):
    """A question on which the panel differed, and what came out of talking. It names questions, never people."""

    KNOWS_NO_PERSON = "What a panel talked about, without names."

    item = models.ForeignKey(Item, models.CASCADE, related_name="talk", verbose_name="wat gewogen wordt")
    criterion = models.SlugField("vraag", max_length=20)
    order = models.PositiveSmallIntegerField("volgorde")
    weight = models.FloatField("hoe groot het verschil is")
    conclusion = models.TextField("wat eruit kwam", blank=True)
    talked_on = models.DateField("besproken op", null=True, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "gesprekspunt"
        verbose_name_plural = "gesprekspunten"
        constraints = [models.UniqueConstraint(fields=["item", "criterion"], name="one_talk_point_each")]

    def __str__(self) -> str:
        return f"{self.item}: {self.criterion}"


class Weighting(models.Model):
    """How heavy each criterion counts, by whom, and what they said. Set before first scores are opened; never changed.

    `given`: what was said (points, ranks or bounds, first of the main questions, then of the sub questions);
    `weights`: criterion -> share, together 1; `low`, `high`: bounds for how sure a choice is.
    """

    KNOWS_NO_PERSON = "How heavy questions count, as a body decided."

    round = models.ForeignKey(Round, models.CASCADE, related_name="weightings", verbose_name="ronde")
    by_whom = models.CharField("door wie", max_length=8, choices=ByWhom.choices)
    mode = models.CharField("hoe", max_length=9, choices=WeightMode.choices)
    given = models.JSONField("wat er is gezegd")
    weights = models.JSONField("gewichten")
    low = models.JSONField("laagste gewichten", default=dict, blank=True)
    high = models.JSONField("hoogste gewichten", default=dict, blank=True)
    reason = models.TextField("waarom", blank=True)
    leads = models.BooleanField("hiermee wordt gekozen", default=False)
    at = models.DateTimeField("op")
    replaced_at = models.DateTimeField("vervangen op", null=True, blank=True)

    class Meta:
        ordering = ["round", "-at", "pk"]
        verbose_name = "gewichten"
        verbose_name_plural = "gewichten"
        constraints = [
            models.CheckConstraint(condition=Q(by_whom__in=ByWhom.values), name="weighting_by_is_known"),
            models.CheckConstraint(condition=Q(mode__in=WeightMode.values), name="weighting_mode_is_known"),
            models.UniqueConstraint(
                fields=["round"], condition=Q(leads=True, replaced_at=None), name="one_weighting_leads"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.by_whom}"
