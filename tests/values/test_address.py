"""A web address normalised, to tell whether two of them lead to one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.values.address import is_address, same_address

PAGE = "https://a.org/1"


@pytest.mark.parametrize(
    "other",
    [
        "https://a.org/1/",
        "http://a.org/1",
        "HTTPS://A.org/1",
        "https://www.a.org/1",
        "https://a.org:443/1",
        "http://a.org:80/1/",
        "https://a.org./1",
        "https://a.org/1#top",
        "https://a.org//1",
        "https://a.org/%31",
        " https://a.org/1?utm_source=x&UTM_medium=mail&fbclid=2&gclid=3 ",
    ],
)
def test_addresses_of_one_page_are_alike(other: str) -> None:
    assert same_address(other) == same_address(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://b.org/1",
        "https://news.a.org/1",
        "https://a.org/2",
        "https://a.org/1/2",
        "https://a.org:8443/1",
        "https://a.org/1?id=2",
        "https://a.org/1?utm=2",
        "https://me@a.org/1",
        "ftp://a.org/1",
        "a.org/1",
    ],
)
def test_addresses_of_other_pages_are_not(other: str) -> None:
    assert same_address(other) != same_address(PAGE)


def test_the_order_of_a_query_means_nothing_but_its_values_do() -> None:
    assert same_address(f"{PAGE}?b=2&a=1") == same_address(f"{PAGE}/?a=1&b=2")
    assert same_address(f"{PAGE}?a=1&b=2") != same_address(f"{PAGE}?a=2&b=1")
    assert same_address(f"{PAGE}?q=a%26b=1") != same_address(f"{PAGE}?q=a&b=1")
    assert same_address("https://a.org/x%2Fy%3Fz") != same_address("https://a.org/x")


def test_the_case_of_a_path_counts() -> None:
    assert same_address("https://a.org/A") != same_address("https://a.org/a")


def test_a_host_in_another_script_is_its_name_on_the_network() -> None:
    assert same_address("https://Bücher.example/") == same_address(
        "https://xn--bcher-kva.example"
    )


@given(st.text() | st.text().map("https://{}".format))
def test_anything_has_a_form_of_its_own_and_nothing_is_raised(words: str) -> None:
    assert same_address(f" {words} ") == same_address(words)
    assert is_address(words) == words.strip().casefold().startswith(
        ("http://", "https://")
    )
