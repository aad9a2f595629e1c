"""The pages of `docs/privacy`, made from the register, the declarations and the terms.

They are in Dutch, for the privacy officer reads them. They do not hang on today's date, so that they change only when
the code or a data file does.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.utils import translation

from perspectief.foundation.datafiles import BadDataFile
from perspectief.foundation.dated import Value
from perspectief.foundation.privacy import algorithms, notices, terms
from perspectief.foundation.privacy.declare import Declaration, declarations, folders
from perspectief.foundation.privacy.register import Activity, activities, activity

DPIA = Path(__file__).parent / "data" / "dpia.yaml"
LAST = dt.date.max
"""The term that was decided last, also when it holds later than today."""
MADE = "Gemaakt uit de code (`make docs`); niet met de hand veranderen."


@dataclass(frozen=True)
class Topic:
    """One topic of the DPIA: what is known, what the code adds, and what the municipality must still say."""

    title: str
    text: str
    table: str
    open: tuple[str, ...]


def documents() -> dict[str, Callable[[], str]]:
    """Which document is made by which function."""
    return {
        "docs/privacy/register.md": _in_dutch(register_page),
        "docs/privacy/retention.md": _in_dutch(retention_page),
        "docs/privacy/dpia.md": _in_dutch(dpia_page),
        "docs/privacy/algorithm-register.md": _in_dutch(algorithm_page),
        "docs/privacy/algorithm-register.json": _in_dutch(algorithm_json),
    }


def register_page() -> str:
    """AVG article 30: every activity in full."""
    lines = ["# Register van verwerkingen", "", MADE, ""]
    for one in activities():
        lines += [f"## {one.name} (`{one.key}`)", "", str(one.purpose), "", *_table(("", ""), _facts(one)), ""]
    return _page(lines)


def retention_page() -> str:
    """Each term through time, and each table and folder with the term on which it goes."""
    lines = ["# Bewaartermijnen", "", MADE, ""]
    lines += [
        "Een maand telt 30 dagen en een jaar 365. `voorstel` en `aanname`: de gemeente heeft nog niet besloten.",
        "",
    ]
    lines += ["## Termijnen", "", *_terms_table(), "", "## Plaatsen", "", *_stores_table(), "", "## Velden", ""]
    lines += _fields_tables()
    return _page(lines)


def dpia_page() -> str:
    """The skeleton of the assessment, filled in for what exists."""
    lines = ["# DPIA: opzet", "", MADE, "De tekst staat in `src/perspectief/foundation/privacy/data/dpia.yaml`.", ""]
    for number, topic in enumerate(topics(), start=1):
        lines += [f"## {number}. {topic.title}", "", topic.text, ""]
        if topic.table:
            lines += [*TABLES[topic.table](), ""]
        if topic.open:
            lines += ["Nog te beslissen of te doen:", "", *(f"* {one}" for one in topic.open), ""]
    return _page(lines)


def algorithm_page() -> str:
    """The entries for the Algorithm Register, to read."""
    lines = ["# Algoritmeregister", "", MADE, f"Volgens de publicatiestandaard {algorithms.STANDARD}.", ""]
    for entry in algorithms.entries().values():
        lines += [f"## {entry['name']}", ""]
        for name, said in entry.items():
            lines += [f"### {_field_title(name)}", "", *_said(said), ""]
    return _page(lines)


def algorithm_json() -> str:
    """The same, to hand over."""
    return json.dumps(list(algorithms.entries().values()), indent=2, ensure_ascii=False) + "\n"


def topics() -> list[Topic]:
    """The topics of the DPIA. One without title or text, or with a table that we cannot make, does not load."""
    found = []
    for said in yaml.safe_load(DPIA.read_text(encoding="utf-8")):
        if not said.get("title") or not said.get("text") or said.get("table", "") not in ("", *TABLES):
            raise BadDataFile(f"{DPIA}: {said.get('title')}: title, text or a known table is missing.")
        found.append(Topic(said["title"], said["text"].strip(), said.get("table", ""), tuple(said.get("open") or ())))
    return found


def _in_dutch(make: Callable[[], str]) -> Callable[[], str]:
    def made() -> str:
        with translation.override("nl"):
            return make()

    return made


def _facts(one: Activity) -> Iterator[tuple[str, str]]:
    said = notices.notice(one.key, LAST)
    yield "Van wie", str(one.whose)
    yield "Gegevens", _joined(one.data)
    yield "Ontvangers", _joined(one.receivers) or "niemand anders"
    yield "Grondslag", f"{said.in_short}{f' ({one.article})' if one.article else ''}"
    if one.knows_somebody:
        yield "Nagekeken door een jurist", "ja" if one.checked else "nog niet"
    yield "Bewaartermijn", _how_long(one)
    if one.notes:
        yield "Verder", " ".join(map(str, one.notes))
    yield "Kamer", f"`{one.room}`"
    tables = [f"`{declared.model._meta.label}`" for declared in declarations() if declared.activity == one.key]
    if tables:
        yield "Tabellen", ", ".join(tables)


def _how_long(one: Activity) -> str:
    if not one.term:
        return str(one.stays) or "niets bewaard"
    status = terms.value(one.term, LAST).status
    return f"{terms.in_words(one.term, LAST)}, vanaf {terms.counted_from(one.term)} ({status})"


def _bases_table() -> list[str]:
    rows = [
        (str(one.name), str(notices.IN_SHORT[one.basis]), str(one.article) or "-", "ja" if one.checked else "nog niet")
        for one in activities()
        if one.knows_somebody
    ]
    return _table(("Verwerking", "Grondslag", "Artikel", "Nagekeken"), rows)


def _activities_table() -> list[str]:
    return _table(("Verwerking", "Doel"), [(str(one.name), str(one.purpose)) for one in activities()])


def _terms_table() -> list[str]:
    rows = [_term_row(key, said) for key in terms.names() for said in terms.setting(key).values]
    return _table(("Termijn", "Hoe lang", "Vanaf", "Geldt sinds", "Bron", "Stand"), rows)


def _term_row(key: str, said: Value) -> tuple[str, ...]:
    how_long, since = terms.in_words(key, said.since), said.since.isoformat()
    return f"`{key}`", how_long, terms.counted_from(key), since, said.source, said.status


def _stores_table() -> list[str]:
    tables = [(f"tabel `{one.model._meta.label}`", one.activity, one.term or _term_of(one)) for one in declarations()]
    files = [(f"bestanden `{one.key}`", one.activity, one.term or activity(one.activity).term) for one in folders()]
    rows = [(where, f"`{kept_for}`", f"`{term}`") for where, kept_for, term in (*tables, *files)]
    rows.append(("tellers in de cache", "`sessions`", "elke teller zegt zelf tot wanneer; dan gaat hij weg"))
    return _table(("Plaats", "Verwerking", "Termijn"), rows)


def _term_of(one: Declaration) -> str:
    return activity(one.activity).term


def _fields_tables() -> Iterator[str]:
    for one in declarations():
        rows = [
            (f"`{name}`", str(field.holds), field.sensitivity.value, field.scrub.value)
            for name, field in one.fields.items()
        ]
        yield from (f"### {one.model._meta.label}", "", *_table(("Veld", "Inhoud", "Soort", "Gaat weg"), rows), "")


def _fields_counted() -> list[str]:
    rows = [
        (f"`{one.model._meta.label}`", f"`{one.activity}`", str(len(one.fields)), str(_about_a_person(one)))
        for one in declarations()
    ]
    return _table(("Tabel", "Verwerking", "Velden", "Over een persoon"), rows)


def _about_a_person(one: Declaration) -> int:
    return sum(field.sensitivity in ("personal", "special") for field in one.fields.values())


def _algorithms_table() -> list[str]:
    rows = [(entry["name"], entry["publication_category"], entry["status"]) for entry in algorithms.entries().values()]
    return _table(("Algoritme", "Soort", "Stand"), rows)


TABLES: Mapping[str, Callable[[], list[str]]] = {
    "activities": _activities_table,
    "bases": _bases_table,
    "terms": _terms_table,
    "fields": _fields_counted,
    "algorithms": _algorithms_table,
}


def _field_title(name: str) -> str:
    return algorithms.FIELDS[name].title if name in algorithms.FIELDS else algorithms.GROUPS[name]


def _said(said: Any) -> list[str]:
    return [said] if isinstance(said, str) else [f"* [{one['title']}]({one['link']})" for one in said]


def _joined(parts: Iterable[Any]) -> str:
    return "; ".join(map(str, parts))


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    return lines + [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows]


def _page(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"
