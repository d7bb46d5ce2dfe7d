"""Reading Markdown: its text is the source itself, its prose is without markup."""
