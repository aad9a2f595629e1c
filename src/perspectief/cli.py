"""The same rooms from a terminal: check a household, list the schemes, look up a term of the law.

perspectief check FILE|FOLDER [--date DATE] [--scheme KEY …] [--show TERM …] [--why SCHEME] [--json]
perspectief schemes [--json]
perspectief law TERM [--date DATE]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from perspectief.rules import (
    BadHousehold,
    BadLaw,
    BeforeTheLaw,
    Outcome,
    Problem,
    Result,
    SchemeResult,
    UnknownTerm,
    evaluate,
    read_household,
    schemes,
)
from perspectief.rules.kernel.book import Book, law_book
from perspectief.rules.kernel.evaluate import euro, spoken
from perspectief.rules.lookup import Entry, look_up

ENDINGS = (".yaml", ".yml", ".json")
GROUPS = (
    ("Dit kunt u krijgen", (Outcome.JA,)),
    ("Dit kunt u waarschijnlijk krijgen", (Outcome.WAARSCHIJNLIJK,)),
    ("Dit hangt af van wat wij nog niet weten", (Outcome.HANGT_AF_VAN,)),
    ("Dit weten wij niet: vraag het", (Outcome.WETEN_WE_NIET,)),
    ("Nu niet", (Outcome.NEE,)),
)
NOT_A_DECISION = "Dit is geen besluit. U mag altijd aanvragen. Beslissen doet de instantie zelf."


class Failure(Exception):
    """Something the person at the terminal can mend; its text is the message."""


class _UniqueKeys(yaml.SafeLoader):
    """YAML in which a key that stands twice is a mistake, not a silent choice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.YAMLError(f"'{key}' staat er twee keer (regel {key_node.start_mark.line + 1})")
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


@dataclass(frozen=True)
class Answered:
    """One file with its answer or what is wrong with it."""

    path: Path
    result: Result | None
    problem: str = ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0, or 2 when a file, date or name is wrong."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.command(options)
    except (Failure, BeforeTheLaw, UnknownTerm, BadLaw) as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="perspectief", description="Waar heeft een huishouden recht op, en waarom?")
    commands = parser.add_subparsers(required=True, metavar="opdracht")
    check = commands.add_parser("check", help="reken een huishouden door, of een map vol")
    check.add_argument("path", type=Path, metavar="BESTAND|MAP", help="YAML of JSON; een map rekent elk bestand door")
    check.add_argument(
        "--date", type=_day, help="de dag waarop gerekend wordt (jaar-maand-dag); gaat voor die in het bestand"
    )
    check.add_argument("--scheme", nargs="+", action="extend", metavar="REGELING", help="alleen deze regelingen")
    check.add_argument("--show", nargs="+", action="extend", metavar="TERM", default=[], help="toon ook deze termen")
    check.add_argument("--why", metavar="REGELING", help="toon elke stap achter deze regeling")
    check.add_argument("--json", action="store_true", help="als JSON")
    check.set_defaults(command=_check)
    listing = commands.add_parser("schemes", help="welke regelingen dit programma kent")
    listing.add_argument("--json", action="store_true", help="als JSON")
    listing.add_argument("--municipality", default="GM0014", help="code van de gemeente (GM0014 is Groningen)")
    listing.set_defaults(command=_schemes)
    law = commands.add_parser("law", help="zoek een term op: waarde, artikel, bron en buren")
    law.add_argument("term", metavar="TERM")
    law.add_argument("--date", type=_day, help="de dag (jaar-maand-dag); vandaag als u niets zegt")
    law.add_argument("--municipality", default="GM0014", help="code van de gemeente (GM0014 is Groningen)")
    law.set_defaults(command=_law)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is geen datum: schrijf jaar-maand-dag, bijvoorbeeld 2025-01-31"
        ) from None


# --- check --------------------------------------------------------------------------------------------------


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
            print(f"\r{number} van {len(files)}", end="" if number < len(files) else "\n", file=sys.stderr, flush=True)
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
        return json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=_UniqueKeys)
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


# --- schemes and law ----------------------------------------------------------------------------------------


def _schemes(options: argparse.Namespace) -> int:
    book = law_book()
    listed = [
        {
            "key": key,
            "name": scheme.name,
            "owner": scheme.owner,
            "law": scheme.law,
            "status": scheme.status,
            "verified_until": scheme.verified_until,
            "purpose": scheme.purpose,
            "reach": "gemeente" if book.folders[key].municipal else "land",
        }
        for key, scheme in schemes(options.municipality).items()
    ]
    if options.json:
        print(json.dumps(listed, ensure_ascii=False, indent=2))
        return 0
    width = max(len(str(one["key"])) for one in listed)
    for one in listed:
        print(f"{one['key']:<{width}}  {one['name']}: {one['purpose']} ({one['owner']}; {one['status']})")
    print(f"\n{len(listed)} regelingen. Een regeling van dichtbij: perspectief law KEY.TERM")
    return 0


def _law(options: argparse.Namespace) -> int:
    book: Book = law_book()
    if options.term in book.schemes:
        print("\n".join(_scheme_lines(book, options.term, options.municipality)))
        return 0
    entry: Entry = look_up(book, options.term, options.date or date.today(), options.municipality)
    print(f"{entry.name}")
    print(f"  betekenis: {entry.meaning}")
    lines = (
        ("eenheid", entry.unit),
        ("waarde", entry.value),
        ("geldt vanaf", entry.since),
        ("artikel", entry.article),
        ("bron", entry.source),
        ("stand", entry.status),
        ("gelezen op", entry.read_on),
    )
    for label, text in lines:
        if text:
            print(f"  {label}: {text}")
    for label, names in (("rust op", entry.needs), ("wordt gebruikt door", entry.used_by)):
        if names:
            print(f"  {label}:")
            print("\n".join(f"    {name}" for name in names))
    return 0


def _scheme_lines(book: Book, key: str, municipality: str) -> Iterator[str]:
    scheme = schemes(municipality)[key]
    yield f"{key}: {scheme.name}"
    yield f"  {scheme.purpose}"
    lines = (
        ("van", scheme.owner),
        ("wet", scheme.law),
        ("stand", scheme.status),
        ("nagekeken tot", scheme.verified_until),
        ("vragen aan", scheme.ask),
        ("aanvragen", scheme.apply),
    )
    yield from (f"  {label}: {text}" for label, text in lines if text)
    for label, names in (("voorwaarden", scheme.conditions), ("bedrag", (scheme.amount,) if scheme.amount else ())):
        if names:
            yield f"  {label}:"
            yield from (f"    {book.resolve(name, key)}" for name in names)


if __name__ == "__main__":
    sys.exit(main())
