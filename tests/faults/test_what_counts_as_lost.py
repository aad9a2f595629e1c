"""The judge of the kill tests sees what is lost, double or there by halves."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.faults.senders import Notes, words
from tests.faults.test_nothing_is_lost import judge

ONE, TWO, SILENT = (UUID(int=number, version=4).hex for number in (1, 2, 3))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A receiver that has the mail of both signals that were accepted, one of them twice on the wire."""
    (tmp_path / "box").mkdir()
    for number in ("m1", "m2"):
        (tmp_path / "box" / f"{number}@localhost").touch()
    (tmp_path / "wire").write_text("m1@localhost\nm2@localhost\nm1@localhost\n")
    return tmp_path


def found(**other: Any) -> dict[str, Any]:
    signals = [[f"proef {words(UUID(key))}", 1] for key in (ONE, TWO)]
    messages = [[ONE, "m1", "sent", 2], [TWO, "m2", "sent", 1]]
    return {"signals": signals, "messages": messages, "received": 2, "sound": "ok", **other}


def wrong(folder: Path, said: dict[str, Any]) -> set[str]:
    figures = judge(folder, Notes({ONE, TWO, SILENT}, {ONE, TWO}), said, [])
    return {key for key in ("lost", "double", "stray", "half", "notes") if figures[key]}


def test_all_is_well_when_each_accepted_signal_is_there_once_with_its_mail(folder: Path) -> None:
    assert wrong(folder, found()) == set()
    assert judge(folder, Notes(), found(), [])["again on the wire"] == 1


def test_a_signal_that_is_gone_is_lost(folder: Path) -> None:
    assert "lost" in wrong(folder, found(signals=found()["signals"][:1]))


def test_a_mail_that_never_came_is_lost(folder: Path) -> None:
    (folder / "box" / "m2@localhost").unlink()
    assert wrong(folder, found()) == {"lost"}


def test_a_signal_that_is_there_twice_is_double(folder: Path) -> None:
    (one, two) = found()["signals"]
    assert "double" in wrong(folder, found(signals=[[one[0], 2], two]))


def test_a_second_mail_under_another_name_is_seen(folder: Path) -> None:
    (folder / "box" / "m3@localhost").touch()
    assert wrong(folder, found()) == {"stray"}


def test_a_signal_without_its_message_is_a_half(folder: Path) -> None:
    assert "half" in wrong(folder, found(messages=found()["messages"][:1]))


def test_a_message_that_did_not_end_is_a_half(folder: Path) -> None:
    one, two = found()["messages"]
    assert wrong(folder, found(messages=[one, [*two[:2], "dead", 33]])) == {"half"}


def test_what_got_no_answer_may_be_there_once(folder: Path) -> None:
    (folder / "box" / "m3@localhost").touch()
    more = found()
    more["signals"].append([f"proef {words(UUID(SILENT))}", 1])
    more["messages"].append([SILENT, "m3", "sent", 1])
    assert wrong(folder, {**more, "received": 3}) == set()
