"""A backup is sealed, whole and ours, or it is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from perspectief.config.backup import BadBackup, restore, sealing
from perspectief.config.backup.content import content_of, differences
from perspectief.config.backup.sealing import PIECE, Damaged, check, opened, seal_stream
from perspectief.foundation.inbox.choices import Kind
from perspectief.foundation.inbox.services import send_signal


def seal(plain: Path, sealed: Path) -> None:
    with plain.open("rb") as source:
        seal_stream(source, sealed)


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    plain = tmp_path / "plain"
    plain.write_bytes(b"first" * 300_000 + b"last")
    assert plain.stat().st_size > PIECE
    seal(plain, tmp_path / "sealed")
    return tmp_path / "sealed"


def test_a_sealed_file_opens_to_what_it_was_and_shows_nothing_of_it(sealed: Path, tmp_path: Path) -> None:
    assert b"".join(opened(sealed)) == (tmp_path / "plain").read_bytes()
    assert b"first" not in sealed.read_bytes()


def test_an_empty_file_can_be_sealed_too(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    seal(tmp_path / "plain", tmp_path / "sealed")
    assert b"".join(opened(tmp_path / "sealed")) == b""


@pytest.mark.parametrize("place", [0, 100, -1])
def test_one_changed_byte_is_found(sealed: Path, place: int) -> None:
    whole = bytearray(sealed.read_bytes())
    whole[place] ^= 1
    sealed.write_bytes(whole)

    with pytest.raises(Damaged):
        check(sealed)


def test_a_piece_that_was_cut_off_is_missed(sealed: Path) -> None:
    whole = sealed.read_bytes()
    first = sealing.LENGTH + int.from_bytes(whole[: sealing.LENGTH])
    for rest in (whole[:first], whole[first:], whole[:-1], b""):
        sealed.write_bytes(rest)
        with pytest.raises(Damaged):
            check(sealed)


def test_pieces_that_changed_places_are_found(sealed: Path) -> None:
    whole = sealed.read_bytes()
    first = sealing.LENGTH + int.from_bytes(whole[: sealing.LENGTH])
    sealed.write_bytes(whole[first:] + whole[:first])

    with pytest.raises(Damaged, match="piece 1"):
        check(sealed)


@pytest.mark.django_db
def test_the_content_of_a_database_changes_with_one_row_and_comes_back_without_it() -> None:
    before = content_of(connection)
    signal = send_signal(page="/x", kind=Kind.WRONG)
    after = content_of(connection)
    signal.delete()

    said = differences(before, after)
    assert [one.partition(":")[0] for one in said if one.startswith("inbox")] == ["inbox_signal"]
    assert content_of(connection)["inbox_signal"] == before["inbox_signal"]


@pytest.mark.django_db
def test_a_row_that_changed_is_found_although_the_count_is_the_same() -> None:
    signal = send_signal(page="/x", kind=Kind.WRONG)
    before = content_of(connection)
    type(signal).objects.update(page="/y")

    assert differences(before, content_of(connection)) == ["inbox_signal: as many rows, but not the same"]


@pytest.mark.django_db
def test_a_folder_in_use_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "something").touch()
    with pytest.raises(CommandError, match="not empty"):
        call_command("backup", tmp_path)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        (None, "cannot be read"),
        ("[]", "cannot be read"),
        ('{"database": "oracle", "migrations": [], "tables": {}}', "a backup of oracle"),
        ('{"database": "%s", "migrations": ["inbox.9999_later"], "tables": {}}', "newer release .inbox.9999_later"),
    ],
)
def test_what_is_no_backup_of_ours_is_refused_in_words(tmp_path: Path, manifest: str | None, words: str) -> None:
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest.replace("%s", connection.vendor))
    with pytest.raises(BadBackup, match=words):
        restore(tmp_path, over=True)


@pytest.mark.django_db
def test_a_database_that_holds_people_is_not_lost_by_accident(tmp_path: Path, django_user_model: type) -> None:
    django_user_model.objects.create(username="iemand")
    whole = {"database": connection.vendor, "migrations": [], "tables": {}}
    (tmp_path / "manifest.json").write_text(json.dumps(whole))

    with pytest.raises(CommandError, match="--yes"):
        call_command("restore", tmp_path)
