"""The list of words and reading a code: common words, far enough apart, and one slip is forgiven."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from math import log2

import pytest
from wordfreq import zipf_frequency

from perspectief.foundation.codes.calc import chance
from perspectief.foundation.codes.calc.words import (
    FILE,
    MANY,
    NotUnderstood,
    as_text,
    distance,
    new_code,
    new_pair,
    read_code,
    words,
)

CODE = ("appel", "fiets", "lantaarn", "dolfijn", "theepot", "regenboog")
ENDINGS = ("s", "e", "n", "en", "er", "je", "tje", "pje", "jes", "r", "t", "d", "ren")
BANNED = re.compile(
    r"dood|moord|oorlog|bom$|wapen|bloed|ziek|pijn|dokter|koorts|kanker|schuld|geld|euro|boete|lening|gulden|salaris|loon"
    r"|turk|marok|jood|neger|zigeun|moslim|islam|christ|kerk|god$|duivel|hoer|slet|kut|lul|neuk|stom$|dom$|lelijk|dik$"
    r"|^arm$|^rouw|traan|huil|angst|eenzaam|scheid|kwijt|verlies|slaaf|sex|naakt|bier|wijn$|^drank|varken"
)


def sounds(word: str) -> str:
    """Roughly how a word sounds: two with the same answer are easily mixed up when somebody reads them aloud."""
    for written, heard in (
        ("sch", "sg"),
        ("ch", "g"),
        ("ij", "y"),
        ("ei", "y"),
        ("ou", "au"),
        ("ck", "k"),
        ("qu", "kw"),
    ):
        word = word.replace(written, heard)
    word = re.sub(r"d$", "t", re.sub(r"b$", "p", word)).replace("ph", "f").replace("th", "t").replace("x", "ks")
    word = word.replace("c", "k").replace("z", "s").replace("v", "f").replace("dt", "t")
    return re.sub(r"(.)\1+", r"\1", word)


def test_there_are_2048_different_words_in_order() -> None:
    assert len(words()) == 2048
    assert list(words()) == sorted(set(words()))
    assert FILE.read_text(encoding="utf-8").endswith("\n")


def test_every_word_has_four_to_nine_plain_letters() -> None:
    assert [word for word in words() if not re.fullmatch(r"[a-z]{4,9}", word)] == []


def test_no_two_words_are_one_slip_apart() -> None:
    by_key = defaultdict(set)
    for word in words():
        for key in {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}:
            by_key[key].add(word)
    near = {pair for same in by_key.values() for pair in combinations(sorted(same), 2) if distance(*pair) < 2}

    assert near == set()


def test_no_two_words_sound_the_same() -> None:
    heard = defaultdict(list)
    for word in words():
        heard[sounds(word)].append(word)

    assert [same for same in heard.values() if len(same) > 1] == []


def test_no_word_is_another_with_an_ending() -> None:
    known = set(words())

    assert [word for word in words() for ending in ENDINGS if word + ending in known] == []


def test_no_word_is_unkind_sad_or_about_money_illness_or_descent() -> None:
    assert [word for word in words() if BANNED.search(word)] == []


def is_common(word: str) -> bool:
    """Used often, or made of two words that are."""
    if zipf_frequency(word, "nl") >= 2.6:
        return True
    cuts = ((word[:cut], word[cut:]) for cut in range(2, len(word) - 1))
    joints = ("", "s", "en", "n", "e")
    return any(
        zipf_frequency(head.removesuffix(joint), "nl") >= 3 and zipf_frequency(tail, "nl") >= 3
        for head, tail in cuts
        for joint in joints
        if head.endswith(joint)
    )


def test_nearly_every_word_is_common_or_made_of_common_words() -> None:
    rare = [word for word in words() if not is_common(word)]

    assert len(rare) <= 0.05 * len(words()), rare


def test_a_code_has_66_bits_and_comes_by_chance() -> None:
    made = {new_code() for _number in range(200)}

    assert len(made) == 200
    assert all(len(code) == MANY and set(code) <= set(words()) for code in made)
    assert log2(chance.codes()) == 66
    assert set(new_pair().split()) <= set(words())


@pytest.mark.parametrize(
    "typed",
    [
        "appel fiets lantaarn dolfijn theepot regenboog",
        "  Appel, FIETS;lantaarn\ndolfijn - theepot.regenboog ",
        "1. appel 2. fiets 3. lantaarn 4. dolfijn 5. theepot 6. regenboog",
        "appél fiéts lantaarn dolfijn theepot regenboog",
        "apel fiest lantaarm dolfijnn theeepot regenbog",
    ],
)
def test_capitals_signs_and_one_slip_per_word_do_not_matter(typed: str) -> None:
    assert read_code(typed) == CODE


def test_the_order_matters() -> None:
    assert read_code(" ".join(reversed(CODE))) == tuple(reversed(CODE))


@pytest.mark.parametrize(("typed", "count"), [("", 0), ("appel fiets", 2), (as_text(CODE) + " extra", 7), ("123", 0)])
def test_another_number_of_words_is_told(typed: str, count: int) -> None:
    with pytest.raises(NotUnderstood) as wrong:
        read_code(typed)

    assert (wrong.value.count, wrong.value.places) == (count, ())


def test_what_is_not_known_is_told_by_its_place_and_never_repeated() -> None:
    with pytest.raises(NotUnderstood) as wrong:
        read_code("appel xyzzy lantaarn dolfijn qwerty regenboog")

    assert wrong.value.places == (2, 5)
    assert "xyzzy" not in f"{wrong.value!r}{wrong.value}"


def between_two_words() -> str:
    """A text that is one letter away from two words of the list."""
    alike = defaultdict(list)
    for word in words():
        for one, two in combinations(range(len(word)), 2):
            alike[word[:one] + "?" + word[one + 1 : two] + "?" + word[two + 1 :]].append(word)
    mask, (first, second, *_more) = next((mask, same) for mask, same in alike.items() if len(same) > 1)
    return first[: mask.index("?") + 1] + second[mask.index("?") + 1 :]


def test_a_slip_that_could_be_two_words_is_not_guessed() -> None:
    with pytest.raises(NotUnderstood) as wrong:
        read_code(f"{between_two_words()} fiets lantaarn dolfijn theepot regenboog")

    assert wrong.value.places == (1,)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("boom", "boom", 0), ("boom", "bom", 1), ("boom", "bomo", 1), ("boom", "boek", 2), ("", "boom", 4)],
)
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == distance(other, one) == slips
