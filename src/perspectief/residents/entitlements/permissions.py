"""Who may do what in the check: everybody may do everything, and the answers are nobody's but the visitor's."""

OPEN = "Everybody may ask what they are entitled to, without an account: answers stay in the visitor's own cookie."
"""Why the pages and the API of this room are public."""
