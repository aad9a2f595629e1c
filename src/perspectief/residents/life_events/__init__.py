"""Something changes: a dated list of what to do, before, on the day and after."""
