"""The house as in production, with a mail for each signal (`mails.py`), and without the limit on what strangers leave.

Three people send as much here as a city.
"""

from __future__ import annotations

import datetime as dt

from perspectief.config.settings import *  # noqa: F403
from perspectief.config.settings import INSTALLED_APPS
from perspectief.foundation.codes import stretching

INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.mails.Mails"]
MOST = 10**6
_of_the_house = stretching.setting


def _without_limit(name: str, on: dt.date) -> int:
    return MOST if name.startswith("left_") else _of_the_house(name, on)


stretching.setting = _without_limit
