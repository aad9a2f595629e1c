"""Who may look ahead: everybody, with the answers of their own check."""

OPEN = "Everybody may see what changes with work or rent: it is computed from the visitor's own answers, and not kept."
"""Why the pages and the API of this room are public."""
