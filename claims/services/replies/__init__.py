"""Replies of others: writers, editors, the criticised, those who are asked."""
