"""Six words: making them and reading them back. Chances of guessing them. No Django."""
