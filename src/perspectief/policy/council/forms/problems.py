"""What a form did not understand."""

from __future__ import annotations

from perspectief.foundation.ui import problems


class Telling(problems.Telling):
    """A form that tells its problems together; the page tells those of the whole by themselves."""

    whole = ""
