"""One number at a time: a count, a share, a sum of money, a difference."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from perspectief.foundation.disclosure.published import Kind, Published, hide, show
from perspectief.foundation.disclosure.reasons import Reason
from perspectief.foundation.disclosure.rule import Rule, rounded, rule_on


def publish_count(
    number: int | None,
    *,
    households: int | None = None,
    of: int | None = None,
    of_households: int | None = None,
    rule: Rule | None = None,
) -> Published:
    """How many persons (or households) there are.

    `households`: in how many households those persons live. `of`, `of_households`: the whole they are a part of, when
    that is public: then all the others together must be enough as well. None as number: nobody knows it.
    """
    rule = rule or rule_on()
    if number is None:
        return hide(Reason.UNKNOWN)
    if rule.too_small(number, households, _others(number, of), _others(households, of_households)):
        return hide(Reason.SECRET)
    return show(rounded(number, rule.round_to), Kind.COUNT, rule.round_to)


def publish_share(
    part: int | None,
    whole: int | None,
    *,
    households: int | None = None,
    of_households: int | None = None,
    rule: Rule | None = None,
) -> Published:
    """A part of a whole in whole percents, from the counts before rounding; only of a whole that is large enough."""
    rule = rule or rule_on()
    if part is None or whole is None:
        return hide(Reason.UNKNOWN, Kind.SHARE)
    if whole < rule.share_base:
        return hide(Reason.TOO_FEW, Kind.SHARE)
    if rule.too_small(part, whole - part, households, _others(households, of_households)):
        return hide(Reason.SECRET, Kind.SHARE)
    return show(rounded(100 * part / whole, 1), Kind.SHARE, 1)


def publish_amount(
    cents: int | None, *, contributors: int | None, step: int | None = None, rule: Rule | None = None
) -> Published:
    """A sum of money in cents, over so many persons or households. `step`: in euro, when the size should not decide."""
    rule = rule or rule_on()
    if cents is None or contributors is None:
        return hide(Reason.UNKNOWN, Kind.AMOUNT)
    if rule.too_small(contributors):
        return hide(Reason.SECRET, Kind.AMOUNT)
    to = step or rule.step(cents / 100)
    return show(rounded(cents / 100, to), Kind.AMOUNT, to)


def publish_difference(after: Published, before: Published) -> Published:
    """After less before, from what is shown of both: the raw numbers would undo their rounding."""
    if after.kind != before.kind:
        raise ValueError(f"A {after.kind} less a {before.kind} means nothing.")
    if after.value is None or before.value is None:
        reason = after.reason or before.reason or Reason.UNKNOWN
        return hide(reason, after.kind, is_change=True)
    decimals = min(after.decimals, before.decimals)
    left = _with_decimals(Decimal(after.value) - Decimal(before.value), decimals)
    return show(left, after.kind, max(after.rounded_to, before.rounded_to), is_change=True, decimals=decimals)


def publish_official(
    value: Decimal | int | float | None, kind: Kind, decimals: int = 0, *, source: str, missing: Reason | str = ""
) -> Published:
    """A figure that its source made public itself, shown as it came: neither rounded to five nor hidden here.

    `source`: the publication that says so; without one it is no official figure. `missing`: the source's own reason for
    giving none, a `Reason` or a word of `MISSING`.
    """
    if not source.strip():
        raise ValueError("An official figure names the publication in which its source made it public.")
    if value is None:
        return hide(MISSING.get(missing, Reason.UNKNOWN), kind)
    shown = _with_decimals(value if isinstance(value, Decimal) else Decimal(str(value)), decimals)
    return show(shown, kind, _step(decimals) if decimals else 1, decimals=decimals)


MISSING: dict[str, Reason] = {
    **{reason: reason for reason in Reason},
    "secret": Reason.SECRET,
    "too_few": Reason.TOO_FEW,
    "not_yet": Reason.NOT_YET,
    "not_applicable": Reason.NOT_APPLICABLE,
    "not_measured": Reason.UNKNOWN,
}
"""What a source says when it gives no number, and which of the five reasons that is."""


def _with_decimals(value: Decimal, decimals: int) -> int | Decimal:
    """A half away from zero; a whole number as an int."""
    said = value.quantize(_step(decimals), ROUND_HALF_UP)
    return said if decimals else int(said)


@cache
def _step(decimals: int) -> Decimal:
    """The smallest difference that so many decimals can write: 0.1 for one."""
    return Decimal(1).scaleb(-decimals)


def _others(number: int | None, whole: int | None) -> int | None:
    return None if number is None or whole is None else whole - number
