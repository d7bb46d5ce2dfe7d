"""Replies kept until their article is stored, so that a broken run goes on.

They quote the article, which may be confidential: the folder and its files are for this
account alone (0700, 0600), no key is in them, and they are gone when the claims are
stored, when something is redacted, and after a week whatever happens.
"""

import json
import os
import re
import secrets
import time
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from claims.extraction.llm.settings import Settings

DAYS = 7
_SUFFIX = ".reply"
_OURS = re.compile(r"[0-9a-f]{64}\.reply(?:\.[0-9a-f]{8})?")
"""A reply, or what a run that was killed left of one."""
_MOST = 10_000_000


def name_of(settings: Settings, question: str, guidelines: str) -> str:
    """Return the name that a reply is kept under: by endpoint, model, prompt, text."""
    about = json.dumps([settings.url, settings.model, guidelines, question])
    return sha256(about.encode("utf-8", "surrogatepass")).hexdigest()


def read_kept(folder: Path | None, name: str) -> str | None:
    """Return the reply that is kept under a name, unless it is too old or odd."""
    if folder is None:
        return None
    path = folder / f"{name}{_SUFFIX}"
    try:
        if not _is_young(path) or path.stat().st_size > _MOST:
            return None
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None


def keep(folder: Path | None, name: str, reply: str) -> None:
    """Keep a reply, whole or not at all; where it cannot be, the run goes on."""
    if folder is None:
        return
    made = folder / f"{name}{_SUFFIX}.{secrets.token_hex(4)}"
    with suppress(OSError, ValueError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        number = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(number, "w", encoding="utf-8") as file:
                file.write(reply)
            made.replace(folder / f"{name}{_SUFFIX}")
        finally:
            made.unlink(missing_ok=True)


def forget(folder: Path | None, names: Iterable[str]) -> None:
    """Take away what was kept for an article that is stored now."""
    if folder is None:
        return
    for name in names:
        with suppress(OSError):
            (folder / f"{name}{_SUFFIX}").unlink(missing_ok=True)


def sweep(folder: Path | None, *, every: bool = False) -> None:
    """Take away what is too old, or ``every`` reply; nothing else in the folder."""
    if folder is None:
        return
    with suppress(OSError):
        for path in folder.iterdir():
            with suppress(OSError):
                if _OURS.fullmatch(path.name) and (every or not _is_young(path)):
                    path.unlink()


def _is_young(path: Path) -> bool:
    return time.time() - path.stat().st_mtime < DAYS * 86400
