"""Hides what may stand in no log: codes, numbers of persons, bank accounts, mail addresses, phones, links that let in.

Rather too much than too little: a number of another kind that happens to look like one of these is hidden too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HIDDEN = "***"
CODE_WORDS = Path(__file__).resolve().parents[1] / "codes" / "data" / "words.txt"
"""The list that a code is made of, one word a line."""
FEWEST_CODE_WORDS = 4
"""So many words of the list close together are a code, whole or in part."""
LARGEST_GAP = 1
"""A word with a mistake in it does not break a code in two."""
LONGEST, MARGIN = 500, 150
"""So much of a text is kept; what is read beyond it shows whether something secret lies across the cut."""

_BETWEEN = r"(?:%20|[\s.\-_+/])?"
_NINE_DIGITS = re.compile(rf"(?<!\d)(?=(\d(?:{_BETWEEN}\d){{8}})(?!\d))")
_PHONE = re.compile(
    rf"(?<!\d)(?:(?:\+|00){_BETWEEN}[1-9](?:{_BETWEEN}\(?\d\)?){{8,14}}|0{_BETWEEN}[1-9](?:{_BETWEEN}\d){{8}})(?!\d)"
)
_MAIL_SIGN = r"""[^\s@<>"',;:()=&?/]"""
_MAIL = re.compile(rf"(?<!{_MAIL_SIGN}){_MAIL_SIGN}+(?:@|%40){_MAIL_SIGN}{{1,255}}\.[A-Za-z]{{2,}}")
_LETS_IN = re.compile(r"""(wachtwoord/kies/)[^\s"'<>]+""", re.IGNORECASE)
"""Whoever has this address chooses a new password."""
_ACCOUNT_BEGINS = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d\d(?=\W?[A-Za-z0-9])")
_ACCOUNT_GOES_ON = re.compile(rf"{_BETWEEN}[A-Za-z0-9]")
_WORD = re.compile(r"[^\W\d_]+")
SHORTEST_ACCOUNT, LONGEST_ACCOUNT = 15, 34


def passes_eleven_test(nine_digits: str) -> bool:
    """Whether nine digits can be a citizen service number: 9, 8 … 2 and -1 times its digits add up to an 11-fold."""
    if len(nine_digits) != 9 or not nine_digits.isdecimal():
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, nine_digits, strict=True))
    return total % 11 == 0 and any(int(digit) for digit in nine_digits)


def masked_bsn(nine_digits: str) -> str:
    """A citizen service number by its last two digits only, as it may be shown."""
    return f"{HIDDEN}…{nine_digits[-2:]}"


def without_secrets(text: str) -> str:
    """The text with everything hidden that may stand in no log; a long one is cut, for a visitor can make it long."""
    if len(text) <= LONGEST + MARGIN:
        return _masked(text)
    return f"{_masked(text[: LONGEST + MARGIN])[:-MARGIN]}…"


def _masked(text: str) -> str:
    for hide in (_hide_links, _hide_accounts, _hide_bsns, _hide_mail, _hide_phones, _hide_codes):
        text = hide(text)
    return text


def _hide_links(text: str) -> str:
    return _LETS_IN.sub(rf"\1{HIDDEN}", text)


def _hide_bsns(text: str) -> str:
    return _replaced(text, _bsns(text))


def _bsns(text: str) -> Iterator[tuple[int, int, str]]:
    """Looks at every nine digits, also where they lie across other nine."""
    for found in _NINE_DIGITS.finditer(text):
        digits = "".join(re.findall(r"\d", found[1].replace("%20", " ")))
        if passes_eleven_test(digits):
            yield found.start(1), found.end(1), masked_bsn(digits)


def _hide_phones(text: str) -> str:
    return _PHONE.sub(HIDDEN, text)


def _hide_mail(text: str) -> str:
    return _MAIL.sub(HIDDEN, text)


def _hide_accounts(text: str) -> str:
    return _replaced(text, _accounts(text))


def _accounts(text: str) -> Iterator[tuple[int, int, str]]:
    for begin in _ACCOUNT_BEGINS.finditer(text):
        end = _end_of_account(text, begin.start(), begin.end())
        if end:
            yield begin.start(), end, HIDDEN


def _end_of_account(text: str, start: int, at: int) -> int:
    """Where the longest bank account number ends that begins here; 0 when there is none."""
    said, end = text[start:at], 0
    while len(said) < LONGEST_ACCOUNT and (more := _ACCOUNT_GOES_ON.match(text, at)):
        said, at = said + more[0][-1], more.end()
        if len(said) >= SHORTEST_ACCOUNT and _is_account(said):
            end = at
    return end


def _is_account(said: str) -> bool:
    """The check of ISO 13616 (remainder 1 of 97)."""
    turned = said[4:] + said[:4]
    return said.isascii() and int("".join(str(int(one, 36)) for one in turned)) % 97 == 1


def _hide_codes(text: str) -> str:
    words = code_words()
    return _replaced(text, _codes(text, words)) if words else text


def _codes(text: str, words: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    known: list[re.Match[str]] = []
    gap = 0
    for word in (*_WORD.finditer(text.replace("%20", "   ")), None):
        if word is not None and word[0].lower() in words:
            known, gap = [*known, word], 0
            continue
        gap += 1
        if gap > LARGEST_GAP or word is None:
            if len(known) >= FEWEST_CODE_WORDS:
                yield known[0].start(), known[-1].end(), HIDDEN
            known = []


@cache
def code_words() -> frozenset[str]:
    """The words that codes are made of; none while no room makes codes."""
    if not CODE_WORDS.exists():
        return frozenset()
    return frozenset(CODE_WORDS.read_text(encoding="utf-8").lower().split())


def _replaced(text: str, found: Iterator[tuple[int, int, str]]) -> str:
    parts, at = [], 0
    for start, end, instead in found:
        if start >= at:
            parts += [text[at:start], instead]
        at = max(at, end)
    return "".join([*parts, text[at:]])
