"""Looks up what goes wrong in practice and what becomes of it, one module per subject."""
