"""Seals kept answers so that the database alone says nothing, nor the database with the keys of the server.

Six words and a key of the server (`foundation/keys.py`, outside the database) together open a check:

* `stretching.lookups` (`foundation/codes`) finds its row, under `PLACE`: Argon2id of the code, then a keyed hash.
* `wrap` seals the key of the answers (the data key) under Argon2id(code with the key of the server, salt of the row).
* `seal` seals the answers under that data key, bound to the row, filled up so that their size tells little.

What Argon2id costs is a dated setting. A check that was kept under an earlier one, or under an earlier key of the
server, is sealed anew when it is opened. docs/decisions/0012-come-back-by-code.md
"""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from perspectief.foundation import keys
from perspectief.foundation.codes import stretching
from perspectief.foundation.codes.calc.words import as_text
from perspectief.foundation.codes.stretching import Costs

LOOKUP, CODE, COPY = "kept_checks: lookup", "kept_checks: code", "kept_checks: shared copy"
KEY_BYTES, SALT_BYTES, NONCE = stretching.KEY_BYTES, 16, 12
PLACE = stretching.Place(LOOKUP, b"kept_checks/find")
FILLED_UP_TO = 512
"""Bytes: answers are as long as the next multiple, so a family of eight looks much like somebody alone."""


class DoesNotOpen(Exception):
    """Another code, another row, another key, or somebody changed it. It holds nothing of any of these."""


def key_id_of(lookup: str) -> str:
    """With which key of the server a row was made."""
    return lookup.partition(".")[0]


def new_salt() -> bytes:
    """For one row."""
    return os.urandom(SALT_BYTES)


def new_data_key() -> bytes:
    """For the answers of one row."""
    return AESGCM.generate_key(KEY_BYTES * 8)


def code_key(code: Sequence[str], salt: bytes, costs: Costs, key_id: str) -> bytes:
    """What the code and this key of the server open together, for one row. Takes as long as Argon2id takes."""
    peppered = hmac.digest(keys.derived(CODE, key_id), as_text(code).encode(), "sha256")
    return stretching.argon2id(peppered, salt, costs)


def wrap(data_key: bytes, under: bytes, kept: UUID) -> bytes:
    """The data key, sealed under `code_key`."""
    return _seal(under, data_key, b"data key " + kept.bytes)


def unwrap(wrapped: bytes, under: bytes, kept: UUID) -> bytes:
    """The data key. Raises DoesNotOpen."""
    return _open(under, wrapped, b"data key " + kept.bytes)


def seal(said: Mapping[str, Any], data_key: bytes, kept: UUID) -> bytes:
    """The answers, sealed under the data key and bound to the row."""
    return _seal(data_key, _filled_up(said), b"answers " + kept.bytes)


def unseal(sealed: bytes, data_key: bytes, kept: UUID) -> dict[str, Any]:
    """The answers. Raises DoesNotOpen."""
    opened: dict[str, Any] = json.loads(_open(data_key, sealed, b"answers " + kept.bytes))
    return opened


def seal_copy(said: Mapping[str, Any], copy: UUID) -> bytes:
    """The answers for a helper, sealed under the key of this room and bound to the copy."""
    return keys.seal(COPY, _filled_up(said), place_of_copy(copy))


def unseal_copy(sealed: bytes, copy: UUID) -> dict[str, Any]:
    """The answers in a copy. Raises DoesNotOpen."""
    try:
        opened: dict[str, Any] = json.loads(keys.unseal(COPY, sealed, place_of_copy(copy)))
    except keys.NotOurs as wrong:
        raise DoesNotOpen from wrong
    return opened


def place_of_copy(copy: UUID) -> bytes:
    """To what a copy is bound."""
    return b"copy " + copy.bytes


def _filled_up(said: Mapping[str, Any]) -> bytes:
    plain = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    return plain + b" " * (-len(plain) % FILLED_UP_TO)


def _seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def _open(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(bytes(sealed[:NONCE]), bytes(sealed[NONCE:]), bound_to)
    except (InvalidTag, ValueError) as wrong:
        raise DoesNotOpen from wrong
