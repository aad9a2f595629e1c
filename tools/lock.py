"""Write the lock files: every release that is installed, with its hash, and no address of any index.

Releases wait a week before they may enter, so that a bad one has been noticed. Needs `uv`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

from tools.house import ROOT

COMPILE = (
    "uv",
    "pip",
    "compile",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
    "--quiet",
    "--upgrade",
    "--exclude-newer=7 days",
)
WITHIN = "--constraint=requirements-bench.lock"  # one release of each, in whichever lock it stands


def lock(target: str, *what: str) -> None:
    """One lock file; an address in it would bind us to one place, so it stops the work."""
    run = subprocess.run([*COMPILE, *what], cwd=ROOT, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{target}: {run.stderr.strip()}")
    if "://" in run.stdout:
        sys.exit(f"{target}: the lock names an address; locks carry names, versions and hashes only.")
    (ROOT / target).write_text(f"# Made from pyproject.toml by `make lock`. Do not edit.\n{run.stdout}")
    print(f"{target}: {run.stdout.count('==')} packages")


def main() -> None:
    if not shutil.which("uv"):
        sys.exit("`make lock` needs uv: python3 -m pip install uv")
    lock("requirements-bench.lock", "pyproject.toml", "--extra=dev", "--extra=bench")
    lock("requirements-dev.lock", "pyproject.toml", "--extra=dev", WITHIN)
    lock("requirements.lock", "pyproject.toml", "--extra=build", WITHIN)
    lock("requirements-node.lock", "--group=pyproject.toml:node")


if __name__ == "__main__":
    main()
