"""A process that serves pages stays small: what works out a city is loaded in the worker only."""

from __future__ import annotations

import os
import subprocess
import sys

LOADS_THE_HOUSE = """
import sys
import django
django.setup()
from django.urls import get_resolver
assert get_resolver().url_patterns
print(*sorted({"numba", "polars", "scipy"} & sys.modules.keys()))
from perspectief.simulation.outcomes import simulate
print(*sorted({"numba", "polars"} & sys.modules.keys()))
"""


def test_a_process_that_serves_every_address_does_not_load_what_works_out_a_city() -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "perspectief.config.settings"}
    done = subprocess.run(
        [sys.executable, "-c", LOADS_THE_HOUSE], env=os.environ | settings, capture_output=True, text=True, check=True
    )

    assert done.stdout.split("\n")[:2] == ["", "numba polars"]
