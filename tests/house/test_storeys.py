"""The storeys hold: a wrong import planted in a copy of the house breaks its contract."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = str(Path(sys.executable).parent / "lint-imports")
WINGS = ("residents", "community", "policy")


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    """lint-imports on a copy of the house."""
    command = [LINT, "--no-cache", "--config", str(house / "pyproject.toml")]
    environment = {**os.environ, "PYTHONPATH": str(house / "src"), "NO_COLOR": "1", "COLUMNS": "200"}
    return subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True, timeout=120)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the house, with every wing built."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for module in (ROOT / "src").rglob("*.py"):
        copy = tmp_path / module.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(module, copy)
    for wing in WINGS:
        plant(tmp_path, f"{wing}/__init__.py", "")
    return tmp_path


def plant(house: Path, module: str, line: str) -> None:
    """Add a line to a module of the copy, or make the module."""
    path = house / "src" / "perspectief" / module
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.write(f"\n{line}\n")


def test_the_house_as_it_stands_holds(house: Path) -> None:
    answer = lint(house)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("rules/facts/fact.py", "import perspectief.foundation", "The storeys"),
        ("rules/facts/fact.py", "import django.utils.timezone", "know no Django"),
        ("rules/kernel/levels.py", "import perspectief.rules.national", "The kernel knows no law"),
        ("foundation/__init__.py", "import perspectief.residents", "The storeys"),
        ("policy/__init__.py", "import perspectief.residents", "The storeys"),
        ("community/__init__.py", "import perspectief.policy", "The storeys"),
        ("residents/__init__.py", "import perspectief.config", "The storeys"),
        ("config/__init__.py", "import perspectief.cli", "The storeys"),
        ("attic/__init__.py", "", "The storeys"),
    ],
)
def test_a_planted_wrong_import_breaks_its_contract(house: Path, module: str, line: str, contract: str) -> None:
    plant(house, module, line)

    answer = lint(house)

    broken = [text for text in answer.stdout.splitlines() if text.endswith("BROKEN")]
    assert answer.returncode != 0
    assert any(contract in text for text in broken), answer.stdout


def test_a_room_may_not_read_from_its_views_in_its_models(house: Path) -> None:
    plant(house, "residents/example/__init__.py", "")
    plant(house, "residents/example/views.py", "")
    plant(house, "residents/example/models.py", "import perspectief.residents.example.views")

    assert "The drawers of a room: from urls down to models BROKEN" in lint(house).stdout


def test_two_rooms_may_not_import_each_other(house: Path) -> None:
    plant(house, "foundation/first/__init__.py", "import perspectief.foundation.second")
    plant(house, "foundation/second/__init__.py", "import perspectief.foundation.first")

    assert "Rooms do not import each other in a circle BROKEN" in lint(house).stdout


def test_every_wing_that_stands_is_held_by_every_contract_of_rooms() -> None:
    settings = (ROOT / "pyproject.toml").read_text()
    standing = [wing for wing in WINGS if (ROOT / "src" / "perspectief" / wing / "__init__.py").exists()]
    for wing in standing:
        assert f'"perspectief.{wing}.*"' in settings, f"name {wing} in the contract `drawers`"
        assert f'"perspectief.{wing}"' in settings, f"name {wing} in the contract `no-circles`"


def test_the_simulation_knows_no_django_as_soon_as_it_stands() -> None:
    settings = (ROOT / "pyproject.toml").read_text()
    if (ROOT / "src" / "perspectief" / "simulation" / "__init__.py").exists():
        assert 'source_modules = ["perspectief.rules", "perspectief.simulation"]' in settings
