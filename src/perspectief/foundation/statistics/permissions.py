"""Who may see what of the registered tables: everybody, for there is no table without disclosure control."""

OPEN = (
    "What is shown here passed disclosure control and is about no person, so everybody may read it and take it along."
)
"""Why the pages of this room are public."""
