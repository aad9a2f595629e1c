"""Seals kept answers so that the database alone says nothing, nor the database with the keys of the server.

Six words and a key of the server (`foundation/keys.py`, outside the database) together open a check:

* `lookups` finds its row: Argon2id of the code, then a keyed hash. Nobody can try codes on a stolen database without
  the key; and with the key each try still costs an Argon2id.
* `wrap` seals the key of the answers (the data key) under Argon2id(code with the key of the server, salt of the row).
* `seal` seals the answers under that data key, bound to the row, filled up so that their size tells little.

What Argon2id costs is a dated setting. A check that was kept under an earlier one, or under an earlier key of the
server, is sealed anew when it is opened. docs/decisions/0012-come-back-by-code.md
"""

from __future__ import annotations

import datetime as dt
import hmac
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from perspectief.foundation import keys
from perspectief.foundation.dated import Setting, read_settings
from perspectief.residents.kept_checks.calc.words import as_text

FILE = Path(__file__).parent / "data" / "settings.yaml"
LOOKUP, CODE, COPY = "kept_checks: lookup", "kept_checks: code", "kept_checks: shared copy"
COSTS = ("argon2_memory", "argon2_passes", "argon2_lanes")
KEY_BYTES, SALT_BYTES, NONCE = 32, 16, 12
FIXED_SALT = b"kept_checks/find"
"""For finding, all codes share one salt: the row that has its own is not known yet. The keyed hash hides the result."""
FILLED_UP_TO = 512
"""Bytes: answers are as long as the next multiple, so a family of eight looks much like somebody alone."""


class DoesNotOpen(Exception):
    """Another code, another row, another key, or somebody changed it. It holds nothing of any of these."""


@dataclass(frozen=True)
class Costs:
    """What one try costs: KiB of memory, times through it, pieces at once."""

    memory: int
    passes: int
    lanes: int


def setting(name: str, on: dt.date) -> int:
    """A number that somebody decided (`data/settings.yaml`), as it holds on a day."""
    return int(_settings()[name].on(on).value)


def costs_on(day: dt.date) -> Costs:
    """What a try costs on that day."""
    return Costs(*(setting(name, day) for name in COSTS))


def costs_since(first: dt.date, today: dt.date) -> list[Costs]:
    """What tries cost on any day since the first, newest first: nearly always one."""
    days = {
        one.since for name in ("argon2_memory", "argon2_passes", "argon2_lanes") for one in _settings()[name].values
    }
    moments = sorted({today, *(day for day in days if first < day <= today), first}, reverse=True)
    return list(dict.fromkeys(map(costs_on, moments)))


def lookups(code: Sequence[str], costs: Costs) -> Iterator[str]:
    """By what a code is found, under each key of the server, newest first. The first is the one to store."""
    stretched = _argon2id(as_text(code).encode(), FIXED_SALT, costs)
    return keys.digests(LOOKUP, stretched.hex())


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
    return _argon2id(peppered, salt, costs)


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


def _argon2id(secret: bytes, salt: bytes, costs: Costs) -> bytes:
    return hash_secret_raw(secret, salt, costs.passes, costs.memory, costs.lanes, KEY_BYTES, Type.ID)


def _seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def _open(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(bytes(sealed[:NONCE]), bytes(sealed[NONCE:]), bound_to)
    except (InvalidTag, ValueError) as wrong:
        raise DoesNotOpen from wrong


@cache
def _settings() -> dict[str, Setting]:
    return read_settings(FILE)
