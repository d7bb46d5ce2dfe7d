"""The ``claims`` command line: parse, call one service, print.

The commands import SQLAlchemy when they run, not before: help stays instant.
"""

from claims.cli.app import cli, main

__all__ = ["cli", "main"]
