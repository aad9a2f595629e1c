"""What the practice room asks and reads, one module per subject."""
