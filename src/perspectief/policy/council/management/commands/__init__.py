"""Commands of the council room."""
