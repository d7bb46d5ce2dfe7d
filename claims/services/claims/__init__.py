"""Claims: list, add, edit, split, merge, drop, hold, look at; what is covered."""
