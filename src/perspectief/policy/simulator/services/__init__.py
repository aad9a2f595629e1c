"""What the simulator does: keep a plan, ask for it to be worked out, and work it out; one module per subject."""
