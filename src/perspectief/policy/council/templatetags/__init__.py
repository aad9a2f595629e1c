"""Tags of the council room."""
