"""People: who works at the desk, by which names, in which role."""
