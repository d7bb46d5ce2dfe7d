"""Blind second checks: drawing them, where they disagree, how far they agree."""
