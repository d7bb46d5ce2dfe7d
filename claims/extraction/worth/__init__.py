"""Check-worthiness: how much a claim is worth checking first, and why."""
