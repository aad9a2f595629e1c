"""What other rooms may ask of a check: who answered what (`household_of`, `names_of`), for a page `with_answers`.

For the API of another room: `read_block`, `household_in`, `unfit`, `unknown_keys` read a message, each problem placed.
Answers live in the visitor's own sealed cookie. Nothing here is stored. The room that keeps a check at somebody's wish
takes it from `to_keep` and gives it to `bring_back`; `outcome_of` and `in_words` draw it for who may look along.
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
from perspectief.residents.entitlements.services.keeping import bring_back, in_words, outcome_of, to_keep
from perspectief.residents.entitlements.services.links import addresses, screen_for_key
from perspectief.residents.entitlements.services.sealing import TooMuch
from perspectief.residents.entitlements.services.told import (
    Carried,
    Mode,
    carried_by,
    cookie_name,
    goes_too,
    wipe,
    with_answers,
    with_answers_to_keep,
)

__all__ = [
    "FIRST",
    "BadMessage",
    "Carried",
    "Mode",
    "TooMuch",
    "addresses",
    "answer",
    "before",
    "bring_back",
    "carried_by",
    "cookie_name",
    "goes_too",
    "household_in",
    "household_of",
    "in_words",
    "keep_draft",
    "keep_other",
    "keep_page",
    "look",
    "name_of_removed",
    "names_of",
    "outcome_of",
    "put_back",
    "read_block",
    "remove",
    "screen_for_key",
    "shown",
    "standing_of",
    "start_together",
    "to_keep",
    "unfit",
    "unknown_keys",
    "wipe",
    "with_answers",
    "with_answers_to_keep",
    "with_holiday",
]
