"""Seals answers into one short text that only we can open, and opens it again. Nothing is kept on our side.

JSON without spaces, deflated with a dictionary of the words we use, and sealed with AES-256-GCM. The hour stands inside
the seal, so that an old text is refused whatever a browser does with it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from perspectief.residents.entitlements.calc.triggers import TRIGGERS
from perspectief.rules import schemes
from perspectief.rules.facts import FACTS
from perspectief.rules.household import INCOME_KINDS

NONCE = 12
HOUR = 4
"""Bytes of the time in the sealed text: seconds since 1970."""
CLOCKS_DIFFER = 60
"""Seconds that two of our own machines may differ."""
LARGEST = 3_600
"""Characters that fit in a cookie of 4096 with its name and attributes."""
MOST_INSIDE = 64 * 1024
"""Bytes that an opened text may grow to."""
COMMON = (
    '"lives_elsewhere":true,"parents":["p0","p1"],"partner":"p1","married":true,"onbekend","has_income":"nee"'
    '"wealth.car":{"car":,"car_needed":"wealth.debts":{"debts":},"wealth.other":{"other":"costs":{"water_m":'
    '"p0.exemption":{"exemption_months_used":,"p0.study":{"student":"mbo","student_finance":true,"p0.work":'
    '"hours_per_week":,"works_or_learns":true},"p15.childcare":{"kind":"bso","hours_m":,"price_per_hour":},'
    '"energy":{"energy_m":},"premium":{"health_premium_m.p0":,"health_premium_m.p1":'
    '"taxes":{"local_tax_y":,"water_tax_y":,"water_board":"noorderzijlvest"},"p12.school":{"unknown":true},"p11.school":'
    '"school_group":,"secondary_year":,"got_school_laptop":false"situation.low_income":{"years_low_income":},'
    '"income_supplement_last_year":false},"wealth.savings":{"savings":{"at_most":{"at_least":,"kinds":[]},'
    '"home.tenure":{"tenure":"huur"},"home.rent":{"bare_rent_m":,"service_cost_m":,"self_contained":true},'
    '"business_hours_y":,"starter":false},"p31.income.pensioen":{"p31.income.aow":{"amount":,"per":"four_weeks",'
    '"p1.income.winst":{"amount":{"between":[,"per":"year"},"p1.income.loon":{"p0.income.loon":{"amount":'
    ',"per":"month","gross":false},"gross":true,"about":true},"triggers":{"ticked":[],"offered":{"p0":"p1":"p11":"p12":'
    '"p0.incomes":{"kinds":["loon"]},"p1.incomes":{"kinds":["bijstand"]},"p31.incomes":{"kinds":["aow","pensioen"]},'
    '"p31.birth_date":{"birth_date":"195,"relation":"parent"},"p14.birth_date":{"birth_date":"201'
    '"p13.birth_date":{"birth_date":"201"},"p12.birth_date":{"birth_date":"201"},"p11.birth_date":{"birth_date":"20'
    '"p1.birth_date":{"birth_date":"198"},"p0.birth_date":{"birth_date":"19'
    '{"mode":"helper","told":{"who":{"partner":"no","partner":"here","children":2,"grown":0,"others":0},"'
)
"""What stands in almost every check; the end of a dictionary costs least to point at."""


class TooMuch(Exception):
    """More was told than a cookie holds. The message carries no answer."""


def seal(carried: dict[str, Any], *, now: int) -> str:
    """The sealed text of what is carried. `now`: seconds since 1970. Raises TooMuch."""
    plain = json.dumps(_shorter(carried), ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=_words())
    inside = now.to_bytes(HOUR) + packer.compress(plain) + packer.flush()
    nonce = os.urandom(NONCE)
    sealed = nonce + AESGCM(_keys()[0]).encrypt(nonce, inside, _label())
    text = base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()
    if len(text) > LARGEST or len(plain) > MOST_INSIDE:
        raise TooMuch
    return text


def unseal(text: str, *, now: int) -> tuple[dict[str, Any], int] | None:
    """What was carried and how many seconds ago; None when it is not ours, changed, or from the future."""
    inside = _open(text)
    if inside is None:
        return None
    age, carried = now - int.from_bytes(inside[:HOUR]), _unpack(inside[HOUR:])
    return (carried, age) if age >= -CLOCKS_DIFFER and carried is not None else None


def _open(text: str) -> bytes | None:
    try:
        sealed = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (ValueError, UnicodeEncodeError):
        return None
    if len(text) > LARGEST or len(sealed) < NONCE + HOUR:
        return None
    return next(_opened_with_any_key(sealed), None)


def _opened_with_any_key(sealed: bytes) -> Iterator[bytes]:
    for key in _keys():
        try:
            yield AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], _label())
        except InvalidTag:
            continue


def _shorter(value: Any) -> Any:
    """The same with 640 for 640.0."""
    if isinstance(value, dict):
        return {name: _shorter(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_shorter(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _unpack(packed: bytes) -> dict[str, Any] | None:
    plain = zlib.decompressobj(-15, zdict=_words()).decompress(packed, MOST_INSIDE)
    carried = json.loads(plain)
    return carried if isinstance(carried, dict) else None


def _keys() -> tuple[bytes, ...]:
    """The key of today first, then those that were used before."""
    return tuple(_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


@cache
def _key(secret: str) -> bytes:
    derive = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"perspectief: answers in a cookie")
    return derive.derive(secret.encode())


@cache
def _words() -> bytes:
    """The dictionary: every word that a household file may hold."""
    facts = (fact.key.rpartition(".")[2] for fact in FACTS.values() if fact.key)
    lines = (trigger.key for trigger in TRIGGERS)
    choices = (choice.name.lower() for fact in FACTS.values() for choice in fact.choices or ())
    named = dict.fromkeys([*schemes(), *choices, *lines, *facts, *INCOME_KINDS])
    return ('","'.join(named) + COMMON).encode()


@cache
def _label() -> bytes:
    """Bound to the seal: with other words in the dictionary an old text does not open, so it is never misread."""
    return b"1" + hashlib.sha256(_words()).digest()
