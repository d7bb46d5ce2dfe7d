"""The full-screen loop of ``claims review``: the session, and how it is shown."""
