"""The seals: known answers, and nothing opens with another code, key, row or one changed byte."""

from __future__ import annotations

import datetime as dt
import os
from typing import Any
from uuid import UUID

import pytest
from argon2.low_level import Type, hash_secret_raw

from perspectief.foundation import dated
from perspectief.foundation.codes import stretching
from perspectief.foundation.codes.stretching import Costs
from perspectief.residents.kept_checks import sealing
from perspectief.residents.kept_checks.sealing import DoesNotOpen

CODE = ("appel", "fiets", "lantaarn", "dolfijn", "theepot", "regenboog")
OTHER = ("fiets", "appel", "lantaarn", "dolfijn", "theepot", "regenboog")
CHEAP = Costs(memory=64, passes=1, lanes=1)
ROW, OTHER_ROW = UUID(int=1), UUID(int=2)
SALT = bytes(range(16))
SAID = {"told": {"p0.birth_date": {"birth_date": "1971-02-03"}}}
TODAY = dt.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _fixed_keys(settings: Any) -> None:
    settings.DATA_KEYS = {"nieuw": b"n" * 32, "oud": b"o" * 32}


def test_argon2id_gives_the_known_answer_of_its_reference() -> None:
    known = hash_secret_raw(b"password", b"somesalt", 2, 65536, 1, 32, Type.ID)

    assert known.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_the_chain_gives_known_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", lambda size: b"\x07" * size)
    under = sealing.code_key(CODE, SALT, CHEAP, "nieuw")

    assert next(stretching.lookups(sealing.PLACE, CODE, CHEAP)) == LOOKUP
    assert under.hex() == CODE_KEY
    assert sealing.wrap(b"d" * 32, under, ROW).hex() == WRAPPED


LOOKUP = "nieuw.eb2a8ad3dc0b960a86f484714835e377ca1b3fff547650e8404b5e16758805ca"
CODE_KEY = "9bc560a7b63dd8bc23130cd9232c863476dfe64b5a3f7d19717b14d904516bcc"
WRAPPED = (
    "070707070707070707070707"
    "c4153513c84899f9d19f74723791e7c9c209098a7df519b198d8b05c8348131fedf1f8a4c1a924db59c9d4bae3e88e93"
)


def test_a_code_opens_what_it_closed() -> None:
    data_key = sealing.new_data_key()
    under = sealing.code_key(CODE, SALT, CHEAP, "nieuw")
    wrapped, sealed = sealing.wrap(data_key, under, ROW), sealing.seal(SAID, data_key, ROW)

    opened = sealing.unwrap(wrapped, sealing.code_key(CODE, SALT, CHEAP, "nieuw"), ROW)

    assert sealing.unseal(sealed, opened, ROW) == SAID


@pytest.mark.parametrize(
    ("code", "salt", "key_id"),
    [(OTHER, SALT, "nieuw"), (CODE, SALT[::-1], "nieuw"), (CODE, SALT, "oud")],
    ids=["another order", "the salt of another row", "another key of the server"],
)
def test_nothing_opens_with_another_code_salt_or_key(code: tuple[str, ...], salt: bytes, key_id: str) -> None:
    wrapped = sealing.wrap(b"d" * 32, sealing.code_key(CODE, SALT, CHEAP, "nieuw"), ROW)

    with pytest.raises(DoesNotOpen):
        sealing.unwrap(wrapped, sealing.code_key(code, salt, CHEAP, key_id), ROW)


def test_what_is_sealed_for_one_row_does_not_open_in_another() -> None:
    data_key, under = sealing.new_data_key(), b"u" * 32

    with pytest.raises(DoesNotOpen):
        sealing.unwrap(sealing.wrap(data_key, under, ROW), under, OTHER_ROW)
    with pytest.raises(DoesNotOpen):
        sealing.unseal(sealing.seal(SAID, data_key, ROW), data_key, OTHER_ROW)
    with pytest.raises(DoesNotOpen):
        sealing.unseal_copy(sealing.seal_copy(SAID, ROW), OTHER_ROW)


def test_one_changed_byte_is_found_wherever_it_stands() -> None:
    data_key = sealing.new_data_key()
    sealed = sealing.seal({}, data_key, ROW)

    for place in range(len(sealed)):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(DoesNotOpen):
            sealing.unseal(changed, data_key, ROW)


def test_answers_of_a_few_and_of_many_words_are_as_long() -> None:
    data_key = sealing.new_data_key()

    assert len(sealing.seal({}, data_key, ROW)) == len(sealing.seal(SAID, data_key, ROW))


def test_the_same_answers_never_look_the_same() -> None:
    data_key = sealing.new_data_key()

    assert sealing.seal(SAID, data_key, ROW) != sealing.seal(SAID, data_key, ROW)


def test_a_lookup_says_nothing_without_the_key_and_each_key_has_its_own() -> None:
    new, old = stretching.lookups(sealing.PLACE, CODE, CHEAP)

    assert (sealing.key_id_of(new), sealing.key_id_of(old)) == ("nieuw", "oud")
    assert new.partition(".")[2] != old.partition(".")[2]
    assert next(stretching.lookups(sealing.PLACE, OTHER, CHEAP)) != new


def test_a_try_costs_what_owasp_asks_at_least() -> None:
    costs = stretching.costs_on(TODAY)

    assert (costs.memory, costs.passes) >= (46 * 1024, 1)
    assert costs.lanes == 1


def test_what_a_try_cost_before_is_tried_too_for_as_long_as_checks_of_then_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = dict(stretching._settings())
    memory = before["argon2_memory"]
    more = dated.Value(TODAY, memory.values[-1].value * 2, "test", "voorstel")
    changed = {**before, "argon2_memory": dated.Setting("argon2_memory", "m", "KiB", (*memory.values, more))}
    monkeypatch.setattr(stretching, "_settings", lambda: changed)

    assert len(stretching.costs_since(TODAY - dt.timedelta(30), TODAY)) == 2
    assert stretching.costs_since(TODAY, TODAY + dt.timedelta(30)) == [stretching.costs_on(TODAY)]
