"""What if I work more, live together, have a child: a year of money, day by day."""
