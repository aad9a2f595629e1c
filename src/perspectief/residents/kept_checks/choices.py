"""Fixed words of this room: what can be shared, and why a helper looks."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Part(TextChoices):
    """What a resident can let a helper see."""

    OUTCOME = "kept_outcome", _("Uw uitkomst: wat u kunt krijgen")
    ANSWERS = "kept_answers", _("Uw antwoorden: wat u invulde")


class Reason(TextChoices):
    """Why a helper looks. It stands in the list that the resident reads."""

    PREPARING = "kept_preparing", _("Een gesprek voorbereiden")
    TOGETHER = "kept_together", _("Samen met de inwoner kijken")
    APPLYING = "kept_applying", _("Helpen met aanvragen")
    QUESTION = "kept_question", _("Een vraag van de inwoner beantwoorden")
