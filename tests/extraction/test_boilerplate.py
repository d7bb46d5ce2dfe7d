"""What tells the reader where to go, and what only begins like it."""

import pytest

from claims.extraction.boilerplate import is_furniture


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
