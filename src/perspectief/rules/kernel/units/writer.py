"""Writes the Python of one unit: loops over entities of one level, a line or a few per slot."""

from __future__ import annotations

import re

from perspectief.rules.kernel.levels import GROUPS, Level
from perspectief.rules.kernel.units.careful import Careful
from perspectief.rules.kernel.units.groups import GroupLines
from perspectief.rules.kernel.units.layout import UNKNOWN_CODE, Layout, Unit
from perspectief.rules.kernel.units.order import UP, phase_of
from perspectief.rules.kernel.units.ranges import WAY


class Writer(GroupLines):
    """The writer of one unit. `wanted`: slots that somebody outside reads."""

    def __init__(self, layout: Layout, run: list[int], wanted: set[int]):
        super().__init__(layout, run)
        self.wanted = wanted

    def unit(self, folder: str) -> Unit:
        """The unit, with its source."""
        loops = self._loops()
        self.stored = self._stored(loops)
        for loop in loops:
            self._write_loop(loop)
        head = (
            "def unit(size, tp, gezin, adres, adres_tp, adres_gezin, partner_tp, partner_gezin, p"
            + "".join(f", t{index}" for index in self.tables)
            + "".join(f", a{column}" for column in [*self.reads, *self.writes])
            + "):"
        )
        loads = [f"    c{index} = p[{position}]" for position, index in enumerate(self.constants)]
        way = [f"    way = zeros({WAY}, int64)"] * any(isinstance(rule, Careful) for rule in self.functions.values())
        source, numbers = _renumber("\n".join([head, *loads, *way, *self.lines, "    return 0"]))
        functions = {f"{name[0]}{numbers[name[1:]]}": rule for name, rule in self.functions.items()}
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
            if phase_of(slot) != phase or later:
                loops.append([])
                made = set()
            phase = phase_of(slot)
            loops[-1].append(index)
            made.add(index)
        return loops

    def _is_up(self, index: int) -> bool:
        version = self.plan.slots[index].version
        return bool(version and version.aggregate and version.aggregate.kind in UP)

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
        return bool(version and version.aggregate and version.aggregate.kind not in UP)

    def _write_loop(self, loop: list[int]) -> None:
        kind, level = phase_of(self.plan.slots[loop[0]])
        for index in loop:
            if index in self.stored:
                self.keep(index)
            if self._is_up(index):
                self.start_up(index)
        if kind.startswith("share"):
            self.count_sharers(loop[0])
        position = (Level.PERSON, *GROUPS).index(level)
        self.lines.append(f"    for i in range(size[{position}]):")
        self.local, self.level = {}, level
        for index in loop:
            self._write_slot(index)
        for index in loop:
            if self._is_up(index):
                self.finish_up(index)

    def _write_slot(self, index: int) -> None:
        version = self.plan.slots[index].version
        assert version is not None
        if version.aggregate:
            self.write_aggregate(index, version.aggregate.kind)
            return
        if version.conditions:
            self._write_all_hold(index)
        elif version.granted:
            self._write_granted(index)
        else:
            self._write_call(index)
        for column in self.layout.columns(index):
            self.local[column] = f"v{column}"
            if index in self.stored:
                self.say(f"a{column}[i] = v{column}")

    # --- A rule -----------------------------------------------------------------------------------------------------

    def _write_call(self, index: int) -> None:
        """The rule as it stands where all is known, its careful twin where something is not."""
        unsure = [arg for arg in dict.fromkeys(self.plan.slots[index].args) if self.shaky(arg)]
        if not unsure:
            self.say(*self._plain(index))
        elif any(self.plan.slots[arg].level is None for arg in unsure):  # a value of the law: unknown for everybody
            self.say(*self._careful(index))
        else:
            doubt = " or ".join([self.is_unknown(arg) for arg in unsure])
            careful, plain = self._careful(index), self._plain(index)
            self.say(f"if {doubt}:", *_inside(careful), "else:", *_inside(plain))

    def _plain(self, index: int) -> list[str]:
        slot = self.plan.slots[index]
        assert slot.version is not None and slot.version.function is not None
        self.functions[f"r{index}"] = slot.version.function
        args = [self._as(arg, kind) for arg, kind in zip(slot.args, slot.version.argument_types, strict=True)]
        call = f"r{index}({', '.join(args)})"
        cast = {"float64": f"float({call})", "int8": f"1 if {call} else 0"}.get(self.layout.dtype(index), call)
        same = [f"v{self.layout.high(index)} = v{index}"] if self.layout.is_range(index) else []
        return [f"v{index} = {cast}", *same]

    def _careful(self, index: int) -> list[str]:
        slot = self.plan.slots[index]
        assert slot.version is not None and slot.version.function is not None
        kinds = slot.version.argument_types
        unsure = [place for place, arg in enumerate(slot.args) if self.shaky(arg)]
        self.functions[f"q{index}"] = Careful(
            slot.version.function,
            frozenset(place for place in unsure if kinds[place] in (float, int)),
            tuple(place for place in unsure if kinds[place] is bool),
            frozenset(place for place in unsure if kinds[place] is tuple),
        )
        told = [text for arg, kind in zip(slot.args, kinds, strict=True) for text in self._told(arg, kind)]
        call = f"q{index}({', '.join(told)}, way)"
        if self.layout.is_range(index):
            return [f"v{index}, v{self.layout.high(index)} = {call}"]
        return [f"low, high = {call}", f"v{index} = {UNKNOWN_CODE} if low != high else (1 if low else 0)"]

    def _told(self, arg: int, kind: type) -> list[str]:
        """An argument as the careful twin takes it."""
        if not self.shaky(arg) or kind is tuple:
            return [self._as(arg, kind)]
        unknown = self.is_unknown(arg)
        if kind is bool:
            return [f"(nan if {unknown} else 1.0 * ({self.value(arg)} == 1))"]
        if self.layout.dtype(arg) == "int8":
            return [f"(nan if {unknown} else float({self.value(arg)}))"] * 2
        return [f"float({end})" for end in self.ends(arg)]

    def _as(self, arg: int, kind: type) -> str:
        """A column or constant as the rule annotates it."""
        value = self.value(arg)
        if kind is bool and (self.plan.slots[arg].level is None or self.shaky(arg)):
            return f"({value} == 1)"
        if kind is int and (self.plan.slots[arg].level is None or self.shaky(arg)):
            return f"int({value})"
        return value

    # --- What the kernel makes of a scheme --------------------------------------------------------------------------

    def _write_all_hold(self, index: int) -> None:
        values = [(arg, self.value(arg)) for arg in self.plan.slots[index].args]
        no = " or ".join(f"{value} == 0" if self.shaky(arg) else f"not {value}" for arg, value in values)
        if not self.shaky(index):
            self.say(f"v{index} = not ({no})" if no else f"v{index} = True")
            return
        unknown = " or ".join(f"{value} == {UNKNOWN_CODE}" for arg, value in values if self.shaky(arg))
        self.say(f"v{index} = 0 if ({no}) else ({UNKNOWN_CODE} if ({unknown}) else 1)")

    def _write_granted(self, index: int) -> None:
        """The amount with the right, 0 without; in between when the right is not known."""
        right, amount = self.plan.slots[index].args
        r, (low, high) = self.value(right), self.ends(amount)
        if not self.shaky(index):
            self.say(f"v{index} = {low} if {r} else 0.0")
            return
        other = self.layout.high(index)
        self.say(f"v{index} = {low} if {r} == 1 else 0.0", f"v{other} = {high} if {r} == 1 else 0.0")
        if self.shaky(right):
            self.say(f"if {r} == {UNKNOWN_CODE}:", *_inside(self.maybe(f"v{index}", f"v{other}", "=", low, high)))


def _inside(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def _renumber(source: str) -> tuple[str, dict[str, str]]:
    """Slots counted within the unit, so that the same unit in another plan is the same text and compiles only once."""
    numbers: dict[str, str] = {}

    def local_name(found: re.Match[str]) -> str:
        return found[1] + numbers.setdefault(found[2], str(len(numbers)))

    return re.sub(r"\b([acvxrqt])(\d+)\b", local_name, source), numbers
