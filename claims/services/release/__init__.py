"""Release: the gate that an article goes through, and its sign-off."""
