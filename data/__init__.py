"""The sample article, the rating scales and the report template, as ``claims.data``."""
