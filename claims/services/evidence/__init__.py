"""Evidence and sources: what was found, where, and the bytes that were saved."""
