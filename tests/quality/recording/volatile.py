"""What differs from run to run, normalised: moments, hashes, addresses, the version."""

import hashlib
import re
from datetime import UTC, datetime, timedelta

_UUID = re.compile(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b|\b[0-9a-f]{12}(?=…)|(?<=snapshot )[0-9a-f]{12}")
_VERSION = re.compile(r"(?<=\bclaims[ /])\d+\.\d+\.\d+\S*?(?=[\s;,<]|$)")
_PORT = re.compile(r"\b(127\.0\.0\.1|localhost)(\\?:)\d{4,5}\b")
_CLOCK = re.compile(r"^\d\d:\d\d:\d\d$", re.MULTILINE)
_SIZE = re.compile(r"(?<=\.warc \()\d+(?= bytes)|(?<=copy\.db \()[\d,]+(?= bytes)")
"""Bytes of what holds moments, or is the database's own."""
_PACE = re.compile(r"\b\d+(\.\d+)?/s\b|\bin \d+(\.\d+)? s(econds)?\b")

START = 12
"""How much of a hash is shown where there is no room for all of it."""


class Volatile:
    """Puts the same words in the place of what no two runs have in common.

    What says today becomes the day 0000-00-00; a day that a command was given stays. A
    hash is numbered by its first appearance, but one that follows from the recorded
    texts alone stays as well: it must not change.
    """

    def __init__(self) -> None:
        self.literal: dict[str, str] = {}
        """Addresses and names of this run, and what to write instead."""
        self._constant: set[str] = set()
        self._digests: dict[str, int] = {}
        self._uuids: dict[str, int] = {}
        today = datetime.now(UTC).date()
        days = "|".join(
            rf"{day:%Y}\\?-{day:%m}\\?-{day:%d}"
            for day in (today, today + timedelta(days=1))
        )
        self._now = re.compile(
            rf"\b({days})"
            r"(?:([T ])\d\d\\?:\d\d(?:(\\?:)\d\d(?:\\?\.\d+)?)?)?"
        )

    def keep(self, content: bytes) -> None:
        """Remember that the hash of ``content`` is the same in every run."""
        self._constant.add(hashlib.sha256(content).hexdigest()[:START])

    def settle(self, text: str) -> str:
        """Return ``text`` as every run would print it."""
        for found, instead in self.literal.items():
            text = text.replace(found, instead)
        text = _UUID.sub(self._uuid, text)
        text = _DIGEST.sub(self._digest, text)
        text = self._now.sub(_moment, text)
        text = _VERSION.sub("<version>", text)
        text = _PORT.sub(r"\1\2<port>", text)
        text = _SIZE.sub("<size>", text)
        text = _CLOCK.sub("00:00:00", text)
        return _PACE.sub("<pace>", text)

    def _digest(self, match: re.Match[str]) -> str:
        start = match[0][:START]
        if start in self._constant:
            return match[0]
        number = self._digests.setdefault(start, len(self._digests) + 1)
        return f"<hash {number}>"

    def _uuid(self, match: re.Match[str]) -> str:
        number = self._uuids.setdefault(match[0], len(self._uuids) + 1)
        return f"<uuid {number}>"


def _moment(match: re.Match[str]) -> str:
    """Return a moment of the same shape; whether it had a fraction is chance."""
    _, between, seconds = match.groups()
    clock = f"{between}00:00" if between else ""
    return f"0000-00-00{clock}{':00.000000' if seconds else ''}"
