"""Who may see what belongs to no room: the description of the API and where to tell about a weak spot."""

OPEN = "How to speak with the API, and where to tell about a weak spot, are for everybody."
"""Why these addresses are public."""
