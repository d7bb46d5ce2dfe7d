"""Reading web pages: only public addresses, within limits."""
