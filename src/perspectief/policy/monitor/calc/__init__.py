"""Sums of the monitor without Django; one module per subject."""
