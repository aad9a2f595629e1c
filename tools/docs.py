"""Generated documents: made from the code, so that they cannot lag behind it. `--check` only looks."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable

import django

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
        **privacy_documents(),
    }


def privacy_documents() -> dict[str, Callable[[], str]]:
    """What the rooms tell the register of processing activities when they start."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "perspectief.config.settings")
    django.setup()
    from perspectief.foundation.privacy import documents as privacy

    return privacy.documents()


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
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            print(f"made {name}")
    if stale and "--check" in sys.argv:
        print(f"Out of date: {', '.join(stale)}. `make docs` makes them again.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
