"""Closes first scores so that nobody can open one alone: any two of three holders together can. No Django.

Each holder (chair, expert by experience, recovery) has 16 bytes by chance, on paper as words (`calc/paper.py`). From
them follows a pair of keys (X25519). The house keeps the public half only. A box has a content key of its own, which is
divided (`calc/shamir.py`, two of three); each part is closed for one holder with a key that exists for this box only.

    public = public_of(seed)                     the half that may be known
    box = seal(plain, publics, bound_to)         publics: of the three holders, in the order of HOLDERS
    plain = open_box(box, {0: seed, 2: seed}, publics, bound_to)

Why parts per box, and not one secret that is cut in three: then somebody must hold the whole secret at one moment, and
all three parts stand on one screen. Here every holder makes the own words, and nobody ever sees those of another.

Standards: X25519 (RFC 7748), HKDF-SHA256 (RFC 5869), AES-256-GCM (NIST SP 800-38D). Every box is as long as any other.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from perspectief.policy.weighing.calc import shamir

HOLDERS = ("chair", "expert", "recovery")
NEEDED = 2
SEED_BYTES = 16
"""128 bits: what a holder has on paper."""
LONGEST = 48 * 1024
"""Bytes that fit in a box; every box is filled up to it."""
VERSION = b"\x01"
_KEY, _PUBLIC, _TAG, _LENGTH = 32, 32, 16, 4
_PART = _KEY + _TAG
BOX_BYTES = len(VERSION) + _PUBLIC + len(HOLDERS) * _PART + _LENGTH + LONGEST + _TAG
_ONCE = bytes(12)
"""The nonce. Every key here exists for one box and one use, so it never meets the same nonce twice."""


class TooLong(ValueError):
    """More than fits in a box."""


class CannotOpen(Exception):
    """These seeds do not open this box here: of another round, another place, or somebody changed the box."""


def new_seed() -> bytearray:
    """What a holder gets, by chance from the operating system."""
    return bytearray(os.urandom(SEED_BYTES))


def wipe(secret: bytearray) -> None:
    """Overwrite it. Python may have made copies that nobody can reach; this shortens how long one lies about."""
    secret[:] = bytes(len(secret))


def public_of(seed: bytes | bytearray) -> bytes:
    """The half that may be known."""
    return _private(seed).public_key().public_bytes_raw()


def seal(plain: bytes, publics: Sequence[bytes], bound_to: bytes) -> bytes:
    """A box that any two holders together open, and only for the place that it is bound to. Raises TooLong."""
    if len(plain) > LONGEST:
        raise TooLong(len(plain))
    if len(publics) != len(HOLDERS) or len(set(publics)) != len(HOLDERS):
        raise ValueError("A round has three holders, each with a key of their own.")
    once, content_key = X25519PrivateKey.generate(), os.urandom(_KEY)
    opening = once.public_key().public_bytes_raw()
    parts = shamir.split(content_key, need=NEEDED, parts=len(HOLDERS))
    closed = [
        AESGCM(_wrapping(once, public, opening, public, bound_to)).encrypt(_ONCE, parts[place], bound_to)
        for place, public in enumerate(publics, start=1)
    ]
    head = VERSION + opening + b"".join(closed)
    return head + AESGCM(_content(content_key, bound_to)).encrypt(_ONCE, _filled(plain), head)


def open_box(box: bytes, seeds: Mapping[int, bytes | bytearray], publics: Sequence[bytes], bound_to: bytes) -> bytes:
    """What is in it. `seeds`: place of the holder in HOLDERS -> what they brought. Raises CannotOpen."""
    box = bytes(box)
    if len(box) != BOX_BYTES or not box.startswith(VERSION) or len(seeds) < NEEDED:
        raise CannotOpen
    head = box[: BOX_BYTES - _LENGTH - LONGEST - _TAG]
    opening = head[1 : 1 + _PUBLIC]
    try:
        parts = {
            place + 1: AESGCM(_unwrapping(seed, opening, publics[place], bound_to)).decrypt(
                _ONCE, _part_of(head, place), bound_to
            )
            for place, seed in seeds.items()
        }
        content_key = shamir.join(parts, need=NEEDED)
        return _taken_out(AESGCM(_content(content_key, bound_to)).decrypt(_ONCE, box[len(head) :], head))
    except (InvalidTag, ValueError, IndexError) as wrong:
        raise CannotOpen from wrong


def _part_of(head: bytes, place: int) -> bytes:
    begin = 1 + _PUBLIC + place * _PART
    return head[begin : begin + _PART]


def _private(seed: bytes | bytearray) -> X25519PrivateKey:
    if len(seed) != SEED_BYTES:
        raise ValueError("A seed is 16 bytes.")
    return X25519PrivateKey.from_private_bytes(_derived(bytes(seed), b"holder", b""))


def _wrapping(own: X25519PrivateKey, other: bytes, opening: bytes, holder: bytes, bound_to: bytes) -> bytes:
    shared = own.exchange(X25519PublicKey.from_public_bytes(other))
    return _derived(shared, b"part " + opening + holder, bound_to)


def _unwrapping(seed: bytes | bytearray, opening: bytes, holder: bytes, bound_to: bytes) -> bytes:
    return _wrapping(_private(seed), opening, opening, holder, bound_to)


def _content(content_key: bytes, bound_to: bytes) -> bytes:
    return _derived(content_key, b"content", bound_to)


def _derived(secret: bytes, use: bytes, bound_to: bytes) -> bytes:
    info = b"perspectief weighing 1: " + use + b": " + bound_to
    return HKDF(algorithm=hashes.SHA256(), length=_KEY, salt=None, info=info).derive(secret)


def _filled(plain: bytes) -> bytes:
    return len(plain).to_bytes(_LENGTH) + plain + bytes(LONGEST - len(plain))


def _taken_out(filled: bytes) -> bytes:
    length = int.from_bytes(filled[:_LENGTH])
    return filled[_LENGTH : _LENGTH + length]
