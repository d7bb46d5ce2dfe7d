"""Reports: what leaves the desk about an article, and what is counted."""
