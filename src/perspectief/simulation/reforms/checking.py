"""Every name and number of a reform, held against the law of the day on which it begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from perspectief.rules.facts import FACTS
from perspectief.rules.kernel.book import Book, Version, rule_of
from perspectief.rules.kernel.declare import Scheme
from perspectief.rules.kernel.errors import BeforeTheLaw
from perspectief.rules.kernel.levels import BY_WORD, level_of
from perspectief.rules.kernel.values import Series
from perspectief.simulation.reforms.judging import Wrong, judged
from perspectief.simulation.reforms.model import Reform, Value
from perspectief.simulation.reforms.overlay import settings
from perspectief.simulation.reforms.replacements import RULES
from perspectief.simulation.reforms.replacing import Replacement
from perspectief.simulation.reforms.terms import (
    described,
    folder_of,
    is_value,
    near,
    row_at,
    schemes_named,
    series_of,
    short,
    value_named,
)

Tell = Callable[[str, str, str], None]


class Checker:
    """The law of one day and one municipality, asked about what somebody wrote. `tell(place, found, advice)`."""

    def __init__(self, book: Book, day: date, municipality: str, tell: Tell):
        self.book, self.day, self.municipality, self.tell = book, day, municipality, tell
        named = schemes_named(book, municipality)
        self.scheme_keys = {one.name.casefold(): one.key for one in named} | {one.key: one.key for one in named}

    # --- Schemes --------------------------------------------------------------------------------------------

    def schemes(self, place: str, said: Iterable[Any]) -> tuple[str, ...]:
        """Keys of the schemes that are meant, each once."""
        keys = (self.scheme(f"{place}[{number}]", one) for number, one in enumerate(said, 1))
        return tuple(dict.fromkeys(key for key in keys if key))

    def scheme(self, place: str, said: Any) -> str:
        """The key of a scheme, by its key or its name; empty, with a problem told, when there is none."""
        key = self.scheme_keys.get(str(said).casefold(), "")
        if not key:
            like = [self.scheme_keys[name] for name in near(str(said), self.scheme_keys)]
            self.tell(place, f"'{short(said)}' is geen regeling die wij kennen", _perhaps(like, self.book.schemes))
        elif not self._is_here(key):
            self.tell(place, f"'{key}' kennen wij niet in {self.municipality}", "Kies een regeling van deze gemeente.")
            return ""
        return key

    def _is_here(self, key: str) -> bool:
        folder = self.book.folders[key]
        anywhere = folder.scheme is not None and folder.scheme.anywhere
        return not folder.municipal or anywhere or self.municipality in folder.by_municipality

    def _scheme(self, key: str) -> Scheme:
        scheme = self.book.folders[key].scheme_of(self.municipality)
        assert scheme is not None
        return scheme

    # --- Values ---------------------------------------------------------------------------------------------

    def values(self, word: str, said: Sequence[tuple[str, Any]], rules: Mapping[str, str]) -> dict[str, Value]:
        """What is changed, by full name."""
        found: dict[str, Value] = {}
        for name, raw in said:
            place = f"{word}.{short(name)}"
            series = self._series(place, name, rules)
            if series is None:
                continue
            full, meant = series
            if full in found:
                self.tell(place, f"{full} staat er twee keer", "Laat er één staan.")
            try:
                found[full] = judged(raw, meant)
            except Wrong as wrong:
                self.tell(place, wrong.found, wrong.advice)
        return found

    def assumptions(self, word: str, said: Sequence[tuple[str, Any]], rules: Mapping[str, str]) -> dict[str, Value]:
        """What is assumed, by full name; only what the law does not tell may be assumed."""
        found = self.values(word, said, rules)
        for full in [full for full in found if is_value(self.book, full)]:
            row = row_at(self.book, full, self.day, self.municipality)
            if row and not row.is_unknown:
                self.tell(f"{word}.{full}", "dit getal is bekend", "Wilt u het veranderen? Zet het onder `waarden`.")
        return found

    def _series(self, place: str, said: str, rules: Mapping[str, str]) -> tuple[str, Series] | None:
        """The full name and the unit of a value that may be changed; None, with a problem told, otherwise."""
        own = settings(rules)
        if said in own:
            return said, Series(said.partition(".")[2], own[said].meaning, own[said].unit, ())
        full = value_named(self.book, said)
        if full is None:
            self.tell(place, *self._why_no_value(said))
            return None
        if not self._is_here(full.partition(".")[0]):
            self.tell(place, f"deze regeling kennen wij niet in {self.municipality}", "Kijk naar `gemeente`.")
            return None
        series = series_of(self.book, full, self.municipality)
        if series and self.day < series.rows[0].start:
            first = series.rows[0].start.isoformat()
            self.tell(place, f"wij kennen deze waarde pas vanaf {first}", "Kies een latere dag bij `vanaf`.")
            return None
        return full, series or described(self.book, full, self.municipality)

    def _why_no_value(self, said: str) -> tuple[str, str]:
        if said in FACTS:
            return "dit is een feit over een huishouden", "Een plan verandert de wet en niet de mensen."
        for rule in RULES.values():
            if any(said in rule.settings_of(term) for term in rule.terms):
                return f"dit getal hoort bij de regel '{rule.key}'", "Zet die regel ook onder `regels`."
        folder, _, name = said.rpartition(".")
        if folder in self.book.folders and name in self.book.folders[folder].rules:
            return "dit is een regel die wordt uitgerekend", self._behind(said)
        if folder in self.book.folders:
            like = near(name, self.book.folders[folder].value_names())
            return "deze waarde kennen wij niet", _perhaps([f"{folder}.{one}" for one in like], self._values_of(folder))
        every = [full for key in self.book.folders for full in self._values_of(key)]
        same = [full for full in every if full.partition(".")[2] == name]
        return "deze waarde kennen wij niet", _perhaps(same[:6] or near(said, every), ["regeling.waarde"])

    def _values_of(self, folder: str) -> list[str]:
        return [f"{folder}.{name}" for name in sorted(self.book.folders[folder].value_names())]

    def _behind(self, rule: str) -> str:
        """Which values a rule rests on: those can be changed."""
        version = self._version(rule)
        needs = [self.book.resolve(need, version.folder) for need in version.needs] if version else []
        values = [full for full in needs if is_value(self.book, full)]
        return f"Verander een waarde, zoals {', '.join(values)}." if values else "Verander een waarde van de regeling."

    # --- Rules ----------------------------------------------------------------------------------------------

    def rules(self, said: Mapping[str, Any]) -> dict[str, str]:
        """The replacement of each term, by full name."""
        found: dict[str, str] = {}
        for term, key in said.items():
            place = f"regels.{short(term)}"
            rule = RULES.get(key) if isinstance(key, str) else None
            if rule is None:
                self.tell(place, f"'{short(key)}' is geen regel voor een plan", _perhaps(near(str(key), RULES), RULES))
            elif self._fits(place, term, rule):
                found[term] = rule.key
        return found

    def _fits(self, place: str, term: str, rule: Replacement) -> bool:
        if rule.terms:
            if term not in rule.terms:
                self.tell(place, f"'{rule.key}' past hier niet", f"Die regel is voor: {', '.join(rule.terms)}.")
            return term in rule.terms
        every = self._conditions()
        if term not in every:
            own = [name for name in every if name.partition(".")[0] == term.partition(".")[0]]
            self.tell(place, "dit is geen voorwaarde van een regeling", _perhaps(near(term, every), own or every))
            return False
        if self._version(term) is None:
            self.tell(place, "deze voorwaarde geldt dan niet", "Kies een andere dag bij `vanaf`.")
        return True

    def _conditions(self) -> list[str]:
        return [f"{key}.{name}" for key, scheme in self.book.schemes.items() for name in scheme.conditions]

    def _version(self, term: str) -> Version | None:
        try:
            return self.book.version(term, self.day)
        except BeforeTheLaw:
            return None

    # --- A merged scheme ------------------------------------------------------------------------------------

    def conditions(self, place: str, scheme: str, said: Sequence[Any], rules: Mapping[str, str]) -> tuple[str, ...]:
        """The conditions of a merged scheme, in its own names."""
        known = [name for name, version in self._rules_of(scheme, rules).items() if version.sentences]
        for name in said:
            if name not in known:
                advice = _perhaps(near(str(name), known), self._scheme(scheme).conditions)
                self.tell(place, f"'{short(name)}' is geen voorwaarde van {scheme}", advice)
        return tuple(str(name) for name in said)

    def amount(self, place: str, scheme: str, said: Any, rules: Mapping[str, str]) -> str:
        """The term that a merged scheme pays."""
        if said is None:
            return ""
        level = BY_WORD[self._scheme(scheme).level]
        known = [
            name
            for name, version in self._rules_of(scheme, rules).items()
            if version.kind is float and version.doc.unit.startswith("euro") and level_of(name) is level
        ]
        if said not in known:
            advice = _perhaps(near(str(said), known), [name for name in known if not name.startswith("toegekend")])
            self.tell(place, f"'{short(said)}' is geen bedrag van {scheme}", advice)
        return str(said)

    def _rules_of(self, scheme: str, rules: Mapping[str, str]) -> dict[str, Version]:
        """The rules of a scheme on the day, with those that the reform puts there."""
        names = self.book.folders[scheme].rules
        own = {name: version for name in names if (version := self._version(f"{scheme}.{name}"))}
        return own | {
            term.partition(".")[2]: replacement_version(term, key)
            for term, key in rules.items()
            if term.startswith(f"{scheme}.")
        }

    # --- All together ---------------------------------------------------------------------------------------

    def together(self, reform: Reform) -> None:
        """What can only be seen when the whole reform is read."""
        self._settings_are_given(reform)
        gone = self._ending(reform)
        revived = {one.scheme for one in reform.revived}
        for key in revived:
            if self._scheme(key).exists_on(self.day):
                self.tell(f"geldt_weer.{key}", "deze regeling is er nog", "Verander haar onder `waarden`.")
        alive = {key for key in self.book.schemes if self._scheme(key).exists_on(self.day)} | revived
        for place, keys in (("schaft_af", reform.abolished), ("kent_automatisch_toe", reform.automatic)):
            for key in keys:
                if key not in alive:
                    self.tell(place, f"'{key}' bestaat dan niet", "Laat deze regeling weg, of kies een andere dag.")
        for key in reform.automatic:
            if key in gone:
                self.tell("kent_automatisch_toe", f"'{key}' stopt in dit plan", "Noem de regeling die blijft.")
        for full in reform.values:
            if full.partition(".")[0] in gone:
                self.tell(f"waarden.{full}", "deze regeling stopt in dit plan", "Laat deze waarde weg.")

    def _ending(self, reform: Reform) -> set[str]:
        """The schemes that end; none may end twice, or be the one that stays."""
        gone = list(reform.abolished)
        for merge in reform.merged:
            for key in merge.schemes:
                if key == merge.into:
                    self.tell(
                        f"voegt_samen.{merge.into}", "deze regeling gaat op in zichzelf", "Haal haar uit de lijst."
                    )
            gone += [key for key in merge.schemes if key != merge.into]
        for key in {key for key in gone if gone.count(key) > 1}:
            self.tell("schaft_af, voegt_samen", f"'{key}' stopt twee keer", "Noem deze regeling één keer.")
        for merge in reform.merged:
            if merge.into in gone:
                self.tell(f"voegt_samen.{merge.into}", "deze regeling stopt zelf ook", "Kies een regeling die blijft.")
        return set(gone)

    def _settings_are_given(self, reform: Reform) -> None:
        for full, setting in settings(reform.rules).items():
            if full not in reform.numbers and full not in folder_of(self.book, full).value_names():
                advice = f"Geef `{full}` onder `waarden`: {setting.meaning} ({setting.unit})."
                self.tell("regels", f"deze regel heeft het getal '{full}' nodig", advice)


def replacement_version(term: str, key: str) -> Version:
    """A replacement rule as the rule of a term."""
    folder, _, name = term.partition(".")
    return rule_of(name, folder, RULES[key].function)


def _perhaps(like: Sequence[str], known: Iterable[str]) -> str:
    if like:
        return f"Bedoelt u: {', '.join(like)}?"
    return f"Kies uit: {', '.join(list(known)[:12])}."
