"""A paper to try things on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from perspectief.foundation.output import pdf


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Puts a template among those of the rooms, and says its name."""
    folders = pdf.get_app_template_dirs("templates")
    monkeypatch.setattr(pdf, "get_app_template_dirs", lambda _: (*folders, tmp_path))

    def write(typst: str) -> str:
        (tmp_path / "tried.typ").write_text('#import "/base.typ": *\n' + typst)
        return "tried.typ"

    return write
