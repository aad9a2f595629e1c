"""Marked stories and codes go in, also wrongly and while things break down: they stand in no log, address or table."""

from __future__ import annotations

import io
import logging
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client

from perspectief.community.publishing import guessing, sealing
from perspectief.community.publishing.queries import own
from perspectief.community.publishing.tests.people import (
    WORD,
    keeps,
    opens,
    panel_chooses,
    sends,
    text_of,
    the_story,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
MARK = "kanarieverhaal"
MARKED = {
    "tekst": f"Mijn {MARK} is van mij alleen.",
    "naam": f"{MARK}naam",
    "mail": f"{MARK}@voorbeeld.nl",
}


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """The log as it is written here, with every word that the house lets through."""
    written = io.StringIO()
    loggers = (logging.getLogger(name) for name in (None, "django", "django.server"))
    console = {one for logger in loggers for one in logger.handlers if one.name == "console"}
    assert console
    for one in console:
        monkeypatch.setattr(one, "stream", written)  # not `setStream`: that writes to where another test listened
    return written


@pytest.fixture
def visitor(settings: Any) -> Client:
    """Somebody who sees our 500 page instead of stopping the test."""
    settings.MOST_ASKED_PER_MINUTE = 0
    return Client(headers={"host": "localhost"}, raise_request_exception=False)


def everything_kept() -> str:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own tables
            rows += [repr([bytes(x) if isinstance(x, memoryview) else x for x in row]) for row in cursor.fetchall()]
    return "\n".join([*rows, repr([vars(one) for one in caches.all()])])


def test_a_story_leaves_no_word_outside_its_seal(visitor: Client, log: io.StringIO) -> None:
    heads = []
    for step, to in (("verhaal", "betekenis"), ("wie", "klaar"), ("verhaal", "klaar")):
        heads.append(str(sends(visitor, step, to, **MARKED).headers))
    response = keeps(visitor, **MARKED)
    heads.append(f"{response.headers} {response.cookies}")
    code = WORD.findall(text_of(visitor.get("/verhalen/mijn/woorden")))
    for typed in (code, code[:5], [*code[:5], code[0]]):
        guessing.CODES.forget()
        answer = opens(Client(headers={"host": "localhost"}), " ".join(typed))
        heads.append(f"{answer.headers} {answer.cookies}")
    by = panel_chooses(the_story().pk, MARKED["tekst"])
    heads.append(str(by.get(f"/beheer/verhalen/{the_story().pk}").headers))

    assert len(code) == 6
    for place in (log.getvalue(), everything_kept(), "\n".join(heads)):
        assert MARK not in place
        assert " ".join(code[:3]) not in place


@pytest.mark.parametrize("breaks", ["seal", "open", "find"])
def test_breakdowns_with_words_in_them_leave_no_word(
    visitor: Client, log: io.StringIO, monkeypatch: pytest.MonkeyPatch, breaks: str
) -> None:
    keeps(visitor, **MARKED)
    code = WORD.findall(text_of(visitor.get("/verhalen/mijn/woorden")))

    def break_down(*given: object, **more: object) -> None:
        raise RuntimeError(f"kapot bij {MARK} en {' '.join(code)}: {given} {more}")

    where: Any = {"seal": (sealing, "seal_told"), "open": (sealing, "told_of"), "find": (own, "known_of")}[breaks]
    monkeypatch.setattr(*where, break_down)
    answers = [keeps(visitor, **MARKED), visitor.get("/verhalen/mijn"), opens(visitor, " ".join(code))]

    assert 500 in {one.status_code for one in answers}
    assert "RuntimeError" in log.getvalue()
    broken = "".join(text_of(one) for one in answers if one.status_code == 500)
    for place in (log.getvalue(), everything_kept(), broken):
        assert MARK not in place
        assert " ".join(code[:3]) not in place


def test_the_search_finds_a_word_where_there_is_one(log: io.StringIO) -> None:
    logging.getLogger("django").warning("vergeten: %s", MARK)

    assert MARK in log.getvalue()
