"""Pages of the practice room, one module per subject."""
