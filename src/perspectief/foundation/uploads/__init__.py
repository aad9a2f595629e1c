"""Looks at a file that somebody sends before anything of it is kept."""

from perspectief.foundation.uploads.looking import Accepted, Refused, Scanner, look_at
from perspectief.foundation.uploads.reasons import Reason
from perspectief.foundation.uploads.tables import AcceptedTable, look_at_table

__all__ = ["Accepted", "AcceptedTable", "Reason", "Refused", "Scanner", "look_at", "look_at_table"]
