"""From bytes to a document: text, Markdown, HTML and web addresses."""

from claims.reading.read import read as read
from claims.reading.slug import slug_for as slug_for
from claims.reading.source import is_url as is_url
