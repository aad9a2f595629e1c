"""The documents of docs/privacy are as fresh as the code; the entry for the Algorithm Register holds its standard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from perspectief.foundation.language import b1
from perspectief.foundation.privacy import algorithms, documents
from perspectief.foundation.privacy.declare import declarations
from perspectief.foundation.privacy.register import activities
from perspectief.residents.entitlements import algorithm
from perspectief.rules.catalogue import schemes

ROOT = Path(__file__).resolve().parents[2]
FOR_EVERYBODY = ("description_short", "goal", "proportionality", "human_intervention")
"""Fields that the standard wants at level B1."""


@pytest.mark.parametrize("name", list(documents.documents()))
def test_a_document_about_privacy_is_fresh(name: str) -> None:
    assert (ROOT / name).read_text() == documents.documents()[name](), "`make docs` makes it again"


def test_the_register_names_every_activity_and_the_retention_table_every_place() -> None:
    register, retention = documents.register_page(), documents.retention_page()

    assert [one.key for one in activities() if f"(`{one.key}`)" not in register] == []
    assert [one for one in declarations() if f"tabel `{one.model._meta.label}`" not in retention] == []


def test_the_assessment_has_its_seventeen_topics() -> None:
    assert len(documents.topics()) == 17
    assert all(topic.text for topic in documents.topics())


@pytest.mark.parametrize("key", list(algorithms.entries()))
def test_an_entry_holds_the_standard_of_the_algorithm_register(key: str) -> None:
    assert algorithms.problems(algorithms.entries()[key]) == []


@pytest.mark.parametrize(
    ("field", "said", "problem"),
    [
        ("name", "x" * 101, "100 at most"),
        ("description_short", "x" * 351, "350 at most"),
        ("goal", "x" * 2501, "2500 at most"),
        ("methods_and_models", "x" * 5001, "5000 at most"),
        ("status", "Bijna klaar", "is none of"),
        ("contact_email", "", "is missing"),
        ("mood", "fine", "no field"),
    ],
)
def test_an_entry_that_breaks_the_standard_is_found(field: str, said: str, problem: str) -> None:
    (found,) = algorithms.problems({**algorithm.describe(), field: said})

    assert problem in found


@pytest.mark.parametrize("field", FOR_EVERYBODY)
def test_what_everybody_reads_of_an_algorithm_is_plain(field: str) -> None:
    assert [str(one) for entry in algorithms.entries().values() for one in b1.judge(entry[field])] == []


def test_the_entry_of_the_check_changes_when_the_rules_do(monkeypatch: pytest.MonkeyPatch) -> None:
    before = algorithm.describe()
    fewer: dict[str, Any] = dict(list(schemes().items())[1:])
    monkeypatch.setattr(algorithm, "schemes", lambda: fewer)

    after = algorithm.describe()

    assert after["risks"] != before["risks"]
    assert before["organization"] == algorithm.TO_FILL_IN
