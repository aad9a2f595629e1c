"""Looks up items, questions between colleagues, the research agenda, and all of it together."""
