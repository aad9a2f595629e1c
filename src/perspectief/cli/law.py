"""List the schemes, and look up a term of the law."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from perspectief.cli.common import GRONINGEN, day
from perspectief.rules import schemes
from perspectief.rules.kernel.book import Book, law_book
from perspectief.rules.lookup import Entry, look_up


def add_commands(commands: Any) -> None:
    """`perspectief schemes` and `perspectief law`."""
    listing = commands.add_parser("schemes", help="welke regelingen dit programma kent")
    listing.add_argument("--json", action="store_true", help="als JSON")
    listing.add_argument("--municipality", default=GRONINGEN, help="code van de gemeente (GM0014 is Groningen)")
    listing.set_defaults(command=_schemes)
    law = commands.add_parser("law", help="zoek een term op: waarde, artikel, bron en buren")
    law.add_argument("term", metavar="TERM")
    law.add_argument("--date", type=day, help="de dag (jaar-maand-dag); vandaag als u niets zegt")
    law.add_argument("--municipality", default=GRONINGEN, help="code van de gemeente (GM0014 is Groningen)")
    law.set_defaults(command=_law)


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
