"""Who may read what to do when life changes: everybody."""

OPEN = "What to do when life changes is public information; a visitor's own answers stay in the visitor's cookie."
"""Why the pages of this room are public."""
