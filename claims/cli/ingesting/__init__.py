"""Taking in many articles from the command line."""
