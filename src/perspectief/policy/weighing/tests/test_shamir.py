"""A secret in parts: the field is that of AES, any two parts give it back, and one part says nothing."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from perspectief.policy.weighing.calc import shamir

BYTES = some.integers(0, 255)
SECRETS = some.binary(min_size=1, max_size=40)


@pytest.mark.parametrize(("one", "other", "product"), [(0x57, 0x83, 0xC1), (0x57, 0x13, 0xFE), (0x57, 0x02, 0xAE)])
def test_products_are_those_of_fips_197(one: int, other: int, product: int) -> None:
    assert shamir.multiply(one, other) == product


def test_the_inverse_of_53_is_ca_as_in_the_tables_of_aes() -> None:
    assert shamir.inverse(0x53) == 0xCA


def test_every_number_times_its_inverse_is_one() -> None:
    assert all(shamir.multiply(value, shamir.inverse(value)) == 1 for value in range(1, 256))


@given(BYTES, BYTES, BYTES)
def test_products_may_change_places_and_divide_over_a_sum(a: int, b: int, c: int) -> None:
    assert shamir.multiply(a, b) == shamir.multiply(b, a)
    assert shamir.multiply(a, b ^ c) == shamir.multiply(a, b) ^ shamir.multiply(a, c)


def test_a_line_drawn_by_hand_is_cut_where_we_say() -> None:
    parts = shamir.split(b"\x42", need=2, parts=3, chance=lambda many: b"\x07" * many)

    assert parts == {1: bytes([0x42 ^ 0x07]), 2: bytes([0x42 ^ 0x0E]), 3: bytes([0x42 ^ 0x09])}


@given(SECRETS)
def test_any_two_of_three_give_it_back(secret: bytes) -> None:
    parts = shamir.split(secret, need=2, parts=3)

    for pair in combinations(parts, 2):
        assert shamir.join({place: parts[place] for place in pair}, need=2) == secret


@given(SECRETS)
def test_any_three_of_five_give_it_back(secret: bytes) -> None:
    parts = shamir.split(secret, need=3, parts=5)

    for trio in combinations(parts, 3):
        assert shamir.join({place: parts[place] for place in trio}, need=3) == secret


@pytest.mark.parametrize("place", [1, 2, 3])
def test_one_part_fits_every_secret_exactly_once(place: int) -> None:
    """For each secret and each part there is one line, so a part tells nothing of the secret."""
    for secret in (0, 1, 0x42, 255):
        seen = {
            shamir.split(bytes([secret]), need=2, parts=3, chance=lambda many, at=slope: bytes([at]) * many)[place]
            for slope in range(256)
        }
        assert len(seen) == 256


def test_one_part_alone_is_refused() -> None:
    parts = shamir.split(b"abc", need=2, parts=3)

    with pytest.raises(shamir.TooFew):
        shamir.join({1: parts[1]}, need=2)


def test_parts_of_different_lengths_are_refused() -> None:
    with pytest.raises(shamir.TooFew):
        shamir.join({1: b"ab", 2: b"abc"}, need=2)


def test_parts_of_two_secrets_give_neither() -> None:
    one, other = (shamir.split(secret, need=2, parts=3) for secret in (b"een geheim!", b"iets anders"))

    assert shamir.join({1: one[1], 2: other[2]}, need=2) not in (b"een geheim!", b"iets anders")


@pytest.mark.parametrize(("need", "parts"), [(1, 3), (4, 3), (2, 256)])
def test_a_division_that_makes_no_sense_is_refused(need: int, parts: int) -> None:
    with pytest.raises(ValueError, match="no way to divide"):
        shamir.split(b"x", need=need, parts=parts)
