"""Work that takes longer than a page may take: a row first, then a worker."""
