"""A rule that can take what is not known, for a population: its own code, written out so that no doubt gets lost.

A rule compares, floors and takes the highest: a mark for "not known" does not survive that. So every rule that may meet
something unknown gets a careful twin, made from its source, that does what `single.py` does. `attempt` stops where
something unknown is used (merely handing it on uses nothing) and computes with both ends of a range; `explore` follows
every branch that a range leaves open; `suppose` takes each unknown yes or no both ways. Known is what all agree on.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from perspectief.rules.kernel.single import MAX_SUPPOSED
from perspectief.rules.kernel.unknown import MAX_PATHS

Compile = Callable[[Callable[..., Any]], Callable[..., Any]]

EXPLORE = """\
def explore({names}, way_):
    way_[1] = 0
    low_, high_ = inf_, -inf_
    for _ in range({paths}):
        way_[0] = 0
        one_, other_ = attempt({names}, way_)
        if one_ != one_ or way_[0] > {paths}:
            return nan_, nan_
        low_, high_ = min(low_, one_), max(high_, other_)
        if not next_way_(way_):
            return low_, high_
    return nan_, nan_
"""
SUPPOSE = """\
def suppose({names}, way_):
    low_, high_ = explore({names}, way_)
    open_ = {open}
    if low_ == low_ or open_ == 0 or open_ > {most}:
        return low_, high_
    low_, high_ = inf_, -inf_
    for said_ in range({ways}):
        one_, other_ = explore({supposed}, way_)
        if one_ != one_:
            return nan_, nan_
        low_, high_ = min(low_, one_), max(high_, other_)
    return low_, high_
"""


@dataclass(frozen=True)
class Careful:
    """The careful twin of a rule, by the places of the arguments that may be unknown: numbers, yes or no, step tables.

    A number comes in as lowest and highest value (NaN: not known), a yes or no as 1.0, 0.0 or NaN; last comes a way to
    write on. What comes out is a lowest and a highest value; of a yes or no that is not known they differ too.
    """

    rule: Callable[..., Any]
    numbers: frozenset[int]
    yes_no: tuple[int, ...]
    tables: frozenset[int]

    @cached_property
    def source(self) -> str:
        """The text of `attempt`, `explore` and, where a yes or no can be unknown, `suppose`."""
        found = ast.parse(textwrap.dedent(inspect.getsource(self.rule))).body[0]
        assert isinstance(found, ast.FunctionDef)
        own = [argument.arg for argument in found.args.args]
        doubtful = {own[place] for place in (*self.numbers, *self.yes_no)}
        pairs = {own[place] for place in self.numbers}
        names = [name for one in own for name in ([one, _high(one)] if one in pairs else [one])]
        body = _body(found.body, doubtful, pairs, {own[place] for place in self.tables})
        attempt = "\n".join([f"def attempt({', '.join([*names, 'way_'])}):", *body, ""])
        return attempt + EXPLORE.format(names=", ".join(names), paths=MAX_PATHS) + self._suppose(own, names)

    def _suppose(self, own: list[str], names: list[str]) -> str:
        if not self.yes_no:
            return ""
        unsure = [own[place] for place in self.yes_no]
        answers = enumerate(unsure)
        ways = {name: f"(1.0 * (said_ >> {bit} & 1) if {name} != {name} else {name})" for bit, name in answers}
        return SUPPOSE.format(
            names=", ".join(names),
            open=" + ".join(f"({name} != {name})" for name in unsure),
            most=MAX_SUPPOSED,
            ways=2 ** len(unsure),
            supposed=", ".join(ways.get(name, name) for name in names),
        )

    def build(self, compiled: Compile, world: dict[str, Any]) -> Callable[..., Any]:
        """The twin as a function; `world`: what the rule sees, and `RANGES` with a _ behind each name."""
        world = world | {"nan_": float("nan"), "inf_": float("inf")}
        exec(compile(self.source, f"<careful {self.rule.__name__}>", "exec"), world)
        for part in ("attempt", "explore", "suppose")[: 3 if self.yes_no else 2]:
            world[part] = last = compiled(world[part])
        return last


def _high(name: str) -> str:
    """What the highest value of a number is called."""
    return f"{name}_high_"


def _body(statements: list[ast.stmt], doubtful: set[str], pairs: set[str], tables: set[str]) -> list[str]:
    """Written again until no local name turns out to be doubtful after a branch that thought it certain."""
    while True:
        writer = _Attempt(set(doubtful), set(pairs), tables)
        lines = writer.body(statements)
        if writer.pairs == pairs:
            return lines
        doubtful, pairs = writer.doubtful, writer.pairs


class Value(NamedTuple):
    """The text of a value: both ends, and whether it may be something unknown that nobody used yet."""

    low: str
    high: str
    maybe: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is certainly known."""
        return self.low == self.high and not self.maybe


class _Attempt:
    """Writes the body of `attempt`. `doubtful`: names that may be unknown; `pairs`: those of them with two ends."""

    def __init__(self, doubtful: set[str], pairs: set[str], tables: set[str]):
        self.doubtful, self.pairs, self.tables = doubtful, pairs, tables
        self.lines: list[str] = []
        self.depth = 1
        self.made = 0

    def body(self, statements: list[ast.stmt]) -> list[str]:
        """The lines of these statements."""
        for statement in statements:
            self._statement(statement)
        return self.lines

    def _say(self, line: str) -> None:
        self.lines.append("    " * self.depth + line)

    def _statement(self, node: ast.stmt) -> None:
        if isinstance(node, ast.Return):
            assert node.value is not None
            value = self._value(node.value)
            self._say(f"return 1.0 * {value.low}, 1.0 * {value.high}")
        elif isinstance(node, ast.Assign):
            self._assign(ast.unparse(node.targets[0]), node.value)
        elif isinstance(node, ast.If):
            self._say(f"if {self._used(node.test).low}:")
            self._inside(node.body)
            if node.orelse:
                self._say("else:")
                self._inside(node.orelse)

    def _inside(self, statements: list[ast.stmt]) -> None:
        self.depth += 1
        self.body(statements)
        self.depth -= 1

    def _assign(self, name: str, node: ast.expr) -> None:
        value = self._value(node)
        if value.is_plain and name not in self.pairs:
            self._say(f"{name} = {value.low}")
            return
        self._put(name, value)
        self.doubtful.add(name)
        self.pairs.add(name)

    def _put(self, name: str, value: Value) -> None:
        self._say(f"{name} = 1.0 * {value.low}")
        self._say(f"{_high(name)} = 1.0 * {value.high}")

    def _new(self, value: Value | None = None) -> str:
        self.made += 1
        name = f"v{self.made}_"
        if value:
            self._put(name, value)
        return name

    # --- Expressions: each is written out in the order in which Python looks at it ----------------------------------

    def _value(self, node: ast.expr) -> Value:
        if not self._mentions_doubt(node):
            plain = f"({ast.unparse(node)})"
            return Value(plain, plain)
        if isinstance(node, ast.Name):
            return Value(node.id, _high(node.id) if node.id in self.pairs else node.id, maybe=True)
        if isinstance(node, ast.IfExp):
            return self._either(node)
        if isinstance(node, ast.BoolOp):
            return self._joined(isinstance(node.op, ast.And), node.values)
        if isinstance(node, ast.Compare):
            return self._joined(True, _pairwise(node)) if len(node.ops) > 1 else self._compared(node)
        if isinstance(node, ast.BinOp):
            return self._computed(type(node.op), self._used(node.left), self._used(node.right))
        if isinstance(node, ast.UnaryOp):
            return self._turned(node)
        assert isinstance(node, ast.Call)
        return self._called(ast.unparse(node.func), node.args)

    def _mentions_doubt(self, node: ast.expr) -> bool:
        names = self.doubtful | self.tables
        return any(isinstance(part, ast.Name) and part.id in names for part in ast.walk(node))

    def _used(self, node: ast.expr) -> Value:
        """A value that is used here: unknown ends the attempt."""
        value = self._value(node)
        if value.maybe:
            self._stop_if_unknown(value.low)
        return value._replace(maybe=False)

    def _stop_if_unknown(self, value: str) -> None:
        self._say(f"if {value} != {value}:")
        self._say("    return nan_, nan_")

    def _either(self, node: ast.IfExp) -> Value:
        name = self._new()
        self._say(f"if {self._used(node.test).low}:")
        for branch in (node.body, node.orelse):
            self.depth += 1
            self._put(name, self._value(branch))
            self.depth -= 1
            if branch is node.body:
                self._say("else:")
        return Value(name, _high(name), maybe=True)

    def _joined(self, all_of: bool, nodes: list[ast.expr]) -> Value:
        """`and`, `or`: the next is looked at only where those before it did not decide."""
        name, depth = self._new(), self.depth
        self._say(f"{name} = 1.0 * {self._value(nodes[0]).low}")
        for node in nodes[1:]:
            self._stop_if_unknown(name)
            self._say(f"if {'' if all_of else 'not '}{name}:")
            self.depth += 1
            self._say(f"{name} = 1.0 * {self._value(node).low}")
        self.depth = depth
        return Value(name, name, maybe=True)

    def _compared(self, node: ast.Compare) -> Value:
        function, turned, no = _COMPARED[type(node.ops[0])]
        left, right = self._used(node.left), self._used(node.comparators[0])
        if turned:
            left, right = right, left
        name = self._new()
        self._say(f"{name} = {no}{function}_({', '.join([*left[:2], *right[:2]])}, way_)")
        return Value(name, name)

    def _computed(self, kind: type, left: Value, right: Value) -> Value:
        if left.is_plain and right.is_plain:
            plain = f"({left.low} {_SIGNS[kind]} {right.low})"
            return Value(plain, plain)
        if kind is ast.Add:
            return Value(f"({left.low} + {right.low})", f"({left.high} + {right.high})")
        if kind is ast.Sub:
            return Value(f"({left.low} - {right.high})", f"({left.high} - {right.low})")
        return self._ends(f"{_COMPUTED[kind]}_({', '.join([*left[:2], *right[:2]])})", may_fail=kind is not ast.Mult)

    def _ends(self, call: str, may_fail: bool = False) -> Value:
        name = self._new()
        self._say(f"{name}, {_high(name)} = {call}")
        if may_fail:
            self._stop_if_unknown(name)
        return Value(name, _high(name))

    def _turned(self, node: ast.UnaryOp) -> Value:
        value = self._used(node.operand)
        if isinstance(node.op, ast.Not):
            return Value(f"(not {value.low})", f"(not {value.low})")
        return Value(f"(-{value.high})", f"(-{value.low})")

    def _called(self, function: str, nodes: list[ast.expr]) -> Value:
        if function == "lookup":
            return self._looked_up(ast.unparse(nodes[0]), self._used(nodes[1]))
        values = [self._used(node) for node in nodes]
        if function == "abs":
            return self._ends(f"distance_({values[0].low}, {values[0].high})")
        lows, highs = ", ".join(value.low for value in values), ", ".join(value.high for value in values)
        return Value(f"{function}({lows})", f"{function}({highs})")

    def _looked_up(self, table: str, x: Value) -> Value:
        """A table of which nothing is known, or a row that is not known."""
        if table in self.tables:
            self._stop_if_unknown(f"{table}[0][0]")
        name = self._new()
        self._say(f"{name} = step_({table}, {x.low}, {x.high}, way_)")
        return Value(name, name, maybe=table in self.tables)


_SIGNS: dict[type, str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%"}
_COMPUTED: dict[type, str] = {ast.Mult: "times", ast.Div: "divided", ast.FloorDiv: "floored", ast.Mod: "rest"}
_COMPARED: dict[type, tuple[str, bool, str]] = {
    ast.Lt: ("below", False, ""),
    ast.LtE: ("at_most", False, ""),
    ast.Gt: ("below", True, ""),
    ast.GtE: ("at_most", True, ""),
    ast.Eq: ("same", False, ""),
    ast.NotEq: ("same", False, "not "),
}
"""The function of `ranges`, whether both sides change places, and whether it is denied."""


def _pairwise(node: ast.Compare) -> list[ast.expr]:
    """`a < b < c` as `a < b` and `b < c`."""
    parts = [node.left, *node.comparators]
    return [ast.Compare(parts[i], [op], [parts[i + 1]]) for i, op in enumerate(node.ops)]
