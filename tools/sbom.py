"""`make sbom`: what a release is made of, as CycloneDX JSON in build/sbom.cdx.json. From the lock files; no network."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.house import BIN, BUILD, ROOT, say

SBOM = BUILD / "sbom.cdx.json"
COMMAND = (f"{BIN}/cyclonedx-py", "requirements", "requirements.lock", "--pyproject=pyproject.toml", "--short-PURLs")
STYLES = "@utrecht/"
OPTIONS = ("--output-reproducible", "--of=JSON", "--sv=1.6", "--validate")


def write(to: Path = SBOM) -> dict[str, Any]:
    """Write the list and give it back."""
    done = subprocess.run([*COMMAND, *OPTIONS, "-o", "-"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"cyclonedx-py: {done.stderr.strip()}")
    whole: dict[str, Any] = json.loads(done.stdout)
    for tool in whole["metadata"]["tools"]["components"]:
        tool.pop("externalReferences", None)
    ours = whole["metadata"]["component"]["bom-ref"]
    whole["components"] = [*map(_python, whole["components"]), *_styles()]
    names = [one["bom-ref"] for one in whole["components"]]
    whole["dependencies"] = [{"ref": ours, "dependsOn": names}, *({"ref": name} for name in names)]
    to.parent.mkdir(exist_ok=True)
    to.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n")
    return whole


def _python(component: dict[str, Any]) -> dict[str, Any]:
    """A package of the lock file, under its name instead of its line."""
    kept = {name: component[name] for name in ("type", "name", "version", "purl")}
    return {"bom-ref": component["purl"], **kept}


def _styles() -> Iterator[dict[str, Any]]:
    """Packages whose styles are in our stylesheet; what only builds it is not in a release."""
    lock = json.loads((ROOT / "package-lock.json").read_text())
    for path, one in sorted(lock["packages"].items()):
        name = path.rpartition("node_modules/")[2]
        if name.startswith(STYLES):
            purl = f"pkg:npm/{name.replace('@', '%40')}@{one['version']}"
            component = {"bom-ref": purl, "type": "library", "name": name, "version": one["version"], "purl": purl}
            yield component | ({"licenses": [{"license": {"id": one["license"]}}]} if "license" in one else {})


def main() -> None:
    whole = write()
    say(f"{SBOM.relative_to(ROOT)}: {len(whole['components'])} components")


if __name__ == "__main__":
    main()
