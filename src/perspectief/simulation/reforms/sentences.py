"""What a reform changes, in sentences that a council member reads: from what to what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from perspectief.rules.kernel.book import Book
from perspectief.simulation.reforms.dependence import affected
from perspectief.simulation.reforms.model import Merge, Reform, Value, baseline_of
from perspectief.simulation.reforms.overlay import LAPSES, book_of
from perspectief.simulation.reforms.phrases import day_words, scheme_name, subject_of, value_words, yes_or_no
from perspectief.simulation.reforms.replacements import RULES
from perspectief.simulation.reforms.terms import GRONINGEN, is_value, row_at

NOTHING = "Er verandert niets."
WE_ASSUME = "Niet elk getal van nu is bekend. Daarom nemen wij dit aan, ook voor de wet van nu:"
ALSO_KNOW = "Weet ook dit:"
BY_ITSELF = "wie er recht op heeft, krijgt het vanzelf. Aanvragen hoeft niet meer."


def says(reform: Reform, municipality: str = GRONINGEN, day: date | None = None) -> list[str]:
    """What changes, compared with the law of `day` (the first day of the reform when None or earlier)."""
    if reform.is_empty:
        return [NOTHING]
    seen = max(day or reform.start, reform.start)
    return list(_Speaker(reform, municipality, seen).sentences(day or seen))


class _Speaker:
    def __init__(self, reform: Reform, municipality: str, day: date):
        self.reform, self.municipality, self.day = reform, municipality, day
        self.today = baseline_of(reform)
        self.before: Book = book_of(self.today, municipality)
        self.after: Book = book_of(reform, municipality)

    def sentences(self, asked: date) -> Iterator[str]:
        start = day_words(self.reform.start)
        yield f"Dit plan begint op {start}."
        if asked < self.reform.start:
            yield f"Op {day_words(asked)} verandert er nog niets."
        yield from self._schemes()
        for term, key in self.reform.rules.items():
            if term not in self.today.rules:
                yield self._rule(term, key)
        for full, value in self.reform.values.items():
            yield self._value(full, value)
        for key in self.reform.automatic:
            yield f"{self._name(key)}: {BY_ITSELF}"
        yield from self._passed_on()
        yield from self._assumed()
        if self.reform.not_modelled:
            yield ALSO_KNOW
            yield from self.reform.not_modelled
        yield from self.reform.clashes

    def _name(self, full: str) -> str:
        return scheme_name(self.after, full.partition(".")[0], self.municipality)

    # --- Schemes --------------------------------------------------------------------------------------------

    def _schemes(self) -> Iterator[str]:
        for key in self.reform.abolished:
            yield f"{self._name(key)}: deze regeling stopt op {day_words(self.reform.start)}."
        for merge in self.reform.merged:
            yield from self._merge(merge)
        for one in self.reform.revived:
            yield f"{one.name}: deze regeling komt er weer. Eerst heette zij {self._old_name(one.scheme)}."

    def _merge(self, merge: Merge) -> Iterator[str]:
        names = [self._name(key) for key in merge.schemes]
        yield f"{_listed(names)} {'gaat' if len(names) == 1 else 'gaan'} op in één regeling: {merge.name}."
        if self._old_name(merge.into) != merge.name:
            yield f"Die regeling heet nu nog {self._old_name(merge.into)}."
        before = self.before.schemes[merge.into].conditions
        if merge.conditions and merge.conditions != before:
            yield f"{merge.name}: de voorwaarden worden:"
            yield from (self._meaning(f"{merge.into}.{name}") for name in merge.conditions)

    def _old_name(self, key: str) -> str:
        return scheme_name(self.before, key, self.municipality)

    def _passed_on(self) -> Iterator[str]:
        """Schemes that change because they look at another one."""
        reform = self.reform
        own = {full.partition(".")[0] for full in (*reform.values, *reform.rules)}
        own |= {*reform.abolished, *(key for one in reform.merged for key in (one.into, *one.schemes))}
        own |= {one.scheme for one in reform.revived}
        found = [key for key in affected(reform, self.day, self.municipality, against=self.today) if key not in own]
        if found:
            yield f"Daardoor kan ook dit veranderen: {_listed([self._name(key) for key in found])}."

    # --- Rules and values -----------------------------------------------------------------------------------

    def _rule(self, term: str, key: str) -> str:
        if key == LAPSES:
            return f"{self._name(term)}: deze voorwaarde vervalt: {self._meaning(term)}"
        return f"{self._name(term)}: {_small(RULES[key].says)}"

    def _meaning(self, term: str) -> str:
        """What a rule asks, in the words of the law."""
        book = self.before if self.before.is_rule(term) else self.after
        version = book.version(term, self.day)
        return version.doc.meaning.split("\n")[0] if version else term

    def _value(self, full: str, value: Value) -> str:
        name, subject = self._name(full), subject_of(full, self.municipality)
        old, now = self._was(full), value_words(full, value, self.municipality)
        if isinstance(value, bool):
            return f"{name}: {yes_or_no(full, value, self.municipality)}."
        if isinstance(value, tuple):
            return f"{name}: {subject} wordt: {now}."
        if full.partition(".")[0] in {one.scheme for one in self.reform.revived}:
            return f"{name}: {subject} wordt {now}."
        if old is None:
            return f"{name}: {subject} wordt {now}.{self._not_known(full)}"
        if old == value:
            return f"{name}: {subject} blijft {now}."
        return f"{name}: {subject} gaat van {self._bare(full, old)} naar {now}."

    def _bare(self, full: str, value: Value | None) -> str:
        return value_words(full, value, self.municipality, bare=True)

    def _was(self, full: str) -> Value | None:
        """What it was on the day: with the assumptions, without the changes."""
        if full in self.reform.assumed:
            return self.reform.assumed[full]
        row = row_at(self.before, full, self.day, self.municipality) if is_value(self.before, full) else None
        return None if row is None else row.number if row.steps is None else row.steps

    def _not_known(self, full: str) -> str:
        return " Wat dat nu is, weten wij niet." if is_value(self.before, full) else ""

    def _assumed(self) -> Iterator[str]:
        if not self.reform.assumed:
            return
        yield WE_ASSUME
        for full, value in self.reform.assumed.items():
            yield f"{self._name(full)}: {self._assumption(full, value)}."

    def _assumption(self, full: str, value: Value) -> str:
        if isinstance(value, bool):
            return yes_or_no(full, value, self.municipality)
        return f"{subject_of(full, self.municipality)}: {value_words(full, value, self.municipality)}"


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"
