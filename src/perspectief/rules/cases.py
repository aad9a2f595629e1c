"""Worked examples of the law: read, run for one household (and compiled), and compared to the cent.

python -m perspectief.rules.cases [folder …]
"""

from __future__ import annotations

import copy
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from perspectief.rules.household import read_household
from perspectief.rules.kernel.book import RULES, Book, law_book, open_book
from perspectief.rules.kernel.evaluate import Outcome, Result, evaluate
from perspectief.rules.yaml_files import read_ours

TOLERANCE = 0.005


@dataclass(frozen=True)
class Case:
    """One worked example. `folder` is the law it stands beside, `name` its sentence."""

    folder: str
    name: str
    body: Mapping[str, Any]

    @property
    def expect(self) -> dict[str, Any]:
        """What must come out, per scheme; terms apart."""
        return {key: want for key, want in self.body["expect"].items() if key not in ("terms", "tolerance")}

    @property
    def terms(self) -> dict[str, Any]:
        """Terms with the value they must have."""
        terms: dict[str, Any] = self.body["expect"].get("terms", {})
        return terms

    @property
    def day(self) -> date:
        """The day of the case."""
        day: date = self.body["date"]
        return day


def read_cases(folders: Sequence[str] = ()) -> Iterator[Case]:
    """Every case of these folders (all without names), tables spread into one case per row."""
    for path in sorted(RULES.glob("*/*/cases/*.yaml")):
        folder = path.parent.parent.name
        if not folders or folder in folders:
            yield from _read_file(path, folder)


def _read_file(path: Path, folder: str) -> Iterator[Case]:
    body = read_ours(path)
    if not path.name.endswith(".table.yaml"):
        yield Case(folder, path.stem, body)
        return
    for number, row in enumerate(body["rows"], 1):
        case = copy.deepcopy(body["base"])
        case.setdefault("expect", {})
        case.setdefault("source", body.get("source", ""))
        for column, value in zip(body["columns"], row, strict=True):
            _put(case, column.split("."), value)
        yield Case(folder, f"{path.name.removesuffix('.table.yaml')}, rij {number}: {row}", case)


def _put(target: Any, path: list[str], value: Any) -> None:
    """Set a dotted path; `set` and `expect.terms` take the rest as one name."""
    head, rest = path[0], path[1:]
    if head in ("set", "terms") and rest:
        name, value = _term_and_value(rest, value)
        target.setdefault(head, {})[name] = value
        return
    key: Any = int(head) if head.isdigit() and isinstance(target, list) else head
    if not rest:
        target[key] = value
        return
    if isinstance(target, dict) and key not in target:
        target[key] = {}
    _put(target[key], rest, value)


def _term_and_value(rest: list[str], value: Any) -> tuple[str, Any]:
    return ".".join(rest), value


def run_case(case: Case, book: Book) -> list[str]:
    """What differs from what the case expects; empty when it agrees."""
    body = {key: value for key, value in case.body.items() if key not in ("expect", "set", "source", "tolerance")}
    result = evaluate(
        read_household(body),
        case.day,
        schemes=tuple(case.expect),
        show=tuple(case.terms),
        fixed=case.body.get("set"),
        book=book,
    )
    shared = case.body["expect"].get("tolerance", case.body.get("tolerance", TOLERANCE))
    problems = []
    for key, want in case.expect.items():
        problems += [f"{key}: {problem}" for problem in _differences(result, key, want, shared)]
    for term, want in case.terms.items():
        problems += [f"{term}: {problem}" for problem in _term_differences(result.terms[term], want, shared)]
    return problems


def _differences(result: Result, key: str, want: Mapping[str, Any], shared: float) -> Iterator[str]:
    got = result[key]
    if "outcome" in want and got.outcome is not Outcome(want["outcome"]):
        reasons = "; ".join(f"{r.term}={r.met}" for r in got.because if r.met is not True)
        yield (
            f"verwacht {want['outcome']}, gekregen {got.outcome.value} ({reasons}; {', '.join(got.depends_on)}; "
            f"{', '.join(got.unknown_values)}; {', '.join(got.unchecked)}; bedrag {got.amount})"
        )
    if "amount" in want and not _close(got.amount, want["amount"], want.get("tolerance", shared)):
        yield f"verwacht bedrag {want['amount']}, gekregen {got.amount}"
    for name in want.get("because", ()):
        if not any(reason.term == name and reason.met is not True for reason in got.because):
            yield f"verwacht dat {name} niet klopt of open staat"
    for name in want.get("depends_on", ()):
        if name not in got.depends_on:
            yield f"verwacht dat het afhangt van {name}, gekregen {list(got.depends_on)}"


def _term_differences(got: Any, want: Any, tolerance: float) -> Iterator[str]:
    if isinstance(want, Mapping):
        for person, amount in want.items():
            if not isinstance(got, Mapping) or not _close(got.get(str(person)), amount, tolerance):
                yield f"verwacht {amount} voor {person}, gekregen {got}"
        return
    values = list(got.values())[:1] if isinstance(got, Mapping) else [got]
    if not values or not _close(values[0], want, tolerance):
        yield f"verwacht {want}, gekregen {got}"


def _close(got: Any, want: Any, tolerance: float) -> bool:
    if got is None or want in (None, "unknown"):
        return got is None and want in (None, "unknown")
    if isinstance(got, dict):
        return bool(got == want)
    return bool(abs(float(got) - float(want)) <= tolerance + 1e-9)


def main(folders: Sequence[str]) -> int:
    """Run the cases of these folders; prints what differs. Returns the exit status."""
    book, problems = open_book() if folders else (law_book(), [])
    for problem in problems:
        if any(name in problem for name in folders):
            print(f"laadt niet: {problem}")
    failed = count = 0
    for case in read_cases(folders):
        count += 1
        try:
            differences = run_case(case, book)
        except Exception as error:  # a case that cannot run is reported with the others
            differences = [f"{type(error).__name__}: {error}"]
        failed += bool(differences)
        for difference in differences:
            print(f"{case.folder}/{case.name}: {difference}")
    print(f"{count - failed} passed, {failed} failed")
    return 1 if failed or problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
