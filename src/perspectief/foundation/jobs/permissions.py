"""Who may follow or stop a job: who has its key. Nobody can guess it; it stands only on the page of the job itself."""

OPEN = "The key of a job opens it, and nothing of a person stands in it."
"""Why the pages of this room are public."""
