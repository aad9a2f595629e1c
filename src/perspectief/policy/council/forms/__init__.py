"""Forms of the council room, one module per subject."""
