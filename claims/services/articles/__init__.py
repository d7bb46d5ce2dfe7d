"""Articles: taking them in, proposing their claims, listing, withdrawing."""
