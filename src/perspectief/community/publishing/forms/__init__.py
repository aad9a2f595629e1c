"""Reads what tellers, parents and the panel say."""
