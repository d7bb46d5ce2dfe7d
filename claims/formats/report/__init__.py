"""The report of an article: HTML, Markdown, CSV and JSON."""
