"""What may stand in no log is hidden, however it is written; other words stay readable."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from perspectief.foundation.privacy import masks
from perspectief.foundation.privacy.masks import LONGEST, MARGIN, passes_eleven_test, without_secrets

BSN = "999990019"
"""Of the numbers that are never given to anybody, for tests."""


@pytest.mark.parametrize(
    "written",
    [
        BSN,
        "999.990.019",
        "9999.90.019",
        "999 990 019",
        "999-990-019",
        "999%20990%20019",
        "bsn=999990019&x=1",
        "{'bsn': '999990019'}",
        "/dossier/999990019/plan",
        "12345 9999.90.019",
        "12345 999 990 019",
        "bsn999990019.",
        "٩٩٩٩٩٠٠١٩",
    ],
)
def test_a_citizen_service_number_keeps_its_last_two_digits_only(written: str) -> None:
    hidden = without_secrets(written)

    assert "***…" in hidden
    assert "999" not in hidden
    assert "99990" not in hidden


@pytest.mark.parametrize("number", ["123456789", "12345", "9999900190", "000000000", "2026-11-22", "1.500,00 euro"])
def test_another_number_stays(number: str) -> None:
    assert without_secrets(number) == number


def test_the_eleven_test_finds_every_single_wrong_digit_and_every_swap() -> None:
    assert passes_eleven_test(BSN)
    for place in range(9):
        for digit in set("0123456789") - {BSN[place]}:
            assert not passes_eleven_test(BSN[:place] + digit + BSN[place + 1 :])
    for place in range(8):
        swapped = BSN[:place] + BSN[place + 1] + BSN[place] + BSN[place + 2 :]
        assert swapped == BSN or not passes_eleven_test(swapped)


@pytest.mark.parametrize(
    "said",
    [
        "rekening NL91 ABNA 0417 1643 00 van",
        "nl91abna0417164300",
        "iban=NL91ABNA0417164300;",
        "DE89 3704 0044 0532 0130 00 hier",
    ],
)
def test_a_bank_account_is_hidden(said: str) -> None:
    assert "***" in without_secrets(said)
    assert "0417" not in without_secrets(said).replace(" ", "")
    assert "3704" not in without_secrets(said)


@pytest.mark.parametrize(
    "said",
    [
        "Method Not Allowed: /wachtwoord/kies/1b-d0abc-9f86d081884c7d659a2f",
        "Forbidden (CSRF): /en/wachtwoord/kies/1b-d0abc-9f86d081884c7d659a2f",
        '"GET /Wachtwoord/kies/1b-d0abc-9f86d081884c7d659a2f/x HTTP/1.1" 500',
    ],
)
def test_a_link_to_choose_a_password_is_hidden_wherever_it_is_named(said: str) -> None:
    hidden = without_secrets(said)

    assert "achtwoord/kies/***" in hidden
    assert "9f86" not in hidden


@pytest.mark.parametrize("path", ["a" * 4000, "ab12-" * 800, "a%40" * 1000, "a@" + "a." * 2000, "1 " * 2000])
def test_a_long_path_costs_next_to_nothing(path: str) -> None:
    began = time.process_time()
    hidden = without_secrets(f"Not Found: /{path}")

    assert time.process_time() - began < 0.1
    assert len(hidden) <= LONGEST + 1


def test_a_long_text_is_cut_and_nothing_secret_shows_at_the_cut() -> None:
    for before in range(LONGEST - 40, LONGEST + MARGIN + 40):
        hidden = without_secrets(f"{'x' * before} {BSN} NL91 ABNA 0417 1643 00 a.b@example.org {'x' * 300}")

        assert "99999" not in hidden and "0417" not in hidden and "a.b" not in hidden


def test_words_beside_a_bank_account_stay() -> None:
    assert without_secrets("rekening NL91 ABNA 0417 1643 00 van iemand") == "rekening *** van iemand"
    assert without_secrets("ab12 gewone woorden hier") == "ab12 gewone woorden hier"


@pytest.mark.parametrize("said", ["a.b@example.org", "a.b%40example.org", "to=<Anna@mail.example.org>"])
def test_a_mail_address_is_hidden(said: str) -> None:
    assert "example" not in without_secrets(said)


@pytest.mark.parametrize(
    "said",
    ["0612345678", "06-12345678", "06 12 34 56 78", "050 123 45 67", "+31612345678", "+31 6 12345678", "0031612345678"],
)
def test_a_phone_number_is_hidden(said: str) -> None:
    assert without_secrets(f"bel {said} maar") == "bel *** maar"


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list of words for codes."""
    words = ["appel", "beker", "citroen", "duin", "emmer", "fiets", "gracht", "haven"]
    (tmp_path / "words.txt").write_text("\n".join(words))
    monkeypatch.setattr(masks, "CODE_WORDS", tmp_path / "words.txt")
    masks.code_words.cache_clear()
    yield words
    masks.code_words.cache_clear()


@pytest.mark.parametrize("between", [" ", "-", ", ", ".", "%20", "+", "\n", "', '"])
@pytest.mark.parametrize("many", [4, 5, 6])
def test_a_code_is_hidden_whole_or_in_part(words: list[str], between: str, many: int) -> None:
    hidden = without_secrets(f"code: {between.join(words[:many])} einde")

    assert hidden == "code: *** einde"


def test_a_code_in_capitals_or_with_a_mistake_is_hidden_too(words: list[str]) -> None:
    assert without_secrets("APPEL Beker citroen DUIN") == "***"
    assert without_secrets("appel beker sitroen duin emmer fiets") == "***"


def test_three_words_of_the_list_are_a_sentence(words: list[str]) -> None:
    said = "een appel, een beker en nog een citroen, op het duin"

    assert without_secrets(said) == said
    assert without_secrets("appel beker citroen") == "appel beker citroen"


def test_without_a_list_nothing_is_a_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(masks, "CODE_WORDS", tmp_path / "none.txt")
    masks.code_words.cache_clear()

    assert without_secrets("appel beker citroen duin") == "appel beker citroen duin"
    masks.code_words.cache_clear()
