"""Writes aggregates: persons brought up to a group, and what of a group or a partner comes down to a person."""

from __future__ import annotations

from perspectief.rules.kernel.declare import Aggregate
from perspectief.rules.kernel.levels import GROUPS
from perspectief.rules.kernel.plan import Slot
from perspectief.rules.kernel.units.layout import UNKNOWN_CODE
from perspectief.rules.kernel.units.lines import LETTER, Lines
from perspectief.rules.kernel.units.order import UP


class GroupLines(Lines):
    """The lines of aggregates."""

    def maybe(self, low: str, high: str, sign: str, value: str, value_high: str) -> list[str]:
        """What may count or not (0): the lowest and the highest it can come to. NaN stays NaN."""
        return [
            f"{low} {sign} 0.0 if {value} >= 0.0 else {value}",
            f"{high} {sign} 0.0 if {value_high} <= 0.0 else {value_high}",
        ]

    def write_aggregate(self, index: int, kind: str) -> None:
        """The lines of one aggregate in the present loop."""
        if kind in UP:
            self._write_up(index, kind)
        elif kind == "of_partner":
            self._write_of_partner(index)
        elif kind == "rank":
            self._write_rank(index)
        else:
            self._write_share(index)

    # --- Up to a group ----------------------------------------------------------------------------------------------

    def start_up(self, index: int) -> None:
        """Where adding up starts, for every group."""
        kind = self._aggregate(index).kind
        start = self._edge(index, kind) if kind in ("min", "max") else "1" if kind == "all" else "0"
        self.lines.append(f"    for g in range({self._groups(index)}):")
        self.say(*(f"a{column}[g] = {start}" for column in self.layout.columns(index)))

    def finish_up(self, index: int) -> None:
        """The highest or lowest of nobody is 0."""
        kind = self._aggregate(index).kind
        if kind not in ("min", "max"):
            return
        edge = self._edge(index, kind)
        self.lines.append(f"    for g in range({self._groups(index)}):")
        self.say(f"if a{index}[g] == {edge}:", *(f"    a{column}[g] = 0" for column in self.layout.columns(index)))

    def _aggregate(self, index: int) -> Aggregate:
        version = self.plan.slots[index].version
        assert version is not None and version.aggregate is not None
        return version.aggregate

    def _groups(self, index: int) -> str:
        """How many groups there are of the level of a slot."""
        level = self.plan.slots[index].level
        assert level is not None
        return f"size[{GROUPS.index(level) + 1}]"

    def _edge(self, index: int, kind: str) -> str:
        """What every number is lower (or higher) than: where a search for the lowest or highest starts."""
        if self.layout.dtype(index) == "int32":
            return str(2**31 - 1 if kind == "min" else -(2**31) + 1)
        return "inf" if kind == "min" else "-inf"

    def _write_up(self, index: int, kind: str) -> None:
        slot = self.plan.slots[index]
        assert slot.level is not None
        group, high = (f"a{column}[{LETTER[slot.level]}[i]]" for column in (index, self.layout.high(index)))
        if not self.shaky(index):
            self.say(self._plain_up(index, group, kind, *[self.value(arg) for arg in slot.args]))
        elif kind == "count":
            value = self.value(slot.args[0])
            self.say(f"{group} += 1.0 if {value} == 1 else 0.0", f"{high} += 0.0 if {value} == 0 else 1.0")
        elif kind in ("any", "all"):
            self._write_counted(slot, *_yes_or_no(kind, group, self.value(slot.args[0])))
        else:
            self._write_numbers(slot, kind, group, high)

    def _plain_up(self, index: int, group: str, kind: str, value: str, where: str | None = None) -> str:
        """Known values, taken in without a branch: who counts is hard to guess for a processor."""
        if kind == "any":
            return f"{group} |= {value}" if where is None else f"{group} |= {value} & {where}"
        if kind == "all":
            return f"{group} &= {value}" if where is None else f"{group} &= {value} | (not {where})"
        other = "0" if kind in ("sum", "count") else self._edge(index, kind)
        counted = value if where is None else f"({value} if {where} else {other})"
        return f"{group} += {counted}" if other == "0" else f"{group} = {kind}({group}, {counted})"

    def _write_numbers(self, slot: Slot, kind: str, group: str, high: str) -> None:
        """The lowest or highest among persons who may or may not count is taken as not known (no law has it yet)."""
        value, value_high = self.ends(slot.args[0])
        if kind == "sum":
            counted = [f"{group} += {value}", f"{high} += {value_high}"]
            self._write_counted(slot, counted, self.maybe(group, high, "+=", value, value_high))
            return
        sign = "<" if kind == "min" else ">"
        counted = [
            line
            for end, mine in ((group, value), (high, value_high))
            for line in (f"if {mine} {sign} {end} or {mine} != {mine}:", f"    {end} = {mine}")
        ]
        self._write_counted(slot, counted, [f"{group} = {high} = nan"])

    def _write_counted(self, slot: Slot, counted: list[str], perhaps: list[str]) -> None:
        """Lines for who counts, and for who perhaps does."""
        if len(slot.args) == 1:
            self.say(*counted)
            return
        where, certain = self.value(slot.args[1]), not self.shaky(slot.args[1])
        self.say(f"if {where}:" if certain else f"if {where} == 1:", *(f"    {line}" for line in counted))
        if not certain:
            self.say(f"elif {where} == {UNKNOWN_CODE}:", *(f"    {line}" for line in perhaps))

    # --- Down to a person -------------------------------------------------------------------------------------------

    def _write_of_partner(self, index: int) -> None:
        slot = self.plan.slots[index]
        partner = f"partner_{self._aggregate(index).level}[i]"
        nobody = "False" if slot.type is bool else "0"
        for mine, column in zip(self.layout.columns(index), self.layout.columns(slot.args[0]), strict=True):
            self.say(f"a{mine}[i] = {self.gather(column)}[{partner}] if {partner} >= 0 else {nobody}")
        self.keep(index)

    def _write_rank(self, index: int) -> None:
        """Persons of a dwelling stand together, so the others of the group are neighbours."""
        slot = self.plan.slots[index]
        if self.shaky(index):
            raise NotImplementedError(f"{slot.name}: een rangorde van onbekende waarden")
        group = self._aggregate(index).level
        key, *where = [self.gather(arg) for arg in slot.args]
        counts, mine = (f"{where[0]}[{at}]" if where else "True" for at in ("j", "i"))
        self.say("rank = 0", f"if {mine}:", "    rank = 1")
        for step, tie in (("-1", ">="), ("1", ">")):
            self.say(
                f"    j = i + {step}",
                "    while 0 <= j < size[0] and adres[j] == adres[i]:",
                f"        if {group}[j] == {group}[i] and {counts} and {key}[j] {tie} {key}[i]:",
                "            rank += 1",
                f"        j += {step}",
            )
        self.say(f"a{index}[i] = rank")
        self.keep(index)

    def count_sharers(self, index: int) -> None:
        """First count by how many a group's amount is divided; NaN when somebody's sharing is not known."""
        amount, by = self.plan.slots[index].args
        level = self.plan.slots[amount].level
        assert level is not None
        sharers = f"sharers[{LETTER[level]}[i]]"
        column = f"{self.gather(by)}[i]"
        self.lines += [f"    sharers = zeros({self._groups(amount)})", "    for i in range(size[0]):"]
        if self.shaky(by):
            self.say(f"{sharers} += nan if {column} == {UNKNOWN_CODE} else float({column})")
        else:
            self.say(f"if {column}:", f"    {sharers} += 1.0")

    def _write_share(self, index: int) -> None:
        """When somebody's sharing is not known only nothing can be divided."""
        amount, by = self.plan.slots[index].args
        level = self.plan.slots[amount].level
        assert level is not None
        group, shares = f"{LETTER[level]}[i]", f"{self.gather(by)}[i]"
        amounts = [f"{self.gather(column)}[{group}]" for column in self.layout.columns(amount)]
        for column, own in zip(self.layout.columns(index), [*amounts, amounts[0]], strict=False):
            share = f"{own} / sharers[{group}] if {shares} == 1 else 0.0"
            nothing = " and ".join(f"{one} == 0.0" for one in amounts)
            unknown = f"(0.0 if {nothing} else nan) if sharers[{group}] != sharers[{group}] else "
            self.say(f"a{column}[i] = {unknown if self.shaky(by) else ''}({share})")
        self.keep(index)


def _yes_or_no(kind: str, group: str, value: str) -> tuple[list[str], list[str]]:
    """Lines for who counts and who perhaps does: one decisive answer is enough, whatever is unknown."""
    decisive, other = ("1", "0") if kind == "any" else ("0", "1")
    counted = [
        f"if {value} == {decisive}:",
        f"    {group} = {decisive}",
        f"elif {value} == {UNKNOWN_CODE} and {group} == {other}:",
        f"    {group} = {UNKNOWN_CODE}",
    ]
    return counted, [f"if {value} != {other} and {group} != {decisive}:", f"    {group} = {UNKNOWN_CODE}"]
