"""Reads what staff type in the monitor."""
