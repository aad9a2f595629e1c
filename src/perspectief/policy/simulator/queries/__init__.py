"""What the simulator's pages show, one module per subject."""
