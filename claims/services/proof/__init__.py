"""Proof: the ledger verified, and the desk rebuilt from it."""
