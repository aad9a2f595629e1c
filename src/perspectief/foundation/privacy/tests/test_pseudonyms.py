"""One person has another name in each room, and is found again after the keys changed."""

from __future__ import annotations

import os
from typing import Any
from uuid import uuid4

import pytest

from perspectief.foundation.privacy.pseudonyms import pseudonym, pseudonyms

PEOPLE = [str(uuid4()) for _ in range(200)]


def test_two_dumps_without_the_keys_have_no_name_in_common() -> None:
    visits, letters = ({pseudonym(room, one) for one in PEOPLE} for room in ("visits", "letters"))

    assert len(visits) == len(letters) == len(PEOPLE)
    assert not visits & letters
    assert not {name.partition(".")[2] for name in visits} & {name.partition(".")[2] for name in letters}


def test_a_pseudonym_holds_nothing_of_the_key_it_stands_for() -> None:
    assert not any(one in pseudonym("visits", one) for one in PEOPLE)


def test_another_house_with_other_keys_knows_somebody_by_another_name(settings: Any) -> None:
    settings.DATA_KEYS = {"a": os.urandom(32)}
    here = {pseudonym("visits", one) for one in PEOPLE}
    settings.DATA_KEYS = {"a": os.urandom(32)}

    assert not here & {pseudonym("visits", one) for one in PEOPLE}


def test_after_a_new_key_everybody_is_still_found(settings: Any) -> None:
    old = {"2026a": os.urandom(32)}
    settings.DATA_KEYS = old
    stored = {pseudonym("visits", one): one for one in PEOPLE}

    settings.DATA_KEYS = {"2026b": os.urandom(32)} | old

    for one in PEOPLE:
        assert [stored[name] for name in pseudonyms("visits", one) if name in stored] == [one]
        assert pseudonym("visits", one) not in stored


def test_a_pseudonym_needs_a_room() -> None:
    with pytest.raises(ValueError, match="belongs to a room"):
        pseudonym("", PEOPLE[0])
