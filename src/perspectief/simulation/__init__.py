"""Households drawn at random, and later whole cities: population x rules x reform -> outcomes. Knows no Django."""
