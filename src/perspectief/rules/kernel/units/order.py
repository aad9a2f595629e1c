"""In which order the slots of a plan run, and which of them make one unit."""

from __future__ import annotations

from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.plan import Plan, Slot

UP = ("sum", "count", "any", "all", "min", "max")
"""The aggregates that bring persons up to a group."""


def order_units(plan: Plan) -> list[list[int]]:
    """The rule slots in runs of one folder each, long runs first where the graph leaves a choice."""
    waiting = {slot.index: {arg for arg in slot.args if plan.slots[arg].version} for slot in plan.slots if slot.version}
    ready: dict[str, list[int]] = {}
    users: dict[int, list[int]] = {}
    for index, needs in waiting.items():
        for need in needs:
            users.setdefault(need, []).append(index)
        if not needs:
            ready.setdefault(folder_of(plan, index), []).append(index)
    runs = []
    while ready:
        folder = max(ready, key=lambda key: (len(ready[key]), key))
        runs.append(_drain(plan, folder, ready, waiting, users))
    return runs


def folder_of(plan: Plan, index: int) -> str:
    """The law folder of a slot."""
    return plan.slots[index].name.partition(".")[0]


def _drain(
    plan: Plan, folder: str, ready: dict[str, list[int]], waiting: dict[int, set[int]], users: dict[int, list[int]]
) -> list[int]:
    """Everything of one folder that can run now, keeping to the same kind of loop as long as possible."""
    run: list[int] = []
    phase = None
    todo = ready.pop(folder)
    while todo:
        same = [index for index in todo if phase_of(plan.slots[index]) == phase]
        index = same[0] if same else todo[0]
        phase = phase_of(plan.slots[index])
        todo.remove(index)
        run.append(index)
        for user in users.get(index, ()):
            waiting[user].discard(index)
            if not waiting[user]:
                (todo if folder_of(plan, user) == folder else ready.setdefault(folder_of(plan, user), [])).append(user)
    return run


def phase_of(slot: Slot) -> tuple[str, Level]:
    """Slots with the same phase can share a loop; bringing persons up to a group runs in the loop over persons."""
    assert slot.version is not None and slot.level is not None
    aggregate = slot.version.aggregate
    if aggregate and aggregate.kind in UP:
        return ("loop", Level.PERSON)
    if aggregate:
        return (f"{aggregate.kind} {slot.index}", Level.PERSON)
    return ("loop", slot.level)
