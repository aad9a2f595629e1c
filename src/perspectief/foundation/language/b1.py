"""Is a Dutch sentence plain enough? A gate for every sentence that a resident sees.

The norm is "Taalniveau B1" as the central government's editors describe it (communicatierijk.nl, read 2026-11-22):
easy words that nearly everyone uses, and short, clear, active sentences; names of laws, schemes and some terms of law
stay, but are explained. That norm gives no numbers. The numbers below are ours, on the strict side of common practice:

* a sentence has at most 15 words; what stands after a colon counts as a sentence of its own;
* a word is common when its Zipf frequency, or that of its verb, is at least 3.5 (wordfreq: about the 15,000 most used
  Dutch word forms), or when it is built of at most three common parts (4.0: the 6,000 most used); more than six
  syllables is too long;
* no passive with `worden`, no double negation, no noun where a verb can stand, no abbreviation;
* no word of the list of hard words (`plain_words.yaml`) and nothing that blames or scares (`forbidden.yaml`).

Names that must appear stand in `names.yaml`, each with its explanation; the names of our schemes are known by
themselves, because each scheme explains what it is for. An exception has a reason (`exceptions.yaml`).

Not judged: the words of the law itself in the rule book (what a term or a value means), which are shown as such.
What the gate cannot see: whether a text is true, well ordered, or hard although its words are easy. People judge that.
Frequencies and syllables come from wordfreq and pyphen, which only developers install.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from perspectief.foundation.language.glossary import explained

LONGEST_SENTENCE = 15
COMMON_WORD = 3.5
COMMON_PART = 4.0
MOST_PARTS = 3
MOST_SYLLABLES = 6
DATA = Path(__file__).parent / "data" / "b1"

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{[^{}]*\}")
NOT_WORDS = re.compile(r"<[^>]+>|\S+@\S+|(?:https?://|www\.)\S+|\b(?:[\w-]+\.)+(?:nl|com|eu|org)\b(?:/[\w/-]*)?")
NUMBER = re.compile(r"\d[\d .,-]*\d|\d")
END_OF_SENTENCE = re.compile(r"(?<=[.!?…:;])[”’\")]*\s+|\n+")
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
CLAUSE = re.compile(r"[,;:.?!()–]|\b(?:en|of|maar|als|omdat|want|dan)\b", re.IGNORECASE)
NEGATION = re.compile(
    r"\b(?:niet|geen|nooit|niemand|niets|nergens|zonder|tenzij|onmogelijk|onbekend|onjuist|onvoldoende|onduidelijk)\b",
    re.IGNORECASE,
)
BECOMES = re.compile(r"\b(?:word|wordt|worden|werd|werden)\b", re.IGNORECASE)
PREFIX = "aan|achter|af|bij|door|in|kwijt|mee|na|om|op|over|samen|stop|terug|toe|tegen|uit|vast|vol|voor|vrij|weg"
PARTICIPLE = re.compile(
    rf"\b(?:(?:{PREFIX})?ge\w{{2,}}(?:d|t|en)|(?:be|ver|ont|her)\w+(?:d|[kfsp]t|cht)"
    r"|besloten|bekeken|ontvangen|verloren|verboden|verkregen|onthouden|overgenomen)\b",
    re.IGNORECASE,
)
NOT_A_PARTICIPLE = re.compile(
    r"geld|gebied|geduld|gezicht|gezondheid|gewicht|geslacht|gerecht|gemeenten|gezinnen|gevolgen|gegevens|gedachten"
    r"|gevallen|gesprekken|gebouwen|gewoonten|verstand|verband",
    re.IGNORECASE,
)
NOUN_FOR_A_VERB = re.compile(
    r"\bhet (?!leven\b|eten\b|inkomen\b|vermogen\b|verleden\b)\w{3,}en van\b"
    r"|\b(?:vaststelling|toekenning|verstrekking|verlening|indiening|beëindiging|beoordeling|uitbetaling van|inzage in"
    r"|aanwending|verwerving|gebruikmaking|inachtneming|vermindering van|verhoging van)\b",
    re.IGNORECASE,
)
ABBREVIATION = re.compile(r"\b(?:bijv|bv|enz|etc|evt|incl|excl|o\.a|i\.v\.m|m\.b\.t|d\.w\.z|t/m|zgn|max\.|min\.)(?!\w)")
ENDINGS = ("t", "d", "te", "de", "ten", "den", "e", "en", "n", "s")
SHORT_VOWEL = re.compile(r"([aeou])\1(?=.$)")
LINKS = ("", "s", "e", "en", "n")


class Finding(NamedTuple):
    """What is too hard about a sentence, and what to do."""

    sentence: str
    kind: str
    """long_sentence, hard_word, jargon, forbidden, passive, nominal, double_negation or abbreviation."""
    word: str
    advice: str

    def __str__(self) -> str:
        return f"{self.sentence}\n    {self.advice}"


def judge(text: str) -> list[Finding]:
    """Everything that is too hard in a text; exceptions with a reason are left out."""
    return [found for sentence in sentences(text) for found in _judge_sentence(sentence) if not _is_excepted(found)]


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text. An amount or name that is filled in later counts as one word."""
    plain = NUMBER.sub("7", NOT_WORDS.sub(" Naam ", PLACEHOLDER.sub(" 7 ", text)))
    for sentence in END_OF_SENTENCE.split(plain):
        if sentence and WORD.search(sentence):
            yield " ".join(sentence.split())


def length(sentence: str) -> int:
    """Number of words; a number counts as a word."""
    return sum(1 for one in sentence.split() if any(sign.isalnum() for sign in one))


def _judge_sentence(sentence: str) -> Iterator[Finding]:
    words = length(sentence)
    if words > LONGEST_SENTENCE:
        advice = f"{words} woorden: maak er twee zinnen van. Een zin heeft hoogstens {LONGEST_SENTENCE} woorden."
        yield Finding(sentence, "long_sentence", "", advice)
    for search in (_listed_words, _hard_words, _passive, _double_negation, _nominal):
        yield from search(sentence)


def _listed_words(sentence: str) -> Iterator[Finding]:
    bare = _without_names(sentence)
    for word, advice in _forbidden().items():
        if _stands_in(word, bare):
            yield Finding(sentence, "forbidden", word, f"“{word}” gebruiken wij niet. {advice}")
    for word, plain in _plain_words().items():
        if _stands_in(word, bare):
            yield Finding(sentence, "jargon", word, f"“{word}” is een moeilijk woord. Makkelijker: {plain}.")
    for found in ABBREVIATION.findall(bare):
        yield Finding(sentence, "abbreviation", found, f"“{found}” is een afkorting. Schrijf het woord helemaal.")


def _hard_words(sentence: str) -> Iterator[Finding]:
    for found in WORD.finditer(sentence):
        written, word = found.group(), found.group().lower()
        is_name = found.start() > 0 and written[0].isupper() and not written.isupper()
        if not is_name and not is_known(word):
            advice = f"“{word}” kent niet iedereen. Kies een gewoon woord, of leg het uit en zet het in names.yaml."
            yield Finding(sentence, "hard_word", word, advice)


def _passive(sentence: str) -> Iterator[Finding]:
    for clause in CLAUSE.split(sentence):
        done = [one for one in PARTICIPLE.findall(clause) if not NOT_A_PARTICIPLE.fullmatch(one)]
        if done and BECOMES.search(clause):
            yield Finding(sentence, "passive", done[0], f"Wie doet het? Schrijf zonder “worden … {done[0]}”.")


def _double_negation(sentence: str) -> Iterator[Finding]:
    for clause in CLAUSE.split(sentence):
        found = NEGATION.findall(clause)
        if len(found) > 1:
            yield Finding(
                sentence, "double_negation", found[0], f"Twee keer nee ({', '.join(found)}): zeg wat wel kan."
            )


def _nominal(sentence: str) -> Iterator[Finding]:
    for found in NOUN_FOR_A_VERB.findall(sentence):
        yield Finding(sentence, "nominal", found, f"“{found}”: maak er een werkwoord van, en zeg wie het doet.")


# ---- words ----


@cache
def is_known(word: str) -> bool:
    """Whether nearly everyone knows the word: common, built of common parts, of every day, or a name we explain."""
    if "-" in word:
        return all(is_known(part) for part in word.split("-") if part)
    if word in _known_names() or word in everyday():
        return True
    return syllables(word) <= MOST_SYLLABLES and (_is_common(word) or bool(parts(word)))


def _is_common(word: str) -> bool:
    return any(frequency(form) >= COMMON_WORD for form in (word, *_base_forms(word)))


def _base_forms(word: str) -> Iterator[str]:
    """The verbs of which a word may be a form: `verlaagt` of `verlagen`, `gewist` of `wissen`, `typt` of `typen`."""
    for start in (word, word.removeprefix("ge")):
        for stem in (start.removesuffix(ending) for ending in ENDINGS if start.endswith(ending)):
            if len(stem) >= 3:
                yield from (f"{stem}en", f"{stem}{stem[-1]}en", SHORT_VOWEL.sub(r"\1", stem) + "en")


@cache
def frequency(word: str) -> float:
    """How common a word is in Dutch (Zipf scale: 3 is once in a million words, 6 is once in a thousand)."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "nl"))


@cache
def syllables(word: str) -> int:
    """Number of parts in which a word can be broken off at the end of a line."""
    return len(_hyphens().positions(word)) + 1


def parts(word: str, most: int = MOST_PARTS) -> tuple[str, ...]:
    """The common words of which a longer word is built; empty when there is no such way."""
    if len(word) >= 3 and frequency(word) >= COMMON_PART:
        return (word,)
    if most == 1:
        return ()
    for at in range(3, len(word) - 2):
        rest = parts(word[at:], most - 1) if _is_part(word[:at]) else ()
        if rest:
            return (word[:at], *rest)
    return ()


def _is_part(word: str) -> bool:
    stems = (word.removesuffix(link) for link in LINKS if word.endswith(link))
    return any(len(stem) >= 3 and frequency(stem) >= COMMON_PART for stem in stems)


@cache
def _hyphens() -> Any:
    from pyphen import Pyphen

    return Pyphen(lang="nl_NL")


# ---- lists ----


def _read(name: str) -> Any:
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def _plain_words() -> dict[str, str]:
    allowed = {name.lower() for name in explained()}
    return {word: plain for word, plain in _read("plain_words")["words"].items() if word.lower() not in allowed}


@cache
def _forbidden() -> dict[str, str]:
    return dict(_read("forbidden")["words"])


@cache
def everyday() -> frozenset[str]:
    """Words that nearly everyone knows, though books seldom use them."""
    return frozenset(_read("names")["everyday"])


@cache
def _names() -> tuple[str, ...]:
    """Names of schemes, and names that must appear; the longest first."""
    from perspectief.rules.kernel.book import law_book

    folders = law_book().folders.values()
    found = {folder.scheme_of(place) for folder in folders for place in ("", *folder.own_words)}
    named = {scheme.name for scheme in found if scheme}
    return tuple(sorted((*explained(), *named), key=len, reverse=True))


@cache
def _known_names() -> frozenset[str]:
    return frozenset(word.lower() for name in _names() for word in WORD.findall(name))


def _without_names(sentence: str) -> str:
    """A hard word inside the name of a scheme is part of that name."""
    return _any_name().sub("Naam", sentence)


@cache
def _any_name() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in _names())})\b", re.IGNORECASE)


def _stands_in(word: str, sentence: str) -> bool:
    return bool(_pattern(word).search(sentence))


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}(?:e|n|en|s|’s|'s)?\b", re.IGNORECASE)


# ---- exceptions ----


class BadException(Exception):
    """An exception without sentence, kind or reason."""


@cache
def exceptions() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Pattern of the sentence, kind of finding that is allowed there, and why."""
    found = []
    for one in _read("exceptions") or ():
        if not all(one.get(key) for key in ("sentence", "kind", "reason")):
            raise BadException(f"{one}: sentence, kind and reason are all needed.")
        found.append((re.compile(one["sentence"]), one["kind"], one["reason"]))
    return tuple(found)


def _is_excepted(found: Finding) -> bool:
    return any(kind == found.kind and pattern.search(found.sentence) for pattern, kind, _reason in exceptions())


def judge_all(texts: Iterable[tuple[str, str]]) -> list[tuple[Finding, str]]:
    """Every finding in texts with their place, in the order of the texts."""
    return [(found, where) for text, where in texts for found in judge(text)]
