"""The figures and dates of a claim's words, kept beside them."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.core.claim_values import by_place, inside, stated
from claims.values.find import find_values
from support import TEXT, make_article
from support_desk import word


def found(quote: str) -> list[tuple[str, str]]:
    [parts] = word(TEXT, quote).mentions
    values = inside(by_place(find_values(TEXT)), TEXT, [parts]).get("values", [])
    return [(each["quote"], each["value"]) for each in values]


@pytest.mark.parametrize(
    ("quote", "values"),
    [
        ("carried 40,000 vehicles", [("40,000", "40000")]),
        ("spent 12 million on", [("12 million", "12000000")]),
        ("The bridge is safe", []),
    ],
)
def test_what_stands_within_the_words_is_theirs(
    quote: str, values: list[tuple[str, str]]
) -> None:
    assert found(quote) == values


def test_a_figure_that_runs_over_the_edge_is_read_without_that() -> None:
    assert found("spent 12") == [("12", "12")]


def test_of_a_text_that_is_not_english_none_are_kept(connection: Connection) -> None:
    article = make_article(connection)
    mentions = word(TEXT, "40,000").mentions

    english = stated(connection, article, TEXT, mentions)
    connection.execute(sa.update(schema.article).values(language="mn"))
    other = stated(connection, article, TEXT, mentions)

    assert [each["value"] for each in english["values"]] == ["40000"]
    assert other == {}
