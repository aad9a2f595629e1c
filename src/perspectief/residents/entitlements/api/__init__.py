"""What a program may ask about rights: `rights` answers for a household, `questions` asks one question after another.

Nothing is kept: a message tells everything, and an answer of ours holds everything that the next message needs.
"""

from ninja import Router

from perspectief.residents.entitlements.api import questions, rights
from perspectief.residents.entitlements.api.schemas import described

router = Router(tags=["Rechten"])
router.add_router("", rights.router)
router.add_router("", questions.router)

__all__ = ["described", "router"]
