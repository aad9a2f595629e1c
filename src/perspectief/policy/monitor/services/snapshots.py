"""Follows tables of StatLine: looks, compares, keeps a dated snapshot. A change of columns or lists waits for a person.

Nothing half is kept: pages go into a temporary folder, are counted, and the file gets its name and its row together,
when it is whole and its source did not change while we read.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from perspectief.foundation.access import Actor
from perspectief.foundation.jobs import services as jobs
from perspectief.foundation.jobs.handlers import Cancelled, NotPossible, Progress
from perspectief.foundation.jobs.models import Job
from perspectief.policy.monitor.models import Fetch, Snapshot, SourceTable
from perspectief.policy.monitor.permissions import may_accept, may_bring, role_of
from perspectief.policy.monitor.queries import sources as queries
from perspectief.policy.monitor.services.problems import Refused, check
from perspectief.policy.monitor.sources import parquet
from perspectief.policy.monitor.sources.changes import Change, changes
from perspectief.policy.monitor.sources.fetching import Fetcher, limits
from perspectief.policy.monitor.sources.parquet import Draft
from perspectief.policy.monitor.sources.problems import SourceProblem
from perspectief.policy.monitor.sources.settings import setting
from perspectief.policy.monitor.sources.shape import Choice, Table, described, fingerprint
from perspectief.policy.monitor.sources.statline import ID, Addresses, StatLine

KIND = "statline"
SOURCE = "CBS StatLine"
LOOKING = gettext_noop("Wij vragen wat er in de tabel staat.")
READING = gettext_noop("Wij halen de cijfers op.")
COMPARING = gettext_noop("Wij vergelijken met de vorige keer.")
MOVED = gettext_noop("De tabel veranderde terwijl wij lazen. Wij bewaren er niets van. Probeer het opnieuw.")
HUNDRED = 100
LISTS_DONE, PAGES_DONE = 5, 90
"""Percents of the work that are done after each stage."""
NAP_S = 0.5
"""A wait is cut in pieces of this length, so that a stop is heard."""


def follow(*, id: str, by: Actor, note: str = "", choices: dict[str, list[str]] | None = None) -> SourceTable:
    """Add a table to those that we follow; one that we follow already gets this note and this part. Raises Refused."""
    check(may_bring(by))
    return put(id=id, note=note, choices=choices)


def put(*, id: str, note: str = "", choices: dict[str, list[str]] | None = None) -> SourceTable:
    """The same for whoever stands at the machine itself."""
    if not ID.fullmatch(id):
        raise Refused(_("‘%(id)s’ is geen nummer van een tabel. Bijvoorbeeld: 86006NED.") % {"id": id[:40]}, "nummer")
    said = {"table_id": id, "note": note, "choices": choices or {}}
    return SourceTable.objects.update_or_create(dataset=f"cbs-{id.lower()}", defaults=said)[0]


def start(*, table: SourceTable, keep: bool, by: Actor) -> Job:
    """Ask for a look; with `keep` what is new is kept. Raises Refused."""
    check(may_bring(by))
    try:
        return jobs.start(KIND, {"table": table.dataset, "keep": keep})
    except NotPossible as full:
        raise Refused(str(full)) from full


def look(progress: Progress, *, dataset: str, keep: bool) -> Fetch:
    """What the worker does. Raises NotPossible with the words of the source."""
    table = SourceTable.objects.filter(dataset=dataset).first()
    if table is None:
        raise NotPossible(_("Deze tabel volgen wij niet meer."))
    try:
        return _Look(progress, table, keep).run()
    except SourceProblem as problem:
        raise NotPossible(str(problem)) from problem


@transaction.atomic
def accept(*, fetch: Fetch, reason: str, by: Actor) -> SourceTable:
    """Somebody read what changed in columns and lists, and says that figures may come in like this. Raises Refused."""
    check(may_accept(by, fetch))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom dit klopt."), "reden")
    table: SourceTable = fetch.table
    table.accepted, table.accepted_reason = fetch.fingerprint, reason.strip()
    table.accepted_by, table.accepted_at = role_of(by), timezone.now()
    table.save(update_fields=["accepted", "accepted_reason", "accepted_by", "accepted_at"])
    return table


def folder() -> Path:
    """Where snapshots stand."""
    return Path(settings.SNAPSHOT_FOLDER)


@dataclass
class _Look:
    """One look at a table."""

    progress: Progress
    table: SourceTable
    keep: bool

    def run(self) -> Fetch:
        self.progress(0, HUNDRED, LOOKING)
        with Fetcher(limits(), pause=self._pause, watch=self._watch) as fetcher:
            statline = StatLine(fetcher, Addresses(settings.STATLINE_V4, settings.STATLINE_V3))
            found = statline.table(self.table.table_id)
            with parquet.drafting(folder(), found.names) as draft:
                self._read(statline, found, draft)
                if statline.table(self.table.table_id) != found:
                    raise SourceProblem(_(MOVED))
                return self._judged(found, draft)

    def _read(self, statline: StatLine, found: Table, draft: Draft) -> None:
        for page in statline.pages(found, Choice(self.table.choices)):
            draft.add(page.rows)
            share = page.read / page.all if page.all else 0
            self.progress(LISTS_DONE + int((PAGES_DONE - LISTS_DONE) * share), HUNDRED, READING)
        if not draft.rows:
            raise SourceProblem(_("De bron gaf geen enkel cijfer. Kijk of de gekozen codes kloppen."))

    def _judged(self, found: Table, draft: Draft) -> Fetch:
        self.progress(PAGES_DONE, HUNDRED, COMPARING)
        columns, last = described(found), queries.last_snapshot(self.table.dataset)
        whole = draft.whole(_about(found, columns))
        digest = parquet.digest_of(whole)
        differs = changes(last.columns, columns) if last else []
        fetch = Fetch(
            table=self.table,
            at=timezone.now(),
            version=found.modified[:80],
            rows=draft.rows,
            columns=columns,
            fingerprint=fingerprint(columns),
            changes=[list(one) for one in differs],
            difference=_difference(last, whole, found),
        )
        fetch.outcome = self._outcome(fetch, differs, is_same=last is not None and last.digest == digest)
        return _keep(fetch, found, whole, digest)

    def _outcome(self, fetch: Fetch, differs: list[Change], *, is_same: bool) -> Fetch.Outcome:
        must_wait = any(one.must_be_accepted for one in differs) and self.table.accepted != fetch.fingerprint
        if must_wait:
            return Fetch.Outcome.REFUSED
        if is_same:
            return Fetch.Outcome.SAME
        return Fetch.Outcome.KEPT if self.keep else Fetch.Outcome.LOOKED

    def _watch(self) -> None:
        if self.progress.stopped():
            raise Cancelled

    def _pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._watch()
            time.sleep(min(left, NAP_S))


def _about(found: Table, columns: dict[str, Any]) -> dict[str, str]:
    """What travels in the file itself: figures of which a list means something else are another file."""
    return {
        "dataset": found.id,
        "title": found.title,
        "source": SOURCE,
        "licence": found.licence,
        "columns": json.dumps(columns, ensure_ascii=False, sort_keys=True),
    }


def _difference(last: Snapshot | None, whole: Path, found: Table) -> dict[str, Any]:
    """Figures that differ from the last snapshot, as counts and examples; empty without one, or without its file."""
    before = folder() / last.file if last else None
    if before is None or not before.exists():
        return {}
    differs = parquet.difference(before, whole, found.names, setting("shown_differences"))
    return {"new": differs.new, "gone": differs.gone, "changed": differs.changed, "same": differs.same,
            "examples": differs.examples}  # fmt: skip


def _keep(fetch: Fetch, found: Table, whole: Path, digest: str) -> Fetch:
    """Write what was found. The file has its name before its row is there, and loses it when the row fails."""
    name = f"{fetch.table.dataset}-{fetch.at:%Y%m%d-%H%M%S}-{digest[:12]}-{fetch.key.hex[:8]}.parquet"
    final = parquet.keep(whole, name) if fetch.outcome == Fetch.Outcome.KEPT else None
    try:
        return _write(fetch, found, final, digest)
    except BaseException:
        if final:
            final.unlink(missing_ok=True)
        raise


@transaction.atomic
def _write(fetch: Fetch, found: Table, final: Path | None, digest: str) -> Fetch:
    if final:
        fetch.snapshot = Snapshot.objects.create(
            dataset=fetch.table.dataset,
            title=found.title[:250],
            source=SOURCE,
            source_url=found.address,
            licence=found.licence,
            version=fetch.version,
            fetched_at=fetch.at,
            rows=fetch.rows,
            columns=fetch.columns,
            digest=digest,
            file=final.name,
            changes=fetch.changes,
        )
    fetch.save(force_insert=True)
    SourceTable.objects.filter(pk=fetch.table.pk).update(title=found.title[:250], discontinued=found.is_discontinued)
    return fetch
