"""Sums without Django: what looks like a name."""
