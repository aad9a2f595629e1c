"""What no room owns: the ground that the house stands on."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted(ROOT.glob("requirements*.lock"))
DOCS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/**/*.md")]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_python_lock_names_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text()
    releases = re.findall(r"^[a-z0-9][^ ]*==", text, re.MULTILINE)
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert "://" not in text
    assert "--index" not in text
    assert len(releases) == len(blocks)
    assert all("--hash=sha256:" in block for block in blocks)


def test_one_release_stands_in_every_python_lock() -> None:
    chosen: dict[str, set[str]] = {}
    for lock in LOCKS:
        for line in re.findall(r"^([a-z0-9].*==.*?)(?: \\)?$", lock.read_text(), re.MULTILINE):
            name, _, rest = line.partition("==")
            version, _, marker = rest.partition(" ; ")
            chosen.setdefault(f"{name} {marker}", set()).add(version)
    assert {name: versions for name, versions in chosen.items() if len(versions) > 1} == {}


def test_the_npm_lock_names_hashes_and_no_address() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert all("integrity" in package for name, package in packages.items() if name)
    assert "://" not in (ROOT / "package-lock.json").read_text()


def test_every_dependency_says_what_for() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    lists = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    for dependency in (name for names in lists for name in names if not name.startswith("perspectief[")):
        assert re.search(rf'"{re.escape(dependency)}",?\s+# \S+', text), (
            f"{dependency}: say what for, and where it is used"
        )


def test_comparison_engines_are_never_needed_to_run() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert "openfisca" not in (ROOT / lock).read_text().lower()


def test_the_licence_is_the_european_union_public_licence() -> None:
    assert PROJECT["license"] == "EUPL-1.2"
    assert (ROOT / "LICENSE").read_text().startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "license: EUPL-1.2" in (ROOT / "publiccode.yml").read_text()


def test_make_tells_every_command() -> None:
    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for command in ("run", "setup", "test", "check", "fix", "bench", "cases", "proof"):
        assert f"make {command} " in said


@pytest.mark.parametrize("document", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_link_in_a_document_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text()):
        if "://" not in target and not target.startswith("mailto:"):
            assert (document.parent / target).exists(), f"{document.name}: {target} is not there"


def tracked_files() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_nothing_that_a_tool_made_is_committed() -> None:
    made = re.compile(r"(^|/)(node_modules|\.venv|build|var|__pycache__)/|\.(pyc|sqlite3|mo|nbi|nbc)$")
    assert [str(path) for path in tracked_files() if made.search(str(path.relative_to(ROOT)))] == []


def test_no_file_names_a_place_on_the_machine_it_was_made_on() -> None:
    place = re.compile(rb"/(?:work|root|home/[a-z]+)/[a-z]|\.\./shared")
    assert [str(path) for path in tracked_files() if path != Path(__file__) and place.search(path.read_bytes())] == []
