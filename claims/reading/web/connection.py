"""One checked connection to a web server, with a deadline over all of it."""

import io
import socket
import ssl
import threading
import time
from types import TracebackType
from urllib.parse import SplitResult

from claims.errors import FetchError
from claims.reading.printable import printable
from claims.reading.web.addresses import is_public
from claims.reading.web.target import host_of, port_of


class Line:
    """A connected socket on which nothing waits past the deadline.

    It has what ``http.client`` asks of a socket. A socket's own timeout starts again
    with every byte, so a server that drips would keep it open for ever.
    """

    def __init__(
        self, sock: socket.socket, host: str, authority: str, deadline: float
    ) -> None:
        self.host = host
        self.authority = authority
        self._socket = sock
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        """Send all of ``data``."""
        self._socket.settimeout(left(self._deadline))
        self._socket.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        """Return a file that reads from the socket; ``mode`` is always ``rb``."""
        return io.BufferedReader(_Incoming(self._socket, self._deadline))

    def close(self) -> None:
        """Do nothing: ``http.client`` asks for it while the answer is still read."""

    def __enter__(self) -> "Line":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._socket.close()


class _Incoming(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._socket = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._socket.settimeout(left(self._deadline))
        return self._socket.recv_into(buffer)


def left(deadline: float) -> float:
    """Return the seconds left; raise ``TimeoutError`` when there are none."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def connect(name: str, url: SplitResult, deadline: float, allow_private: bool) -> Line:
    """Connect to the server of ``url``, at an address that was checked.

    Raises ``FetchError``, and ``TimeoutError`` past the deadline.
    """
    host, port = host_of(name, url), port_of(url)
    addresses = _resolve(name, host, port, deadline)
    allowed = [each for each in addresses if allow_private or is_public(each)]
    if not allowed:
        raise FetchError(name, _private(host, addresses[0]))
    sock = _reach(name, host, allowed, port, deadline)
    try:
        if not allow_private:
            check_peer(name, host, sock)
        if url.scheme == "https":
            sock = _secured(name, sock, host, deadline)
    except (OSError, FetchError):
        sock.close()
        raise
    shown = f"[{host}]" if ":" in host else host
    authority = f"{shown}:{url.port}" if url.port else shown
    return Line(sock, host, authority, deadline)


def check_peer(name: str, host: str, sock: socket.socket) -> None:
    """Raise ``FetchError`` where a connection ended at no public address."""
    peer = str(sock.getpeername()[0])
    if not is_public(peer):
        raise FetchError(name, _private(host, peer))


def _private(host: str, address: str) -> str:
    where = host if host == address else f"{printable(host)} ({address})"
    return f"{where} is not a public address; --allow-private reads it"


def _resolve(name: str, host: str, port: int, deadline: float) -> list[str]:
    """Return the addresses of a host, in the order of the system's preference."""
    answers: list[str] = []
    failures: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            failures.append(error)
        else:
            answers.extend(str(address[0]) for *_, address in found)

    # The system's resolver takes no timeout, so nobody waits for it but this thread.
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(left(deadline))
    if failures or not (answers or thread.is_alive()):
        raise FetchError(name, f"no server called {printable(host)} is known")
    if thread.is_alive():
        raise TimeoutError
    return list(dict.fromkeys(answers))


def _reach(
    name: str, host: str, addresses: list[str], port: int, deadline: float
) -> socket.socket:
    reason = ""
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=left(deadline))
        except TimeoutError:
            raise
        except OSError as error:
            reason = printable(error.strerror or type(error).__name__).lower()
    raise FetchError(name, f"{printable(host)} cannot be reached: {reason}")


def _secured(
    name: str, sock: socket.socket, host: str, deadline: float
) -> socket.socket:
    sock.settimeout(left(deadline))
    try:
        return ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    except ssl.SSLCertVerificationError as error:
        reason = printable(error.verify_message)
        raise FetchError(name, f"its certificate is not valid: {reason}") from error
    except ssl.SSLError as error:
        reason = printable(error.reason or "no secure connection").lower()
        raise FetchError(name, f"no secure connection: {reason}") from error
