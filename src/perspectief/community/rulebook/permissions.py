"""Who may read the rules: everybody."""

OPEN = "The law is public, and so is the way in which we compute it. There is no person in it."
"""Why the pages and the API of this room are public."""
