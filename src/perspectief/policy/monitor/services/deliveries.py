"""Figures that somebody brings: read, checked, approved by somebody else, published; and taken back, never removed.

`receive` reads a file and seals its cells; `map_columns` judges every row; `mend_row` and `drop_rows` empty what was
held back; `approve`, `publish`, `take_back` and `refuse` move it on. Each raises Refused with words for who asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from perspectief.foundation import keys, uploads
from perspectief.foundation.access import Actor
from perspectief.policy.monitor.choices import Missing, Origin
from perspectief.policy.monitor.models import (
    Bringer,
    Candidate,
    Delivery,
    KnownMapping,
    Observation,
    Quarantined,
    WaitingFile,
)
from perspectief.policy.monitor.permissions import (
    may_approve,
    may_bring,
    may_change_delivery,
    may_publish,
    may_take_back,
    role_of,
)
from perspectief.policy.monitor.queries.figures import VISIBLE
from perspectief.policy.monitor.services import figures
from perspectief.policy.monitor.services.delivery_checks import Checked, check_lines, figure_of, world
from perspectief.policy.monitor.services.figure_checks import Figure
from perspectief.policy.monitor.services.problems import Refused, check
from perspectief.policy.monitor.sources import mapping as roles
from perspectief.policy.monitor.sources import rivm, waiting
from perspectief.policy.monitor.sources.mapping import Columns, Line
from perspectief.policy.monitor.sources.problems import SourceProblem
from perspectief.policy.monitor.sources.settings import setting
from perspectief.policy.monitor.sources.tables import Sheet, read_sheet

STATE = Delivery.State
ORIGINS = {Delivery.Kind.REGISTER: Origin.REGISTER}
"""All other kinds bring what its source made public itself."""
AT_ONCE = 1_000
NOBODY = Actor()
"""The clock, which has no role."""


@transaction.atomic
def receive(
    *,
    by: Actor,
    kind: str,
    source: str,
    release: str,
    stream: BinaryIO,
    source_url: str = "",
    invented: bool = False,
) -> Delivery:
    """Take in a file: its cells wait, sealed, until somebody says which column is what."""
    check(may_bring(by))
    sheet = _read(stream)
    origin = Origin.INVENTED if invented else ORIGINS.get(Delivery.Kind(kind), Origin.OFFICIAL)
    delivery = begin(by=by, kind=kind, origin=origin, source=source, release=release, source_url=source_url)
    row = WaitingFile(delivery=delivery, at=delivery.at)
    row.sealed = waiting.seal(sheet, row)
    row.save(force_insert=True)
    return delivery


def begin(*, by: Actor, kind: str, origin: Origin, source: str, release: str, source_url: str = "") -> Delivery:
    """A delivery without figures yet, and who brought it."""
    now = timezone.now()
    delivery = Delivery.objects.create(
        kind=kind,
        origin=origin,
        source=source,
        release=release,
        source_url=source_url,
        state=STATE.READ,
        brought_by=role_of(by),
        at=now,
        steps=[_step(STATE.READ, by)],
    )
    _touch(delivery, by)
    return delivery


def _read(stream: BinaryIO) -> Sheet:
    try:
        return read_sheet(uploads.look_at_table(stream, most=setting("file_bytes")))
    except uploads.Refused as refused:
        raise Refused(refused.reason.words, "bestand") from refused
    except SourceProblem as problem:
        raise Refused(str(problem), "bestand") from problem


# --- Which column is what ---------------------------------------------------------------------------------------------
def sheet_of(delivery: Delivery) -> Sheet | None:
    """The cells that wait; None when they are gone."""
    row = WaitingFile.objects.filter(delivery=delivery).first()
    try:
        return waiting.unseal(row) if row else None
    except keys.NotOurs:
        return None


def suggestion(delivery: Delivery, sheet: Sheet) -> Columns:
    """As it was said the last time for this source, as a known file has it, or as the names tell."""
    if delivery.mapping:
        return roles.from_json(delivery.mapping)
    last = KnownMapping.objects.filter(source=_slug(delivery.source)).first()
    if last and set(last.mapping.get("roles", {})) <= set(sheet.columns):
        return roles.from_json(last.mapping)
    return rivm.recognised(sheet.columns, world().indicators) or roles.guess(sheet.columns)


@transaction.atomic
def map_columns(*, delivery: Delivery, columns: Columns, by: Actor) -> Delivery:
    """Judge every row with this mapping. What was mended before is judged anew. The mapping is remembered."""
    delivery = _locked(delivery)
    check(may_change_delivery(by, delivery))
    sheet = sheet_of(delivery)
    if sheet is None:
        raise Refused(_("Het bestand is weg: het bleef een week staan. Breng het opnieuw."))
    problems = list(roles.problems_of(columns, sheet.columns))
    if problems:
        raise Refused(" ".join(problems))
    checked = _judged(delivery, roles.lines(sheet, columns))
    delivery.mapping = columns.as_json()
    _remember(delivery, columns)
    _touch(delivery, by)
    return _moved(delivery, STATE.CHECKED if checked.good else STATE.READ, by)


@transaction.atomic
def fill(*, delivery: Delivery, lines: list[Line]) -> Delivery:
    """Judge figures that a computation gave. Done again it gives the same: what stood there goes first."""
    delivery = _locked(delivery)
    checked = _judged(delivery, lines)
    delivery.state = STATE.CHECKED if checked.good else STATE.READ
    delivery.save()
    return delivery


def _judged(delivery: Delivery, lines: Iterable[Line]) -> Checked:
    """Judge all rows anew. What is kept of it is in the language of the house, whoever reads it later."""
    delivery.candidates.all().delete()
    delivery.quarantined.all().delete()
    with override(settings.LANGUAGE_CODE):
        checked = check_lines(lines, delivery)
        delivery.problems = list(_notices(checked))
    _store(delivery, checked)
    return checked


def _store(delivery: Delivery, checked: Checked) -> None:
    Candidate.objects.bulk_create(checked.good, batch_size=AT_ONCE)
    held = [Quarantined(delivery=delivery, row=one.row, content=one.cells, reason=one.reason) for one in checked.held]
    Quarantined.objects.bulk_create(held, batch_size=AT_ONCE)
    delivery.good_rows = len(checked.good)


def _notices(checked: Checked) -> Iterable[str]:
    """What is no mistake of a row, and good to know."""
    if not checked.good:
        yield _("Er is geen enkele goede regel. Kijk of elke kolom klopt.")
    if checked.left_out:
        first = ", ".join(sorted(checked.left_out)[:5])
        said = _("%(rows)d regels gaan over andere gebieden (zoals %(first)s). Die nemen wij niet over.")
        yield said % {"rows": checked.left_out.total(), "first": first}


def _remember(delivery: Delivery, columns: Columns) -> None:
    said = {"mapping": columns.as_json(), "at": timezone.now()}
    KnownMapping.objects.update_or_create(source=_slug(delivery.source), defaults=said)


def _slug(source: str) -> str:
    return slugify(source)[:80] or "bron"


# --- Rows that were held back -----------------------------------------------------------------------------------------
@transaction.atomic
def mend_row(*, held: Quarantined, cells: Mapping[str, str], by: Actor) -> Candidate:
    """Judge one row again with other cells. Still wrong: it stays held back, with what is wrong now."""
    delivery = _locked(held.delivery)
    check(may_change_delivery(by, delivery))
    held = _still_held(delivery, held)
    said = {role: str(cells.get(role, "")).strip()[:80] for role in roles.PLAIN_ROLES}
    checked = check_lines([Line(held.row, said)], delivery)
    if not checked.good:
        raise Refused(checked.held[0].reason if checked.held else _("Dit gebied is niet van ons. Laat de regel weg."))
    (candidate,) = checked.good
    candidate.save(force_insert=True)
    held.delete()
    delivery.good_rows += 1
    _touch(delivery, by)
    _moved(delivery, STATE.CHECKED, by, log=False)
    return candidate


@transaction.atomic
def drop_rows(*, delivery: Delivery, by: Actor, row: Quarantined | None = None) -> int:
    """Leave out one row, or all that are held back; how many it were."""
    delivery = _locked(delivery)
    check(may_change_delivery(by, delivery))
    rows = delivery.quarantined.filter(pk=_still_held(delivery, row).pk) if row else delivery.quarantined.all()
    number = rows.count()
    rows.delete()
    _touch(delivery, by)
    why = _("%(rows)d regels weggelaten") % {"rows": number}
    _moved(delivery, STATE(delivery.state), by, why=why)
    return number


def _still_held(delivery: Delivery, row: Quarantined) -> Quarantined:
    """As it is now, in a delivery that is locked. Raises Refused when it was mended or left out a moment ago."""
    found = delivery.quarantined.filter(pk=row.pk).first()
    if found is None:
        raise Refused(_("Deze regel is al verbeterd of weggelaten. Kijk bij de levering hoe hij nu is."))
    return found


# --- Onward -----------------------------------------------------------------------------------------------------------
@transaction.atomic
def approve(*, delivery: Delivery, by: Actor) -> Delivery:
    """Somebody else than who brought or changed it says that it is right; nothing may be held back any more."""
    delivery = _locked(delivery)
    check(may_approve(by, delivery, touched_by=touched_by(delivery)))
    if delivery.quarantined.exists():
        raise Refused(_("Er zijn nog regels aangehouden. Verbeter ze of laat ze weg."))
    delivery.approved_by, delivery.decided_at = role_of(by), timezone.now()
    WaitingFile.objects.filter(delivery=delivery).delete()
    return _moved(delivery, STATE.APPROVED, by)


@transaction.atomic
def publish(*, delivery: Delivery, by: Actor) -> figures.Recorded:
    """From now on these figures count. Who brought them is forgotten; the roles stay."""
    delivery = _locked(delivery)
    check(may_publish(by, delivery))
    rows = delivery.candidates.select_related("version__indicator", "delivery")
    recorded = figures.record([figure_of(one) for one in rows.iterator()], delivery=delivery)
    _forget(delivery)
    _moved(delivery, STATE.PUBLISHED, by)
    return recorded


@transaction.atomic
def refuse(*, delivery: Delivery, reason: str, by: Actor) -> Delivery:
    """This does not come in. Why stands with it; its rows and who brought it go."""
    delivery = _locked(delivery)
    check(may_change_delivery(by, delivery))
    _insist_on_reason(reason)
    _forget(delivery)
    delivery.quarantined.all().delete()
    return _moved(delivery, STATE.REFUSED, by, why=reason.strip())


@transaction.atomic
def end_term(bringers: QuerySet[Bringer]) -> int:
    """Forget who brought what, as their term is over. Nobody could tell any more who may approve it: an open delivery
    does not come in."""
    number = bringers.count()
    waiting = Delivery.objects.filter(state__in=(STATE.READ, STATE.CHECKED), pk__in=bringers.values("delivery"))
    for delivery in waiting.select_for_update(no_key=True):
        _forget(delivery)
        delivery.quarantined.all().delete()
        with override(settings.LANGUAGE_CODE):
            why = _("Niemand keurde deze cijfers op tijd goed. Breng ze opnieuw.")
        _moved(delivery, STATE.REFUSED, NOBODY, why=why)
    bringers.delete()
    return number


@transaction.atomic
def take_back(*, delivery: Delivery, reason: str, by: Actor) -> figures.Recorded:
    """Undo it: each figure of it that still stands gets back what stood before, as a revision that says why."""
    delivery = _locked(delivery)
    check(may_take_back(by, delivery))
    _insist_on_reason(reason)
    standing = delivery_rows(delivery)
    before = _before(standing)
    note = _("Teruggenomen: %(why)s") % {"why": reason.strip()}
    recorded = figures.record([_undone(row, before.get(row.pk), note[:250]) for row in standing])
    _moved(delivery, STATE.TAKEN_BACK, by, why=reason.strip())
    return recorded


def delivery_rows(delivery: Delivery) -> list[Observation]:
    """The figures of a delivery that still stand."""
    rows = Observation.objects.filter(delivery=delivery, superseded_at=None, status__in=VISIBLE)
    return list(rows.select_related("version__indicator"))


def _before(standing: Iterable[Observation]) -> dict[int, Observation]:
    """By the key of a row: the row that it took the place of."""
    found = {}
    for row in standing:
        same = {"version": row.version, "area": row.area, "group": row.group, "period": row.period}
        ended = Observation.objects.filter(**same, superseded_at=row.recorded_at, status__in=VISIBLE)
        if earlier := ended.select_related("version__indicator").first():
            found[row.pk] = earlier
    return found


def _undone(row: Observation, before: Observation | None, note: str) -> Figure:
    """What stood before; without anything before, that it is not known yet."""
    said = before or row
    sure = before if before and before.value is not None else None  # without a number no bounds either
    return Figure(
        version=said.version,
        period=said.period,
        area=said.area,
        group=said.group,
        release=said.release,
        origin=Origin(said.origin),
        value=before.value if before else None,
        missing=before.missing if before else Missing.NOT_YET,
        low=sure.low if sure else None,
        high=sure.high if sure else None,
        base=before.base if before else None,
        provisional=before.provisional if before else False,
        source_url=said.source_url,
        note=note,
    )


def touched_by(delivery: Delivery) -> frozenset[UUID]:
    """The accounts that brought it or changed a row."""
    return frozenset(Bringer.objects.filter(delivery=delivery).values_list("account", flat=True))


def _touch(delivery: Delivery, by: Actor) -> None:
    if by.account:
        Bringer.objects.get_or_create(delivery=delivery, account=by.account, defaults={"at": timezone.now()})


def _forget(delivery: Delivery) -> None:
    """Rows that wait, the file, and who brought it."""
    delivery.candidates.all().delete()
    WaitingFile.objects.filter(delivery=delivery).delete()
    Bringer.objects.filter(delivery=delivery).delete()


def _locked(delivery: Delivery) -> Delivery:
    """As it is now, and nobody else moves it meanwhile."""
    return Delivery.objects.select_for_update(no_key=True).get(pk=delivery.pk)


def _moved(delivery: Delivery, to: str, by: Actor, *, why: str = "", log: bool = True) -> Delivery:
    if log and (why or to != delivery.state):
        delivery.steps = [*delivery.steps, _step(to, by, why)]
    delivery.state = to
    delivery.save()
    return delivery


def _step(to: str, by: Actor, why: str = "") -> dict[str, str]:
    return {"state": str(to), "role": role_of(by), "at": timezone.now().isoformat(), "why": why}


def _insist_on_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Schrijf op waarom."), "reden")
