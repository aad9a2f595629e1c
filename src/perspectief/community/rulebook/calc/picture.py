"""The drawing of the map: for every pair of schemes a square, darker where they differ more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from perspectief.community.rulebook.calc.forest import Tree
from perspectief.community.rulebook.calc.pairs import Pair

CELL = 13
LABEL = 244
"""Sizes in units of the drawing."""


@dataclass(frozen=True)
class Square:
    """One pair. `level`: on how many aspects the two differ; `tied`: one looks at the other."""

    x: int
    y: int
    level: int
    tied: bool

    @property
    def dot_x(self) -> int:
        """The middle."""
        return self.x + CELL // 2 - 1

    @property
    def dot_y(self) -> int:
        """The middle."""
        return self.y + CELL // 2 - 1


@dataclass(frozen=True)
class Label:
    """The name of a row, with its number; the same number stands in its column, on the diagonal."""

    number: int
    key: str
    name: str
    x: int
    y: int
    column_x: int
    column_y: int


@dataclass(frozen=True)
class Matrix:
    """Where everything stands. Only the lower half is drawn: the other half would say the same."""

    width: int
    height: int
    cell: int
    labels: tuple[Label, ...]
    squares: tuple[Square, ...]
    levels: tuple[int, ...]


def matrix(trees: Sequence[Tree], pairs: Mapping[frozenset[str], Pair]) -> Matrix:
    """A row and a column per scheme, in this order."""
    squares = [
        _square(row, column, pairs[frozenset((trees[row].key, trees[column].key))])
        for row in range(len(trees))
        for column in range(row)
    ]
    side = LABEL + CELL * len(trees)
    return Matrix(
        width=side,
        height=CELL * len(trees),
        cell=CELL - 2,
        labels=tuple(_label(number, tree) for number, tree in enumerate(trees, 1)),
        squares=tuple(squares),
        levels=tuple(range(max((square.level for square in squares), default=0) + 1)),
    )


def _square(row: int, column: int, pair: Pair) -> Square:
    return Square(LABEL + CELL * column + 1, CELL * row + 1, pair.differences, pair.is_tied)


def _label(number: int, tree: Tree) -> Label:
    """The number of a column stands on the diagonal, right above its squares."""
    line = CELL * number - 3
    return Label(number, tree.key, tree.scheme.name, LABEL - 6, line, LABEL + CELL * number - CELL // 2, line)
