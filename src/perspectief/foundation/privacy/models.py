"""Who looked, to what somebody said yes, whose data nobody may look at for now, and what retention removed.

`Segment`, `Look`, `Consent` and `Withdrawal` are append-only, in the database too (migrations 0002 and 0003): a row is
never changed. Retention goes in two visible steps: a segment or a consent is marked as released, and only then may rows
go.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from perspectief.foundation.privacy.choices import Action, Channel, Result
from perspectief.foundation.privacy.purpose import PersonData

HASH = 64
"""Hex digits of SHA-256."""
PSEUDONYM = 90
"""`<key id>.<64 hex digits>`, see `keys.digest`."""
ACCESS_LOG = "access_log"
"""Key of the activity, of the retention term and of the room for pseudonyms."""
CONSENT = "consent"
OWN_DATA = "own_data"


class Segment(models.Model):
    """One month of the access log: how many lines it has and the hash of the last. It stays when its lines are gone."""

    KNOWS_NO_PERSON = "It holds a month, a number of lines and hashes; the lines themselves are in Look."

    month = models.CharField("maand", max_length=7, unique=True)
    opening_hash = models.CharField("slothash van de vorige maand", max_length=HASH, blank=True)
    count = models.PositiveBigIntegerField("regels", default=0)
    last_hash = models.CharField("hash van de laatste regel", max_length=HASH, blank=True)
    last_at = models.DateTimeField("laatste regel op", null=True, blank=True)
    mark = models.CharField("zegel", max_length=PSEUDONYM, blank=True)
    closed_at = models.DateTimeField("gesloten op", null=True, blank=True)
    closing_hash = models.CharField("slothash", max_length=HASH, blank=True)
    released_at = models.DateTimeField("regels verwijderd op", null=True, blank=True)
    release_mark = models.CharField("zegel van het verwijderen", max_length=PSEUDONYM, blank=True)

    class Meta:
        ordering = ["month"]
        verbose_name = "maand van het inzagelogboek"
        verbose_name_plural = "maanden van het inzagelogboek"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, closing_hash="") | (Q(closed_at__isnull=False) & ~Q(closing_hash="")),
                name="segment_is_closed_with_its_hash",
            ),
            models.CheckConstraint(
                condition=Q(released_at=None) | Q(closed_at__isnull=False), name="segment_is_closed_before_release"
            ),
            models.CheckConstraint(
                condition=Q(released_at=None, release_mark="") | (Q(released_at__isnull=False) & ~Q(release_mark="")),
                name="segment_is_released_with_its_mark",
            ),
        ]

    def __str__(self) -> str:
        return self.month


class Look(PersonData):
    """Somebody looked at data about somebody, or did something with it. One line per subject and operation.

    It holds no name: the one who looked and the subject stand in it by a pseudonym of the log itself.
    """

    ACTIVITY = ACCESS_LOG

    segment = models.ForeignKey(Segment, models.PROTECT, related_name="looks", verbose_name="maand")
    number = models.PositiveBigIntegerField("nummer in de maand")
    at = models.DateTimeField("wanneer")
    actor = models.CharField("wie keek (pseudoniem)", max_length=PSEUDONYM, blank=True)
    role = models.CharField("rol toen", max_length=200, blank=True)
    organisation = models.CharField("organisatie toen", max_length=200, blank=True)
    activity = models.CharField("verwerking uit het register", max_length=60)
    subject_room = models.CharField("soort gegevens", max_length=40)
    subject = models.CharField("over wie (pseudoniem)", max_length=PSEUDONYM)
    action = models.CharField("wat gedaan", max_length=8, choices=Action.choices)
    what = models.CharField("welke gegevens", max_length=120)
    reason = models.CharField("reden", max_length=200)
    trace = models.CharField("nummer van het verzoek", max_length=32)
    operation = models.CharField("nummer van de handeling", max_length=16)
    result = models.CharField("uitkomst", max_length=8, choices=Result.choices, default=Result.DONE)
    previous = models.CharField("hash van de vorige regel", max_length=HASH)
    hash = models.CharField("hash", max_length=HASH)

    class Meta(PersonData.Meta):
        ordering = ["segment", "number"]
        verbose_name = "regel van het inzagelogboek"
        verbose_name_plural = "regels van het inzagelogboek"
        indexes = [
            models.Index(fields=["subject", "at"], name="look_by_subject"),
            models.Index(fields=["actor", "at"], name="look_by_actor"),
            models.Index(fields=["at"], name="look_by_time"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["segment", "number"], name="look_has_one_number"),
            models.CheckConstraint(condition=Q(action__in=Action.values), name="look_action_is_known"),
            models.CheckConstraint(condition=Q(result__in=Result.values), name="look_result_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.segment_id}/{self.number}"


class Consent(PersonData):
    """Somebody said yes: to what text, for whom, to which parts, from when and until when. Never changed."""

    ACTIVITY = CONSENT

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    subject_room = models.CharField("soort gegevens", max_length=40)
    subject = models.CharField("van wie (pseudoniem)", max_length=PSEUDONYM)
    receiver = models.CharField("voor wie (pseudoniem)", max_length=PSEUDONYM)
    receiver_words = models.CharField("voor wie, in woorden", max_length=200)
    parts = models.JSONField("welke delen")
    text_key = models.SlugField("tekst", max_length=60)
    text_version = models.CharField("versie van de tekst", max_length=20)
    language = models.CharField("taal", max_length=12)
    text_hash = models.CharField("hash van de tekst", max_length=HASH)
    channel = models.CharField("kanaal", max_length=5, choices=Channel.choices)
    given_at = models.DateTimeField("gegeven op")
    until = models.DateTimeField("geldt tot")
    released_at = models.DateTimeField("bewaartermijn voorbij op", null=True, blank=True)

    class Meta(PersonData.Meta):
        ordering = ["given_at", "key"]
        verbose_name = "toestemming"
        verbose_name_plural = "toestemmingen"
        indexes = [models.Index(fields=["subject", "receiver"], name="consent_by_subject")]
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="consent_channel_is_known"),
            models.CheckConstraint(condition=Q(until__gt=F("given_at")), name="consent_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.text_key} ({self.given_at:%Y-%m-%d} - {self.until:%Y-%m-%d})"


class Withdrawal(PersonData):
    """Somebody said stop to a consent. It holds from that moment; there is no way back but a new consent."""

    ACTIVITY = CONSENT

    consent = models.OneToOneField(
        Consent, models.CASCADE, primary_key=True, related_name="withdrawal", verbose_name="toestemming"
    )
    at = models.DateTimeField("gestopt op")
    channel = models.CharField("kanaal", max_length=5, choices=Channel.choices)

    class Meta(PersonData.Meta):
        ordering = ["at"]
        verbose_name = "ingetrokken toestemming"
        verbose_name_plural = "ingetrokken toestemmingen"
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="withdrawal_channel_is_known")
        ]

    def __str__(self) -> str:
        return f"{self.consent_id} ({self.at:%Y-%m-%d})"


class Restriction(PersonData):
    """Somebody asked that nobody else looks for now. The row goes when they say that it may again."""

    ACTIVITY = OWN_DATA

    subject_room = models.CharField("soort gegevens", max_length=40)
    subject = models.CharField("van wie (pseudoniem)", max_length=PSEUDONYM, unique=True)
    asked_at = models.DateTimeField("gevraagd op")

    class Meta(PersonData.Meta):
        ordering = ["asked_at"]
        verbose_name = "pauze"
        verbose_name_plural = "pauzes"

    def __str__(self) -> str:
        return f"{self.subject_room} ({self.asked_at:%Y-%m-%d})"


class RetentionRun(models.Model):
    """What one run of retention removed, and what it could not."""

    KNOWS_NO_PERSON = "It holds numbers by store and moments, nothing of the rows that went."

    began_at = models.DateTimeField("begonnen op")
    as_of = models.DateTimeField("opgeruimd tot")
    removed = models.JSONField("verwijderd, aantal per plaats", default=dict)
    left = models.PositiveIntegerField("nog over hun termijn")
    failed = models.JSONField("niet gelukt, namen van plaatsen", default=list)

    class Meta:
        ordering = ["-began_at"]
        verbose_name = "opruimronde"
        verbose_name_plural = "opruimrondes"

    def __str__(self) -> str:
        return f"{self.began_at:%Y-%m-%d %H:%M}"
