"""Drawings, sound and film: what plays stays, what tells of place, moment and maker goes, and odd files are refused."""

from __future__ import annotations

import contextlib
import io
import socket
import struct
import threading
import wave
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from perspectief.foundation.uploads import pictures, scanning
from perspectief.foundation.uploads.looking import Refused
from perspectief.foundation.uploads.media import MOST, Medium, look_at_medium
from perspectief.foundation.uploads.reasons import Reason
from perspectief.foundation.uploads.receiving import take_one_file
from perspectief.foundation.uploads.tests.media_files import FRAME, TELLS, exif, film, jpeg, mp3, png, wav


def taken(content: bytes, medium: Medium) -> bytes:
    return look_at_medium(io.BytesIO(content), medium, scanner=lambda _content: True).content


def refused(content: bytes, medium: Medium) -> Reason:
    with pytest.raises(Refused) as no:
        taken(content, medium)
    return no.value.reason


@pytest.mark.parametrize(
    ("content", "medium"),
    [
        (png((b"tEXt", TELLS), (b"eXIf", TELLS)) + TELLS, Medium.PICTURE),
        (jpeg((0xE1, exif()), (0xE0, b"JFIF\x00" + TELLS), (0xFE, TELLS), (0xED, TELLS), after=TELLS), Medium.PICTURE),
        (wav(), Medium.SOUND),
        (mp3(), Medium.SOUND),
        (film(b"soun", b"meta"), Medium.SOUND),
        (film(), Medium.FILM),
    ],
)
def test_nothing_of_place_and_maker_stays_and_made_anew_twice_it_is_the_same(content: bytes, medium: Medium) -> None:
    assert TELLS in content

    anew = taken(content, medium)

    assert TELLS not in anew
    assert TELLS[:10] not in anew
    assert taken(anew, medium) == anew


def test_the_dots_of_a_png_stay() -> None:
    assert taken(png((b"tEXt", TELLS)), Medium.PICTURE) == png()


def test_a_photo_of_a_drawing_stays_upright() -> None:
    anew = taken(jpeg((0xE1, exif(held=6))), Medium.PICTURE)

    assert pictures._held(anew[6:]) == 6
    assert b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9" in anew


def test_a_sound_still_plays() -> None:
    with wave.open(io.BytesIO(taken(wav(), Medium.SOUND))) as heard:
        assert heard.readframes(800) == b"\x00\x01" * 800
    assert taken(mp3(), Medium.SOUND) == FRAME * 6


def test_of_a_film_the_tracks_that_play_stay_in_their_place_and_the_track_of_places_goes() -> None:
    before = film()
    anew = taken(before, Medium.FILM)

    assert len(anew) == len(before)
    assert b"\x01" * 40 in anew
    assert b"\x02" * 40 in anew
    assert anew.index(b"\x01" * 40) == before.index(b"\x01" * 40)
    assert anew.count(b"trak") == 2
    assert b"\xdd\xdd\xdd\xdd" not in anew
    assert b"\xee\xee\xee\xee" not in anew


@pytest.mark.parametrize(
    ("content", "medium", "reason"),
    [
        (b"", Medium.PICTURE, Reason.EMPTY),
        (b"GIF89a", Medium.PICTURE, Reason.NO_PICTURE),
        (b"<svg/>", Medium.PICTURE, Reason.NO_PICTURE),
        (png(dots=b"\x00" * 99), Medium.PICTURE, Reason.UNREADABLE_MEDIA),
        (png(width=90_000, height=90_000, dots=b"x"), Medium.PICTURE, Reason.UNREADABLE_MEDIA),
        (png()[:-20], Medium.PICTURE, Reason.UNREADABLE_MEDIA),
        (png().replace(b"\x00\x02\x08\x02", b"\x00\x02\x08\x03"), Medium.PICTURE, Reason.UNREADABLE_MEDIA),
        (jpeg(size=(60_000, 60_000)), Medium.PICTURE, Reason.UNREADABLE_MEDIA),
        (jpeg((0xC3, b"x")), Medium.PICTURE, Reason.UNREADABLE_MEDIA),
        (jpeg()[:-9], Medium.PICTURE, Reason.UNREADABLE_MEDIA),
        (b"\xff\xd8\xff\xd9", Medium.PICTURE, Reason.UNREADABLE_MEDIA),
        (mp3(frames=2), Medium.SOUND, Reason.UNREADABLE_MEDIA),
        (b"OggS" + bytes(40), Medium.SOUND, Reason.NO_SOUND),
        (wav()[:40], Medium.SOUND, Reason.UNREADABLE_MEDIA),
        (film(b"vide", b"soun"), Medium.SOUND, Reason.UNREADABLE_MEDIA),
        (film(b"soun"), Medium.FILM, Reason.UNREADABLE_MEDIA),
        (film(moof=True), Medium.FILM, Reason.UNREADABLE_MEDIA),
        (film(elsewhere=True), Medium.FILM, Reason.UNREADABLE_MEDIA),
        (film(codec=b"oddd"), Medium.FILM, Reason.UNREADABLE_MEDIA),
        (film()[:-400], Medium.FILM, Reason.UNREADABLE_MEDIA),
        (film().replace(struct.pack(">I", 10) * 4, struct.pack(">I", 99999) * 4), Medium.FILM, Reason.UNREADABLE_MEDIA),
        (mp3(), Medium.FILM, Reason.NO_FILM),
    ],
)
def test_what_we_do_not_know_or_cannot_look_through_is_refused(content: bytes, medium: Medium, reason: Reason) -> None:
    assert refused(content, medium) is reason
    assert reason.words


def test_any_cut_of_a_good_file_is_taken_or_refused_and_never_breaks() -> None:
    for content, medium in ((png(), Medium.PICTURE), (jpeg((0xE1, exif())), Medium.PICTURE), (film(), Medium.FILM)):
        for end in range(0, len(content), 7):
            with contextlib.suppress(Refused):
                taken(content[:end], medium)


def test_more_than_may_be_is_refused_before_it_is_read_to_its_end() -> None:
    endless = io.BytesIO(b"\x89PNG\r\n\x1a\n" + bytes(MOST[Medium.PICTURE]))

    with pytest.raises(Refused) as no:
        look_at_medium(endless, Medium.PICTURE, scanner=lambda _content: True)

    assert no.value.reason is Reason.TOO_BIG


# --- The scanner ------------------------------------------------------------------------------------------------------


@pytest.fixture
def clamd(settings: Any) -> Iterator[list[bytes]]:
    """A scanner that speaks as clamd documents it: it finds what has the word `virus` in it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.SCANNER = f"127.0.0.1:{server.getsockname()[1]}"
        thread = threading.Thread(target=_answer, args=(server, heard), daemon=True)
        thread.start()
        yield heard
    thread.join(2)


def _answer(server: socket.socket, heard: list[bytes]) -> None:
    line, _address = server.accept()
    with line, line.makefile("rb") as said:
        assert said.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack(">I", said.read(4))[0]:
            content += said.read(size)
        heard.append(content)
        line.sendall(b"stream: Test FOUND\0" if b"virus" in content else b"stream: OK\0")


@pytest.mark.parametrize(("content", "clean"), [(b"x" * 200_000, True), (b"a virus", False)])
def test_the_scanner_hears_the_whole_file_and_is_believed(clamd: list[bytes], content: bytes, clean: bool) -> None:
    assert scanning.scan(content) is clean
    assert clamd == [content]


def test_production_without_a_scanner_takes_no_file(settings: Any) -> None:
    settings.IS_PRODUCTION, settings.SCANNER = True, ""

    assert not scanning.can_take_files()
    with pytest.raises(Refused) as no:
        look_at_medium(io.BytesIO(png()), Medium.PICTURE, scanner=scanning.scan)
    assert no.value.reason is Reason.NOT_SCANNED


def test_a_scanner_that_is_away_lets_nothing_in(settings: Any) -> None:
    settings.SCANNER = "127.0.0.1:1"

    with pytest.raises(Refused) as no:
        look_at_medium(io.BytesIO(png()), Medium.PICTURE, scanner=scanning.scan)
    assert no.value.reason is Reason.NOT_SCANNED


# --- One page takes one file ------------------------------------------------------------------------------------------


def sent(content: bytes, *, most: int = 100) -> Any:
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("naam.png", content)})
    take_one_file(request, most)
    return request.FILES["file"]


def test_a_file_stays_in_memory_and_its_name_is_not_kept() -> None:
    file = sent(b"inhoud")

    assert (file.read(), file.name) == (b"inhoud", "bestand")
    assert not hasattr(file, "temporary_file_path")


def test_of_a_file_that_is_too_big_nothing_is_kept_and_it_is_known() -> None:
    file = sent(b"x" * 1000)

    assert file.size == 101
    assert b"x" not in file.read()
