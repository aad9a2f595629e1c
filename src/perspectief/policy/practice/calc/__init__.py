"""Sums without Django: which texts are alike, and what looks like a name."""
