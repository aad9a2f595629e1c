"""One command loads everything, as often as you like."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from perspectief.foundation.datafiles import BadDataFile, read_data_file
from perspectief.foundation.goals.models import Goal, Line, Principle
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Area
from perspectief.foundation.provisions.models import Provision
from perspectief.rules import schemes

MODELS = (Area, Organisation, Goal, Principle, Line, Provision)


def load() -> str:
    out = StringIO()
    call_command("load_reference", stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_command_says_what_it_loaded() -> None:
    said = load()

    assert said.startswith("Geladen: 20 wijken, ")
    assert f"{len(schemes())} regelingen" in said


@pytest.mark.django_db
def test_loading_twice_changes_no_row() -> None:
    load()
    before = {model: list(model.objects.order_by("pk").values()) for model in MODELS}

    load()

    assert {model: list(model.objects.order_by("pk").values()) for model in MODELS} == before


@pytest.mark.parametrize("missing", ["municipality", "source", "read_on", "rows"])
def test_a_data_file_without_its_origin_does_not_load(tmp_path: Path, missing: str) -> None:
    lines = {"municipality": "GM0014", "source": "test", "read_on": "2026-01-01", "rows": "[{a: 1}]"}
    file = tmp_path / "areas.yaml"
    file.write_text("\n".join(f"{key}: {value}" for key, value in lines.items() if key != missing))

    with pytest.raises(BadDataFile, match=f"areas.yaml: {missing} is missing"):
        read_data_file(file)
