"""A box opens for any two holders, for nobody alone, only in its own place, and its length says nothing."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from perspectief.foundation.codes.calc.words import NotUnderstood
from perspectief.policy.weighing.calc import paper, sealing

SEEDS = [bytearray(bytes([number]) * sealing.SEED_BYTES) for number in (1, 2, 3)]
PUBLICS = [sealing.public_of(seed) for seed in SEEDS]
PLACE = b"ronde/stoel/aanvraag"


def closed(plain: bytes = b"een 3") -> bytes:
    return sealing.seal(plain, PUBLICS, PLACE)


@pytest.mark.parametrize("pair", list(combinations(range(3), 2)))
def test_any_two_holders_open_it(pair: tuple[int, int]) -> None:
    assert sealing.open_box(closed(), {place: SEEDS[place] for place in pair}, PUBLICS, PLACE) == b"een 3"


@pytest.mark.parametrize("place", range(3))
def test_no_holder_opens_it_alone(place: int) -> None:
    with pytest.raises(sealing.CannotOpen):
        sealing.open_box(closed(), {place: SEEDS[place]}, PUBLICS, PLACE)


def test_one_holder_who_brings_the_same_words_twice_opens_nothing() -> None:
    with pytest.raises(sealing.CannotOpen):
        sealing.open_box(closed(), {0: SEEDS[0], 1: SEEDS[0]}, PUBLICS, PLACE)


def test_a_stranger_beside_a_holder_opens_nothing() -> None:
    with pytest.raises(sealing.CannotOpen):
        sealing.open_box(closed(), {0: SEEDS[0], 1: sealing.new_seed()}, PUBLICS, PLACE)


def test_a_box_moved_to_another_place_does_not_open() -> None:
    with pytest.raises(sealing.CannotOpen):
        sealing.open_box(closed(), {0: SEEDS[0], 1: SEEDS[1]}, PUBLICS, b"ronde/stoel/andere")


@given(some.integers(0, sealing.BOX_BYTES - 1), some.integers(1, 255))
@settings(max_examples=60, deadline=None)
def test_a_box_in_which_one_byte_changed_does_not_open(place: int, change: int) -> None:
    box = bytearray(closed())
    box[place] ^= change

    with pytest.raises(sealing.CannotOpen):
        sealing.open_box(bytes(box), {0: SEEDS[0], 1: SEEDS[1]}, PUBLICS, PLACE)


@given(some.binary(max_size=2000), some.binary(max_size=2000))
@settings(max_examples=30, deadline=None)
def test_every_box_is_as_long_as_every_other(one: bytes, other: bytes) -> None:
    assert len(closed(one)) == len(closed(other)) == sealing.BOX_BYTES


def test_what_just_fits_comes_out_whole() -> None:
    plain = b"x" * sealing.LONGEST

    assert sealing.open_box(closed(plain), {1: SEEDS[1], 2: SEEDS[2]}, PUBLICS, PLACE) == plain


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(sealing.TooLong):
        closed(b"x" * (sealing.LONGEST + 1))


def test_the_same_answer_twice_gives_two_boxes_that_share_nothing() -> None:
    one, other = closed(), closed()

    assert one[1:33] != other[1:33]
    assert one[-100:] != other[-100:]


def test_three_holders_have_three_keys() -> None:
    with pytest.raises(ValueError, match="three holders"):
        sealing.seal(b"x", [PUBLICS[0], PUBLICS[0], PUBLICS[1]], PLACE)


def test_a_seed_that_is_wiped_is_gone() -> None:
    seed = sealing.new_seed()

    sealing.wipe(seed)

    assert seed == bytes(sealing.SEED_BYTES)


def test_the_public_half_follows_from_the_seed_and_says_the_same_each_time() -> None:
    """Fixed, so that words that were written down today open a box of years ago."""
    assert sealing.public_of(bytes(range(16))).hex() == FIXED


FIXED = "41aaa4ba52b341890079d158521ed3c47c92b85c97f76ca13a51545d4c1ad34b"


@given(some.integers(0, 2), some.binary(min_size=16, max_size=16))
def test_words_on_paper_come_back_as_they_were(holder: int, seed: bytes) -> None:
    brought = paper.read(" ".join(paper.to_words(holder, seed)))

    assert (brought.holder, bytes(brought.seed)) == (holder, seed)


def test_capitals_numbers_and_one_slip_in_a_word_are_forgiven() -> None:
    words = list(paper.to_words(1, SEEDS[1]))
    words[3] += "q"
    typed = ", ".join(f"{number}. {word.upper()}" for number, word in enumerate(words, start=1))

    assert paper.read(typed).seed == SEEDS[1]


def test_twelve_words_are_counted() -> None:
    with pytest.raises(NotUnderstood) as wrong:
        paper.read(" ".join(paper.to_words(0, SEEDS[0])[:-1]))

    assert wrong.value.count == 12


def test_a_word_that_we_do_not_know_is_named_by_its_number() -> None:
    words = [*paper.to_words(0, SEEDS[0])[:4], "xyzzyq", *paper.to_words(0, SEEDS[0])[5:]]

    with pytest.raises(NotUnderstood) as wrong:
        paper.read(" ".join(words))

    assert wrong.value.places == (5,)


def test_words_in_another_order_are_a_slip() -> None:
    first, second, *rest = paper.to_words(0, SEEDS[0])

    with pytest.raises(paper.Slip):
        paper.read(" ".join([second, first, *rest]))


def test_what_somebody_brought_is_never_printed() -> None:
    assert bytes(SEEDS[0]).hex() not in repr(paper.read(" ".join(paper.to_words(0, SEEDS[0]))))


def test_sealing_knows_no_django() -> None:
    code = "import sys; import perspectief.policy.weighing.calc.sealing; assert 'django' not in sys.modules"

    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
