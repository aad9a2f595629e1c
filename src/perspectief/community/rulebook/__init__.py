"""The open rule book: a public page per scheme, and a map of the Regelingenwoud."""
