"""What the monitor does, one module per subject: indicators, targets, figures, and loads of figures."""
