"""How well a law is worked out: its worked examples, run again.

The examples of one law take 1 to 600 ms. They run when the first visitor asks, once per process: a process holds one
law book that cannot change, so what was found stays true until it ends. A file of results would have to be made again
after every change of law, and could lie.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

import yaml

from perspectief.rules.cases import Case, read_cases, run_case
from perspectief.rules.coverage import case_counts
from perspectief.rules.kernel.book import Book


@dataclass(frozen=True)
class Example:
    """One worked example: its day, what goes in and must come out, and what came out differently (mostly nothing)."""

    row: str
    day: date
    given: Mapping[str, Any]
    expect: Mapping[str, Any]
    differences: tuple[str, ...]

    @property
    def text(self) -> str:
        """What goes in and what must come out, as it stands in the file."""
        both = {**self.given, "expect": dict(self.expect)}
        return yaml.safe_dump(both, allow_unicode=True, sort_keys=False, default_flow_style=None, width=72).strip()

    @property
    def passes(self) -> bool:
        """Whether the program finds what the example says."""
        return not self.differences


@dataclass(frozen=True)
class Sentence:
    """The examples of one file. Its name is a sentence; `source` says where it was read."""

    name: str
    source: str
    examples: tuple[Example, ...]

    @property
    def text(self) -> str:
        """The name as a sentence."""
        words = self.name.replace("_", " ")
        return f"{words[:1].upper()}{words[1:]}."

    @property
    def passed(self) -> int:
        """How many examples pass."""
        return sum(example.passes for example in self.examples)


@dataclass(frozen=True)
class Accuracy:
    """All worked examples of one law."""

    sentences: tuple[Sentence, ...]

    @property
    def run(self) -> int:
        """How many examples were run."""
        return sum(len(sentence.examples) for sentence in self.sentences)

    @property
    def passed(self) -> int:
        """How many came out as they should."""
        return sum(sentence.passed for sentence in self.sentences)


@lru_cache(maxsize=128)
def accuracy_of(book: Book, folder: str) -> Accuracy:
    """Run every worked example of one law."""
    cases = list(read_cases([folder]))
    return Accuracy(tuple(_sentence(book, name, list(group)) for name, group in groupby(cases, _file_of)))


@lru_cache(maxsize=1)
def example_counts() -> Mapping[str, int]:
    """How many examples stand beside each law."""
    return case_counts()


def _file_of(case: Case) -> str:
    return case.name.partition(", rij ")[0]


def _sentence(book: Book, name: str, cases: Sequence[Case]) -> Sentence:
    source = str(cases[0].body.get("source", ""))
    return Sentence(name, source, tuple(_example(book, name, case) for case in cases))


def _example(book: Book, name: str, case: Case) -> Example:
    given = {key: value for key, value in case.body.items() if key not in ("expect", "source", "tolerance")}
    row = case.name.removeprefix(f"{name}, ") if case.name != name else ""
    return Example(row, case.day, given, case.body["expect"], tuple(_differences(book, case)))


def _differences(book: Book, case: Case) -> list[str]:
    try:
        return run_case(case, book)
    except Exception as error:  # an example that cannot run has not passed, and the page says why
        return [f"{type(error).__name__}: {error}"]
