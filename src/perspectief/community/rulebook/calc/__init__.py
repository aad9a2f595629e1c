"""What the law book says, arranged for reading. No Django in it."""
