"""Pages of the simulator, one module per subject."""
