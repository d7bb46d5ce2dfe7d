"""Which URLs may be fetched, and how they are written on the wire."""

import re
from urllib.parse import SplitResult, quote, urlsplit

from claims.errors import FetchError
from claims.reading.printable import printable

_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\\]")
_KEPT = "%/:=&?~#+!$,;'@()*[]|"


def checked(name: str, url: str, *, redirected: bool = False) -> SplitResult:
    """Return the parts of a URL that may be fetched; raise ``FetchError`` otherwise.

    ``name`` is the URL that was asked for; ``redirected`` that a server sent this one.
    """
    subject = f"it redirects to {printable(url)}, which" if redirected else "the URL"
    # A space is commonly typed and harmless once it is quoted.
    if _UNSAFE.search(url.strip(" ").replace(" ", "")):
        raise FetchError(name, f"{subject} has characters that no URL has")
    try:
        parts = urlsplit(url.strip(" "))
        port = parts.port
    except ValueError as error:
        raise FetchError(name, f"{subject} is malformed") from error
    if parts.scheme not in ("http", "https"):
        raise FetchError(name, f"{subject} is not http or https")
    if parts.username is not None or parts.password is not None:
        raise FetchError(name, f"{subject} has a user name or password in it")
    if not parts.hostname or " " in parts.netloc or port == 0:
        raise FetchError(name, f"{subject} names no server")
    return parts


def host_of(name: str, url: SplitResult) -> str:
    """Return the host as the name system knows it: ASCII, without brackets."""
    host = url.hostname or ""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchError(name, "the server's name is not one") from error


def port_of(url: SplitResult) -> int:
    """Return the port that the URL names, or its scheme's."""
    return url.port or (443 if url.scheme == "https" else 80)


def target_of(url: SplitResult) -> str:
    """Return the request target: path and query, quoted where they must be."""
    path = quote(url.path or "/", safe=_KEPT)
    return f"{path}?{quote(url.query, safe=_KEPT)}" if url.query else path
