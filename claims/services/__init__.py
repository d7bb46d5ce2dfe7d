"""What a fact-checker does, one module a noun."""
