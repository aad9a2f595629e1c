"""Registered tables about the same people, published together: with noise, or with cells left out.

What is small is hidden; then an audit looks how closely a reader can place each open cell with all tables beside each
other, and hides more until nothing is placed more closely than the threshold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from perspectief.foundation.disclosure.audit import Known, Line, System, audit, cover
from perspectief.foundation.disclosure.cells import At, Cell, Cube, Sum, cube_of
from perspectief.foundation.disclosure.dominance import Dominance, dominance
from perspectief.foundation.disclosure.figures import publish_amount, publish_count, publish_share
from perspectief.foundation.disclosure.noise import slack, with_noise
from perspectief.foundation.disclosure.published import Kind, Published, hide, show
from perspectief.foundation.disclosure.reasons import Reason
from perspectief.foundation.disclosure.rule import Rule, rounded, rule_on
from perspectief.foundation.disclosure.specs import Method, NotRegistered, TableSpec, table_spec

Places = set[At]


@dataclass(frozen=True)
class Figure:
    """What may be shown of one cell. `share`: of the whole of its row; `amount`: the money they got."""

    number: Published
    share: Published | None = None
    amount: Published | None = None


@dataclass(frozen=True)
class PublishedTable:
    """A registered table as it may be shown. `about`: of when or of what its numbers are, in words."""

    spec: TableSpec
    figures: Mapping[At, Figure]
    about: str = ""

    def at(self, **codes: str) -> Figure:
        """The figure at these codes; a dimension that is left out means everybody."""
        return self.figures[frozenset(codes.items())]

    def codes(self, name: str) -> list[str]:
        """The codes of a dimension that are in it, in the order in which they were given."""
        return list(dict.fromkeys(code for at in self.figures for key, code in at if key == name))


def publish_registered(
    given: Mapping[str, Iterable[Cell]], *, about: str = "", rule: Rule | None = None
) -> dict[str, PublishedTable]:
    """Tables about the same people, by their keys. Raises NotRegistered for a key that nobody registered."""
    specs = {table_spec(key): tuple(cells) for key, cells in given.items()}
    if len({spec.people for spec in specs}) > 1:
        raise NotRegistered("Only tables about the same people are published together.")
    rule = rule or rule_on()
    cube = cube_of(specs)
    noisy = any(spec.method is Method.NOISE for spec in specs)
    figures = _noisy(cube, list(specs), rule) if noisy else _left_out(cube, list(specs), rule)
    return {spec.key: _table(spec, cube, figures, about) for spec in specs}


def _table(spec: TableSpec, cube: Cube, figures: Mapping[At, Figure], about: str) -> PublishedTable:
    return PublishedTable(spec, {at: figures[at] for at in cube.tables[spec.key]}, about)


# --- With cells left out ----------------------------------------------------------------------------------------------


def _left_out(cube: Cube, specs: list[TableSpec], rule: Rule) -> dict[At, Figure]:
    values = {at: one.number for at, one in cube.sums.items() if one.number is not None}
    telling = _nearly_everybody(values, specs, rule)
    small = {at for at in values if _too_small(cube.sums[at], rule)} | telling.keys()
    secret = _protected(values, cube.lines, small, {**dict.fromkeys(values, float(rule.threshold)), **telling})
    hidden_money = _hidden_money(cube, specs, secret, rule)
    wholes = _wholes(cube, specs)
    return {at: _shown(one, at, cube, wholes, secret, hidden_money, rule) for at, one in cube.sums.items()}


def _too_small(one: Sum, rule: Rule) -> bool:
    return not one.impossible and rule.too_small(one.number, one.households)


def _nearly_everybody(values: Mapping[At, int], specs: list[TableSpec], rule: Rule) -> dict[At, float]:
    """Classes that hold nearly all of a group, for they say something of everybody in it; with how wide the room of
    each must be, so that it may as well be an ordinary part."""
    found = {}
    for spec in specs:
        for at in values if spec.classes else ():
            code = dict(at).get(spec.classes)
            whole = frozenset(pair for pair in at if pair[0] != spec.classes)
            if code is None or whole not in values or (spec.telling and code not in spec.telling):
                continue
            if values[at] > rule.group_share * values[whole]:
                found[at] = max(float(rule.threshold), (1 - rule.group_share) * values[whole] + 1)
    return found


def _protected(
    values: Mapping[At, int],
    lines: Iterable[Line],
    small: Places,
    enough: Mapping[At, float],
    may_hide: Collection[At] | None = None,
) -> Places:
    """What to hide: the small ones, and more until each hidden cell has room enough to be anything."""
    secret, settled = set(small), Places()
    known_lines = [line for line in lines if line.keys() <= values.keys()]
    while open_ones := {at: enough[at] for at in values if at in secret - settled}:
        narrow = _narrow(_reader(values, known_lines, secret), open_ones)
        settled |= open_ones.keys()  # more hidden cells only give them more room
        for at in narrow:
            system = _reader(values, known_lines, secret)
            if _narrow(system, {at: enough[at]}):  # it may have got room from the one before
                secret |= cover(system, at, enough[at], _costs(values, secret, may_hide))
    return secret


def _reader(values: Mapping[At, int], lines: list[Line], secret: Places) -> System:
    """What somebody knows who sees all but these."""
    return System(values, lines, {at: Known() if at in secret else _exactly(values[at]) for at in values})


def _narrow(system: System, enough: Mapping[At, float]) -> list[At]:
    """The cells that a reader can place more closely than they may."""
    return [at for at, (low, high) in audit(system, enough).items() if high - low < enough[at] - 0.5]


def _exactly(value: int) -> Known:
    """A reader knows what is shown: its rounding is not counted on."""
    return Known(value, value)


def _costs(values: Mapping[At, int], secret: Places, may_hide: Collection[At] | None = None) -> dict[At, float]:
    """What hiding costs a reader: totals most, large cells more than small ones."""
    most = max(values.values(), default=0) + 1
    widest = max((len(at) for at in values), default=0)
    found = (at for at in (values if may_hide is None else may_hide) if at not in secret)
    return {at: 1.0 + values[at] + most * 10 * (widest - len(at)) for at in found}


def _shown(
    one: Sum,
    at: At,
    cube: Cube,
    wholes: Mapping[At, At],
    secret: Places,
    hidden_money: Places,
    rule: Rule,
) -> Figure:
    number = _zero() if one.impossible else publish_count(one.number, rule=rule)
    share = amount = None
    if at in secret:
        number = hide(Reason.SECRET)
    if at in wholes:
        share = _share(one, at, cube.sums[wholes[at]], at in secret or wholes[at] in secret, rule)
    if one.cents is not None:
        amount = publish_amount(one.cents, contributors=one.number, rule=rule)
        amount = hide(Reason.SECRET, Kind.AMOUNT) if at in hidden_money else amount
    return Figure(number, share, amount)


def _zero() -> Published:
    return show(0, Kind.COUNT, 1)


def _share(one: Sum, at: At, whole: Sum, is_secret: bool, rule: Rule) -> Published:
    figure = publish_share(one.number, whole.number, rule=rule)
    return hide(Reason.SECRET, Kind.SHARE) if is_secret and figure.reason != Reason.TOO_FEW else figure


def _wholes(cube: Cube, specs: list[TableSpec]) -> dict[At, At]:
    """Of which total each cell is shown as a share."""
    found = {}
    for spec in specs:
        for at in cube.tables[spec.key] if spec.shares else ():
            whole = frozenset(pair for pair in at if pair[0] != spec.shares)
            if whole != at:
                found[at] = whole
    return found


def _hidden_money(cube: Cube, specs: list[TableSpec], secret: Places, rule: Rule) -> Places:
    """Sums whose people are hidden, or of which one or two got nearly all, and so much more that those stay hidden."""
    if not any(spec.money for spec in specs):
        return set()
    values = {at: one.cents for at, one in cube.sums.items() if one.cents is not None}
    if any(value < 0 for value in values.values()):
        raise ValueError("A sum of money below zero: publish what came and what went apart.")
    ours = dominance()
    small = {at for at in values if at in secret or _is_dominated(cube.sums[at], ours)}
    enough = {at: rule.amount_margin * value + 1 for at, value in values.items()}
    return _protected(values, cube.lines, small, enough)


def _is_dominated(one: Sum, rule: Dominance) -> bool:
    return one.cents is not None and rule.hides(one.cents, one.largest)


# --- Tables that were counted again -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class State:
    """A table as it stood for a while.

    `values`: by names that tell one count from another, as `At` with one name for what was counted once; `lines`: its
    totals less their parts. A total that is not in the table stands in it too, and in `known`: it is never hidden.
    `few`: counts that rest on too few, however large they are.
    """

    values: Mapping[At, int]
    lines: Sequence[Line]
    known: Collection[At] = ()
    few: Collection[At] = ()


def hidden_after(states: Sequence[State], rule: Rule | None = None) -> Places:
    """What is hidden in the last of these states or in one before it, for a reader who kept them all.

    What was shown once is known, so hiding it later protects nothing; what was hidden stays so. More states after these
    change nothing in what is hidden up to here: an old report stays as it was.
    """
    rule = rule or rule_on()
    values: dict[At, int] = {}
    lines: dict[frozenset[tuple[At, float]], Line] = {}
    secret, shown = Places(), Places()
    for state in states:
        values |= state.values
        lines |= {frozenset(line.items()): line for line in state.lines}
        small = {at for at, value in state.values.items() if rule.too_small(value)} | set(state.few)
        shown |= set(state.known) - small
        enough = dict.fromkeys(values, float(rule.threshold))
        secret = _protected(values, lines.values(), secret | small, enough, state.values.keys() - shown)
        shown |= state.values.keys() - secret
    return secret


# --- With noise -------------------------------------------------------------------------------------------------------


def _noisy(cube: Cube, specs: list[TableSpec], rule: Rule) -> dict[At, Figure]:
    """Each cell and each total with noise of its own; what then is small is hidden, and what can be worked out too."""
    values = {at: one.number for at, one in cube.sums.items() if one.number is not None}
    seen = {at: _seen(one, rule) for at, one in cube.sums.items() if one.number is not None}
    secret = {at for at in seen if _is_hidden_in_noise(cube.sums[at], seen[at], rule)}
    secret |= _nearly_everybody(seen, specs, rule).keys()
    secret = _audited(cube, values, seen, secret, rule)
    wholes = _wholes(cube, specs)
    return {
        at: Figure(_number(at, seen, secret, cube, rule), _ratio(at, wholes, seen, secret, rule)) for at in cube.sums
    }


def _seen(one: Sum, rule: Rule) -> int:
    return 0 if one.impossible else with_noise(one.number or 0, one.key, rule)


def _is_hidden_in_noise(one: Sum, seen: int, rule: Rule) -> bool:
    """By what a reader would see, so that hiding tells no more than that; by households as they are."""
    return not one.impossible and rule.too_small(seen, one.households)


def _audited(cube: Cube, values: Mapping[At, int], seen: Mapping[At, int], secret: Places, rule: Rule) -> Places:
    """Noise that happens to point one way can leave a small count too little room: then more is hidden."""
    at_risk = {
        at: float(rule.threshold)
        for at, value in values.items()
        if value < rule.threshold and not cube.sums[at].impossible
    }
    more = Places()
    while at_risk:
        known = {at: _known(at, cube, seen, secret, more, rule) for at in values}
        system = System(values, cube.lines, known)
        found = audit(system, at_risk)
        narrow = [at for at, (low, high) in found.items() if high - low < at_risk[at] - 0.5]
        if not narrow:
            break
        at = narrow[0]
        costs = _costs(values, secret | more)
        added = {at} - secret - more or cover(system, at, at_risk[at], costs)
        more |= added
        if not added:
            at_risk.pop(at)
    return secret | more


def _known(at: At, cube: Cube, seen: Mapping[At, int], secret: Places, more: Places, rule: Rule) -> Known:
    if cube.sums[at].impossible:
        return Known(0, 0)
    if at in more or (at in secret and seen[at] >= rule.threshold):
        return Known()
    if at in secret:
        most = (rule.threshold - 1) // rule.round_to * rule.round_to
        return Known(0, most + slack(rule))
    return Known(max(0, seen[at] - slack(rule)), seen[at] + slack(rule))


def _number(at: At, seen: Mapping[At, int], secret: Places, cube: Cube, rule: Rule) -> Published:
    if at not in seen:
        return hide(Reason.UNKNOWN)
    if cube.sums[at].impossible:
        return _zero()
    return hide(Reason.SECRET) if at in secret else show(seen[at], Kind.COUNT, rule.round_to)


def _ratio(at: At, wholes: Mapping[At, At], seen: Mapping[At, int], secret: Places, rule: Rule) -> Published | None:
    """A share of what is shown, so that it tells nothing more."""
    if at not in wholes:
        return None
    part, whole = seen.get(at), seen.get(wholes[at])
    if part is None or whole is None:
        return hide(Reason.UNKNOWN, Kind.SHARE)
    if at in secret or wholes[at] in secret:
        return hide(Reason.SECRET, Kind.SHARE)
    if whole < rule.share_base:
        return hide(Reason.TOO_FEW, Kind.SHARE)
    return show(min(100, rounded(100 * part / whole, 1)), Kind.SHARE, 1)
