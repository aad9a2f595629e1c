"""Where the lists come from: our own files and the law book."""
