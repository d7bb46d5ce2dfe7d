"""The word diff of two revisions: HTML, Markdown and JSON."""
