"""Rooms that may hold personal data. The first one, entitlements, holds none."""
