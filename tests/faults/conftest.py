"""What every house that these tests start needs beside its database."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tools.house import ROOT


@pytest.fixture(scope="session", autouse=True)
def _static_files() -> None:
    """As an image has them: without debug, a page names its stylesheet by the list that `collectstatic` makes."""
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PERSPECTIEF_DEBUG": "0"}, check=True, timeout=300)
