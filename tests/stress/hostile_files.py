"""Hostile files, of any size: Markdown, web pages, texts, JSONL, TOML and PDFs."""

import zlib
from collections.abc import Callable


def repeated(words: str, start: str = "", end: str = "") -> Callable[[int], bytes]:
    """Return what makes a file of so many bytes that says the same again and again."""

    def made(size: int) -> bytes:
        times = max(1, (size - len(start) - len(end)) // len(words.encode()))
        return (start + words * times + end).encode()

    return made


def attributes(size: int) -> bytes:
    """Return a page with a tag of 200,000 attributes, at the cap."""
    start, end = "<html><p ", ">The treaty of 2002 holds.</p></html>"
    times = (size - len(start) - len(end)) // len("a00000=1 ")
    many = "".join(f"a{number:05x}=1 " for number in range(times))
    return f"{start}{many}{end}".encode()


def pdf(page: bytes, packed: bytes, *, pages: int, streams: int) -> bytes:
    """Return a PDF of so many pages; packed streams are shown on them in turn."""
    first = 4 + streams
    kids = b" ".join(b"%d 0 R" % (first + number) for number in range(pages))
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream"
    pieces = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/MediaBox[0 0 9 9]/Kids[%b]/Count %d>>" % (kids, pages),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[stream % (len(packed), packed)] * streams,
        *(page % (4 + number % streams) for number in range(pages)),
    ]
    made, places = [b"%PDF-1.4\n"], []
    at = len(made[0])
    for number, piece in enumerate(pieces, 1):
        places.append(at)
        made.append(b"%d 0 obj%b\nendobj\n" % (number, piece))
        at += len(made[-1])
    made.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(pieces) + 1))
    made += [b"%010d 00000 n \n" % place for place in places]
    made.append(b"trailer<</Size %d/Root 1 0 R>>\n" % (len(pieces) + 1))
    made.append(b"startxref\n%d\n%%%%EOF" % at)
    return b"".join(made)


def page_text(size: int) -> bytes:
    """Return what a page of a PDF shows, packed, so many bytes when unpacked."""
    return zlib.compress(b"BT /F 9 Tf " + b"(It is so. ) Tj " * (size // 16) + b"ET", 9)


PAGE = b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"


def packed_pdf(size: int) -> bytes:
    """Return a PDF whose every page is hundreds of times as long when unpacked."""
    packed = page_text(20_000_000)
    # A stream and the page that shows it have some 200 bytes around them.
    some = max(1, size // (len(packed) + 200))
    return pdf(PAGE, packed, pages=some, streams=some)


def shared_pdf(size: int) -> bytes:
    """Return a PDF of thousands of pages that all show one stream of a megabyte."""
    packed = page_text(1_000_000)
    # Each takes up its own words, its place in the list of pages and in the table.
    each = len(PAGE) + len("100000 0 obj\nendobj\n") + len("100000 0 R ") + 20
    return pdf(PAGE, packed, pages=(size - len(packed)) // each, streams=1)


FILES: dict[str, Callable[[int], bytes]] = {
    "links.md": repeated("[a]("),
    "images.md": repeated("!["),
    "brackets.md": repeated("["),
    "stars.md": repeated("**a*b__c"),
    "quotations.md": repeated(">"),
    "lists.md": repeated("- "),
    "code.md": repeated("`a"),
    "tags.md": repeated("<a "),
    "entities.md": repeated("&a;"),
    "front.md": repeated("a: b\n", "---\n"),
    "attributes.html": attributes,
    "nested.html": repeated("<div>", "<html><body>"),
    "bold.html": repeated("<b>a", "<html><body>"),
    "tables.html": repeated("<table><tr><td>a", "<html><body>"),
    "comments.html": repeated("<!--", "<html><body>"),
    "paragraphs.html": repeated("<p>It is so.", "<html><body>"),
    "figures.txt": repeated("1,"),
    "dashes.txt": repeated("a-"),
    "word.txt": repeated("a"),
    "quotes.txt": repeated('"a '),
    "numbers.txt": repeated("one and "),
    "line.txt": repeated("The bridge carried 40,000 vehicles a day in 2019. "),
    "nested.jsonl": repeated("["),
    "text.jsonl": repeated("1,", '{"text": "', '"}\n'),
    "lines.jsonl": repeated('{"text": 1}\n'),
    "arrays.toml": repeated("[", "a = "),
    "keys.toml": repeated("a.", "", "a = 1"),
    "tables.toml": repeated("[[rule]]\n"),
    "packed.pdf": packed_pdf,
    "shared.pdf": shared_pdf,
}
"""What makes a file of about so many bytes, by its name."""
