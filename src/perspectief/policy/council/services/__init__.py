"""What the council room does, one module per subject."""
