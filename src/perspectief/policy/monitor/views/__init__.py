"""The pages of the monitor, one module per subject."""
