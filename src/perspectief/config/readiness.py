"""Whether the house can receive people, part by part, and its numbers for the machine that watches.

`/health`: this process lives and speaks with the database. `/ready`: all that a visitor needs is there. `/metrics`:
numbers in the text format of Prometheus (0.0.4), without a person, address or path in them.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache as shared
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from perspectief.config.limits import address_of
from perspectief.foundation import keys
from perspectief.foundation.demo import queries as demo
from perspectief.foundation.jobs.handlers import beside
from perspectief.foundation.jobs.models import Job
from perspectief.foundation.outbox import queries as outbox
from perspectief.foundation.privacy import journal
from perspectief.foundation.privacy import queries as privacy
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.foundation.ui.pages import public
from perspectief.rules.kernel.book import law_book

LOOPBACK = ("127.0.0.1", "::1")
WORKER_SAYS_EVERY_S = 20.0
WORKER_GONE_AFTER_S = 90
WORKER = "worker seen"


class Part(NamedTuple):
    """One part of the house. `must`: without it nobody can be received; else it is a warning."""

    name: str
    works: bool
    must: bool = True


# --- The worker says that it is there ---------------------------------------------------------------------------------


@beside("sign of life", every_s=lambda: WORKER_SAYS_EVERY_S)
def sign_of_life() -> None:
    """Each worker, beside its jobs."""
    shared.set(WORKER, timezone.now().timestamp(), timeout=WORKER_GONE_AFTER_S)


def worker_is_alive() -> bool:
    """Whether any worker was heard of lately."""
    said = shared.get(WORKER)
    return said is not None and timezone.now().timestamp() - said < WORKER_GONE_AFTER_S


# --- Ready ------------------------------------------------------------------------------------------------------------


def database_answers() -> bool:
    """Whether the database speaks with us."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def parts() -> Iterator[Part]:
    """Every part, the database first: without it the others are not asked."""
    answers = database_answers()
    yield Part("database", answers)
    yield Part("wet", _goes_well(_law_loads))
    yield Part("sleutels", bool(keys.key_ids()))
    yield Part("terugzetten", not journal.restore_is_under_way())
    if answers:
        yield Part("migraties", _goes_well(_is_migrated))
        yield Part("verzonnen mensen", _goes_well(_nobody_invented_is_left))
        yield Part("werker", _goes_well(worker_is_alive), must=False)
        yield Part("bewaartermijnen", _goes_well(_nothing_overdue), must=False)
        yield Part("journaal", _goes_well(journal.works), must=False)


def _goes_well(ask: Callable[[], bool]) -> bool:
    """The answer; what breaks while we ask does not work either, and /ready says which part."""
    try:
        return ask()
    except Exception:
        return False


def _law_loads() -> bool:
    return bool(law_book().schemes)


@cache
def _is_migrated() -> bool:
    """Asked again as long as it is not so: a database that is migrated stays so while this process lives."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise LookupError("Not migrated yet.")
    return True


def _nobody_invented_is_left() -> bool:
    """Where nobody practises any more, no account may be left of who did: `manage.py load_demo --remove`."""
    return settings.DEMO_MODE or not demo.left_behind()


def _nothing_overdue() -> bool:
    with upkeep():
        return not privacy.is_behind()


@public
@never_cache
@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """Whether visitors can be sent to this process: 503 with the part that is missing when not."""
    found = list(parts())
    missing = [one for one in found if not one.works]
    must = any(one.must for one in missing)
    state = "fout" if must else "let op" if missing else "goed"
    said = {one.name: "goed" if one.works else "fout" if one.must else "let op" for one in found}
    return JsonResponse({"status": state, "delen": said}, status=503 if must else 200)


# --- Numbers ----------------------------------------------------------------------------------------------------------


class Number(NamedTuple):
    """One number at this moment. `labels`: what it is split by, never a person."""

    name: str
    about: str
    value: float
    labels: tuple[tuple[str, str], ...] = ()


def numbers() -> Iterator[Number]:
    """All numbers that an operator watches."""
    for state, count in Job.objects.values_list("state").annotate(count=Count("key")).order_by("state"):
        yield Number("perspectief_jobs", "jobs by state", count, (("state", state),))
    yield Number("perspectief_job_waits_seconds", "how long the oldest waiting job waits", _oldest_wait())
    for state, count in sorted(outbox.numbers().items()):
        yield Number("perspectief_messages", "messages of the outbox by state", count, (("state", state),))
    with upkeep():
        overdue = privacy.overdue_total()
    yield Number(
        "perspectief_overdue_records", "rows and files over their term; must be 0 after the daily job", overdue
    )
    yield Number("perspectief_worker_is_alive", "1 when a worker was heard of lately", int(worker_is_alive()))


def _oldest_wait() -> float:
    oldest = Job.objects.filter(state="waiting").order_by("queued_at").values_list("queued_at", flat=True).first()
    return (timezone.now() - oldest).total_seconds() if oldest else 0.0


def as_text(found: Iterator[Number]) -> str:
    """As Prometheus reads it."""
    lines: list[str] = []
    for one in found:
        if f"# TYPE {one.name} gauge" not in lines:
            lines += [f"# HELP {one.name} {one.about}", f"# TYPE {one.name} gauge"]
        labels = ",".join(f'{name}="{value}"' for name, value in one.labels)
        lines.append(f"{one.name}{{{labels}}} {one.value:g}" if labels else f"{one.name} {one.value:g}")
    return "\n".join(lines) + "\n"


def may_watch(request: HttpRequest) -> bool:
    """From this machine, or with the token that the operator set."""
    token = settings.METRICS_TOKEN
    said = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token:
        return hmac.compare_digest(said.encode(), token.encode())
    return address_of(request) in LOOPBACK and not settings.BEHIND_PROXY


@public
@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The numbers, for who may watch; for anybody else this page is not there."""
    if not may_watch(request):
        return HttpResponse(status=404, content_type="text/plain; charset=utf-8")
    return HttpResponse(as_text(numbers()), content_type="text/plain; version=0.0.4; charset=utf-8")
