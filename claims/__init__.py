"""Track the factual claims of an article: which words, who checked them, on what."""

__version__ = "0.3.0"
