"""What the practice room does, one module per subject. `feeds` is the door for what other rooms will bring."""
