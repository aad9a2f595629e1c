"""The list of what a release is made of."""

from __future__ import annotations

import json
import re

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from tools import sbom
from tools.house import ROOT


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    to = tmp_path_factory.mktemp("sbom") / "sbom.cdx.json"
    sbom.write(to)
    return to.read_text()


def test_it_is_cyclonedx(text: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_it_names_every_locked_release_and_every_style_and_nothing_else(text: str) -> None:
    locked = set(re.findall(r"^([a-z0-9-]+==\S+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE))
    components = json.loads(text)["components"]

    python = {f"{one['name']}=={one['version']}" for one in components if one["purl"].startswith("pkg:pypi/")}
    assert python == {release.rstrip(";") for release in locked}
    assert any(one["name"] == "@utrecht/button-css" for one in components)
    assert not any("esbuild" in one["name"] for one in components)


def test_it_names_no_machine_and_no_registry(text: str) -> None:
    assert str(ROOT) not in text
    assert "file:" not in text
    assert "pypi.org" not in text
    assert "registry" not in text
