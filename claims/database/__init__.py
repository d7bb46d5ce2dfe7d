"""Engines and transactions, migrations, backups, and the queue of writers."""
