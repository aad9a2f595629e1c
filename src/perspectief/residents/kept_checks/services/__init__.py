"""What this room does: keep a check, open it by its code, change and erase it, share it with a helper and stop that."""

from perspectief.residents.kept_checks.services.guesses import TooOften, ask, ask_number, failed, failed_number, right
from perspectief.residents.kept_checks.services.keeping import (
    Opened,
    erase,
    keep,
    log_own,
    open_check,
    renew,
    save,
)
from perspectief.residents.kept_checks.services.sharing import (
    log_list,
    look_along,
    make_number,
    share,
    stop_sharing,
    type_number,
)

__all__ = [
    "Opened",
    "TooOften",
    "ask",
    "ask_number",
    "erase",
    "failed",
    "failed_number",
    "keep",
    "log_list",
    "log_own",
    "look_along",
    "make_number",
    "open_check",
    "renew",
    "right",
    "save",
    "share",
    "stop_sharing",
    "type_number",
]
