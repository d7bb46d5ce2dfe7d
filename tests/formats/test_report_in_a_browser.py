"""The HTML report, opened in a real browser."""

import base64
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from claims.formats.html import render
from support import REQUIRE_ALL
from support_report import TEXT, make_report

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        reason = "Chromium and its driver are not on this machine"
        if REQUIRE_ALL:
            pytest.fail(reason)
        pytest.skip(reason)
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in FLAGS:
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.set_capability(
        "goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"}
    )
    opened = webdriver.Chrome(options=options, service=Service(driver))
    yield opened
    opened.quit()


@pytest.fixture
def page(browser: webdriver.Chrome, tmp_path: Path) -> webdriver.Chrome:
    path = tmp_path / "report.html"
    path.write_bytes(render(make_report()).encode())
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    browser.set_window_size(1280, 900)
    browser.get(path.as_uri())
    return browser


def test_the_article_can_be_copied_out_as_it_was(page: webdriver.Chrome) -> None:
    paragraphs = page.execute_script(
        "return [...document.querySelectorAll('main p')].map(p => p.textContent)"
    )

    assert "".join(paragraphs) == TEXT


def test_a_script_in_the_article_stays_text(page: webdriver.Chrome) -> None:
    scripts = page.find_elements(By.TAG_NAME, "script")

    assert len(scripts) == 1
    assert "<script>alert('no')</script>" in page.find_element(By.TAG_NAME, "h1").text


def test_the_console_is_silent_and_nothing_is_requested(page: webdriver.Chrome) -> None:
    page.find_element(By.CSS_SELECTOR, ".filter.refuted").click()

    assert log(page, "browser") == []
    resources = "return performance.getEntriesByType('resource').map(e => e.name)"
    assert page.execute_script(resources) == []
    # Chromium asks for pages of its own before ours; those are not the report's.
    asked = [
        event["params"]["request"]["url"]
        for entry in log(page, "performance")
        for event in [json.loads(entry["message"])["message"]]
        if event["method"] == "Network.requestWillBeSent"
        and event["params"]["documentURL"].startswith("file://")
    ]
    assert [url for url in asked if not url.startswith("file://")] == []


def log(page: webdriver.Chrome, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.get_log(kind)  # type: ignore[no-untyped-call]
    return found


def test_the_parts_of_a_claim_light_up_together(page: webdriver.Chrome) -> None:
    page.execute_script(
        "document.getElementById('at-1')"
        ".dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"
    )

    lit = page.execute_script(
        "return [...document.querySelectorAll('mark.lit')].map(m => m.textContent)"
    )
    assert "".join(lit) == "The bridgecarried 40,000 vehicles a day"
    assert "lit" in (page.find_element(By.ID, "claim-1").get_attribute("class") or "")


def test_the_keyboard_leads_from_a_mark_to_its_card_and_back(
    page: webdriver.Chrome,
) -> None:
    page.execute_script("document.getElementById('at-1').focus()")

    page.switch_to.active_element.send_keys(Keys.ENTER)

    assert page.current_url.endswith("#claim-1")
    page.find_element(By.CSS_SELECTOR, "#claim-1 .back").send_keys(Keys.ENTER)
    assert page.current_url.endswith("#at-1")


def test_tab_reaches_every_part_in_the_order_of_the_text(
    page: webdriver.Chrome,
) -> None:
    page.find_element(By.CSS_SELECTOR, ".skip").send_keys(Keys.ENTER)
    reached = []
    for _ in range(3):
        page.switch_to.active_element.send_keys(Keys.TAB)
        reached.append(page.switch_to.active_element.get_attribute("aria-label"))

    assert reached == [
        "Claim 1: Refuted",
        "Claim 2: Supported",
        "Claim 1: Refuted",
    ]


def test_the_legend_filters(page: webdriver.Chrome) -> None:
    page.find_element(By.CSS_SELECTOR, ".filter.refuted").click()

    assert not page.find_element(By.ID, "claim-1").is_displayed()
    assert page.find_element(By.ID, "claim-2").is_displayed()


def test_dark_and_light_differ(page: webdriver.Chrome) -> None:
    colour = "return getComputedStyle(document.body).backgroundColor"
    light = page.execute_script(colour)

    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": "dark"}]},
    )

    assert page.execute_script(colour) != light


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(page: webdriver.Chrome, scheme: str) -> None:
    """WCAG 2 AA: 4.5 to 1 for text, against the ground that it stands on."""
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
    )

    pairs = page.execute_script(
        """
        const ground = (e) => { for (; e; e = e.parentElement) {
          const c = getComputedStyle(e).backgroundColor;
          if (/^rgb\\(/.test(c)) return c; } };
        return ['body', '.facts', '.kicker', '.card h3', '.about', '.by', 'blockquote',
          '.card.refuted .state', '.card.supported .state', '.card.unverified .state',
          '.card.suspended .state', '.card.conflicting .state', '.back', 'footer',
          '.card.not-enough-evidence .state'].map((s) => {
            const e = document.querySelector(s);
            return [s, getComputedStyle(e).color, ground(e)]; });
        """
    )
    for selector, ink, paper in pairs:
        assert contrast(ink, paper) >= 4.5, selector


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two CSS colours (WCAG 2.1, 1.4.3)."""

    def luminance(colour: str) -> float:
        parts = colour[colour.index("(") + 1 : -1].split(",")[:3]
        channels = [float(part) / 255 for part in parts]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
                  for c in channels]  # fmt: skip
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_it_fits_a_telephone(page: webdriver.Chrome) -> None:
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": True},
    )

    width = page.execute_script("return document.documentElement.scrollWidth")

    page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert width <= 360


def test_it_prints(page: webdriver.Chrome) -> None:
    printed = page.execute_cdp_cmd("Page.printToPDF", {})

    assert base64.b64decode(printed["data"]).startswith(b"%PDF")
