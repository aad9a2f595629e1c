"""Looks things up in the law book: schemes and terms (`schemes`), and the map of the Regelingenwoud (`forest`)."""
