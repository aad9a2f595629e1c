"""What the council room knows and shows, one module per subject."""
