"""Levels of goals and what counts as proof."""

from django.db.models import TextChoices


class Level(TextChoices):
    """How far away a goal lies."""

    STRATEGIC = "strategic", "strategisch"
    TACTICAL = "tactical", "tactisch"


class Proof(TextChoices):
    """How the plan wants to know that a goal comes nearer."""

    SEE = "see", "wij zien het"
    HEAR = "hear", "wij horen het van mensen zelf"
