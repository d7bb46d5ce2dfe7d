"""How the HTML report looks: on screens wide and narrow, by day and night, on paper."""

import base64
from collections.abc import Callable

import pytest
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.support.wait import WebDriverWait

import support_mongolia
import support_report
from claims.records import Report

Show = Callable[[Report], webdriver.Chrome]
GROUND = """
  const ground = (e) => { for (; e; e = e.parentElement) {
    const c = getComputedStyle(e).backgroundColor;
    if (/^rgb\\(/.test(c)) return c; } };
"""
SPOKEN = (
    *("body", ".facts", ".kicker span", ".fine", ".card h3", ".about", ".by"),
    *("blockquote", ".back", "footer", ".card a", "summary", ".seen", ".passage"),
    *("span.nothing", ".legend button", ".suggestion b", ".rest .by"),
)
STATES = (
    *("supported", "refuted", "conflicting", "not-enough-evidence"),
    *("suspended", "unverified"),
)


def emulate(page: webdriver.Chrome, scheme: str) -> None:
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
    )


def print_pdf(page: webdriver.Chrome) -> bytes:
    """Print a page that is all there; a busy Chromium may fail at it once or twice."""
    WebDriverWait(page, 30).until(
        lambda shown: shown.execute_script(
            "return document.readyState == 'complete'"
            " && document.fonts.status == 'loaded'"
        )
    )
    for more in (2, 1, 0):
        try:
            printed = page.execute_cdp_cmd("Page.printToPDF", {})
            break
        except WebDriverException as error:
            if not more or "Printing failed" not in str(error.msg):
                raise
    return base64.b64decode(printed["data"])


def test_dark_and_light_differ(show: Show) -> None:
    page = show(support_mongolia.make_report())
    colour = "return getComputedStyle(document.body).backgroundColor"
    light = page.execute_script(colour)

    emulate(page, "dark")

    assert page.execute_script(colour) != light


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(show: Show, scheme: str) -> None:
    """WCAG 2 AA: 4.5 to 1 for text, against the ground that it stands on."""
    page = show(support_mongolia.make_report())
    emulate(page, scheme)
    states = [
        f".card.{state} {part}" for state in STATES for part in (".badge", ".state")
    ]
    signs = [f".key.{state} .sign" for state in STATES]

    pairs = page.execute_script(
        GROUND
        + """
        return arguments[0].map((s) => {
          const e = document.querySelector(s);
          return [s, getComputedStyle(e).color, ground(e)]; });
        """,
        [*SPOKEN, *states, *signs],
    )

    for selector, ink, paper in pairs:
        assert contrast(ink, paper) >= 4.5, selector


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two CSS colours (WCAG 2.1, 1.4.3)."""

    def linear(channel: float) -> float:
        return (
            channel / 12.92
            if channel <= 0.04045
            else ((channel + 0.055) / 1.055) ** 2.4
        )

    def luminance(colour: str) -> float:
        parts = colour[colour.index("(") + 1 : -1].split(",")[:3]
        red, green, blue = (linear(float(part) / 255) for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_each_state_has_a_line_of_its_own(show: Show) -> None:
    page = show(support_mongolia.make_report())

    lines = page.execute_script(
        """
        return arguments[0].map((state) => {
          const s = getComputedStyle(document.querySelector("mark." + state));
          return s.textDecorationStyle + s.backgroundImage.slice(0, 9); });
        """,
        STATES,
    )

    assert len(set(lines)) == len(STATES)


@pytest.mark.parametrize("report", [support_report, support_mongolia])
def test_it_fits_a_telephone(show: Show, report: object) -> None:
    make = support_report if report is support_report else support_mongolia
    page = show(make.make_report())
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": True},
    )

    width = page.execute_script("return document.documentElement.scrollWidth")

    assert width == 360


def test_a_card_stands_beside_its_words(show: Show) -> None:
    page = show(support_mongolia.make_report())

    page.execute_script("location.hash = 'claim-11'")
    page.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0]))")

    seen = page.execute_script(
        """
        return ["at-11", "claim-11"].map((id) => {
          const box = document.getElementById(id).getBoundingClientRect();
          return box.top >= 0 && box.top < innerHeight; });
        """
    )
    assert seen == [True, True]


def test_it_prints_with_everything_unfolded(show: Show) -> None:
    page = show(support_mongolia.make_report())

    assert print_pdf(page).startswith(b"%PDF")
    assert page.execute_script("return document.querySelector('details').open")


def test_on_paper_the_cards_follow_the_text(show: Show) -> None:
    page = show(support_mongolia.make_report())
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})

    text, cards, address = page.execute_script(
        """
        const box = (s) => document.querySelector(s).getBoundingClientRect();
        const link = document.querySelector(".evidence a");
        return [box("main").bottom, box("aside").top,
                getComputedStyle(link, "::after").content];
        """
    )

    assert cards >= text
    assert "https://example.org/kremlin/events/75027" in address
