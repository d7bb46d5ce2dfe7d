"""Revisions: the next text of an article, and every claim carried over to it."""
