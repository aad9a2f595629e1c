"""Sums and shapes of the council room without Django; one module per subject."""
