"""What the weighing room keeps: frameworks, rounds, what is weighed, scores, choices, decisions and money."""

from perspectief.policy.weighing.models.choosing import (
    Commitment,
    Decision,
    FreedMoney,
    MoneyLine,
    Reply,
    Run,
    Spent,
    Verdict,
)
from perspectief.policy.weighing.models.frameworks import Framework
from perspectief.policy.weighing.models.items import Attachment, Item, ItemLevel, LevelYear, Owner
from perspectief.policy.weighing.models.rounds import Round, RoundStep
from perspectief.policy.weighing.models.scoring import (
    Assessor,
    Conflict,
    Evidence,
    KeyHolder,
    Link,
    Release,
    Score,
    Sealed,
    TalkPoint,
    Weighting,
)

__all__ = [
    "Assessor",
    "Attachment",
    "Commitment",
    "Conflict",
    "Decision",
    "Evidence",
    "Framework",
    "FreedMoney",
    "Item",
    "ItemLevel",
    "KeyHolder",
    "LevelYear",
    "Link",
    "MoneyLine",
    "Owner",
    "Release",
    "Reply",
    "Round",
    "RoundStep",
    "Run",
    "Score",
    "Sealed",
    "Spent",
    "TalkPoint",
    "Verdict",
    "Weighting",
]
