"""Looks at a file that somebody sends before anything of it is kept. No page takes files yet."""

from perspectief.foundation.uploads.looking import Accepted, Refused, Scanner, look_at
from perspectief.foundation.uploads.reasons import Reason

__all__ = ["Accepted", "Reason", "Refused", "Scanner", "look_at"]
