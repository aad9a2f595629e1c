"""The mark of what is made up."""

SYNTHETIC = "synthetisch"
"""The mark of everything that comes out of a city: column name, key of the metadata, and word on each output."""
