"""What docs/simulation/reforms.md shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from perspectief.simulation.reforms import gallery
from perspectief.simulation.reforms.reading import KEYS

DOCUMENT = Path(__file__).resolve().parents[5] / "docs" / "simulation" / "reforms.md"


def parts(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)


def test_the_example_runs_and_prints_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "meer_kinderen.yaml").write_text(parts("yaml")[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(parts("python")[0], {})  # noqa: S102  our own page
    assert capsys.readouterr().out == parts("text")[0]


def test_the_page_names_every_word_of_a_file() -> None:
    page = DOCUMENT.read_text(encoding="utf-8")
    assert [word for word in KEYS if f"`{word}`" not in page] == []


def test_the_gallery_has_what_was_asked_for() -> None:
    assert len(gallery()) >= 8
    assert {f"stadjerspas_{share}" for share in (110, 120, 130, 150)} <= set(gallery())
