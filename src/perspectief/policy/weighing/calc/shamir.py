"""A secret in parts, of which some together give it back and fewer say nothing at all (Shamir 1979). No Django.

Each byte of the secret is the value at 0 of a line (or curve) over GF(256), drawn by chance; a part is its value at 1,
2 or 3. The field is that of AES: polynomials modulo x^8 + x^4 + x^3 + x + 1 (FIPS 197, section 4.2).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence

MODULUS = 0x11B
HIGHEST = 255
"""So many parts at most: every part needs a place of its own that is not 0."""


class TooFew(ValueError):
    """There are not enough parts, or they are not of the same secret."""


def multiply(one: int, other: int) -> int:
    """The product in GF(256); the same steps for every value, so that its time says nothing."""
    product = 0
    for _bit in range(8):
        product ^= -(other & 1) & one
        one = (one << 1) ^ (-(one >> 7) & MODULUS)
        other >>= 1
    return product


def inverse(value: int) -> int:
    """What times `value` gives 1: value to the power 254. Of 0 it is 0."""
    result, power = 1, value
    for bit in range(8):
        if 254 >> bit & 1:
            result = multiply(result, power)
        power = multiply(power, power)
    return result


def split(secret: bytes, *, need: int, parts: int, chance: Callable[[int], bytes] = os.urandom) -> dict[int, bytes]:
    """Place (1, 2, …) -> part, as long as the secret. Any `need` of them give the secret back."""
    if not 1 < need <= parts <= HIGHEST:
        raise ValueError(f"{need} of {parts} is no way to divide a secret.")
    curves = [secret, *(chance(len(secret)) for _degree in range(need - 1))]
    return {place: bytes(_value(at, place) for at in zip(*curves, strict=True)) for place in range(1, parts + 1)}


def join(parts: Mapping[int, bytes], *, need: int) -> bytes:
    """The secret. Parts that do not belong together give something else: only who knows more can see that.

    Raises TooFew.
    """
    chosen = dict(sorted(parts.items())[:need])
    if len(chosen) < need or len({len(part) for part in chosen.values()}) != 1 or not all(chosen):
        raise TooFew(f"{need} parts of one secret are needed.")
    factors = [_factor(place, chosen) for place in chosen]
    return bytes(_at_zero(factors, at) for at in zip(*chosen.values(), strict=True))


def _value(curve: tuple[int, ...], place: int) -> int:
    """The value of a curve at a place: its constant first."""
    value = 0
    for factor in reversed(curve):
        value = multiply(value, place) ^ factor
    return value


def _factor(place: int, places: Mapping[int, bytes]) -> int:
    """How heavy the part at this place counts for the value at 0 (Lagrange)."""
    factor = 1
    for other in places:
        if other != place:
            factor = multiply(factor, multiply(other, inverse(other ^ place)))
    return factor


def _at_zero(factors: Sequence[int], values: Sequence[int]) -> int:
    value = 0
    for factor, byte in zip(factors, values, strict=True):
        value ^= multiply(factor, byte)
    return value
