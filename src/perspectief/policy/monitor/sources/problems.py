"""Why figures of a source cannot be had, in words for the person who asked for them."""

from __future__ import annotations


class SourceProblem(Exception):
    """We cannot see it now, or not as it is: something else than that there is nothing. The message says what to do."""


class NotThere(SourceProblem):
    """The source answers that it has no such thing."""
