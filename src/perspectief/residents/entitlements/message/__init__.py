"""What a message to the API says: a household, the schemes that are asked, or answers. Every problem has its place."""

from perspectief.residents.entitlements.message.answers import Asked, read_answers
from perspectief.residents.entitlements.message.household import household_in, read_message, read_schemes
from perspectief.residents.entitlements.message.text import BadMessage, NotReadable, read_block, unfit, unknown_keys

__all__ = [
    "Asked",
    "BadMessage",
    "NotReadable",
    "household_in",
    "read_answers",
    "read_block",
    "read_message",
    "read_schemes",
    "unfit",
    "unknown_keys",
]
