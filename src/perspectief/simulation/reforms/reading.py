"""From what a policy officer wrote to a reform; all problems together, each with its place and what to do.

This page reads the words, the days and the places; `checking.py` holds every name and number against the law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from perspectief.rules import Problem
from perspectief.rules.household.answers import as_date
from perspectief.rules.kernel.book import law_book
from perspectief.simulation.reforms.checking import Checker
from perspectief.simulation.reforms.model import BadReform, Merge, Reform, Revival
from perspectief.simulation.reforms.terms import GRONINGEN, municipalities, near, short

KEYS = (
    "naam",
    "reden",
    "vanaf",
    "gemeente",
    "waarden",
    "aannames",
    "regels",
    "schaft_af",
    "voegt_samen",
    "geldt_weer",
    "kent_automatisch_toe",
    "niet_gemodelleerd",
)
MOST_ENTRIES = 300
LONGEST_NAME, LONGEST_TEXT = 300, 2_000
LAST_YEAR = 2100
_MERGE_KEYS = ("naam", "regelingen", "voorwaarden", "bedrag", "per")
_REVIVAL_KEYS = ("naam", "doel")
_PERIODS = ("maand", "kwartaal", "jaar", "keer")


def reform_from(raw: Any, key: str = "") -> Reform:
    """The reform in what was read from a file or a form. `key`: how it is called in lists; made of its name if empty.

    Raises BadReform with every problem found.
    """
    if not isinstance(raw, Mapping):
        advice = "Begin met `naam:`, `reden:` en `vanaf:`, elk op een eigen regel."
        raise BadReform([Problem("bestand", "dit is geen lijst van namen en waarden", advice)])
    return _Reader(raw, key).reform()


def key_of(name: str) -> str:
    """A name as a key: small letters, figures and low lines."""
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[:60] or "plan"


class _Reader:
    def __init__(self, raw: Mapping[Any, Any], key: str):
        self.raw, self.key = raw, key
        self.problems: list[Problem] = []

    def tell(self, place: str, found: str, advice: str) -> None:
        """Keep a problem; all are told together."""
        self.problems.append(Problem(place, found, advice))

    def reform(self) -> Reform:
        self._known_keys("", self.raw, KEYS)
        name, reason = self._text("naam", LONGEST_NAME), self._text("reden", LONGEST_TEXT)
        start, municipality = self._start(), self._municipality()
        law = Checker(law_book(), start or date.today(), municipality or GRONINGEN, self.tell)
        rules = law.rules(dict(self._entries("regels")))
        values, assumed = self._flat("waarden"), self._flat("aannames")
        reform = Reform(
            key=self.key or key_of(name),
            name=name,
            reason=reason,
            start=start or date.today(),
            rules=rules,
            values=law.values("waarden", values, rules),
            assumed=law.assumptions("aannames", assumed, rules),
            abolished=law.schemes("schaft_af", self._list("schaft_af")),
            merged=tuple(self._merges(law, rules)),
            revived=tuple(self._revivals(law)),
            automatic=law.schemes("kent_automatisch_toe", self._list("kent_automatisch_toe")),
            municipality=municipality,
            not_modelled=tuple(self._sentences("niet_gemodelleerd")),
        )
        law.together(reform)
        if self.problems:
            raise BadReform(self.problems)
        return reform

    def _known_keys(self, place: str, raw: Mapping[Any, Any], known: Sequence[str]) -> None:
        for key in raw:
            if key not in known:
                like = near(str(key), known)
                advice = f"Bedoelt u '{like[0]}'?" if like else f"Kies uit: {', '.join(known)}."
                self.tell(f"{place}{short(key)}", "dit woord kennen wij niet", advice)

    # --- Texts, days and places -----------------------------------------------------------------------------

    def _text(self, key: str, longest: int) -> str:
        raw = self.raw.get(key)
        text = " ".join(str(raw).split()) if isinstance(raw, str | int | float) else ""
        if not text:
            self.tell(key, "dit ontbreekt", f"Schrijf `{key}:` met een paar woorden erachter.")
        elif len(text) > longest:
            self.tell(key, f"dit zijn {len(text)} tekens", f"Maak het korter: ten hoogste {longest} tekens.")
        return text[:longest]

    def _start(self) -> date | None:
        raw = self.raw.get("vanaf")
        if raw is None:
            self.tell("vanaf", "dit ontbreekt", "Schrijf de dag waarop het plan begint, bijvoorbeeld 2026-07-01.")
            return None
        day = as_date(raw)
        if day is None:
            self.tell("vanaf", f"'{short(raw)}' is geen datum", "Schrijf jaar-maand-dag, bijvoorbeeld 2026-07-01.")
        elif day.year > LAST_YEAR:
            self.tell("vanaf", f"{day.isoformat()} is te ver weg", f"Kies een dag voor het jaar {LAST_YEAR}.")
        return day

    def _municipality(self) -> str | None:
        raw = self.raw.get("gemeente")
        if raw is None:
            return None
        known = sorted(municipalities(law_book()))
        if str(raw) in known:
            return str(raw)
        found = "van deze gemeente kennen wij de regels niet"
        if not re.fullmatch(r"GM\d{4}", str(raw)):
            found = f"'{short(raw)}' is geen code van een gemeente"
        self.tell("gemeente", found, f"Kies uit: {', '.join(known)}. Groningen is GM0014.")
        return None

    def _sentences(self, key: str) -> Iterator[str]:
        for number, raw in enumerate(self._list(key), 1):
            text = " ".join(str(raw).split())
            if not isinstance(raw, str) or len(text) > LONGEST_TEXT:
                self.tell(f"{key}[{number}]", "dit is geen zin", "Schrijf een gewone zin tussen aanhalingstekens.")
            yield text

    # --- Lists and tables -----------------------------------------------------------------------------------

    def _list(self, key: str) -> list[Any]:
        raw = self.raw.get(key)
        if raw is None:
            return []
        if not isinstance(raw, list | tuple):
            raw = [raw]
        return self._not_too_many(key, list(raw))

    def _entries(self, key: str) -> list[tuple[str, Any]]:
        raw = self.raw.get(key)
        if raw is None:
            return []
        if not isinstance(raw, Mapping):
            self.tell(key, "hier staan geen namen met iets erachter", f"Schrijf onder `{key}:` regels als `naam: …`.")
            return []
        return self._not_too_many(key, [(str(name), content) for name, content in raw.items()])

    def _not_too_many(self, key: str, found: list[Any]) -> list[Any]:
        if len(found) > MOST_ENTRIES:
            self.tell(key, f"dit zijn {len(found)} regels", f"Een plan heeft er hier ten hoogste {MOST_ENTRIES}.")
        return found[:MOST_ENTRIES]

    def _flat(self, key: str) -> list[tuple[str, Any]]:
        """`regeling.waarde: 1.3`, or the same with the values of one scheme below its name."""
        flat: list[tuple[str, Any]] = []
        for name, content in self._entries(key):
            if isinstance(content, Mapping):
                flat += [(f"{name}.{inner}", value) for inner, value in content.items()]
            else:
                flat.append((name, content))
        return self._not_too_many(key, flat)

    # --- Schemes that merge or return -----------------------------------------------------------------------

    def _merges(self, law: Checker, rules: Mapping[str, str]) -> Iterator[Merge]:
        for said, content, place in self._parts("voegt_samen", _MERGE_KEYS):
            into = law.scheme(place, said)
            schemes = law.schemes(f"{place}.regelingen", _as_list(content.get("regelingen")))
            if not schemes:
                self.tell(f"{place}.regelingen", "hier staat niets", "Noem de regelingen die hierin opgaan.")
            per = str(content.get("per") or "")
            if per and per not in _PERIODS:
                self.tell(f"{place}.per", f"'{short(per)}' kennen wij niet", f"Kies uit: {', '.join(_PERIODS)}.")
            if into:
                conditions = law.conditions(f"{place}.voorwaarden", into, _as_list(content.get("voorwaarden")), rules)
                amount = law.amount(f"{place}.bedrag", into, content.get("bedrag"), rules)
                yield Merge(into, self._inner_text(place, content, "naam"), schemes, conditions, amount, per)

    def _revivals(self, law: Checker) -> Iterator[Revival]:
        for said, content, place in self._parts("geldt_weer", _REVIVAL_KEYS):
            key = law.scheme(place, said)
            name, purpose = (self._inner_text(place, content, word) for word in _REVIVAL_KEYS)
            if key:
                yield Revival(key, name, purpose)

    def _parts(self, key: str, known: Sequence[str]) -> Iterator[tuple[str, Mapping[Any, Any], str]]:
        """What stands below each scheme of `voegt_samen` or `geldt_weer`, and its place."""
        for said, content in self._entries(key):
            place = f"{key}.{short(said)}"
            if not isinstance(content, Mapping):
                self.tell(place, "hieronder staat niets", f"Schrijf hieronder: {', '.join(known)}.")
                continue
            self._known_keys(f"{place}.", content, known)
            yield said, content, place

    def _inner_text(self, place: str, content: Mapping[Any, Any], word: str) -> str:
        text = " ".join(str(content.get(word) or "").split())[:LONGEST_NAME]
        if not text:
            self.tell(f"{place}.{word}", "dit ontbreekt", "Schrijf een paar woorden die inwoners begrijpen.")
        return text


def _as_list(raw: Any) -> list[Any]:
    if raw is None:
        return []
    return list(raw) if isinstance(raw, list | tuple) else [raw]
