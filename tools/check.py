"""`make check`: everything that can be judged without running a test. All problems at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from tools.house import BIN, ROOT, say

PYTHON = sys.executable
CHECKS = {
    "style": (f"{BIN}/ruff", "check", "."),
    "layout": (f"{BIN}/ruff", "format", "--check", "."),
    "types": (f"{BIN}/mypy",),
    "storeys of the house": (f"{BIN}/lint-imports",),
    "Django's own checks": (PYTHON, "manage.py", "check", "--fail-level=WARNING"),
    "migrations are complete": (PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"),
    "generated documents are fresh": (PYTHON, "-m", "tools.docs", "--check"),
}


def passes(name: str, command: tuple[str, ...]) -> bool:
    """One line when all is well; all that was said when it is not."""
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"})
    say(f"  {'ok  ' if done.returncode == 0 else 'FAIL'} {name} ({time.monotonic() - began:.1f} s)")
    if done.returncode:
        say(f"{done.stdout}{done.stderr}")
    return done.returncode == 0


def main() -> int:
    say("make check")
    failed = [name for name, command in CHECKS.items() if not passes(name, command)]
    if failed:
        say(f"Not right yet: {', '.join(failed)}. `make fix` mends what a tool can mend.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
