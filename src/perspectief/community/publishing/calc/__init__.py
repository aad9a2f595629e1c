"""Sums of stories without Django: the triad, what is left out, and what could point at a person."""
