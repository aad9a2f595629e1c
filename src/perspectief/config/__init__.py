"""The composition root: settings, addresses and the API. Knows every room; no room knows it."""
