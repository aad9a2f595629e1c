"""From a plan to compiled units: loops over persons, partners, families and dwellings, compiled by Numba.

A unit holds the rules of one law folder that can run one after another; rules of the same level share a loop, so values
that nobody else needs never leave the processor. Values of the law are passed in as data: a reform of amounts compiles
nothing. A generated module carries in its name the hash of every source it rests on, because Numba's own cache does not
see a change in another file. `PERSPECTIEF_COMPILE=0` runs the same loops as plain Python.
"""

from __future__ import annotations

import hashlib
import importlib
import inspect
import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any

import numpy as np

from perspectief.rules import facts as vocabulary
from perspectief.rules.kernel import arithmetic
from perspectief.rules.kernel.levels import GROUPS, Level
from perspectief.rules.kernel.plan import Plan, Slot

UNKNOWN_CODE = 2
"""How a yes/no that is not known stands in a compiled column; an unknown number is NaN."""

PROBES = {float: (-3e7, 1.1e7), int: (-(10**8), 37 * 10**6), bool: (False, True)}
"""Stand-ins for something unknown, see `_probed`. Not each other's opposite, or a product of two would look the same;
small enough that a product of two in cents still fits a whole number."""

_DTYPES: dict[type, str] = {float: "float64", int: "int32", bool: "bool_"}
_LETTER = {Level.PERSON: "i", Level.PARTNERS: "tp", Level.FAMILY: "gezin", Level.DWELLING: "adres"}
_UP = ("sum", "count", "any", "all", "min", "max")


def compiling() -> bool:
    """Whether Numba compiles (the default)."""
    return os.environ.get("PERSPECTIEF_COMPILE", "1") != "0"


def cache_folder() -> Path:
    """Where generated units and Numba's compiled code live; PERSPECTIEF_CACHE overrides it."""
    default = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "perspectief"
    return Path(os.environ.get("PERSPECTIEF_CACHE", default))


@dataclass(frozen=True)
class Unit:
    """One compiled piece: which columns it reads and writes, and the function that does it."""

    folder: str
    slots: tuple[int, ...]
    reads: tuple[int, ...]
    writes: tuple[int, ...]
    constants: tuple[int, ...]
    tables: tuple[int, ...]
    source: str
    functions: dict[str, Callable[..., Any]]


@dataclass
class Layout:
    """Which slots can be unknown in a population, and the type of each column."""

    plan: Plan
    shaky: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        unknown = {slot.index for slot in self.plan.slots if slot.missing or _has_unknown_steps(slot)}
        self.shaky = self.plan.ahead_of(unknown)

    def dtype(self, index: int) -> str:
        """The NumPy type of a column; a yes/no or whole number that may be unknown is widened."""
        slot = self.plan.slots[index]
        if index in self.shaky and slot.type is bool:
            return "int8"
        return "float64" if index in self.shaky else _DTYPES[slot.type]


def _has_unknown_steps(slot: Slot) -> bool:
    return isinstance(slot.constant, tuple) and any(value is None for _, value in slot.constant)


def order_units(plan: Plan) -> list[list[int]]:
    """The rule slots in runs of one folder each, long runs first where the graph leaves a choice."""
    waiting = {slot.index: {arg for arg in slot.args if plan.slots[arg].version} for slot in plan.slots if slot.version}
    ready: dict[str, list[int]] = {}
    users: dict[int, list[int]] = {}
    for index, needs in waiting.items():
        for need in needs:
            users.setdefault(need, []).append(index)
        if not needs:
            ready.setdefault(_folder(plan, index), []).append(index)
    runs = []
    while ready:
        folder = max(ready, key=lambda key: (len(ready[key]), key))
        runs.append(_drain(plan, folder, ready, waiting, users))
    return runs


def _folder(plan: Plan, index: int) -> str:
    return plan.slots[index].name.partition(".")[0]


def _drain(
    plan: Plan, folder: str, ready: dict[str, list[int]], waiting: dict[int, set[int]], users: dict[int, list[int]]
) -> list[int]:
    """Everything of one folder that can run now, keeping to the same kind of loop as long as possible."""
    run: list[int] = []
    phase = None
    todo = ready.pop(folder)
    while todo:
        same = [index for index in todo if _phase(plan.slots[index]) == phase]
        index = same[0] if same else todo[0]
        phase = _phase(plan.slots[index])
        todo.remove(index)
        run.append(index)
        for user in users.get(index, ()):
            waiting[user].discard(index)
            if not waiting[user]:
                (todo if _folder(plan, user) == folder else ready.setdefault(_folder(plan, user), [])).append(user)
    return run


def _phase(slot: Slot) -> tuple[str, Level]:
    """Slots with the same phase can share a loop; bringing persons up to a group runs in the loop over persons."""
    assert slot.version is not None and slot.level is not None
    aggregate = slot.version.aggregate
    if aggregate and aggregate.kind in _UP:
        return ("loop", Level.PERSON)
    if aggregate:
        return (f"{aggregate.kind} {slot.index}", Level.PERSON)
    return ("loop", slot.level)


class Writer:
    """Writes the Python of one unit."""

    def __init__(self, layout: Layout, run: list[int], wanted: set[int]):
        self.layout, self.plan, self.run = layout, layout.plan, run
        self.inside = set(run)
        self.wanted = wanted
        self.constants: list[int] = []
        self.tables: list[int] = []
        self.reads: list[int] = []
        self.writes: list[int] = []
        self.functions: dict[str, Callable[..., Any]] = {}
        self.lines: list[str] = []

    def unit(self, folder: str) -> Unit:
        """The unit, with its source."""
        loops = self._loops()
        self.stored = self._stored(loops)
        for loop in loops:
            self._write_loop(loop)
        head = (
            "def unit(size, tp, gezin, adres, adres_tp, adres_gezin, partner_tp, partner_gezin, p"
            + "".join(f", t{index}" for index in self.tables)
            + "".join(f", a{index}" for index in [*self.reads, *self.writes])
            + "):"
        )
        loads = [f"    c{index} = p[{position}]" for position, index in enumerate(self.constants)]
        source, numbers = _renumber("\n".join([head, *loads, *self.lines, "    return 0"]))
        functions = {f"r{numbers[name[1:]]}": function for name, function in self.functions.items()}
        return Unit(
            folder,
            tuple(self.run),
            tuple(self.reads),
            tuple(self.writes),
            tuple(self.constants),
            tuple(self.tables),
            source,
            functions,
        )

    def _loops(self) -> list[list[int]]:
        """The run cut into loops; what was brought up to a group is complete only after its loop."""
        loops: list[list[int]] = []
        phase = None
        made: set[int] = set()
        for index in self.run:
            slot = self.plan.slots[index]
            later = any(arg in made and self._is_up(arg) for arg in slot.args)
            if _phase(slot) != phase or later:
                loops.append([])
                made = set()
            phase = _phase(slot)
            loops[-1].append(index)
            made.add(index)
        return loops

    def _is_up(self, index: int) -> bool:
        version = self.plan.slots[index].version
        return bool(version and version.aggregate and version.aggregate.kind in _UP)

    def _stored(self, loops: list[list[int]]) -> set[int]:
        """Slots that must be written to memory: wanted outside, used in another loop, or brought up to a group."""
        loop_of = {index: number for number, loop in enumerate(loops) for index in loop}
        stored = {index for index in self.run if index in self.wanted or self._is_up(index)}
        for index in self.run:
            for arg in self.plan.slots[index].args:
                if arg in loop_of and (loop_of[arg] != loop_of[index] or self._gathers(index)):
                    stored.add(arg)
        return stored

    def _gathers(self, index: int) -> bool:
        version = self.plan.slots[index].version
        return bool(version and version.aggregate and version.aggregate.kind not in _UP)

    def _write_loop(self, loop: list[int]) -> None:
        kind, level = _phase(self.plan.slots[loop[0]])
        for index in loop:
            if index in self.stored:
                self.writes.append(index)
            if self._is_up(index):
                self._start_up(index)
        if kind.startswith("share"):
            self._count_sharers(loop[0])
        position = (Level.PERSON, *GROUPS).index(level)
        self.lines.append(f"    for i in range(size[{position}]):")
        self.local: dict[int, str] = {}
        self.level = level
        for index in loop:
            self._write_slot(index)
        for index in loop:
            if self._is_up(index):
                self._finish_up(index)

    def _say(self, line: str) -> None:
        self.lines.append(f"        {line}")

    def _value(self, index: int) -> str:
        """How a slot is read in the present loop."""
        slot = self.plan.slots[index]
        if slot.level is None:
            group = self.tables if slot.type is tuple else self.constants
            if index not in group:
                group.append(index)
            return f"{'t' if slot.type is tuple else 'c'}{index}"
        if index in self.local:
            return self.local[index]
        if index not in self.inside and index not in self.reads:
            self.reads.append(index)
        name = f"x{index}"
        self._say(f"{name} = a{index}[{self._place(slot.level)}]")
        self.local[index] = name
        return name

    def _place(self, level: Level) -> str:
        if level is self.level:
            return "i"
        if self.level is Level.PERSON:
            return f"{_LETTER[level]}[i]"
        return f"adres_{_LETTER[self.level]}[i]"

    def _write_slot(self, index: int) -> None:
        version = self.plan.slots[index].version
        assert version is not None
        if version.aggregate:
            self._write_aggregate(index, version.aggregate.kind)
            return
        if version.conditions:
            self._write_all_hold(index)
        elif version.granted:
            self._write_granted(index)
        else:
            self._write_call(index)
        self.local[index] = f"v{index}"
        if index in self.stored:
            self._say(f"a{index}[i] = v{index}")

    def _write_call(self, index: int) -> None:
        slot = self.plan.slots[index]
        assert slot.version is not None and slot.version.function is not None
        name = f"r{index}"
        self.functions[name] = slot.version.function
        pairs = list(zip(slot.args, slot.version.argument_types, strict=True))
        values = {arg: self._value(arg) for arg in slot.args}
        doubts = [self._is_unknown(arg, values[arg]) for arg, _ in pairs if self._may_be_unknown(arg)]
        call = f"{name}({', '.join(self._as(arg, values[arg], kind) for arg, kind in pairs)})"
        if not doubts:
            self._say(f"v{index} = {self._cast(index, call)}")
            return
        self._say(f"if {' or '.join(doubts)}:")
        for end in ("low", "high"):
            probe = ", ".join(self._probed(arg, values[arg], kind, end) for arg, kind in pairs)
            self._say(f"    {end} = {self._cast(index, f'{name}({probe})')}")
        self._say(f"    v{index} = low if low == high else {self._unknown(index)}")
        self._say("else:")
        self._say(f"    v{index} = {self._cast(index, call)}")

    def _may_be_unknown(self, arg: int) -> bool:
        return arg in self.layout.shaky and self.plan.slots[arg].type is not tuple

    def _probed(self, arg: int, value: str, kind: type, end: str) -> str:
        """An argument, with an extreme in the place of what is not known; the same answer at both never used it."""
        plain = self._as(arg, value, kind)
        if not self._may_be_unknown(arg):
            return plain
        probe = PROBES[kind][end == "high"]
        return f"({probe} if {self._is_unknown(arg, value)} else {plain})"

    def _is_unknown(self, arg: int, value: str) -> str:
        return f"{value} == {UNKNOWN_CODE}" if self.layout.dtype(arg) == "int8" else f"{value} != {value}"

    def _as(self, arg: int, value: str, kind: type) -> str:
        """A column or constant as the rule annotates it."""
        slot = self.plan.slots[arg]
        if kind is bool and (slot.level is None or arg in self.layout.shaky):
            return f"({value} == 1)"
        if kind is int and (slot.level is None or arg in self.layout.shaky):
            return f"int({value})"
        return value

    def _cast(self, index: int, call: str) -> str:
        dtype = self.layout.dtype(index)
        if dtype == "int8":
            return f"(1 if {call} else 0)"
        return call if dtype in ("bool_", "int32") else f"float({call})"

    def _unknown(self, index: int) -> str:
        return str(UNKNOWN_CODE) if self.layout.dtype(index) == "int8" else "nan"

    def _write_all_hold(self, index: int) -> None:
        args = self.plan.slots[index].args
        values = [(arg, self._value(arg)) for arg in args]
        no = " or ".join(f"{value} == 0" if arg in self.layout.shaky else f"not {value}" for arg, value in values)
        if index not in self.layout.shaky:
            self._say(f"v{index} = not ({no})" if no else f"v{index} = True")
            return
        unknown = " or ".join(f"{value} == {UNKNOWN_CODE}" for arg, value in values if arg in self.layout.shaky)
        self._say(f"v{index} = 0 if ({no}) else ({UNKNOWN_CODE} if ({unknown}) else 1)")

    def _write_granted(self, index: int) -> None:
        right, amount = self.plan.slots[index].args
        r, x = self._value(right), self._value(amount)
        if right in self.layout.shaky:
            self._say(f"v{index} = 0.0 if ({r} == 0 or {x} == 0.0) else ({x} if {r} == 1 else nan)")
        else:
            self._say(f"v{index} = {x} if {r} else 0.0")

    # --- Aggregates -----------------------------------------------------------------------------------------

    def _start_up(self, index: int) -> None:
        version = self.plan.slots[index].version
        assert version is not None and version.aggregate is not None
        kind = version.aggregate.kind
        start = self._edge(index, kind) if kind in ("min", "max") else "1" if kind == "all" else "0"
        position = GROUPS.index(version.level) + 1
        self.lines.append(f"    for g in range(size[{position}]):")
        self._say(f"a{index}[g] = {start}")

    def _finish_up(self, index: int) -> None:
        """The highest or lowest of nobody is 0."""
        version = self.plan.slots[index].version
        assert version is not None and version.aggregate is not None
        if version.aggregate.kind not in ("min", "max"):
            return
        edge = self._edge(index, version.aggregate.kind)
        self.lines.append(f"    for g in range(size[{GROUPS.index(version.level) + 1}]):")
        self._say(f"if a{index}[g] == {edge}:")
        self._say(f"    a{index}[g] = 0")

    def _edge(self, index: int, kind: str) -> str:
        """What every number is lower (or higher) than: where a search for the lowest or highest starts."""
        if self.layout.dtype(index) == "int32":
            return str(2**31 - 1 if kind == "min" else -(2**31) + 1)
        return "inf" if kind == "min" else "-inf"

    def _write_aggregate(self, index: int, kind: str) -> None:
        if kind in _UP:
            self._write_up(index, kind)
        elif kind == "of_partner":
            self._write_of_partner(index)
        elif kind == "rank":
            self._write_rank(index)
        else:
            self._write_share(index)

    def _write_up(self, index: int, kind: str) -> None:
        slot = self.plan.slots[index]
        assert slot.level is not None
        group = f"a{index}[{_LETTER[slot.level]}[i]]"
        if index not in self.layout.shaky:
            self._say(self._plain_up(index, group, kind, *[self._value(arg) for arg in slot.args]))
            return
        if kind == "count":
            self._write_count(slot, group)
            return
        value = self._value(slot.args[0])
        indent = ""
        if len(slot.args) > 1:
            where = self._value(slot.args[1])
            indent = "    "
            if slot.args[1] in self.layout.shaky:
                self._say(f"if {where} == {UNKNOWN_CODE}:")
                self._say(f"    {self._mark_unknown(slot, group, kind, value)}")
                self._say(f"elif {where} == 1:")
            else:
                self._say(f"if {where}:")
        for line in self._take_in(slot, group, kind, value):
            self._say(indent + line)

    def _plain_up(self, index: int, group: str, kind: str, value: str, where: str | None = None) -> str:
        """Known values, taken in without a branch: who counts is hard to guess for a processor."""
        if kind == "any":
            return f"{group} |= {value}" if where is None else f"{group} |= {value} & {where}"
        if kind == "all":
            return f"{group} &= {value}" if where is None else f"{group} &= {value} | (not {where})"
        other = "0" if kind in ("sum", "count") else self._edge(index, kind)
        counted = value if where is None else f"({value} if {where} else {other})"
        return f"{group} += {counted}" if other == "0" else f"{group} = {kind}({group}, {counted})"

    def _write_count(self, slot: Slot, group: str) -> None:
        value = self._value(slot.args[0])
        self._say(f"{group} += nan if {value} == {UNKNOWN_CODE} else float({value})")

    def _mark_unknown(self, slot: Slot, group: str, kind: str, value: str) -> str:
        """Somebody who may or may not count: harmless only when the value would change nothing."""
        if kind == "sum":
            return f"{group} = {group} if {value} == 0 else nan"
        if kind == "any":
            return f"{group} = {group} if ({value} == 0 or {group} == 1) else {UNKNOWN_CODE}"
        if kind == "all":
            return f"{group} = {group} if ({value} == 1 or {group} == 0) else {UNKNOWN_CODE}"
        return f"{group} = nan"

    def _take_in(self, slot: Slot, group: str, kind: str, value: str) -> list[str]:
        if kind == "sum":
            return [f"{group} += {value}"]
        if kind in ("min", "max"):
            sign = "<" if kind == "min" else ">"
            return [f"if {value} {sign} {group} or {value} != {value}:", f"    {group} = {value}"]
        decisive, other = ("1", "0") if kind == "any" else ("0", "1")
        return [
            f"if {value} == {decisive}:",
            f"    {group} = {decisive}",
            f"elif {value} == {UNKNOWN_CODE} and {group} == {other}:",
            f"    {group} = {UNKNOWN_CODE}",
        ]

    def _gathered(self, index: int) -> None:
        if index not in self.inside and index not in self.reads:
            self.reads.append(index)

    def _write_of_partner(self, index: int) -> None:
        slot = self.plan.slots[index]
        assert slot.version is not None and slot.version.aggregate is not None
        self._gathered(slot.args[0])
        partner = f"partner_{slot.version.aggregate.level}[i]"
        self._say(
            f"a{index}[i] = a{slot.args[0]}[{partner}] if {partner} >= 0 else {'False' if slot.type is bool else '0'}"
        )
        self._finish_person(index)

    def _finish_person(self, index: int) -> None:
        if index not in self.writes:
            self.writes.append(index)

    def _write_rank(self, index: int) -> None:
        """Persons of a dwelling stand together, so the others of the group are neighbours."""
        slot = self.plan.slots[index]
        assert slot.version is not None and slot.version.aggregate is not None
        if index in self.layout.shaky:
            raise NotImplementedError(f"{slot.name}: een rangorde van onbekende waarden")
        group = slot.version.aggregate.level
        key = f"a{slot.args[0]}"
        for arg in slot.args:
            self._gathered(arg)
        counts = f"a{slot.args[1]}[j]" if len(slot.args) > 1 else "True"
        mine = f"a{slot.args[1]}[i]" if len(slot.args) > 1 else "True"
        self._say("rank = 0")
        self._say(f"if {mine}:")
        self._say("    rank = 1")
        for step, tie in (("-1", ">="), ("1", ">")):
            self._say(f"    j = i + {step}")
            self._say("    while 0 <= j < size[0] and adres[j] == adres[i]:")
            self._say(f"        if {group}[j] == {group}[i] and {counts} and {key}[j] {tie} {key}[i]:")
            self._say("            rank += 1")
            self._say(f"        j += {step}")
        self._say(f"a{index}[i] = rank")
        self._finish_person(index)

    def _count_sharers(self, index: int) -> None:
        """First count by how many a group's amount is divided."""
        slot = self.plan.slots[index]
        level = self.plan.slots[slot.args[0]].level
        assert level is not None
        self._gathered(slot.args[1])
        self.lines.append(f"    sharers = zeros(size[{GROUPS.index(level) + 1}])")
        self.lines.append("    for i in range(size[0]):")
        self._say(f"if a{slot.args[1]}[i]:")
        self._say(f"    sharers[{_LETTER[level]}[i]] += 1.0")

    def _write_share(self, index: int) -> None:
        slot = self.plan.slots[index]
        level = self.plan.slots[slot.args[0]].level
        assert level is not None
        self._gathered(slot.args[0])
        group = f"{_LETTER[level]}[i]"
        self._say(f"a{index}[i] = a{slot.args[0]}[{group}] / sharers[{group}] if a{slot.args[1]}[i] else 0.0")
        self._finish_person(index)


def _renumber(source: str) -> tuple[str, dict[str, str]]:
    """Slots counted within the unit, so that the same unit in another plan is the same text and compiles only once."""
    numbers: dict[str, str] = {}

    def local_name(found: re.Match[str]) -> str:
        return found[1] + numbers.setdefault(found[2], str(len(numbers)))

    return re.sub(r"\b([acvxrt])(\d+)\b", local_name, source), numbers


def write_units(plan: Plan, keep: Iterable[int]) -> tuple[Layout, list[Unit]]:
    """The units of a plan in the order in which they run; `keep`: slots whose column is asked for."""
    layout = Layout(plan)
    runs = order_units(plan)
    units = []
    kept = set(keep)
    for run in runs:
        own = set(run)
        used = {arg for slot in plan.slots if slot.index not in own for arg in slot.args}
        units.append(Writer(layout, run, kept | used).unit(_folder(plan, run[0])))
    return layout, units


# --- Compiling ----------------------------------------------------------------------------------------------


@cache
def _jitted(function: Callable[..., Any]) -> Callable[..., Any]:
    """A rule as a unit calls it: compiled, with compiled rounding in its world."""
    assert isinstance(function, FunctionType)
    names = dict(function.__globals__)
    for plain in (*arithmetic.ROUNDING, arithmetic.lookup):
        names[plain.__name__] = _compiled_arithmetic()[plain.__name__]
    copy = FunctionType(function.__code__, names, function.__name__)
    return _jit(copy)


@cache
def _compiled_arithmetic() -> dict[str, Callable[..., Any]]:
    return {plain.__name__: _jit(plain) for plain in (*arithmetic.ROUNDING, arithmetic.lookup)}


def _jit(function: Callable[..., Any]) -> Callable[..., Any]:
    if not compiling():
        return function
    import numba

    # Only units call it, never Python: without wrappers for Python and C it compiles a quarter faster.
    options: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    compiled: Callable[..., Any] = numba.njit(nogil=True, error_model="numpy", **options)(function)
    return compiled


def load(unit: Unit, layout: Layout) -> Callable[..., int]:
    """The callable of a unit: from its generated module, compiled for its column types, cached on disk."""
    module = _module(unit)
    function = module.unit
    if compiling() and not function.signatures:
        function.compile(_signature(unit, layout))
    ready: Callable[..., int] = function
    return ready


def _module(unit: Unit) -> Any:
    text = _module_text(unit)
    name = f"perspectief_unit_{unit.folder}_{_digest(text)}"
    folder = cache_folder()
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    path = folder / f"{name}.py"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}")
        half.write_text(text, encoding="utf-8")
        half.replace(path)
        importlib.invalidate_caches()
    _waiting[name] = unit.functions
    return importlib.import_module(name)


_waiting: dict[str, dict[str, Callable[..., Any]]] = {}


def rules_of(module_name: str) -> dict[str, Callable[..., Any]]:
    """For a generated module: its rules, compiled."""
    return {name: _jitted(function) for name, function in _waiting[module_name].items()}


def _module_text(unit: Unit) -> str:
    rests_on = "\n".join(
        f"# {name}: {_digest(inspect.getsource(function))}" for name, function in unit.functions.items()
    )
    options = "nogil=True, cache=True, error_model='numpy', no_cfunc_wrapper=True"
    decorator = f"@numba.njit({options})\n" if compiling() else ""
    names = "".join(f"{name} = _rules[{name!r}]\n" for name in unit.functions)
    return (
        f"# Generated from the law of '{unit.folder}'; the name holds the hash of what it rests on.\n"
        f"# kernel: {_kernel_digest()}\n{rests_on}\n"
        + ("import numba\n" if compiling() else "")
        + "from numpy import inf, nan, zeros\n"
        "from perspectief.rules.kernel.units import rules_of\n"
        f"_rules = rules_of(__name__)\n{names}\n\n{decorator}{unit.source}\n"
    )


@cache
def _kernel_digest() -> str:
    versions = f"python {sys.version_info[:3]} numpy {np.__version__} compile {compiling()}"
    if compiling():
        import numba

        versions += f" numba {numba.__version__}"
    return _digest(versions + inspect.getsource(arithmetic) + inspect.getsource(vocabulary))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _signature(unit: Unit, layout: Layout) -> tuple[Any, ...]:
    import numba

    index = numba.int32[::1]
    tables = [numba.float64[:, ::1]] * len(unit.tables)
    columns = [
        getattr(numba, layout.dtype(slot).replace("bool_", "boolean"))[::1] for slot in [*unit.reads, *unit.writes]
    ]
    return (numba.int64[::1], *[index] * 7, numba.float64[::1], *tables, *columns)
