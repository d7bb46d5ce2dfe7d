"""What names a confidential source, and is struck out."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.confidential import folded, secret_names
from claims.records import Source
from support_report import make_source

SECRET = replace(
    make_source(confidential=True),
    name="José van der Á",
    title=None,
    contact="tel. (555) 0100; jose@example.org",
)


def veil_of(sources: list[Source], said: str = "") -> Callable[[str], str]:
    """Strike out all that names ``sources`` but what ``said`` names."""

    def strike(text: str) -> str:
        for name in secret_names(sources):
            if not name.pattern.search(said):
                text = name.pattern.sub(name.label, text)
        return text

    return strike


NUMBER = f"[confidential source {SECRET.id}]"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("José van der Á said so", f"{NUMBER} said so"),
        ("JOSÉ\u00a0VAN-DER Á’s notes", f"{NUMBER}’s notes"),
        ("call 555-0100", f"call {NUMBER}"),
        ("call 555 0101", "call 555 0101"),
        ("call tel. 555 0100", f"call {NUMBER}"),
        ("<jose@example.org>", f"<{NUMBER}>"),
        ("a van in May", "a van in May"),
        ("nobody", "nobody"),
    ],
)
def test_a_name_is_struck_out_however_it_is_written(text: str, left: str) -> None:
    assert veil_of([SECRET])(text) == left


def test_a_name_without_capitals_is_found_too() -> None:
    veil = veil_of([replace(SECRET, name="jane doe")])

    assert veil("Doe knew") == f"{NUMBER} knew"


def test_an_accent_may_stand_behind_its_letter() -> None:
    assert "Jose" not in veil_of([SECRET])("Jose\u0301 knew")


def test_a_name_in_a_script_without_spaces_is_found_in_the_middle() -> None:
    veil = veil_of([replace(SECRET, name="王伟", contact=None)])

    assert veil("记者王伟说") == f"记者{NUMBER}说"


def test_who_is_not_confidential_or_forgotten_is_not_struck_out() -> None:
    open_one = replace(SECRET, confidential=False)
    forgotten = replace(SECRET, name=f"redacted source {SECRET.id}", redacted=True)

    assert veil_of([open_one])("José knew") == "José knew"
    assert veil_of([forgotten])("a redacted source") == "a redacted source"


def test_what_the_article_names_stays() -> None:
    assert veil_of([SECRET], "José van der Á spoke.")("José knew") == "José knew"


ALIKE = "aAiIıİsSſkK\u212aßẞµμéÉ\u0301\u0307 -_1"
"""Letters that a pattern takes for others, and what stands between words."""


@given(st.text(ALIKE, min_size=1, max_size=6), st.text(ALIKE, max_size=12))
def test_a_name_that_is_looked_for_is_found_wherever_it_stands(
    name: str, text: str
) -> None:
    source = replace(SECRET, name=name, contact=None)

    for each in secret_names([source]):
        stands = each.pattern.search(text) is not None
        assert each.is_in(text, folded(text)) == stands
