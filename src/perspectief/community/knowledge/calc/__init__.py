"""Sums of the knowledge room, without Django."""
