"""Pages of the knowledge room: for everybody, between colleagues, and for who keeps the knowledge."""
