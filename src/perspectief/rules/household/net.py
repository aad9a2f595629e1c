"""How much gross can stand behind a net amount: a range, because a file does not say what was withheld.

Gross here is the wage or benefit that tax is counted over (after pension premium), the income that allowances look at.
What was withheld is wage tax by the tables, and little else. The shares below lie a few percent above what the tables
of 2024, 2025 and 2026 withhold, for each height of the net amount. A test holds them against the law.
"""

from __future__ import annotations

from collections.abc import Mapping

from perspectief.rules.household.model import BENEFITS

NEVER_MORE = 2.0
"""Gross is never more than twice net: the highest tariff is below half."""
WITHOUT_TAX_CREDIT = ((40_000.0, 1.66),)
WORK = ((19_000.0, 1.06), (24_500.0, 1.09), (28_000.0, 1.16), (32_000.0, 1.25), (38_500.0, 1.38), (50_500.0, 1.56))
BENEFIT = ((5_500.0, 1.06), (11_500.0, 1.2), (15_500.0, 1.32), (19_000.0, 1.38), (26_500.0, 1.5), (46_000.0, 1.66))
PENSION = ((17_500.0, 1.12), (22_500.0, 1.16), (31_500.0, 1.25), (38_500.0, 1.37), (50_500.0, 1.56))
BY_KIND: Mapping[str, tuple[tuple[float, float], ...]] = {
    "loon": WORK,
    "aow": PENSION,
    "pensioen": PENSION,
    **dict.fromkeys(BENEFITS, BENEFIT),
}
"""Up to this net euro per year, gross is at most this many times net, with the tax credit and one income. A kind that
is not listed has no tax withheld by the tables, so nothing more is known of it."""


def most_gross(kind: str, net_y: float, *, credit: bool) -> float:
    """The highest gross, euro per year, behind `net_y` euro per year of this kind of income.

    `credit`: the tax credit (loonheffingskorting) surely counts for this income, and for no other beside it.
    """
    if kind not in BY_KIND:
        return net_y * NEVER_MORE
    shares = BY_KIND[kind] if credit else WITHOUT_TAX_CREDIT
    share = next((share for limit, share in shares if net_y <= limit), NEVER_MORE)
    return net_y * share
