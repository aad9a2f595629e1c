"""How closely a hidden cell of a table can be worked out from the cells that are shown, and what to hide beside it.

A table with totals is a network: each line (the cells of one row with their total, or of one column with theirs) is a
node, and each cell an edge, from its row to its column; a total runs the other way. In each node as much comes in as
goes out. What a reader cannot know is how much could go round through hidden edges: a largest flow, found here with
shortest augmenting paths. Rows that are no parts of a whole share one node, and so do columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

Node = Hashable
UNLIMITED = float("inf")


@dataclass(frozen=True)
class Edge:
    """One cell: where it stands, its value (0 or more), and what it costs the reader when it is hidden."""

    place: tuple[int, str]
    tail: Node
    head: Node
    value: int
    cost: int


@dataclass(frozen=True)
class Arc:
    """A way to go round: an edge that can grow (without limit) or shrink (to zero). `hides`: it is still shown."""

    start: Node
    end: Node
    room: float
    hides: Edge | None = None


def room_to_move(cell: Edge, hidden: Iterable[Edge], enough: float) -> float:
    """How wide the interval is in which a reader can place this hidden cell; counted up to `enough`."""
    arcs = list(_arcs([edge for edge in hidden if edge.place != cell.place]))
    up, _ = _flow(arcs, cell.head, cell.tail, enough)
    down, _ = (0.0, arcs) if up >= enough else _flow(arcs, cell.tail, cell.head, enough)
    return up + min(cell.value, down)


def cheapest_cover(cell: Edge, hidden: list[Edge], shown: list[Edge], enough: float) -> list[Edge]:
    """The shown cells that cost least to hide, so that this cell can move further. Empty when nothing helps."""
    arcs = list(_arcs([edge for edge in hidden if edge.place != cell.place]))
    extra = [Arc(arc.start, arc.end, arc.room, edge) for edge in shown for arc in _arcs([edge])]
    for source, sink in ((cell.head, cell.tail), (cell.tail, cell.head)):
        _, left = _flow(arcs, source, sink, enough)
        if path := _path([*left, *extra], source, sink):
            return [arc.hides for arc in path if arc.hides]
    return []


def _arcs(edges: Iterable[Edge]) -> Iterator[Arc]:
    for edge in edges:
        yield Arc(edge.tail, edge.head, UNLIMITED)
        if edge.value:
            yield Arc(edge.head, edge.tail, edge.value)


def _flow(arcs: list[Arc], source: Node, sink: Node, enough: float) -> tuple[float, list[Arc]]:
    """The largest flow from source to sink, counted up to `enough`, and the arcs with the room that is left."""
    if source == sink:
        return UNLIMITED, arcs  # a cell in no line at all
    total = 0.0
    while total < enough and (path := _path(arcs, source, sink)):
        amount = min(enough - total, *(arc.room for arc in path))
        arcs, total = _pushed(arcs, path, amount), total + amount
    return total, arcs


def _pushed(arcs: list[Arc], path: list[Arc], amount: float) -> list[Arc]:
    """The arcs after so much went along this path: less room there, more room back."""
    room: dict[tuple[Node, Node], float] = defaultdict(float)
    for arc in arcs:
        room[arc.start, arc.end] += arc.room
    for arc in path:
        room[arc.start, arc.end] -= amount
        room[arc.end, arc.start] += amount
    return [Arc(start, end, left) for (start, end), left in room.items() if left > 0]


def _path(arcs: list[Arc], source: Node, sink: Node) -> list[Arc]:
    """The path on which least has to be hidden, and then the shortest; empty when there is none."""
    leaving: dict[Node, list[Arc]] = defaultdict(list)
    for arc in arcs:
        leaving[arc.start].append(arc)
    best: dict[Node, tuple[int, int]] = {source: (0, 0)}
    came_by: dict[Node, Arc] = {}
    queue: list[tuple[tuple[int, int], int, Node]] = [((0, 0), 0, source)]
    while queue:
        cost, _, node = heappop(queue)
        if node == sink:
            return _back(came_by, source, sink)
        for arc in leaving[node]:
            further = (cost[0] + (arc.hides.cost if arc.hides else 0), cost[1] + 1)
            if further < best.get(arc.end, (2**62, 0)):
                best[arc.end], came_by[arc.end] = further, arc
                heappush(queue, (further, len(came_by) + len(queue), arc.end))
    return []


def _back(came_by: dict[Node, Arc], source: Node, sink: Node) -> list[Arc]:
    path, node = [], sink
    while node != source:
        path.append(came_by[node])
        node = path[-1].start
    return path[::-1]
