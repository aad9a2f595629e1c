"""The cells of a file on their way to the database: packed and sealed, for nobody knows yet what is in them."""

from __future__ import annotations

import json
import zlib
from typing import Any

from perspectief.foundation import keys
from perspectief.policy.monitor.sources.tables import Sheet

SEAL = "monitor: waiting file"


def place_of(row: Any) -> bytes:
    """What the seal is bound to: the delivery of this row."""
    return str(row.delivery_id).encode()


def seal(sheet: Sheet, row: Any) -> bytes:
    """The cells for this row."""
    plain = json.dumps([sheet.columns, sheet.rows], ensure_ascii=False).encode()
    return keys.seal(SEAL, zlib.compress(plain), place_of(row))


def unseal(row: Any) -> Sheet:
    """The cells of this row. Raises keys.NotOurs."""
    columns, rows = json.loads(zlib.decompress(keys.unseal(SEAL, bytes(row.sealed), place_of(row))))
    return Sheet(tuple(columns), tuple((number, tuple(cells)) for number, cells in rows))
