"""Sums of accounts, without Django: names that several people share, levels of a login, names of devices."""
