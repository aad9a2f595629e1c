"""What a form did not understand, in the shape that the error summary takes."""

from __future__ import annotations

from typing import NamedTuple


class FormProblem(NamedTuple):
    """One thing: the label of its field, what to do, and the id of that field."""

    place: str
    message: str
    anchor: str
