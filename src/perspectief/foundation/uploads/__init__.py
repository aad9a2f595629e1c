"""Looks at a file that somebody sends before anything of it is kept."""

from perspectief.foundation.uploads.looking import Accepted, Refused, Scanner, look_at
from perspectief.foundation.uploads.reasons import Reason
from perspectief.foundation.uploads.tables import AcceptedTable, look_at_table
from perspectief.foundation.uploads.texts import look_at_text

__all__ = ["Accepted", "AcceptedTable", "Reason", "Refused", "Scanner", "look_at", "look_at_table", "look_at_text"]
