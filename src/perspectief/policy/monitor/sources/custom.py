"""The contract for counts of the city itself and for tables made on order and checked at Statistics Netherlands.

Whoever brings such a table has already made small numbers unreadable: nobody here keeps them, also not for a moment in
a table of the database. A count below the threshold of disclosure control is refused, and what stood there is not kept.
"""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from perspectief.foundation.disclosure import rule_on
from perspectief.policy.monitor.choices import Unit

COUNTS = frozenset({Unit.PERSONS, Unit.HOUSEHOLDS, Unit.CHILDREN, Unit.COUNT})
HUNDRED = 100


def too_small(unit: str, value: Decimal | None, base: int | None) -> str:
    """Why this number is too small to keep here; empty when it is not. Nobody is few as well."""
    rule = rule_on()
    counted = value if value is not None and unit in COUNTS else None
    if value is not None and base is not None and unit == Unit.PERCENT:
        counted = value * base / HUNDRED
    if rule.too_small(base, None if counted is None else round(counted)):
        said = _("Dit getal is te klein om hier te bewaren. Schrijf ‘geheim’ als het lager is dan %(least)d.")
        return said % {"least": rule.threshold}
    return ""
