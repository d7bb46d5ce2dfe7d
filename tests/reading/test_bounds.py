"""Bounds of reading: a file that a library cannot cope with is refused in a line."""

from pathlib import Path

import pytest

from claims.errors import ReadError
from claims.reading import bounds
from claims.reading.bounds import within_bounds
from stress.hostile_files import shared_pdf
from support import Invoke
from support_reading import read_bytes

PAGE = b"<p>Mongolia ratified the treaty in 2002, and nobody has complained of it.</p>"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "SMALL", 1000)
    monkeypatch.setattr(bounds, "SECONDS", 1)


def for_ever() -> None:
    while True:
        pass


def test_what_takes_too_long_is_refused_with_a_way_out() -> None:
    with pytest.raises(ReadError) as refused:
        within_bounds("page.html", 2000, for_ever, "html")

    assert str(refused.value) == (
        "page.html: takes more than 1 seconds to read; save its words as plain text and"
        " read that"
    )


def test_what_takes_too_much_memory_is_refused() -> None:
    with pytest.raises(ReadError) as refused:
        within_bounds("page.html", 2000, lambda: len(bytearray(10**9)), "html")

    assert "page.html: takes too much memory to read" in str(refused.value)


def test_what_a_reader_refuses_is_refused_in_its_words() -> None:
    def refuse() -> None:
        raise ReadError("page.html", "is a scan")

    with pytest.raises(ReadError) as refused:
        within_bounds("page.html", 2000, refuse, "html")

    assert (str(refused.value), refused.value.name) == (
        "page.html: is a scan",
        "page.html",
    )


@pytest.mark.parametrize(
    ("words", "media_type"),
    [(b"# Harbour\n\nIt is *safe*.\n" * 80, "text/markdown"), (PAGE * 40, "text/html")],
)
def test_what_is_within_the_bounds_is_read_as_without_them(
    words: bytes, media_type: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bounded = read_bytes(words, media_type=media_type)
    monkeypatch.setattr(bounds, "SMALL", 10**6)

    assert bounded == read_bytes(words, media_type=media_type)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("links.md", "[a](" * 64_000),
        (
            "tag.html",
            f"<html><p {' '.join(f'a{n}=1' for n in range(100_000))}>It is so.</p>",
        ),
    ],
)
def test_a_hostile_file_is_refused_and_leaves_nothing(
    name: str, words: str, claims: Invoke, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(words, encoding="utf-8")

    refused = claims("ingest", str(tmp_path / name), code=1)

    assert "takes more than 1 seconds to read" in refused.stderr
    assert claims("articles", "-f", "json").stdout.strip() == "[]"


def test_a_small_pdf_that_unpacks_to_much_is_saved_without_its_text(
    claims: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "SMALL", 50_000)
    (tmp_path / "pages.pdf").write_bytes(shared_pdf(3_000))
    claims("source", "add", "census", "--kind", "dataset")

    saved = claims("source", "snapshot", "census", str(tmp_path / "pages.pdf"))

    assert "takes more than 1 seconds to read" in saved.stderr
