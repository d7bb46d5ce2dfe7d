"""One browser for all the tests that look at a report."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from claims.formats.report.html import render
from claims.records import Report
from support import go_without

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        go_without("Chromium and its driver are not on this machine")
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
def show_page(
    browser: webdriver.Chrome, tmp_path: Path
) -> Callable[[str], webdriver.Chrome]:
    """Open an HTML document, in light colours and a wide window."""

    def open_page(html: str) -> webdriver.Chrome:
        path = tmp_path / "page.html"
        path.write_bytes(html.encode())
        browser.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"media": "", "features": []}
        )
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.set_window_size(1280, 900)
        browser.get(path.as_uri())
        return browser

    return open_page


@pytest.fixture
def show(
    show_page: Callable[[str], webdriver.Chrome],
) -> Callable[[Report], webdriver.Chrome]:
    """Open a report."""
    return lambda report: show_page(render(report))
