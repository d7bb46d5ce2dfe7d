"""Verdicts: ruling on a claim, and reaffirming a ruling on changed words."""
