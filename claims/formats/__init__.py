"""From records to what leaves the desk: HTML, Markdown, CSV and JSON."""
