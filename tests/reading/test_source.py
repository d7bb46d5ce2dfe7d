import io
import os
from pathlib import Path

import pytest

from claims.errors import ReadError
from claims.reading import is_url, read
from support_reading import no_stdin, read_bytes

PAGE = b"<!-- saved --><!DOCTYPE html><html><body><p>The quay opened.</p></body></html>"


@pytest.mark.parametrize(
    ("name", "content", "reader"),
    [
        ("a.txt", b"The quay opened.", "text"),
        ("a.txt", PAGE, "text"),
        ("a", b"The quay opened.", "text"),
        ("a.md", b"The *quay* opened.", "markdown"),
        ("a.MARKDOWN", b"The *quay* opened.", "markdown"),
        ("a.html", b"<p>The quay opened.</p>", "html"),
        ("a.htm", PAGE, "html"),
        ("a", PAGE, "html"),
    ],
)
def test_a_file_is_read_by_its_ending_else_by_its_start(
    tmp_path: Path, name: str, content: bytes, reader: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)

    document = read(str(file), stdin=no_stdin)

    assert document.reader == reader
    assert document.content == content
    assert document.reader_version
    assert document.url is None


@pytest.mark.parametrize(
    ("content", "reader"),
    [
        (PAGE, "html"),
        (b"\n<html><p>It is.", "html"),
        (b"The <html> tag is old.", "text"),
    ],
)
def test_standard_input_is_html_where_it_starts_so(content: bytes, reader: str) -> None:
    assert read_bytes(content, media_type=None).reader == reader


@pytest.mark.parametrize(
    ("media_type", "reader"),
    [
        ("text/plain", "text"),
        ("text/html; charset=utf-8", "html"),
        ("application/xhtml+xml", "html"),
        ("Text/Markdown", "markdown"),
    ],
)
def test_a_media_type_asked_for_decides(media_type: str, reader: str) -> None:
    assert read_bytes(PAGE + b" So.", media_type=media_type).reader == reader


def test_a_media_type_without_a_reader_is_refused() -> None:
    with pytest.raises(
        ReadError, match="media type 'application/pdf': cannot be read;"
    ):
        read_bytes(b"text", media_type="application/pdf")


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        # A file with a hole: reading it would take its size in memory.
        stream.truncate(52_428_800)

    with pytest.raises(ReadError) as error:
        read(str(file), stdin=no_stdin)

    assert str(error.value) == (
        f"{file}: is 52,428,800 bytes and the limit is 2,000,000; --max-bytes raises it"
    )


def test_standard_input_without_an_end_is_read_up_to_the_limit() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1, /) -> bytes:
            assert size == 1001
            return b"a" * size

    with pytest.raises(ReadError, match="is more than 1,000 bytes; --max-bytes raises"):
        read("-", stdin=Endless, max_bytes=1000)  # type: ignore[arg-type]


def test_a_device_without_a_size_is_read_up_to_the_limit() -> None:
    with pytest.raises(ReadError, match="is more than 1,000 bytes"):
        read("/dev/zero", stdin=no_stdin, max_bytes=1000)


def test_exactly_the_limit_is_read() -> None:
    assert read_bytes(b"a" * 1000, max_bytes=1000).text == "a" * 1000


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("no/such.txt", "no/such.txt: no such file"),
        (".", ".: is a directory; name the files in it"),
        ("", "'': is not the name of a file"),
        ("a\0b", "a\\x00b: is not the name of a file"),
        ("a\nb", "a\\nb: no such file"),
        ("x" * 300, "x" * 200 + "…: cannot be read: file name too long"),
        ("ftp://a.org/b", "ftp://a.org/b: ftp is not http or https; download it first"),
        ("file:///etc/hosts", "file:///etc/hosts: file is not http or https"),
        ("README.md/x", "README.md/x: cannot be read: not a directory"),
    ],
)
def test_a_path_that_cannot_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, reason: str
) -> None:
    (tmp_path / "README.md").write_text("It is.")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(ReadError) as error:
        read(source, stdin=no_stdin)

    assert str(error.value).startswith(reason)
    assert "\n" not in str(error.value)


def test_a_file_name_that_is_not_utf_8_is_read(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"caf\xe9.txt")
    file.write_bytes(b"The quay opened.")

    assert read(str(file), stdin=no_stdin).text == "The quay opened."


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("http://a.org", True),
        ("HTTPS://a.org/b", True),
        ("ftp://a.org", False),
        ("http.txt", False),
        ("-", False),
        ("http:/a.org", False),
    ],
)
def test_a_url_is_told_from_a_path(source: str, expected: bool) -> None:
    assert is_url(source) is expected
