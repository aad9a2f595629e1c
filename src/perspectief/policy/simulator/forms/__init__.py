"""What a visitor of the simulator may choose, one module per subject."""
