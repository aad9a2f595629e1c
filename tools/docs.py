"""Generated documents: made from the code, so that they cannot lag behind it. `--check` only looks."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

from perspectief.rules.coverage import coverage_page
from perspectief.rules.schema import household_schema
from tools.house import ROOT
from tools.settings_page import settings_page


def documents() -> dict[str, Callable[[], str]]:
    """Which document is made by which function."""
    return {
        "docs/law-coverage.md": coverage_page,
        "docs/household.schema.json": schema,
        "docs/settings.md": settings_page,
    }


def schema() -> str:
    """What a household file may hold, for editors and for other programs."""
    return json.dumps(household_schema(), indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    stale = []
    for name, make in documents().items():
        path, text = ROOT / name, make()
        if path.exists() and path.read_text() == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            path.write_text(text)
            print(f"made {name}")
    if stale and "--check" in sys.argv:
        print(f"Out of date: {', '.join(stale)}. `make docs` makes them again.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
