"""One household through a plan: the functions as they stand, in graph order, every value kept.

The plan is turned into one straight Python function with a line per rule. A line that touches something unknown is done
again person by person in `careful`: ranges are followed through both branches, unknown yes/no answers are supposed both
ways, and only what still depends on them stays unknown.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Sequence
from functools import cache
from types import FunctionType
from typing import Any

from perspectief.rules.household import Arrangement
from perspectief.rules.kernel.arithmetic import cent, cent_up, euro_down
from perspectief.rules.kernel.book import Version
from perspectief.rules.kernel.declare import Aggregate
from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.plan import Plan, Slot
from perspectief.rules.kernel.unknown import (
    Between,
    Missing,
    Touched,
    Unknown,
    explore,
    hull,
    is_known,
    max_known,
    min_known,
    missing_of,
    monotone,
)

Values = list[Any]
"""Per slot: a list with one value per entity of its level, or the constant itself."""

MAX_SUPPOSED = 4


class Run:
    """A plan made ready to run many times; `fixed` terms (of a case's `set`) are not computed but given."""

    def __init__(self, plan: Plan):
        self.plan = plan
        self._function = _compile(plan, range(len(plan.slots)))
        unchecked = {slot.index for slot in plan.slots if slot.row and slot.row.is_unchecked and not slot.missing}
        self._doubted = plan.ahead_of(unchecked)
        self._doubt = _compile(plan, self._doubted, unchecked) if unchecked else None
        self._told_otherwise: dict[frozenset[str], _Function] = {}

    def __call__(self, arrangement: Arrangement, fixed: dict[int, Any] | None = None) -> Values:
        """All values of one arrangement."""
        return self._function(arrangement, fixed or {}, [])

    def doubt(self, arrangement: Arrangement, values: Values, fixed: dict[int, Any] | None = None) -> Values:
        """The values again as if every unchecked value of the law were unknown: what changes rests on it."""
        return self._doubt(arrangement, fixed or {}, values) if self._doubt else values

    def told_otherwise(self, arrangement: Arrangement, values: Values, facts: frozenset[str]) -> Values:
        """The values of the same persons of whom only these facts are told otherwise: only what rests on them anew."""
        if facts not in self._told_otherwise:
            changed = {slot.index for slot in self.plan.slots if slot.is_fact and slot.name in facts}
            self._told_otherwise[facts] = _compile(self.plan, self.plan.ahead_of(changed))
        return self._told_otherwise[facts](arrangement, {}, values)


def _constant(slot: Slot, doubted: Collection[int] = ()) -> Any:
    if slot.missing or slot.index in doubted:
        return Unknown(Missing(values=frozenset({slot.name})))
    if slot.type is tuple:
        return _as_table(slot)
    return slot.constant


def _as_table(slot: Slot) -> Any:
    assert isinstance(slot.constant, tuple)
    unknown = Unknown(Missing(values=frozenset({slot.name})))
    return tuple((x, unknown if y is None else y) for x, y in slot.constant)


def _typed(constant: Any, kind: type) -> Any:
    """A value of the law as the rule annotates it: a whole number stays whole, a share becomes a float."""
    return constant if kind is tuple or isinstance(constant, Unknown) else kind(constant)


_Function = Callable[[Arrangement, dict[int, Any], Values], Values]


def _compile(plan: Plan, chosen: Collection[int], doubted: Collection[int] = ()) -> _Function:
    """Straight Python with a line per slot: `v7 = [f7(a, b) for a, b in zip(v3, v5)]`.

    Slots outside `chosen` are taken from the values given; constants in `doubted` are unknown.
    """
    names: dict[str, Any] = {
        "Touched": Touched,
        "careful": _careful,
        "aggregate": _aggregate,
        "all_hold": _all_hold,
        "granted": _granted,
        "fix": _fix,
    }
    lines = ["def run(a, fixed, given):", "  of = a.of", "  tp, gezin = of[TP], of[GEZIN]"]
    lines.append("  in_tp, in_gezin, in_adres = members(a, TP), members(a, GEZIN), members(a, ADRES)")
    names |= {"TP": Level.PARTNERS, "GEZIN": Level.FAMILY, "ADRES": Level.DWELLING, "members": _members}
    for slot in plan.slots:
        if slot.index not in chosen:
            lines.append(f"  v{slot.index} = given[{slot.index}]")
            continue
        lines += _lines(plan, slot, names, doubted)
        if slot.level is not None:
            lines.append(
                f"  if {slot.index} in fixed: v{slot.index} = fix(a, LEVELS[{slot.index}], fixed[{slot.index}])"
            )
    names["LEVELS"] = [slot.level for slot in plan.slots]
    lines.append(f"  return [{', '.join(f'v{slot.index}' for slot in plan.slots)}]")
    exec(compile("\n".join(lines), "<plan>", "exec"), names)
    function: _Function = names["run"]
    return function


def _lines(plan: Plan, slot: Slot, names: dict[str, Any], doubted: Collection[int]) -> list[str]:
    i = slot.index
    if slot.level is None:
        names[f"c{i}"] = _constant(slot, doubted)
        return [f"  v{i} = c{i}"]
    if slot.is_fact:
        return [f"  v{i} = a.fact({slot.name!r})"]
    version = slot.version
    assert version is not None
    names[f"s{i}"] = version
    if version.aggregate:
        return _aggregate_lines(plan, slot, version.aggregate, names)
    spread = [_spread_source(plan, slot, arg) for arg in slot.args]
    if version.conditions or version.granted:
        which = "all_hold" if version.conditions else "granted"
        return [f"  v{i} = {which}(a, s{i}.level, [{', '.join(spread)}])"]
    return _call_lines(plan, slot, version, spread, names, doubted)


_TAKE_IN = {
    "sum": "sum([{value}], {zero})",
    "count": "len([p for p in g if {value}])",
    "any": "any([{value}])",
    "all": "all([{value}])",
    "min": "min([{value}], default={zero})",
    "max": "max([{value}], default={zero})",
}
"""How a group whose values are all known takes in its persons."""


def _aggregate_lines(plan: Plan, slot: Slot, aggregate: Aggregate, names: dict[str, Any]) -> list[str]:
    i = slot.index
    args = [f"v{arg}" for arg in slot.args]
    names[f"l{i}"] = [plan.slots[arg].level for arg in slot.args]
    names[f"z{i}"] = slot.type(0)
    careful = f"v{i} = aggregate(a, s{i}, l{i}, z{i}, {', '.join(args)})"
    if aggregate.kind not in _TAKE_IN:
        return [f"  {careful}"]
    where = f" if {args[1]}[p]" if len(args) > 1 else ""
    value = f"{args[0]}[p]" if aggregate.kind == "count" else f"{args[0]}[p] for p in g{where}"
    taken = _TAKE_IN[aggregate.kind].format(value=value, zero=f"z{i}")
    assert slot.level is not None
    return ["  try:", f"    v{i} = [{taken} for g in in_{slot.level.word}]", "  except Touched:", f"    {careful}"]


def _members(a: Arrangement, level: Level) -> list[list[int]]:
    """The persons of each group."""
    members: list[list[int]] = [[] for _ in range(a.count[level])]
    for person, group in enumerate(a.of[level]):
        members[group].append(person)
    return members


def _spread_source(plan: Plan, slot: Slot, arg: int) -> str:
    level = plan.slots[arg].level
    if level is None or level is slot.level:
        return f"v{arg}"
    if level is Level.DWELLING:
        return f"v{arg}*a.count[LEVELS[{slot.index}]]" if slot.level is not Level.PERSON else f"v{arg}*len(tp)"
    return f"[v{arg}[g] for g in {level.word}]"


def _call_lines(
    plan: Plan, slot: Slot, version: Version, spread: list[str], names: dict[str, Any], doubted: Collection[int]
) -> list[str]:
    """The rule over all entities of its level; constants are bound once, with the type the rule annotates."""
    i = slot.index
    names[f"f{i}"] = version.function
    parts, loops, constants = [], [], {}
    for position, (arg, source) in enumerate(zip(slot.args, spread, strict=True)):
        if plan.slots[arg].level is None:
            constants[position] = _typed(_constant(plan.slots[arg], doubted), version.argument_types[position])
            names[f"k{i}_{position}"] = constants[position]
            parts.append(f"k{i}_{position}")
        else:
            parts.append(f"x{position}")
            loops.append((f"x{position}", source))
    call = f"f{i}({', '.join(parts)})"
    size = f"a.count[LEVELS[{i}]]" if slot.level is not Level.PERSON else "len(tp)"
    names[f"k{i}"] = constants
    if not loops:
        body = f"[{call}] * {size}"
    elif len(loops) == 1:
        body = f"[{call} for {loops[0][0]} in {loops[0][1]}]"
    else:
        body = f"[{call} for {', '.join(name for name, _ in loops)} in zip({', '.join(source for _, source in loops)})]"
    columns = ", ".join(source for _, source in loops)
    return ["  try:", f"    v{i} = {body}", "  except Touched:", f"    v{i} = careful(s{i}, {size}, k{i}, [{columns}])"]


def _fix(a: Arrangement, level: Level, given: Any) -> list[Any]:
    """A case fixes a term: one number for all, or by person id (the first member stands for the group)."""
    size = len(a.ids) if level is Level.PERSON else a.count[level]
    if not isinstance(given, dict):
        return [given] * size
    firsts = range(len(a.ids)) if level is Level.PERSON else a.first_of(level)
    return [given.get(a.ids[number], 0) for number in firsts]


# --- A rule that touched something unknown ------------------------------------------------------------------


def _careful(version: Version, size: int, constants: dict[int, Any], columns: list[list[Any]]) -> list[Any]:
    """The rule for each entity, as far as it can be known."""
    results = []
    for entity in range(size):
        rest = iter(columns)
        args = [constants[p] if p in constants else next(rest)[entity] for p in range(len(version.argument_types))]
        results.append(settle(version, args))
    return results


def settle(version: Version, args: list[Any]) -> Any:
    """One call with unknown arguments: a final answer, a range, or what is still missing."""
    assert version.function is not None
    unsure = [p for p, value in enumerate(args) if isinstance(value, Unknown) and version.argument_types[p] is bool]
    touched = Missing()
    try:
        return _attempt(version.function, args)
    except Touched as error:
        touched = error.missing
    if touched.values:  # a branch that a range left open met an unknown value: the range matters too
        ranges = (arg.missing.facts for arg in args if isinstance(arg, Between))
        touched = touched | Missing(facts=frozenset().union(*ranges))
    if not unsure or len(unsure) > MAX_SUPPOSED:
        return Unknown(touched)
    return _suppose(version.function, args, unsure, touched)


def _suppose(function: Callable[..., Any], args: list[Any], unsure: list[int], missing: Missing) -> Any:
    """Each unknown yes/no both ways: if all ways agree, the answer does not depend on it."""
    outcomes = []
    for answers in itertools.product((False, True), repeat=len(unsure)):
        supposed = list(args)
        for position, answer in zip(unsure, answers, strict=True):
            supposed[position] = answer
        try:
            outcomes.append(_attempt(function, supposed))
        except Touched as error:
            missing = missing | error.missing
            outcomes.append(Unknown(missing))
    known = [outcome for outcome in outcomes if not isinstance(outcome, Unknown)]
    for position in unsure:
        missing = missing | missing_of(args[position])
    if len(known) < len(outcomes):
        return Unknown(missing)
    return hull(outcomes, missing)


def _attempt(function: Callable[..., Any], args: list[Any]) -> Any:
    ranges = Missing()
    for arg in args:
        if isinstance(arg, Between):
            ranges = ranges | arg.missing
    if not ranges:
        return function(*args)
    widened = _widened(function)
    return explore(lambda: widened(*args), ranges)


@cache
def _widened(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same code with `min`, `max` and rounding that take ranges; `abs` and `lookup` take them as they are."""
    assert isinstance(function, FunctionType)
    names = dict(function.__globals__)
    names |= {"min": min_known, "max": max_known}
    names |= {plain.__name__: monotone(plain) for plain in (cent, cent_up, euro_down)}
    return FunctionType(function.__code__, names, function.__name__, function.__defaults__)


# --- Aggregates, conditions joined, and what is granted -----------------------------------------------------


def _aggregate(a: Arrangement, version: Version, levels: list[Level], zero: Any, *columns: list[Any]) -> list[Any]:
    aggregate = version.aggregate
    assert aggregate is not None
    if aggregate.kind == "of_partner":
        partner = a.partner[aggregate.level or "tp"]
        return [columns[0][other] if other >= 0 else zero for other in partner]
    if aggregate.kind == "rank":
        return _rank(a, aggregate, columns)
    if aggregate.kind == "share":
        return _share(a, levels[0], columns)
    where = columns[1] if len(columns) > 1 else None
    return [
        _of_group(aggregate.kind, [(columns[0][p], True if where is None else where[p]) for p in group], zero)
        for group in _members(a, version.level)
    ]


def _of_group(kind: str, members: list[tuple[Any, Any]], zero: Any) -> Any:
    if kind == "count":
        members = [(True, value) for value, _ in members]
    if kind in ("any", "all"):
        return _any_or_all(kind, members)
    maybe = Missing()
    values: list[tuple[Any, bool | None]] = []
    for value, counts in members:
        if isinstance(counts, Unknown):
            maybe = maybe | counts.missing
            values.append((value, None))
        elif counts:
            values.append((value, True))
    if not maybe and all(is_known(value) for value, _ in values):
        return _plain_of_group(kind, [value for value, _ in values], zero)
    return _unsure_of_group(kind, values, maybe, zero)


def _plain_of_group(kind: str, values: list[Any], zero: Any) -> Any:
    if kind == "count":
        return len(values)
    if kind == "sum":
        return sum(values, zero)
    if not values:
        return zero
    return min(values) if kind == "min" else max(values)


def _unsure_of_group(kind: str, values: list[tuple[Any, bool | None]], missing: Missing, zero: Any) -> Any:
    """A group with unknown values or unknown members: a range where it can be one."""
    for value, _ in values:
        missing = missing | missing_of(value)
    if any(isinstance(value, Unknown) for value, counts in values):
        return Unknown(missing)
    if kind in ("count", "sum"):
        ones = [(1 if kind == "count" else value, counts) for value, counts in values]
        return sum([value if counts else hull([zero, value], missing) for value, counts in ones], zero)
    unsure = [position for position, (_, counts) in enumerate(values) if counts is None]
    if len(unsure) > MAX_SUPPOSED:
        return Unknown(missing)
    outcomes = []
    for chosen in itertools.product((False, True), repeat=len(unsure)):
        out = {position for position, taken in zip(unsure, chosen, strict=True) if not taken}
        outcomes.append(_known_of_group(kind, [v for p, (v, _) in enumerate(values) if p not in out], zero))
    return hull(outcomes, missing)


def _known_of_group(kind: str, values: list[Any], zero: Any) -> Any:
    if not values:
        return zero
    if len(values) == 1:
        return values[0]
    return min_known(*values) if kind == "min" else max_known(*values)


def _any_or_all(kind: str, members: list[tuple[Any, Any]]) -> Any:
    decisive = kind == "any"
    missing = Missing()
    for value, counts in members:
        if isinstance(counts, Unknown) or (counts and isinstance(value, Unknown)):
            settled = (not isinstance(counts, Unknown) and not counts) or (is_known(value) and value is not decisive)
            missing = missing if settled else missing | missing_of(value) | missing_of(counts)
        elif counts and value is decisive:
            return decisive
    return Unknown(missing) if missing else not decisive


def _rank(a: Arrangement, aggregate: Aggregate, columns: Sequence[list[Any]]) -> list[Any]:
    groups = a.of[
        Level.FAMILY if aggregate.level == "gezin" else Level.PARTNERS if aggregate.level == "tp" else Level.DWELLING
    ]
    where = columns[1] if len(columns) > 1 else [True] * len(groups)
    missing = Missing()
    for value, counts in zip(columns[0], where, strict=True):
        missing = missing | missing_of(counts)
        if isinstance(counts, Unknown) or counts:
            missing = missing | missing_of(value)
    if missing:
        return [Unknown(missing) if isinstance(w, Unknown) or w else 0 for w in where]
    ranked = [person for person, counts in enumerate(where) if counts]
    ranks = [0] * len(groups)
    for person in ranked:
        others = [o for o in ranked if o != person and groups[o] == groups[person]]
        ranks[person] = 1 + sum(_comes_first(columns[0], other, person) for other in others)
    return ranks


def _comes_first(values: list[Any], one: int, other: int) -> bool:
    """The highest first, and at a tie whoever stands first in the file."""
    return bool(values[one] > values[other] or (values[one] == values[other] and one < other))


def _share(a: Arrangement, level: Level, columns: Sequence[list[Any]]) -> list[Any]:
    groups = a.of[level]
    shares: list[Any] = []
    for person, group in enumerate(groups):
        sharing = [columns[1][o] for o, g in enumerate(groups) if g == group]
        missing = Missing()
        for one in sharing:
            missing = missing | missing_of(one)
        amount = columns[0][group]
        if missing and not (is_known(amount) and amount == 0):
            shares.append(Unknown(missing | missing_of(amount)))
        elif missing or not columns[1][person]:
            shares.append(0.0)
        else:
            shares.append(amount if isinstance(amount, Unknown) else amount / sum(sharing))
    return shares


def _all_hold(a: Arrangement, level: Level, columns: list[list[Any]]) -> list[Any]:
    """Three-valued and: one no is a no, whatever is unknown."""
    size = len(a.ids) if level is Level.PERSON else a.count[level]
    return [_any_or_all("all", [(column[entity], True) for column in columns]) for entity in range(size)]


def _granted(a: Arrangement, level: Level, columns: list[list[Any]]) -> list[Any]:
    return [_grant(right, amount) for right, amount in zip(*columns, strict=True)]


def _grant(right: Any, amount: Any) -> Any:
    if isinstance(right, Unknown):
        if isinstance(amount, Unknown):
            return Unknown(right.missing | amount.missing)
        return hull([0.0, amount], right.missing) if not (is_known(amount) and amount == 0) else 0.0
    return amount if right else 0.0
