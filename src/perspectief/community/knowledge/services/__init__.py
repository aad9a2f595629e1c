"""What can be done with items, questions between colleagues, and the research agenda."""
