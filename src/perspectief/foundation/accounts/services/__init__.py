"""Doing something with accounts: roles that are given, circles that are stood in."""

from perspectief.foundation.accounts.services.circles import join_circle, leave_circle, open_circle, touch_circle
from perspectief.foundation.accounts.services.grants import (
    Refused,
    end_grant,
    give_from_console,
    grant_role,
    note_use,
    renew_grant,
    undo_end,
)
from perspectief.foundation.accounts.services.log import log_list
from perspectief.foundation.accounts.services.people import (
    close_account,
    end_sessions,
    forget_second_step,
    link_for,
    make_account,
    new_account,
    open_account,
    send_link,
)
from perspectief.foundation.accounts.services.people_log import log_list_of_accounts, log_one_account

__all__ = [
    "Refused",
    "close_account",
    "end_grant",
    "end_sessions",
    "forget_second_step",
    "give_from_console",
    "grant_role",
    "join_circle",
    "leave_circle",
    "link_for",
    "log_list",
    "log_list_of_accounts",
    "log_one_account",
    "make_account",
    "new_account",
    "note_use",
    "open_account",
    "open_circle",
    "renew_grant",
    "send_link",
    "touch_circle",
    "undo_end",
]
