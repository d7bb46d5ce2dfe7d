import contextlib
import gzip
import socket
import threading
from collections.abc import Iterator

import pytest

from claims import __version__
from claims.document import Document
from claims.errors import FetchError
from claims.reading import read
from support import PATIENCE
from support_reading import no_stdin
from support_web import Answer, Site, page, redirect, serving

WORDS = "The quay opened on Monday."


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({"/a": page(WORDS)}) as running:
        yield running


def fetched(url: str, *, timeout: float = PATIENCE, **more: object) -> Document:
    return read(
        url,
        stdin=no_stdin,
        allow_private=True,
        timeout=timeout,
        **more,  # type: ignore[arg-type]
    )


def refusal(url: str, **more: object) -> str:
    with pytest.raises(FetchError) as error:
        fetched(url, **more)  # type: ignore[arg-type]
    message = str(error.value)
    assert message.isprintable()
    return message.removeprefix(f"{url}: ")


def test_a_url_is_fetched_and_read(site: Site) -> None:
    document = fetched(site.url("/a#part"))

    assert document.text == WORDS
    assert document.content == WORDS.encode()
    assert document.reader == "text"
    assert document.url == site.url("/a")


def test_the_server_learns_what_it_needs_and_no_more(site: Site) -> None:
    fetched(site.url("/a"))

    ((_, headers),) = site.requests
    assert headers.pop("Accept").startswith("text/html")
    assert headers == {
        "Host": f"127.0.0.1:{site.port}",
        "User-Agent": f"claims/{__version__}",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def test_letters_that_no_url_has_are_quoted(site: Site) -> None:
    site.answers["/h%C3%A4fen%20a?q=%C3%BC"] = page(WORDS)

    assert fetched(site.url("/häfen a?q=ü")).text == WORDS


def test_a_redirect_is_followed_and_the_last_url_kept(site: Site) -> None:
    site.answers["/1"] = redirect("2", 301)
    site.answers["/2"] = redirect(site.url("/3", "localhost"), 308)
    site.answers["/3"] = redirect("/a", 303)

    assert fetched(site.url("/1")).url == site.url("/a", "localhost")


def test_five_redirects_are_followed_and_a_sixth_is_not(site: Site) -> None:
    for number in range(6):
        site.answers[f"/{number}"] = redirect(f"/{number + 1}")
    site.answers["/6"] = page(WORDS)

    assert fetched(site.url("/1")).text == WORDS
    assert refusal(site.url("/0")) == "more than 5 redirects"


def test_a_redirect_in_a_circle_ends(site: Site) -> None:
    site.answers["/1"] = redirect("/1")

    assert refusal(site.url("/1")) == "more than 5 redirects"
    assert len(site.requests) == 6


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/hosts", "it redirects to file:///etc/hosts, which is not http"),
        ("javascript:alert(1)", "it redirects to javascript:alert(1), which is not"),
        (
            "http://me:secret@a.org/",
            "it redirects to http://me:secret@a.org/, which has",
        ),
        ("http://[", "it redirects to a malformed URL"),
        ("/a\x1b[31mb", "it redirects to http://127.0.0.1:"),
    ],
)
def test_a_redirect_to_what_may_not_be_fetched_is_refused(
    site: Site, location: str, reason: str
) -> None:
    site.answers["/1"] = redirect(location)

    assert refusal(site.url("/1")).startswith(reason)


def test_a_redirect_without_a_target_is_refused(site: Site) -> None:
    site.answers["/1"] = Answer(status=302)

    assert refusal(site.url("/1")) == "the answer is a redirect that leads nowhere"


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (404, "the server answered 404 Not Found"),
        (503, "the server answered 503 Service Unavailable"),
        (204, "the server answered 204 No Content"),
        (304, "the server answered 304 Not Modified"),
        (799, "the server answered 799"),
    ],
)
def test_another_status_than_200_is_refused(
    site: Site, status: int, reason: str
) -> None:
    site.answers["/a"] = Answer(WORDS.encode(), status=status)

    assert refusal(site.url("/a")) == reason


def test_what_a_server_says_never_reaches_the_terminal_raw(site: Site) -> None:
    site.answers["/a"] = Answer(raw=b"HTTP/1.1 404 \x1b[31mRed\x07\r\n\r\n")
    site.answers["/b"] = Answer(raw=b"\x1b[31mRed\r\n\r\n")
    site.answers["/c"] = Answer(headers={"Content-Encoding": "\x1b[31m"})

    assert refusal(site.url("/a")) == "the server answered 404 Not Found"
    assert refusal(site.url("/b")) == "the answer breaks off or is not HTTP"
    assert refusal(site.url("/c")).startswith("the answer is packed (\\x1b[31m)")


@pytest.mark.parametrize(
    ("media_type", "path", "reader"),
    [
        ("text/plain", "/a", "text"),
        ("text/plain", "/a.html", "text"),
        ("text/plain", "/a.md", "markdown"),
        ("text/x-unknown", "/a", "text"),
        ("text/markdown; charset=utf-8", "/a", "markdown"),
        ("text/html", "/a.md", "html"),
        ("application/xhtml+xml", "/a", "html"),
        ("garbage", "/a", "text"),
    ],
)
def test_the_media_type_of_the_server_decides(
    site: Site, media_type: str, path: str, reader: str
) -> None:
    body = f"<html><body><p>{WORDS}</p></body></html>"
    site.answers[path] = page(body, media_type)

    assert fetched(site.url(path)).reader == reader


def test_without_a_media_type_the_ending_and_the_start_decide(site: Site) -> None:
    site.answers["/a.md"] = Answer(WORDS.encode())
    site.answers["/a"] = Answer(f"<html><p>{WORDS}</p></html>".encode())

    assert fetched(site.url("/a.md")).reader == "markdown"
    assert fetched(site.url("/a")).reader == "html"


@pytest.mark.parametrize("media_type", ["application/pdf", "image/png", "video/mp4"])
def test_what_is_not_text_is_refused_by_its_type(site: Site, media_type: str) -> None:
    site.answers["/a"] = page(WORDS, media_type)

    assert refusal(site.url("/a")) == (
        f"it is {media_type} and not text; --media-type text/plain reads it as text"
    )


def test_a_media_type_asked_for_overrules_the_server(site: Site) -> None:
    site.answers["/a"] = page(WORDS, "application/octet-stream")

    assert fetched(site.url("/a"), media_type="text/plain").text == WORDS


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("iso-8859-1", "cp1252"), ('"windows-1252"', "cp1252"), ("utf-16", "utf-16")],
)
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
def test_the_charset_of_the_server_is_used(
    site: Site, charset: str, encoding: str, media_type: str
) -> None:
    content = "Café “zu”".encode(encoding.replace("utf-16", "utf-16-le"))
    if encoding == "utf-16":
        content = b"\xff\xfe" + content
    site.answers["/a"] = page(content, f"{media_type}; charset={charset}")

    assert fetched(site.url("/a")).text == "Café “zu”"


def test_a_charset_that_is_none_is_passed_over(site: Site) -> None:
    site.answers["/a"] = page("Café", "text/plain; charset=klingon")

    assert fetched(site.url("/a")).text == "Café"


def test_an_answer_that_is_packed_is_refused(site: Site) -> None:
    site.answers["/a"] = Answer(
        gzip.compress(WORDS.encode()),
        headers={"Content-Type": "text/plain", "Content-Encoding": "gzip"},
    )

    assert refusal(site.url("/a")) == (
        "the answer is packed (gzip), which was not asked for"
    )


def test_an_answer_that_says_it_is_too_large_is_refused_unread(site: Site) -> None:
    site.answers["/a"] = Answer(
        WORDS.encode(), headers={"Content-Length": "52428800"}, pause=0.001
    )

    assert refusal(site.url("/a")) == (
        "is 52,428,800 bytes and the limit is 2,000,000; --max-bytes raises it"
    )


def test_an_answer_that_turns_out_too_large_is_cut_off(site: Site) -> None:
    site.answers["/a"] = Answer(b"a " * 4_000_000)
    chunk = b"10000\r\n" + b"a" * 65_536 + b"\r\n"
    site.answers["/b"] = Answer(
        raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk * 4
    )

    for path in ("/a", "/b"):
        assert refusal(site.url(path), max_bytes=100_000) == (
            "is more than 100,000 bytes; --max-bytes raises the limit"
        )


def test_an_answer_in_chunks_is_put_together(site: Site) -> None:
    site.answers["/a"] = Answer(
        raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"9\r\nThe quay \r\n7\r\nopened.\r\n0\r\n\r\n"
    )

    assert fetched(site.url("/a")).text == "The quay opened."


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
            "the answer broke off after 5 of 100 bytes",
        ),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nshort",
            "the answer breaks off or is not HTTP",
        ),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nshort",
            "the answer breaks off or is not HTTP",
        ),
        (b"", "the answer breaks off or is not HTTP"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "the answer breaks off or is not HTTP"),
        (b"HTTP/1.1 2OO OK\r\n\r\n", "the answer breaks off or is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 70_000, "the answer breaks off or"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 200, "the answer breaks off or"),
    ],
)
def test_an_answer_that_is_not_whole_is_refused(
    site: Site, raw: bytes, reason: str
) -> None:
    site.answers["/a"] = Answer(raw=raw)

    assert refusal(site.url("/a")).startswith(reason)


def test_more_than_the_content_length_is_not_read(site: Site) -> None:
    site.answers["/a"] = Answer(
        raw=b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none two"
    )

    assert fetched(site.url("/a")).text == "one"


def test_an_empty_answer_is_refused(site: Site) -> None:
    site.answers["/a"] = page("")

    with pytest.raises(Exception, match="is empty"):
        fetched(site.url("/a"))


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"a" * 99_999, headers={"Content-Length": "99999"}, pause=0.02),
        Answer(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 99_999, pause=0.02, status=100),
    ],
    ids=["body", "headers"],
)
def test_a_server_that_drips_is_cut_off(site: Site, answer: Answer) -> None:
    site.answers["/a"] = answer

    reason = refusal(site.url("/a"), timeout=0.3)

    assert reason == "no full answer in 0.3 seconds; --timeout gives it longer"
    assert site.finished == []


def test_a_server_that_says_nothing_is_cut_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        reason = refusal(f"http://127.0.0.1:{port}/", timeout=0.2)

    assert reason == "no full answer in 0.2 seconds; --timeout gives it longer"


def test_a_secure_handshake_that_hangs_is_cut_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        reason = refusal(f"https://127.0.0.1:{port}/", timeout=0.2)

    assert reason == "no full answer in 0.2 seconds; --timeout gives it longer"


def test_a_server_that_is_not_there_is_said_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    reason = refusal(f"http://127.0.0.1:{port}/")

    assert reason == "127.0.0.1 cannot be reached: connection refused"


def test_a_name_that_nobody_has_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    assert refusal("http://a.invalid/") == "no server called a.invalid is known"


def test_a_name_service_that_hangs_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    is_over = threading.Event()

    def slow(*_: object, **__: object) -> list[object]:
        is_over.wait(PATIENCE)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)

    reason = refusal("http://a.invalid/", timeout=0.1)
    is_over.set()

    assert reason == "no full answer in 0.1 seconds; --timeout gives it longer"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://me:secret@a.org/", "the URL has a user name or password in it"),
        ("http://me@a.org/", "the URL has a user name or password in it"),
        ("http://", "the URL names no server"),
        ("http:///path", "the URL names no server"),
        ("http://a.org:99999/", "the URL is malformed"),
        ("http://a.org:0/", "the URL names no server"),
        ("http://[::1/", "the URL is malformed"),
        ("http://a b.org/", "the URL names no server"),
        ("http://a.org\\@b.org/", "the URL has characters that no URL has"),
        ("http://" + "ä" * 80 + ".org/", "the server's name is not one"),
        ("http://a..org/", "no server called a..org is known"),
        ("http://" + "a" * 70 + ".invalid/", "no server called aaaaaaaaaaaaaaa"),
    ],
)
def test_a_url_that_may_not_be_fetched_is_refused(url: str, reason: str) -> None:
    assert refusal(url).startswith(reason)


def test_a_url_with_control_characters_is_refused() -> None:
    with pytest.raises(FetchError) as error:
        fetched("http://a.org/\r\nHost: b.org")

    assert str(error.value) == (
        "http://a.org/\\r\\nHost: b.org: the URL has characters that no URL has"
    )


def test_the_proxies_of_the_environment_are_not_used(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")

    assert fetched(site.url("/a")).text == WORDS


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f.1",
        "017700000001",
        "0.0.0.0",
        "[::1]",
        "[::ffff:127.0.0.1]",
    ],
)
def test_a_private_address_is_refused_and_never_asked(site: Site, host: str) -> None:
    with pytest.raises(FetchError) as error:
        read(site.url("/a", host), stdin=no_stdin)

    assert "is not a public address; --allow-private reads it" in str(error.value)
    assert site.requests == []


@pytest.mark.parametrize("host", ["169.254.169.254", "10.0.0.1", "[fe80::1]"])
def test_other_private_addresses_are_refused_without_a_connection(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connected(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "create_connection", connected)

    with pytest.raises(FetchError, match="is not a public address"):
        read(f"http://{host}/latest/meta-data/", stdin=no_stdin)


@contextlib.contextmanager
def internet(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the site pass for news.example at a public address, in the library below."""
    public = "93.184.215.14"
    resolve, connect = socket.getaddrinfo, socket.create_connection

    class Elsewhere(socket.socket):
        def getpeername(self) -> tuple[str, int]:
            return (public, 80)

    def resolved(host: str, *more: object, **options: object) -> object:
        known = public if host == "news.example" else host
        return resolve(known, *more, **options)  # type: ignore[arg-type]

    def connected(address: tuple[str, int], timeout: float) -> socket.socket:
        if address[0] != public:
            return connect(address, timeout=timeout)
        sock = connect(("127.0.0.1", site.port), timeout=timeout)
        return Elsewhere(fileno=sock.detach())

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(socket, "create_connection", connected)
    yield


def test_a_public_page_is_read_without_leave(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    with internet(site, monkeypatch):
        document = read("http://news.example/a", stdin=no_stdin)

    assert document.text == WORDS
    assert site.requests[0][1]["Host"] == "news.example"


def test_a_redirect_from_a_public_to_a_private_address_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers["/1"] = redirect(site.url("/a"))

    with (
        internet(site, monkeypatch),
        pytest.raises(FetchError, match=r"127\.0\.0\.1 is not a public address"),
    ):
        read("http://news.example/1", stdin=no_stdin)

    assert [path for path, _ in site.requests] == ["/1"]
