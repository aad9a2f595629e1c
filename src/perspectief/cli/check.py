"""Work out a household, or a folder full of them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from perspectief.cli.common import Failure, day, progress
from perspectief.rules import (
    BadHousehold,
    Outcome,
    Problem,
    Result,
    SchemeResult,
    UnknownTerm,
    evaluate,
    read_household,
    schemes,
)
from perspectief.rules.kernel.evaluate import euro, spoken
from perspectief.rules.yaml_files import parse

ENDINGS = (".yaml", ".yml", ".json")
GROUPS = (
    ("Dit kunt u krijgen", (Outcome.JA,)),
    ("Dit kunt u waarschijnlijk krijgen", (Outcome.WAARSCHIJNLIJK,)),
    ("Dit hangt af van wat wij nog niet weten", (Outcome.HANGT_AF_VAN,)),
    ("Dit weten wij niet: vraag het", (Outcome.WETEN_WE_NIET,)),
    ("Nu niet", (Outcome.NEE,)),
)
NOT_A_DECISION = "Dit is geen besluit. U mag altijd aanvragen. Beslissen doet de instantie zelf."


@dataclass(frozen=True)
class Answered:
    """One file with its answer or what is wrong with it."""

    path: Path
    result: Result | None
    problem: str = ""


def add_commands(commands: Any) -> None:
    """`perspectief check`."""
    check = commands.add_parser("check", help="reken een huishouden door, of een map vol")
    check.add_argument("path", type=Path, metavar="BESTAND|MAP", help="YAML of JSON; een map rekent elk bestand door")
    check.add_argument(
        "--date", type=day, help="de dag waarop gerekend wordt (jaar-maand-dag); gaat voor die in het bestand"
    )
    check.add_argument("--scheme", nargs="+", action="extend", metavar="REGELING", help="alleen deze regelingen")
    check.add_argument("--show", nargs="+", action="extend", metavar="TERM", default=[], help="toon ook deze termen")
    check.add_argument("--why", metavar="REGELING", help="toon elke stap achter deze regeling")
    check.add_argument("--json", action="store_true", help="als JSON")
    check.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> int:
    if not options.path.exists():
        raise Failure(f"{options.path}: dit bestand of deze map is er niet.")
    folder = options.path.is_dir()
    answers = list(_answers(_files(options.path), options, quiet=not folder))
    if options.json:
        print(_as_json(answers, folder=folder))
    else:
        for answered in answers:
            if answered.result:
                print("\n".join(_report(answered, options)))
    for answered in answers:
        if answered.problem:
            print(f"{answered.path}:\n{answered.problem}", file=sys.stderr)
    return 2 if any(answered.problem for answered in answers) else 0


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(one for one in path.rglob("*") if one.suffix in ENDINGS and one.is_file())
    if not files:
        raise Failure(f"{path}: hier staat geen bestand dat eindigt op {', '.join(ENDINGS)}.")
    return files


def _answers(files: Sequence[Path], options: argparse.Namespace, *, quiet: bool) -> Iterator[Answered]:
    for number, path in enumerate(files, 1):
        if not quiet:
            progress(number, len(files))
        yield _answer(path, options)


def _answer(path: Path, options: argparse.Namespace) -> Answered:
    chosen = options.scheme or None
    if options.why and chosen and options.why not in chosen:
        chosen = [*chosen, options.why]
    try:
        household = read_household(_read(path))
        return Answered(path, evaluate(household, options.date, chosen, show=tuple(options.show)))
    except BadHousehold as error:
        return Answered(path, None, "\n".join(f"  {problem}" for problem in error.problems))


def _read(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8")
        return json.loads(text) if path.suffix == ".json" else parse(text)
    except (yaml.YAMLError, json.JSONDecodeError, UnicodeDecodeError, ValueError) as error:
        raise BadHousehold(
            [
                Problem(
                    "bestand",
                    f"dit is niet te lezen ({str(error).splitlines()[0]})",
                    "Kijk of haakjes en inspringen kloppen.",
                )
            ]
        ) from error
    except OSError as error:
        raise Failure(f"{path}: {error.strerror}") from error


def _as_json(answers: Sequence[Answered], *, folder: bool) -> str:
    if not folder:
        result = answers[0].result
        return (
            result.to_json()
            if result
            else json.dumps({"problems": answers[0].problem.splitlines()}, ensure_ascii=False)
        )
    listed = [
        {"file": str(one.path), **(one.result.to_dict() if one.result else {"problems": one.problem.splitlines()})}
        for one in answers
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2)


def _report(answered: Answered, options: argparse.Namespace) -> Iterator[str]:
    result = answered.result
    assert result is not None
    yield f"{answered.path}, gerekend voor {result.date.day}-{result.date.month}-{result.date.year}"
    if options.why:
        yield from _why(result, options.why)
    else:
        for title, outcomes in GROUPS:
            yield from _group(title, [one for one in result.schemes if one.outcome in outcomes])
    for term, value in result.terms.items():
        yield f"{term} = {_value(value)}"
    if result.assumed:
        yield "\nWaar wij van uitgaan"
        yield from (f"  {one.text}" for one in result.assumed)
    yield f"\n{NOT_A_DECISION}\n"


def _group(title: str, answers: Sequence[SchemeResult]) -> Iterator[str]:
    if not answers:
        return
    yield f"\n{title}"
    for one in answers:
        yield f"  {one.name}{_amount(one)}{' (dit krijgt u al)' if one.already_received else ''}"
        yield from (f"    - {line}" for line in _reasons(one))


def _amount(one: SchemeResult) -> str:
    if one.outcome is Outcome.NEE:
        return ""
    period = {"keer": "per keer"}.get(one.per, f"per {one.per}")
    if one.amount is not None:
        return f": {euro(one.amount)} {period}"
    if one.amount_between:
        return f": tussen {euro(one.amount_between[0])} en {euro(one.amount_between[1])} {period}"
    return ""


def _reasons(one: SchemeResult) -> Iterator[str]:
    for reason in one.because:
        if (one.outcome is Outcome.NEE and reason.met is False) or (
            one.outcome is not Outcome.NEE and reason.met is None
        ):
            yield f"{reason.sentence} ({reason.article})" if reason.article else reason.sentence
    if one.outcome is Outcome.HANGT_AF_VAN:
        yield f"Vul in: {', '.join(one.depends_on)}"
    if one.outcome in (Outcome.JA, Outcome.WAARSCHIJNLIJK) and one.amount is None:
        yield "Hoeveel het is, weten wij niet."
    if one.outcome is Outcome.WETEN_WE_NIET or (one.outcome is not Outcome.NEE and one.amount is None):
        yield f"Vraag het bij: {one.scheme.ask}"
    if one.outcome is not Outcome.NEE:
        yield from one.scheme.not_modelled
        yield from (f"Dit weten wij niet: {name}." for name in one.unknown_values)
        yield from one.unchecked
    if one.after_last_amounts and one.outcome is not Outcome.NEE:
        yield f"Wij zagen deze regel het laatst in {one.after_last_amounts}. Vraag na of hij nog zo is."


def _why(result: Result, key: str) -> Iterator[str]:
    try:
        one, steps = result[key], result.why(key)
    except (KeyError, StopIteration):
        raise UnknownTerm(key, [name for name in schemes() if key in name][:3]) from None
    yield f"\n{one.name}: {one.outcome.value.replace('_', ' ')}{_amount(one)}"
    for reason in one.because:
        mark = {True: "klopt", False: "klopt niet", None: "weten wij niet"}[reason.met]
        yield f"  [{mark}] {reason.sentence} ({reason.article}) {reason.source}".rstrip()
    yield "\nElke stap"
    for step in steps:
        since = f", sinds {step.since.isoformat()}" if step.since else ""
        status = f" [{step.status}]" if step.status else ""
        origin = f"  ({step.article}{since}){status}" if step.article else "  (opgegeven)"
        yield f"  {step.term} = {_value(step.values, step.unit)}{origin}"


def _value(value: Any, unit: str = "") -> str:
    if isinstance(value, dict) and "between" in value:
        low, high = (_value(end, unit) for end in value["between"])
        return f"tussen {low} en {high}"
    if isinstance(value, dict):
        if len(value) == 1:
            return _value(next(iter(value.values())), unit)
        return ", ".join(f"{person}: {_value(one, unit)}" for person, one in value.items())
    if value is None:
        return "onbekend"
    if isinstance(value, list):
        return f"tabel van {len(value)} rijen"
    return spoken(value, unit)
