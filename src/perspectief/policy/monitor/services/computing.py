"""Computes an indicator from a snapshot. What comes out is a delivery like any other: checked, approved, published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from perspectief.foundation.access import Actor
from perspectief.foundation.jobs import services as jobs
from perspectief.foundation.jobs.handlers import NotPossible, Progress
from perspectief.foundation.jobs.models import Job
from perspectief.policy.monitor import expressions
from perspectief.policy.monitor.choices import Origin
from perspectief.policy.monitor.expressions.backends import Computed
from perspectief.policy.monitor.models import Delivery, Indicator, Snapshot
from perspectief.policy.monitor.permissions import may_bring
from perspectief.policy.monitor.queries import indicators
from perspectief.policy.monitor.queries import sources as queries
from perspectief.policy.monitor.services import deliveries
from perspectief.policy.monitor.services.delivery_checks import world
from perspectief.policy.monitor.services.problems import Refused, check
from perspectief.policy.monitor.sources import mapping as roles
from perspectief.policy.monitor.sources.mapping import Line
from perspectief.policy.monitor.sources.problems import SourceProblem
from perspectief.policy.monitor.sources.shape import Why

if TYPE_CHECKING:
    import ibis.expr.types as ir

KIND = "compute"
COMPUTING = gettext_noop("Wij rekenen de cijfers uit.")
REASONS = {
    Why.SECRET: "geheim",
    Why.IMPOSSIBLE: "niet van toepassing",
    Why.UNKNOWN: "onbekend",
    Why.OTHER: "onbekend",
}
"""How a reason of the source is written in a cell of a delivery."""


def possible(snapshot: Snapshot) -> list[tuple[expressions.Expression, Indicator]]:
    """What can be computed from this snapshot, and for which of our indicators."""
    known = world().indicators
    found = []
    for one in expressions.for_columns(snapshot.columns):
        indicator = next((each for each in known.values() if _is_computed_by(each, one)), known.get(one.key))
        if indicator:
            found.append((one, indicator))
    return found


def _is_computed_by(indicator: Indicator, expression: expressions.Expression) -> bool:
    version = indicators.current_version(indicator)
    return version is not None and version.expression == expression.key


@transaction.atomic
def start(*, snapshot: Snapshot, key: str, by: Actor) -> tuple[Delivery, Job]:
    """A delivery whose figures are computed in a moment. Raises Refused."""
    check(may_bring(by))
    found = next(((one, indicator) for one, indicator in possible(snapshot) if one.key == key), None)
    if found is None:
        raise Refused(_("Dit is niet te berekenen uit deze tabel."))
    expression, indicator = found
    delivery = deliveries.begin(
        by=by,
        kind=Delivery.Kind.COMPUTED,
        origin=Origin.OFFICIAL,
        source=snapshot.source,
        release=f"{snapshot.title[:90]} ({snapshot.dataset.removeprefix('cbs-').upper()})"[:120],
        source_url=snapshot.source_url,
    )
    delivery.snapshot, delivery.mapping = snapshot, {"expression": expression.key, "indicator": indicator.key}
    delivery.save(update_fields=["snapshot", "mapping"])
    try:
        return delivery, jobs.start(KIND, {"delivery": str(delivery.key)})
    except NotPossible as full:
        raise Refused(str(full)) from full


def work_out(progress: Progress, *, delivery: str) -> Delivery:
    """What the worker does. Raises NotPossible."""
    progress(0, 1, COMPUTING)
    row = queries.delivery(delivery)
    if row is None or row.snapshot is None:
        raise NotPossible(_("Deze levering is er niet meer."))
    expression = expressions.expression(row.mapping["expression"])
    if expression is None:
        raise NotPossible(_("Deze berekening bestaat niet meer."))
    try:
        with expressions.on_duckdb(queries.file_of(row.snapshot)) as table:
            _insist_on_all(expression, row.snapshot, table)
            found = expressions.compute(expression, table)
    except SourceProblem as problem:
        raise NotPossible(str(problem)) from problem
    return deliveries.fill(delivery=row, lines=list(_lines(found, row.mapping["indicator"])))


def _insist_on_all(expression: expressions.Expression, snapshot: Snapshot, table: ir.Table) -> None:
    """A place on a list is only right when the whole list is there."""
    for name in expression.all_of:
        there = set(table.select(name).distinct().to_pyarrow()[name].to_pylist())
        known = {code for code in snapshot.columns[name]["codes"] if code.startswith("GM")}
        if not known <= there:
            raise SourceProblem(_("Voor een plaats op de lijst zijn alle gemeenten nodig. Haal de hele tabel op."))


def _lines(found: list[Computed], indicator: str) -> Iterator[Line]:
    """As rows of a file, so that they are judged in the same way."""
    for number, one in enumerate(found, start=1):
        value = REASONS[Why(one.missing)] if one.value is None else f"{one.value:f}".replace(".", ",")
        cells = {roles.INDICATOR: indicator, roles.PERIOD: one.period, roles.AREA: one.area, roles.VALUE: value}
        yield Line(number, {**cells, roles.PROVISIONAL: "ja" if one.provisional else ""})
