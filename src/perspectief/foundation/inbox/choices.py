"""Kinds and states of a signal."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What the signal is about."""

    WRONG = "wrong", "hier klopt iets niet"
    UNCLEAR = "unclear", "dit is niet duidelijk"
    MISSING = "missing", "hier mist iets"
    STUCK = "stuck", "ik loop vast"


class State(TextChoices):
    """How far we are."""

    NEW = "new", "nieuw"
    READ = "read", "gelezen"
    DONE = "done", "klaar"
