"""Fetching a web page: one GET, to a public address, within limits.

The standard library does it, since everything hangs on the connection that is really
made: the name is resolved once, each address is checked, one that passed is connected
to, and the peer of that connection is checked again. A library that resolves the name
itself could be told another address the second time. For the same reason the proxies
of the environment are not used: a proxy resolves the name where nobody can look.
"""

import http.client
import time
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import SplitResult, unquote, urljoin

from claims import __version__
from claims.errors import FetchError
from claims.reading.printable import printable
from claims.reading.source import Source
from claims.reading.web.connection import Line, connect
from claims.reading.web.target import checked, target_of

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_CHUNK = 65_536
_TYPES = frozenset({"application/xhtml+xml"})


def fetch(
    url: str,
    *,
    allow_private: bool,
    any_type: bool,
    max_bytes: int,
    timeout: float,
) -> Source:
    """Return what ``url`` holds; ``any_type`` takes what the server says is no text.

    ``timeout``, in seconds, ends the whole of it, redirects included. Raises
    ``FetchError``.
    """
    deadline = time.monotonic() + timeout
    name = printable(url)
    current = checked(name, url)
    try:
        for _ in range(_MOST_REDIRECTS + 1):
            line = connect(name, current, deadline, allow_private)
            with line:
                response = _ask(line, current)
                if response.status not in _REDIRECTS:
                    return _take(name, current, response, any_type, max_bytes)
                current = _next(name, current, response.headers.get("Location"))
    except TimeoutError as error:
        raise FetchError(
            name, f"no full answer in {timeout:g} seconds; --timeout gives it longer"
        ) from error
    except (http.client.HTTPException, ValueError) as error:
        # The size of a part that is negative is a ValueError.
        raise FetchError(name, "the answer breaks off or is not HTTP") from error
    except OSError as error:
        reason = printable(error.strerror or type(error).__name__).lower()
        raise FetchError(name, f"the connection broke: {reason}") from error
    raise FetchError(name, f"more than {_MOST_REDIRECTS} redirects")


def _ask(line: Line, url: SplitResult) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(line.host, url.port or 0)
    # The connection is made and checked already; http.client only speaks over it.
    connection.sock = line
    connection.putrequest(
        "GET", target_of(url), skip_host=True, skip_accept_encoding=True
    )
    connection.putheader("Host", line.authority)
    connection.putheader("User-Agent", f"claims/{__version__}")
    connection.putheader("Accept", "text/html, text/markdown, text/plain, text/*;q=0.8")
    # What is not compressed cannot unpack to more than was counted.
    connection.putheader("Accept-Encoding", "identity")
    connection.putheader("Connection", "close")
    connection.endheaders()
    return connection.getresponse()


def _next(name: str, url: SplitResult, location: str | None) -> SplitResult:
    if not location:
        raise FetchError(name, "the answer is a redirect that leads nowhere")
    try:
        joined = urljoin(url.geturl(), location)
    except ValueError as error:
        raise FetchError(name, "it redirects to a malformed URL") from error
    target = checked(name, joined, redirected=True)
    if url.scheme == "https" and target.scheme == "http":
        raise FetchError(name, "it redirects from https to http, which is not followed")
    return target


def _take(
    name: str,
    url: SplitResult,
    response: http.client.HTTPResponse,
    any_type: bool,
    max_bytes: int,
) -> Source:
    if response.status != HTTPStatus.OK:
        raise FetchError(name, f"the server answered {_status(response.status)}")
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding != "identity":
        raise FetchError(
            name, f"the answer is packed ({printable(coding)}), which was not asked for"
        )
    media_type, charset = _type_of(name, response, any_type)
    return Source(
        name=name,
        content=_body(name, response, max_bytes),
        suffix=PurePosixPath(unquote(url.path)).suffix.lower(),
        media_type=media_type,
        charset=charset,
        url=url._replace(fragment="").geturl(),
        headers=tuple(response.getheaders()),
    )


def _status(status: int) -> str:
    # The server's own words for a status could be anything; the standard's are not.
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _type_of(
    name: str, response: http.client.HTTPResponse, any_type: bool
) -> tuple[str | None, str | None]:
    if "Content-Type" not in response.headers:
        return None, None
    media_type = response.headers.get_content_type()
    if not (media_type.startswith("text/") or media_type in _TYPES or any_type):
        raise FetchError(
            name,
            f"it is {printable(media_type)} and not text;"
            " --media-type text/plain reads it as text",
        )
    charset = response.headers.get_param("charset")
    return media_type, charset if isinstance(charset, str) else None


def _body(name: str, response: http.client.HTTPResponse, max_bytes: int) -> bytes:
    promised = response.length
    if promised is not None and promised > max_bytes:
        raise FetchError(
            name,
            f"is {promised:,} bytes and the limit is {max_bytes:,};"
            " --max-bytes raises it",
        )
    body = bytearray()
    while chunk := response.read(_CHUNK):
        body += chunk
        if len(body) > max_bytes:
            raise FetchError(
                name, f"is more than {max_bytes:,} bytes; --max-bytes raises the limit"
            )
    if promised is not None and len(body) < promised:
        raise FetchError(
            name, f"the answer broke off after {len(body):,} of {promised:,} bytes"
        )
    return bytes(body)
