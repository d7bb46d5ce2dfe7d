import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading import slug_for
from support_reading import read_words


@pytest.mark.parametrize(
    ("source", "title", "slug"),
    [
        ("data/mongolia.txt", "Putin Defies", "mongolia"),
        ("Über Häfen.md", None, "uber-hafen"),
        ("ICC's view.html", None, "iccs-view"),
        ("статья.txt", "Harbour opens", "statia"),
        ("-", "Гавань открыта", "gavan-otkryta"),
        ("desk.txt", None, "desk-article"),
        ("-", "“Harbour” opens late", "harbour-opens-late"),
        ("-", None, "article"),
        (".md", None, "md"),
        ("a" * 80 + ".txt", None, "a" * 40),
        (
            "https://a.org/2024/09/Putin-in-Mongolia.html?x=1#y",
            None,
            "putin-in-mongolia",
        ),
        ("https://a.org/2024/09/", "Harbour opens", "harbour-opens"),
        ("https://a.org/news/index.html", "Harbour opens", "harbour-opens"),
        ("https://a.org/12345", "Harbour opens", "harbour-opens"),
        ("https://a.org/h%C3%A4fen", None, "hafen"),
        ("https://a.org", None, "article"),
        (
            "-",
            "New faces emerge as veteran politicians step down in Hong Kong",
            "new-faces-emerge-as-veteran-politicians",
        ),
    ],
)
def test_an_article_is_named_after_its_file_its_address_or_its_title(
    source: str, title: str | None, slug: str
) -> None:
    document = read_words(f"{title}\n\nIt did so." if title else "It did so.")

    assert slug_for(source, document) == slug


@given(st.text(), st.sampled_from(["", "https://a.org/"]))
def test_every_source_has_a_slug(name: str, start: str) -> None:
    slug = slug_for(start + name, read_words("It did so."))

    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
    assert len(slug) <= 40
    assert slug != "desk"
