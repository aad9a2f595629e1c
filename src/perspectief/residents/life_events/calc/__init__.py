"""Sums with days. No Django in it."""
