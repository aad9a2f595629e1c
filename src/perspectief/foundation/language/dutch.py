"""Dutch amounts, numbers and dates: read as people type them, written as people read them. No Django in it."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_AMOUNT = re.compile(r"(?P<euro>\d{1,3}(?:\.\d{3})+|\d+)(?:[.,](?P<cents>\d{1,2}|-+))?", re.ASCII)
_DATE = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2}|[a-z]+)[-/. ](?P<year>\d{4})", re.ASCII)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_DIGITS = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})", re.ASCII)


class Unreadable(ValueError):
    """What was typed is not what we asked. The message carries no typed value; the page shows that itself."""


def read_amount(typed: str) -> float:
    """`1.250,50`, `1250,50`, `€ 1250`, `1250.50` and `1.250,-` in euro. A dot before three digits parts thousands."""
    text = typed.strip().lower().replace("€", "").replace("euro", "").replace("\u00a0", " ").strip()
    text = re.sub(r"(?<=\d) (?=\d{3}\b)", "", text)
    found = _AMOUNT.fullmatch(text)
    if not found:
        raise Unreadable("geen bedrag")
    cents = (found["cents"] or "").strip("-")
    return float(f"{found['euro'].replace('.', '')}.{cents or '0'}")


def read_number(typed: str) -> float:
    """A number of hours, years or months: `36`, `36,5`."""
    text = typed.strip().replace(",", ".")
    if not re.fullmatch(r"\d+(\.\d+)?", text, re.ASCII):
        raise Unreadable("geen getal")
    return float(text)


def read_date(typed: str) -> dt.date:
    """`31-1-1990`, `31/01/1990`, `31 januari 1990`, `31011990` or `1990-01-31`."""
    text = re.sub(r"\s+", " ", typed.strip().lower())
    found = _DATE.fullmatch(text) or _ISO.fullmatch(text) or _DIGITS.fullmatch(text)
    if not found:
        raise Unreadable("geen datum")
    try:
        return dt.date(int(found["year"]), _month(found["month"]), int(found["day"]))
    except ValueError as wrong:
        raise Unreadable("geen datum") from wrong


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    for number, name in enumerate(MONTHS, start=1):
        if len(text) >= 3 and name.startswith(text):
            return number
    return 0


def say_amount(amount: float) -> str:
    """`€ 1.250,50`; whole euros without cents."""
    cents = f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"€\u00a0{cents.removesuffix(',00')}"
