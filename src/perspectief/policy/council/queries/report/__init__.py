"""The report of a cycle: its figures, what else stands in it, its chapters, and what is still missing."""
