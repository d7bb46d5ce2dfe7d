"""What tells the reader where to go, and what only begins like it."""

import pytest

from claims.extraction.boilerplate import after_dateline, is_furniture


@pytest.mark.parametrize(
    ("text", "furniture"),
    [
        ("Read more about how the dam was built", True),
        ("Read more: Dam breaks in Selby", True),
        ("See also: the mayor resigned on Monday", True),
        ("Sign up to our newsletter and get the news that matters to you", True),
        ("Watch the video of the dam", True),
        ("By Ada Lind", True),
        ("Find the dead: police dug 300 graves in Selby.", False),
        ("Find a job in Oslo takes two months, the agency said.", False),
        ("Learn the trade takes four years, bakers in Selby say.", False),
    ],
)
def test_navigation_is_short_or_has_no_verb_of_its_own(
    text: str, furniture: bool
) -> None:
    assert is_furniture(text, 0, len(text)) is furniture


@pytest.mark.parametrize(
    ("text", "furniture"),
    [
        ("Reporting by Ada Lind; editing by Otto Ravn", True),
        ("(Additional reporting by Rita Solano)", True),
        ("Photo: Ada Lind / Agency", True),
        ("© 2025 Selby Post. All rights reserved.", True),
        ("Write to us at news@example.org", True),
        ("Subscribe to our newsletter.", True),
        ("Do you have a tip? Call our desk.", True),
        ("This article was first published on Monday.", True),
        ("Photographs by Ada Lind hang in the town hall.", False),
        ("Reporting the crash took two days.", False),
        ("Sources said the dam broke.", False),
        ("Subscribers left the paper.", False),
    ],
)
def test_credits_and_promotion_are_no_claims(text: str, furniture: bool) -> None:
    assert is_furniture(text, 0, len(text)) is furniture


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("OBX 1,234.50 +0.4% 1,230.10", True),
        ("Brent crude 81.20 +0.5%", True),
        ("Brent crude 81.20", False),
        ("At least 17 dead, 60 missing", False),
        ("Shares rose 2.5% to 81.20", False),
    ],
)
def test_of_a_table_only_a_plain_name_and_figure_say_something(
    line: str, furniture: bool
) -> None:
    assert is_furniture(line, 0, len(line)) is furniture


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Oslo (NTB) – Rents rose.", "Rents rose."),
        ("Selby, 3 June — Rents rose.", "Rents rose."),
        ("Port Alma, Sept. 4 (Agency) - Rents rose.", "Rents rose."),
        ("LONDON (Agency) — Rents rose.", "Rents rose."),
        ("Alma Dell – a baker – rose early.", "Alma Dell – a baker – rose early."),
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(text: str, begins: str) -> None:
    assert text[after_dateline(text, 0, len(text)) :] == begins
