"""The settings of the house, less the limit on what strangers may leave: here three people send as much as a city."""

from __future__ import annotations

import datetime as dt

from perspectief.config.settings import *  # noqa: F403
from perspectief.foundation.codes import stretching

MOST = 10**6
_of_the_house = stretching.setting


def _without_limit(name: str, on: dt.date) -> int:
    return MOST if name.startswith("left_") else _of_the_house(name, on)


stretching.setting = _without_limit
