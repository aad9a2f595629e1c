"""What other rooms may ask of a check: who answered what (`household_of`, `names_of`), for a page `with_answers`.

For the API of another room: `read_block`, `household_in`, `unfit`, `unknown_keys` read a message, each problem placed.
Answers live in the visitor's own sealed cookie. Nothing here is stored.
"""

from perspectief.residents.entitlements.message import BadMessage, household_in, read_block, unfit, unknown_keys
from perspectief.residents.entitlements.services.answers import (
    FIRST,
    answer,
    before,
    household_of,
    keep_draft,
    keep_other,
    keep_page,
    look,
    name_of_removed,
    names_of,
    put_back,
    remove,
    shown,
    standing_of,
    start_together,
    with_holiday,
)
from perspectief.residents.entitlements.services.links import addresses, screen_for_key
from perspectief.residents.entitlements.services.sealing import TooMuch
from perspectief.residents.entitlements.services.told import Carried, Mode, carried_by, cookie_name, wipe, with_answers

__all__ = [
    "FIRST",
    "BadMessage",
    "Carried",
    "Mode",
    "TooMuch",
    "addresses",
    "answer",
    "before",
    "carried_by",
    "cookie_name",
    "household_in",
    "household_of",
    "keep_draft",
    "keep_other",
    "keep_page",
    "look",
    "name_of_removed",
    "names_of",
    "put_back",
    "read_block",
    "remove",
    "screen_for_key",
    "shown",
    "standing_of",
    "start_together",
    "unfit",
    "unknown_keys",
    "wipe",
    "with_answers",
    "with_holiday",
]
