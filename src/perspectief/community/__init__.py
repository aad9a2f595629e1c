"""Rooms of organisations and neighbours: public information, no personal data."""
