"""Blanking what an engine should not read, without moving anything."""

import re

ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”«»]+", re.IGNORECASE)
"""A web address in running text, with whatever stands close behind it."""

_CLOSING = ".,;:!?…'’)]}*_"


def blank_addresses(prose: str) -> str:
    """Return ``prose`` with spaces for web addresses; what ends a sentence stays."""

    def blank(match: re.Match[str]) -> str:
        address = match[0].rstrip(_CLOSING)
        # A bracket that the address opened belongs to it: /wiki/Rome_(city).
        if "(" in address and match[0][len(address) : len(address) + 1] == ")":
            address += ")"
        return " " * len(address) + match[0][len(address) :]

    return ADDRESS.sub(blank, prose)


def blank(prose: str, spans: list[tuple[int, int]]) -> str:
    """Return ``prose`` with spaces at ``spans``, its line breaks kept."""
    letters = list(prose)
    for start, end in spans:
        letters[start:end] = (
            each if each in "\r\n" else " " for each in letters[start:end]
        )
    return "".join(letters)
