"""The law of a line, kept: today's and that of each reform somebody looked at. Made beside a page that cannot wait."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from threading import Lock, Thread
from time import monotonic

from perspectief.simulation.line.cliffs import Cents
from perspectief.simulation.line.family import Family
from perspectief.simulation.line.law import Law, compile_law
from perspectief.simulation.line.line import Axis, Line, line_of
from perspectief.simulation.reforms import BASELINE, Reform, baseline_of, book_of

MOST_KEPT = 24
Key = tuple[date, str, Reform]


@dataclass(frozen=True)
class Comparison:
    """One household before and after a reform."""

    before: Line
    after: Line

    @property
    def difference(self) -> Cents:
        """What the household has more after the reform, cents a year at each point."""
        return self.after.disposable - self.before.disposable


@dataclass(frozen=True)
class Waiting:
    """The law is still being compiled: so many units of all are done (0 of 0: it has not begun)."""

    done: int
    all: int


@dataclass
class _Order:
    """A law that is asked for; made once, in a thread of its own."""

    key: Key
    law: Future[Law] = field(default_factory=Future)
    done: int = 0
    all: int = 0

    def make(self) -> None:
        """Compile it; one law at a time, so that the second finds what the first has compiled."""
        day, municipality, reform = self.key
        try:
            with _at_work:
                book = book_of(reform, municipality)
                self.law.set_result(compile_law(day, municipality, book=book, progress=self._progress))
        except BaseException as error:
            # handed to who asked for it
            self.law.set_exception(error)

    def _progress(self, done: int, every: int) -> None:
        self.done, self.all = done, every


_orders: OrderedDict[Key, _Order] = OrderedDict()
_lock, _at_work = Lock(), Lock()


def law_of(day: date, municipality: str = "GM0014", reform: Reform = BASELINE) -> Law:
    """The law of a day with a reform in it, compiled; some are kept. Raises BadReform."""
    return _ordered((day, municipality, reform)).law.result()


def _ordered(key: Key) -> _Order:
    with _lock:
        order = _orders.get(key)
        if order is None or (order.law.done() and order.law.exception() is not None):
            order = _orders[key] = _Order(key)
            Thread(target=order.make, daemon=True).start()
        _orders.move_to_end(key)
        while len(_orders) > MOST_KEPT:
            _orders.popitem(last=False)
        return order


def compare_lines(
    family: Family, reform: Reform, day: date, municipality: str = "GM0014", axis: Axis = Axis.HOURS
) -> Comparison:
    """The line of a household under today's law, with the assumptions of the reform, and under the reform."""
    before, after = (law_of(day, municipality, one) for one in (baseline_of(reform), reform))
    return _compared(family, before, after, axis)


def compare_within(
    seconds: float, family: Family, reform: Reform, day: date, municipality: str = "GM0014", axis: Axis = Axis.HOURS
) -> Comparison | Waiting:
    """The same when the law is there within so many seconds, else how far it is: ask again later."""
    until = monotonic() + seconds
    orders = [_ordered((day, municipality, one)) for one in (baseline_of(reform), reform)]
    for order in orders:
        try:
            order.law.result(timeout=max(0.0, until - monotonic()))
        except TimeoutError:
            return Waiting(order.done, order.all)
    return _compared(family, orders[0].law.result(), orders[1].law.result(), axis)


def _compared(family: Family, before: Law, after: Law, axis: Axis) -> Comparison:
    first = line_of(family, before, axis)
    return Comparison(first, first if after is before else line_of(family, after, axis))
