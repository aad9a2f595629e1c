"""Who may see the pages of the house itself: everybody."""

OPEN = "What the site does with data, what its words mean, whether it is up, and the way out are for everybody."
"""Why the pages of this room are public."""
