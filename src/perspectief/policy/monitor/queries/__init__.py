"""What the monitor knows and shows, one module per subject."""
