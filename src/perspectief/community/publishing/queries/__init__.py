"""What is known of stories. Everything is read within its purpose, and consent is read live."""
