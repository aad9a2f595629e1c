"""Keys that stand outside the database: sealing what must stay secret, and digests by which a thing is found again.

`PERSPECTIEF_DATA_KEYS` names them: `2026b:<base64 of 32 bytes>,2026a:<…>`. The first seals, the others still open.
Every use has a label of its own, from which its own key is derived (HKDF-SHA256, RFC 5869).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_ID = re.compile(r"^[a-z0-9]{1,16}$")
KEY_BYTES = 32
NONCE = 12
SEPARATOR = b"."


class NotOurs(Exception):
    """Sealed with a key that we do not have, or changed since."""


def read_keys(text: str) -> dict[str, bytes]:
    """The keys that the operator named, newest first. Raises ImproperlyConfigured; never shows a key."""
    keys: dict[str, bytes] = {}
    for place, one in enumerate(filter(None, (part.strip() for part in text.split(","))), start=1):
        name, _, secret = one.partition(":")
        if not KEY_ID.match(name) or name in keys:
            raise ImproperlyConfigured(f"PERSPECTIEF_DATA_KEYS: name {place} is not a new name of letters and digits.")
        keys[name] = _secret(name, secret)
    return keys


def practice_keys(secret: str) -> dict[str, bytes]:
    """One key for a practice copy, made from the secret of the settings. Production names its own."""
    return {"oefening": hashlib.sha256(f"practice data key: {secret}".encode()).digest()}


def _secret(name: str, text: str) -> bytes:
    try:
        secret = base64.b64decode(text, validate=True)
    except binascii.Error:
        secret = b""
    if len(secret) != KEY_BYTES:
        raise ImproperlyConfigured(f"PERSPECTIEF_DATA_KEYS: key '{name}' is not the base64 of {KEY_BYTES} bytes.")
    return secret


def key_ids() -> tuple[str, ...]:
    """Names of the keys, newest first."""
    return tuple(_keys())


def derived(label: str, key_id: str) -> bytes:
    """32 bytes of one key for one use. Raises NotOurs."""
    if key_id not in _keys():
        raise NotOurs(key_id)
    return _derive(_keys()[key_id], label)


def seal(label: str, plain: bytes, bound_to: bytes = b"") -> bytes:
    """Sealed with the newest key (AES-256-GCM); `bound_to` must be the same at opening, such as the id of the row."""
    key_id, nonce = key_ids()[0], os.urandom(NONCE)
    return key_id.encode() + SEPARATOR + nonce + AESGCM(derived(label, key_id)).encrypt(nonce, plain, bound_to)


def unseal(label: str, sealed: bytes, bound_to: bytes = b"") -> bytes:
    """What was sealed. Raises NotOurs."""
    key_id, _, rest = bytes(sealed).partition(SEPARATOR)
    try:
        key = derived(label, key_id.decode("ascii"))
        return AESGCM(key).decrypt(rest[:NONCE], rest[NONCE:], bound_to)
    except (InvalidTag, ValueError) as wrong:
        raise NotOurs from wrong


def sealed_with(sealed: bytes) -> str:
    """Name of the key, for rotation."""
    return bytes(sealed).partition(SEPARATOR)[0].decode("ascii", "replace")


def digest(label: str, text: str) -> str:
    """A keyed hash with the newest key, to store: `<key id>.<64 hex digits>`."""
    return _digest(label, text, key_ids()[0])


def digests(label: str, text: str) -> Iterator[str]:
    """The same under every key, to look up what was stored under an older one."""
    return (_digest(label, text, key_id) for key_id in key_ids())


def _digest(label: str, text: str, key_id: str) -> str:
    return f"{key_id}.{hmac.digest(derived(label, key_id), text.encode(), 'sha256').hex()}"


def _keys() -> Mapping[str, bytes]:
    return settings.DATA_KEYS


@cache
def _derive(secret: bytes, label: str) -> bytes:
    derive = HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=f"perspectief: {label}".encode())
    return derive.derive(secret)
