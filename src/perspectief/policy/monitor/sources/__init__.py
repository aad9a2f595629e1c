"""The outside, one module per source: what StatLine, RIVM and other suppliers of figures give, and how we read it."""
