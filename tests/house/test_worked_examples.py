"""What the documents tell a newcomer to do, done on a copy of the house: it works as written."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
RULES = Path("src/perspectief/rules")
BRUGKLAS = """
date: 2027-01-01
source: own calculation
persons:
  - {id: a, birth_date: 1990-01-01, income: [{kind: bijstand, amount: 1000, per: month, gross: false}]}
  - {id: b, birth_date: 2014-01-01, parents: [a], secondary_year: 1}
home: {tenure: huur, bare_rent_m: 600}
wealth: {savings: 0}
expect:
  fietsregeling: {outcome: ja, amount: 150}
"""


def blocks(document: str, language: str) -> list[str]:
    """The blocks of this language in a document, in order."""
    text = (ROOT / document).read_text().replace("https://…", "https://example.org")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    package = Path("src/perspectief")
    for folder in (RULES, package / "cli"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / package / "__init__.py", tmp_path / package)
    return tmp_path


def write(house: Path, name: str, text: str) -> None:
    path = house / RULES / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def run(house: Path, module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(house / "src")}
    done = subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def check(house: Path, household: str, *options: str) -> dict[str, Any]:
    """The answers of `perspectief check`, by scheme."""
    (house / "family.yaml").write_text(household)
    said = json.loads(run(house, "perspectief.cli", "check", "family.yaml", "--json", *options))
    return {scheme["key"]: scheme for scheme in said["schemes"]}


def test_the_example_of_the_readme_gives_131_euro(house: Path) -> None:
    answers = check(house, blocks("README.md", "yaml")[0])

    assert answers["zorgtoeslag"]["outcome"] == "ja"
    assert answers["zorgtoeslag"]["amount"] == 131


def test_the_answer_that_the_readme_shows_is_the_answer(house: Path) -> None:
    household, shown = blocks("README.md", "yaml")[0], (ROOT / "README.md").read_text().split("gerekend voor")[1]
    (house / "family.yaml").write_text(household)

    said = run(house, "perspectief.cli", "check", "family.yaml").splitlines()

    for line in shown.split("```")[0].splitlines()[1:]:
        assert line in said or line.strip() == "..."


def test_savings_that_are_not_known_are_asked_for_as_the_readme_says(house: Path) -> None:
    household = blocks("README.md", "yaml")[0].replace("savings: 0", "savings: onbekend")

    answers = check(house, household)

    assert answers["zorgtoeslag"]["outcome"] == "hangt_af_van"
    assert answers["zorgtoeslag"]["depends_on"] == ["wealth.savings"]
    assert answers["kinderbijslag"]["outcome"] == "nee"


def test_a_new_yearly_amount_counts_from_its_day(house: Path) -> None:
    rows, case = blocks("docs/add-a-yearly-amount.md", "yaml")
    name = "national/zorgtoeslag/zorgtoeslag.yaml"
    text = (house / RULES / name).read_text()
    new_row = next(line for line in rows.splitlines() if "from: 2027" in line)
    last_row = next(line for line in text.splitlines() if "value: 2119" in line)
    assert yaml.safe_load(new_row)[0]["value"] == 2200
    write(house, name, text.replace(last_row, f"{last_row}\n{new_row}"))
    write(house, "national/zorgtoeslag/cases/in_2027_geldt_de_nieuwe_standaardpremie.yaml", case)

    assert "0 failed" in run(house, "perspectief.rules.cases", "zorgtoeslag")
    assert "2.200" in run(house, "perspectief.cli", "law", "standaardpremie_y", "--date", "2027-01-01")


def test_a_new_municipal_scheme_answers_at_once(house: Path) -> None:
    folder = "municipal/fietsregeling"
    write(house, f"{folder}/__init__.py", "")
    write(house, f"{folder}/fietsregeling.py", blocks("docs/add-a-municipal-scheme.md", "python")[0])
    write(house, f"{folder}/gemeenten/gm0014_groningen.yaml", blocks("docs/add-a-municipal-scheme.md", "yaml")[0])
    write(house, f"{folder}/cases/een_kind_in_de_brugklas_geeft_een_fiets.yaml", BRUGKLAS)

    assert run(house, "perspectief.rules.cases", "fietsregeling").strip() == "1 passed, 0 failed"


def test_a_second_municipality_brings_a_form_and_the_rest_stays_open(house: Path) -> None:
    form = blocks("docs/add-a-second-municipality.md", "yaml")[0]
    write(house, "municipal/witgoed/gemeenten/gm0106_assen.yaml", form)
    household = blocks("README.md", "yaml")[0].replace("GM0014", "GM0106")

    answers = check(house, household, "--date", "2026-06-01")

    assert answers["witgoed"]["outcome"] != "weten_we_niet"
    assert "Groningen" not in answers["witgoed"]["apply"]
    assert answers["meerkosten"]["outcome"] == "weten_we_niet"
