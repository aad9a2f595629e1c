"""What this room does: take a story in, let its teller change and stop it, and let a panel choose."""
