"""Levels of goals and what counts as proof."""

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import TextChoices


class Level(TextChoices):
    """How far away a goal lies."""

    STRATEGIC = "strategic", "strategisch"
    TACTICAL = "tactical", "tactisch"


class Proof(TextChoices):
    """How the plan wants to know that a goal comes nearer."""

    SEE = "see", "wij zien het"
    HEAR = "hear", "wij horen het van mensen zelf"


class Progress(TextChoices):
    """How far an action is, as its source says it."""

    PLANNED = "planned", _("gepland")
    BUSY = "busy", _("loopt")
    DONE = "done", _("gedaan")
    CHANGED = "changed", _("anders gegaan")
    STOPPED = "stopped", _("gestopt")
    UNKNOWN = "unknown", _("weten wij niet")
