"""Marked answers and codes, right and wrong, with breakdowns among them: no mark and no word stays behind."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from perspectief.foundation.codes import stretching
from perspectief.foundation.codes.calc.words import words
from perspectief.residents.entitlements.services import Carried
from perspectief.residents.entitlements.tests.test_nothing_leaks import MARK, Kept, Marks, carry
from perspectief.residents.entitlements.tests.test_nothing_leaks import kept as kept
from perspectief.residents.kept_checks import guessing, queries, sealing
from perspectief.residents.kept_checks.tests.people import WORD, helper, looks, shares, text_of, the_copy

CHECKS = 12
OURS = re.compile(rf"(?<![0-9a-f])(?:{MARK.pattern})(?![0-9a-f])", re.IGNORECASE)
"""As in the check itself; amid a hash nine such digits stand by chance."""
pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(settings: Any) -> Client:
    """Somebody who sees our 500 page instead of stopping the test."""
    settings.MOST_ASKED_PER_MINUTE = 0
    return Client(headers={"host": "localhost"}, raise_request_exception=False)


def keep_one(visitor: Client, marks: Marks, kept: Kept) -> list[str]:
    """Keeps a check with marked answers; gives its words."""
    carry(visitor, Carried(told=marks.told()))
    kept.note(visitor.post("/bewaard/nieuw"))
    page = visitor.get("/bewaard/woorden")
    kept.note(page)
    return WORD.findall(text_of(page))


def use(visitor: Client, code: list[str], marks: Marks, kept: Kept) -> None:
    """Opens it rightly and wrongly, changes it and takes it along."""
    tries = [code, [*code[:5], code[4]], [*code[:5], marks.nonsense()], code[:4], [word + "q" for word in code]]
    for words_ in tries:
        guessing.CODES.forget()
        other = Client(headers={"host": "localhost"}, raise_request_exception=False)
        response = other.post("/bewaard", {"words": " ".join(words_)})
        kept.note(response)
        page = other.get("/bewaard")
        kept.note(page)
        kept.heads.write(text_of(page))
        if words_ is code:
            assert response.headers["Location"] == "/bewaard/mijn"
    for path in ("mijn", "mijn/alles.json", "mijn/alles.pdf", "mijn/wie-keek-er-mee"):
        kept.note(visitor.get(f"/bewaard/{path}"))
    carry(visitor, Carried(told=marks.told()))
    kept.note(visitor.post("/bewaard/mijn/opslaan"))


def found_in(kept: Kept, codes: list[list[str]]) -> dict[str, list[str]]:
    """By place: marks, and two words of a code one after the other (one word alone may stand in any text)."""
    pairs = {f"{one}{sign}{two}" for code in codes for one, two in pairwise(code) for sign in " -,+"}
    pairs |= {"%20".join(code[:2]) for code in codes}
    found = {
        place: [*OURS.findall(text), *(pair for pair in pairs if pair in text)] for place, text in kept.places().items()
    }
    return {place: what for place, what in found.items() if what}


def test_kept_checks_leave_no_mark_and_no_code(visitor: Client, kept: Kept) -> None:
    marks, codes = Marks(seed=66), []
    for _number in range(CHECKS):
        codes.append(keep_one(visitor, marks, kept))
        use(visitor, codes[-1], marks, kept)
        visitor.cookies.clear()

    assert all(len(code) == 6 for code in codes)
    assert found_in(kept, codes) == {}


def test_what_is_shared_leaves_no_mark(visitor: Client, kept: Kept) -> None:
    marks = Marks(seed=67)
    code = keep_one(visitor, marks, kept)
    _user, bo = helper()
    shares(visitor, bo, "kept_outcome", "kept_answers")
    for part in ("", "antwoorden"):
        seen: HttpResponse = looks(bo, the_copy().pk, part)
        assert seen.status_code == 200
        kept.note(seen)

    assert found_in(kept, [code]) == {}


@pytest.mark.parametrize("breaks", ["open", "opened", "answers"])
def test_breakdowns_with_a_code_or_an_answer_in_their_words_leave_no_mark(
    visitor: Client, kept: Kept, monkeypatch: pytest.MonkeyPatch, breaks: str
) -> None:
    marks = Marks(seed=68)
    code = keep_one(visitor, marks, kept)

    def break_down(*given: object, **more: object) -> None:
        raise RuntimeError(f"kapot bij {' '.join(code)} en {marks.amount()}: {given} {more}")

    where = {"open": (stretching, "lookups"), "opened": (sealing, "unwrap"), "answers": (queries, "known_of")}[breaks]
    monkeypatch.setattr(*where, break_down)
    response = visitor.post("/bewaard", {"words": " ".join(code)})
    kept.note(response)

    assert response.status_code == 500
    assert "RuntimeError" in kept.log.getvalue()
    assert found_in(kept, [code]) == {}


def times(word: str, dump: str) -> int:
    return len(re.findall(rf"\b{word}\b", dump))


def test_a_stolen_database_holds_no_word_of_a_code_and_nothing_that_opens_without_the_key(
    visitor: Client, kept: Kept, settings: Any
) -> None:
    before = kept.places()["database"]  # holds ordinary words already, and a code is made of those
    code = keep_one(visitor, Marks(seed=69), kept)
    after = kept.places()["database"]

    assert not [word for word in code if times(word, after) > times(word, before)]
    settings.DATA_KEYS = {"thief": b"t" * 32}
    assert visitor.post("/bewaard", {"words": " ".join(code)}).headers["Location"] == "/bewaard"


def test_the_search_finds_a_code_where_there_is_one(kept: Kept) -> None:
    code = list(words()[:6])
    kept.heads.write(f"Location: /bewaard?x={code[0]}+{code[1]}")

    assert list(found_in(kept, [code])) == ["headers, cookies and addresses"]
