"""Kinds and states of a signal."""

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import TextChoices


class Kind(TextChoices):
    """What the signal is about."""

    WRONG = "wrong", _("hier klopt iets niet")
    UNCLEAR = "unclear", _("dit is niet duidelijk")
    MISSING = "missing", _("hier mist iets")
    STUCK = "stuck", _("ik loop vast")
    BOTTLENECK = "block", _("knelpunt in de praktijk")


ON_A_PAGE = (Kind.WRONG, Kind.UNCLEAR, Kind.MISSING, Kind.STUCK)
"""What somebody may choose who sees that a page is not right. A bottleneck has a form of its own."""


class State(TextChoices):
    """How far we are."""

    NEW = "new", _("nieuw")
    READ = "read", _("gelezen")
    DONE = "done", _("klaar")
