"""Rooms of aggregates: what the city chooses, tries and measures. No person in them."""
