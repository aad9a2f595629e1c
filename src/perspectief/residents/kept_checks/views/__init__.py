"""The pages of kept checks: for the resident who has the words, and for a helper who was asked to look along."""

from perspectief.residents.kept_checks.views.helper import number, shared, shared_one
from perspectief.residents.kept_checks.views.mine import (
    back,
    erase,
    gone,
    looks,
    mine,
    pack_json,
    pack_pdf,
    pause,
    renew,
    save,
)
from perspectief.residents.kept_checks.views.resident import keep, open_, words, words_paper
from perspectief.residents.kept_checks.views.sharing import choose, share, stop

__all__ = [
    "back",
    "choose",
    "erase",
    "gone",
    "keep",
    "looks",
    "mine",
    "number",
    "open_",
    "pack_json",
    "pack_pdf",
    "pause",
    "renew",
    "save",
    "share",
    "shared",
    "shared_one",
    "stop",
    "words",
    "words_paper",
]
