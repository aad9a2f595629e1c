"""A backup is sealed, whole and ours, or it is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from perspectief.config.backup import BadBackup, backup, restore, sealing, services
from perspectief.config.backup.content import content_of, differences
from perspectief.config.backup.sealing import PIECE, Damaged, check, opened, seal_stream
from perspectief.config.backup.services import COPY, MANIFEST
from perspectief.foundation.inbox.choices import Kind
from perspectief.foundation.inbox.services import send_signal
from perspectief.foundation.privacy import journal


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


@pytest.fixture
def kept(tmp_path: Path, settings: Any) -> Path:
    """A backup of this database."""
    settings.JOURNAL_FOLDER = tmp_path / "journal"
    backup(tmp_path / "backup")
    return tmp_path / "backup"


def test_a_backup_that_its_journal_cannot_note_is_not_made(tmp_path: Path, settings: Any) -> None:
    settings.JOURNAL_FOLDER = tmp_path / "journal"
    settings.JOURNAL_FOLDER.touch()  # a file stands where the folder should be

    with pytest.raises(BadBackup, match="The journal cannot be written"):
        backup(tmp_path / "backup")


@pytest.mark.django_db(transaction=True)
def test_a_manifest_that_names_another_moment_is_refused(kept: Path) -> None:
    manifest = json.loads((kept / MANIFEST).read_text())
    manifest["made_at"] = "2026-11-22T23:59:00+00:00"
    (kept / MANIFEST).write_text(json.dumps(manifest))

    with pytest.raises(BadBackup, match=r"no line of the backup of"):
        restore(kept, over=True)
    with pytest.raises(BadBackup, match="not as we wrote them"):
        restore(kept, over=True, without_journal=True)


@pytest.mark.django_db(transaction=True)
def test_lines_cut_off_the_end_that_a_backup_saw_stop_its_restore(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.JOURNAL_FOLDER = tmp_path / "journal"
    copy_out = services.copy_out

    def copied_while_somebody_erases(seal: Any) -> Any:
        journal.note(journal.Kind.ERASED, "kept_checks", "one")
        return copy_out(seal)

    monkeypatch.setattr(services, "copy_out", copied_while_somebody_erases)
    backup(tmp_path / "backup")
    (path,) = settings.JOURNAL_FOLDER.glob("*.jsonl")
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:-1]))

    with pytest.raises(BadBackup, match="lines are missing at the end"):
        restore(tmp_path / "backup", over=True)
    journal.note(journal.Kind.ERASED, "kept_checks", "two")  # life goes on
    with pytest.raises(BadBackup, match="lines are missing at the end"):
        restore(tmp_path / "backup", over=True)
    assert not journal.restore_is_under_way(), "nothing was touched"


@pytest.mark.django_db(transaction=True)
def test_a_copy_of_another_backup_under_this_manifest_is_refused(kept: Path, tmp_path: Path) -> None:
    backup(tmp_path / "later")
    (kept / COPY).write_bytes((tmp_path / "later" / COPY).read_bytes())

    with pytest.raises(BadBackup, match="not as we wrote them"):
        restore(kept, over=True)
    assert not journal.restore_is_under_way(), "nothing was touched"


@pytest.mark.django_db(transaction=True)
def test_a_restore_that_is_cut_off_is_not_served_until_it_was_done_again(
    kept: Path, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    manifest = json.loads((kept / MANIFEST).read_text())
    whole = {table: (one["rows"], one["checksum"]) for table, one in manifest["tables"].items()}
    monkeypatch.setattr(services, "copy_in", lambda _pieces: whole)

    def cut_off(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(services, "replay", cut_off)
        with pytest.raises(KeyboardInterrupt):
            restore(kept, over=True)

    with pytest.raises(CommandError, match="did not end"):
        call_command("restore", "--check")
    assert client.get("/ready").json()["delen"]["terugzetten"] == "fout"
    assert client.get("/ready").status_code == 503

    restore(kept, over=True)

    call_command("restore", "--check")
    assert client.get("/ready").json()["delen"]["terugzetten"] == "goed"
