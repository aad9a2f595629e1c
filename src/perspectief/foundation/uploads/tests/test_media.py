"""Drawings, sound and film: what plays stays, what tells of place, moment and maker goes, and odd files are refused."""

from __future__ import annotations

import contextlib
import io
import socket
import struct
import threading
import tracemalloc
import wave
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from perspectief.foundation.uploads import boxes, pictures, scanning
from perspectief.foundation.uploads.looking import Refused
from perspectief.foundation.uploads.media import MOST, Medium, look_at_medium
from perspectief.foundation.uploads.reasons import Reason
from perspectief.foundation.uploads.receiving import take_one_file
from perspectief.foundation.uploads.tests.media_files import (
    FRAME,
    TELLS,
    exif,
    film,
    jpeg,
    mp3,
    png,
    png_of,
    store,
    wav,
    zeros,
)


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


def test_a_photo_of_24_megapixels_is_taken() -> None:
    assert taken(jpeg(size=(4284, 5712)), Medium.PICTURE)


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


# --- Files made to cost time or memory --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "needed"),
    [("MOST_BOXES", 6), ("MOST_STORES", 1), ("MOST_TRACKS", 3), ("MOST_SAMPLES", 8), ("MOST_RUNS", 8)],
)
def test_a_film_that_asks_just_what_may_be_is_taken_and_one_more_is_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, needed: int
) -> None:
    monkeypatch.setattr(boxes, limit, needed)
    taken(film(), Medium.FILM)

    monkeypatch.setattr(boxes, limit, needed - 1)
    assert refused(film(), Medium.FILM) is Reason.UNREADABLE_MEDIA


def test_a_film_of_many_stores_tracks_or_boxes_is_refused_before_a_table_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(boxes, "_runs", None)  # whoever reads a table breaks

    for content in (film() + store() * 6000, film() + store() * 16, film(b"vide", *[b"soun"] * 8)):
        assert refused(content, Medium.FILM) is Reason.UNREADABLE_MEDIA
    assert refused(film() + b"\x00\x00\x00\x08free" * 500_000, Medium.FILM) is Reason.UNREADABLE_MEDIA


def test_a_film_whose_tables_say_they_are_long_is_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boxes, "_runs", None)  # whoever reads a table breaks
    sizes, half = struct.pack(">III", 0, 0, 4), boxes.MOST_SAMPLES // 2 + 1

    content = film().replace(sizes, struct.pack(">III", 0, 10, half))

    assert refused(content, Medium.FILM) is Reason.UNREADABLE_MEDIA


def test_what_plays_in_many_stores_is_walked_along_once() -> None:
    class Counted(list[tuple[int, int]]):
        seen = 0

        def __iter__(self) -> Iterator[tuple[int, int]]:
            for run in super().__iter__():
                Counted.seen += 1
                yield run

    new = bytearray(b"x" * 3200)
    stores = [(200 * number + 8, 200 * number + 200) for number in range(16)]
    runs = Counted((start + at, start + at + 1) for start, _end in reversed(stores) for at in range(0, 192, 2))

    boxes._blank_unplayed(new, stores, runs)

    assert Counted.seen == len(runs)
    assert bytes(new) == (b"x" * 8 + b"x\x00" * 96) * 16


@pytest.mark.parametrize("run", [(0, 5), (5, 12), (18, 22), (20, 28), (25, 35), (45, 46)])
def test_what_plays_outside_a_store_or_across_two_is_refused(run: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="outside its store"):
        boxes._blank_unplayed(bytearray(50), [(10, 20), (30, 40)], [(10, 12), run, (39, 40)])


@pytest.mark.parametrize(
    ("width", "height", "depth", "colour"), [(4032, 3024, 8, 2), (4032, 3024, 16, 6), (5712, 4284, 8, 6)]
)
def test_a_photo_as_large_as_phones_make_is_looked_through_in_little_memory(
    width: int, height: int, depth: int, colour: int
) -> None:
    promised = height * (1 + width * pictures.SAMPLES[colour] * depth // 8)
    content = png_of((width, height, depth, colour, 0, 0, 0), (b"IDAT", zeros(promised)))

    tracemalloc.start()
    anew = taken(content, Medium.PICTURE)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert anew == content
    assert most < 8 * len(content) + 16 * pictures.PIECE


@pytest.mark.parametrize(
    "header",
    [
        (8000, 5000, 16, 6, 0, 0, 0),
        (8000, 5000, 8, 6, 0, 0, 0),
        (5000, 5000, 16, 6, 0, 0, 0),
        (1, 25_000_001, 1, 0, 0, 0, 0),
        (2, 2, 8, 2, 0, 0, 1),
        (2, 2, 8, 5, 0, 0, 0),
        (2, 2, 7, 2, 0, 0, 0),
        (0, 2, 8, 2, 0, 0, 0),
    ],
)
def test_a_picture_that_swells_is_woven_or_odd_is_refused_and_nothing_of_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch, header: tuple[int, ...]
) -> None:
    content = png_of(header, (b"IDAT", zlib.compress(bytes(14))))
    monkeypatch.setattr(pictures, "_unpacked_sizes", None)

    assert refused(content, Medium.PICTURE) is Reason.UNREADABLE_MEDIA


def test_of_dots_that_swell_beyond_the_promise_only_one_piece_too_many_is_unpacked() -> None:
    sizes = pictures._unpacked_sizes([zeros(9_000_000)])
    pictures._insist_on_dots(9_000_000, [zeros(9_000_000)])

    with pytest.raises(ValueError, match="another number"):
        pictures._insist_on_dots(14, [zeros(9_000_000)])
    assert max(sizes) <= pictures.PIECE


def test_the_dots_may_lie_in_many_parts_but_not_in_endlessly_many(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = zlib.compress(bytes(14))
    parts = [(b"IDAT", packed[at : at + 1]) for at in range(len(packed))]
    content = png_of((2, 2, 8, 2, 0, 0, 0), *parts)
    assert taken(content, Medium.PICTURE) == content

    monkeypatch.setattr(pictures, "MOST_PARTS", len(parts))
    assert refused(content, Medium.PICTURE) is Reason.UNREADABLE_MEDIA


def test_nothing_may_lie_behind_the_dots() -> None:
    content = png_of((2, 2, 8, 2, 0, 0, 0), (b"IDAT", zlib.compress(bytes(14)) + TELLS))

    assert refused(content, Medium.PICTURE) is Reason.UNREADABLE_MEDIA


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
