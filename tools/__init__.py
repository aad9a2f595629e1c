"""Small helpers behind the Makefile. Run as `python -m tools.NAME` from the root."""
