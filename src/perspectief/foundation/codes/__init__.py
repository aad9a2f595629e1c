"""Six words by which somebody without an account comes back: making and reading them, and keeping guessing slow."""
