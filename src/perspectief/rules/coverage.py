"""How far each scheme is worked out: the honest page docs/law-coverage.md, made from the catalogue and the cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from perspectief.rules.cases import read_cases
from perspectief.rules.catalogue import schemes
from perspectief.rules.kernel.book import law_book
from perspectief.rules.kernel.declare import Scheme


def coverage_page() -> str:
    """Markdown: a table of all schemes, then what is not modelled per scheme."""
    book = law_book()
    cases = case_counts()
    every = schemes()
    lines = [
        "# Law coverage",
        "",
        "Generated from the catalogue and the cases; do not edit.",
        "",
        f"{len(every)} schemes, {sum(cases.values())} cases.",
        "",
    ]
    for title, municipal in (("National", False), ("Municipal and local", True)):
        lines += [f"## {title}", "", "| scheme | law | status | verified until | cases |", "|---|---|---|---|---|"]
        lines += [_row(scheme, cases[key]) for key, scheme in every.items() if book.folders[key].municipal is municipal]
        lines.append("")
    lines += ["## Shared terms", "", "| folder | cases |", "|---|---|"]
    lines += [f"| {key} | {cases[key]} |" for key, folder in book.folders.items() if folder.scheme is None]
    lines += ["", "## What is not modelled", ""]
    for scheme in every.values():
        lines += _not_modelled(scheme)
    return "\n".join(lines).rstrip() + "\n"


def case_counts() -> Counter[str]:
    """How many worked examples stand beside each law; a table counts a row as one."""
    return Counter(case.folder for case in read_cases())


def _row(scheme: Scheme, count: int) -> str:
    return (
        f"| `{scheme.key}` {scheme.name} | {scheme.law} | {scheme.status} | {scheme.verified_until or '-'} | {count} |"
    )


def _not_modelled(scheme: Scheme) -> Iterator[str]:
    said = [*scheme.not_modelled, *scheme.also_counts]
    if scheme.human_decision:
        said.insert(0, "People decide; the program only points the way.")
    if said:
        yield f"**{scheme.name}**"
        yield ""
        yield from (f"* {sentence}" for sentence in said)
        yield ""
