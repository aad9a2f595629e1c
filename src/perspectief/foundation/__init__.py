"""What every room stands on, and the only place where wings meet."""
