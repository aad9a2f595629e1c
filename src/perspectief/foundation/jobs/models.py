"""One table: a piece of work, how far it is, and what came out. There is no person in it."""

import uuid

from django.db import models
from django.db.models import Q

from perspectief.foundation.jobs.choices import OPEN, State


class Job(models.Model):
    """A piece of work for the worker. `params` holds what its kind takes, never anything about a person."""

    KNOWS_NO_PERSON = "What must be computed or tidied up, and how far it is; a kind names its parameters beforehand."

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("soort", max_length=60)
    params = models.JSONField("gevraagd")
    fingerprint = models.CharField("vingerafdruk van wat gevraagd is", max_length=64)
    state = models.CharField("stand", max_length=10, choices=State.choices, default=State.WAITING)
    wants_to_stop = models.BooleanField("gevraagd om te stoppen", default=False)

    steps_done = models.PositiveIntegerField("stappen klaar", default=0)
    steps_all = models.PositiveIntegerField("alle stappen", default=0)
    doing = models.CharField("waarmee bezig", max_length=120, blank=True)
    result = models.CharField("sleutel van de uitkomst", max_length=200, blank=True)
    error = models.CharField("wat er misging", max_length=300, blank=True)
    error_id = models.CharField("nummer van de fout", max_length=8, blank=True)

    day = models.DateField("voor welke dag", null=True, blank=True)
    not_before = models.DateTimeField("niet eerder dan", null=True, blank=True)
    asked_at = models.DateTimeField("gevraagd op", auto_now_add=True)
    queued_at = models.DateTimeField("in de rij gezet op")
    started_at = models.DateTimeField("begonnen op", null=True, blank=True)
    ended_at = models.DateTimeField("geëindigd op", null=True, blank=True)

    attempts = models.PositiveSmallIntegerField("pogingen", default=0)
    failures = models.PositiveSmallIntegerField("mislukte pogingen", default=0)
    heartbeat_at = models.DateTimeField("laatste hartslag", null=True, blank=True)
    run = models.UUIDField("deze poging", null=True, blank=True)
    task = models.UUIDField("taak van de werker", null=True, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = "taak"
        verbose_name_plural = "taken"
        indexes = [models.Index(fields=["state", "queued_at"], name="job_queue")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="job_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, ended_at=None) | (~Q(state__in=OPEN) & Q(ended_at__isnull=False)),
                name="job_has_ended_when_it_is_no_longer_open",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.RUNNING) | Q(run__isnull=False, heartbeat_at__isnull=False),
                name="job_that_runs_has_a_heartbeat",
            ),
            models.UniqueConstraint(
                fields=["kind", "fingerprint"],
                condition=Q(state__in=OPEN, wants_to_stop=False),
                name="one_open_job_for_one_question",
            ),
            models.UniqueConstraint(fields=["kind", "day"], condition=Q(day__isnull=False), name="one_job_for_one_day"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.get_state_display()})"

    @property
    def is_open(self) -> bool:
        """Waiting or running."""
        return self.state in OPEN

    @property
    def percent(self) -> int | None:
        """How far it is, 0 to 100; None while nobody knows how many steps there are."""
        return min(100, 100 * self.steps_done // self.steps_all) if self.steps_all else None
