"""What the HTML report does in a real browser: it keeps still, and it can be used."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from claims.records import Report
from support_report import HOSTILE, TEXT, folded_report, make_report

ARTICLE = "return document.querySelector('.text').textContent"
LIT = "return [...document.querySelectorAll('mark.lit')].map(m => m.textContent)"
FOCUSED = "return document.activeElement.id"


@pytest.fixture
def page(show: Callable[[Report], webdriver.Chrome]) -> webdriver.Chrome:
    return show(make_report())


def test_the_article_can_be_copied_out_as_it_was(page: webdriver.Chrome) -> None:
    assert page.execute_script(ARTICLE) == TEXT


def test_no_line_break_or_odd_character_is_lost(
    show: Callable[[Report], webdriver.Chrome],
) -> None:
    text = (
        "\n\r\n a\r\rb\t\u2028c\u2029\u0085\x0b\x0c&amp;\u00a0\ufeff\u202ed\u00ad \n\n"
    )
    report = make_report()
    revision = replace(report.revision, text=text)

    page = show(replace(report, revision=revision, claims=(), dispositions=()))

    assert page.execute_script(ARTICLE) == text


def test_a_script_in_the_data_stays_text(page: webdriver.Chrome) -> None:
    scripts = page.find_elements(By.TAG_NAME, "script")

    assert len(scripts) == 1
    for place in ("h1", ".text", "#claim-1 .rationale", "#claim-1 .evidence"):
        assert HOSTILE in page.find_element(By.CSS_SELECTOR, place).text


def test_only_web_addresses_are_links(page: webdriver.Chrome) -> None:
    evidence = page.find_element(By.CSS_SELECTOR, "#claim-1 .evidence")
    links = evidence.find_elements(By.TAG_NAME, "a")

    assert [link.get_attribute("href") for link in links] == [
        "https://example.org/ledger?a=1&b=2"
    ]
    assert "javascript:alert(1)" in evidence.text


def test_the_console_is_silent_and_nothing_is_requested(page: webdriver.Chrome) -> None:
    page.find_element(By.CSS_SELECTOR, ".key.refuted button").click()
    page.find_element(By.ID, "at-2").send_keys(Keys.ENTER)

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


def test_the_policy_stops_what_would_ask_the_network(page: webdriver.Chrome) -> None:
    stopped = page.execute_async_script(
        """
        const done = arguments[0];
        const stopped = new Set();
        addEventListener("securitypolicyviolation", (event) => {
          stopped.add(event.effectiveDirective);
          if (stopped.size === 3) done([...stopped].sort());
        });
        const image = document.body.appendChild(new Image());
        image.src = "http://127.0.0.1:9/a.png";
        document.body.setAttribute("style", "color: red");
        const script = document.createElement("script");
        script.textContent = "document.title = 'changed'";
        document.body.append(script);
        """
    )

    assert stopped == ["img-src", "script-src-elem", "style-src-attr"]
    log(page, "browser")


def test_the_parts_of_a_claim_light_up_together(page: webdriver.Chrome) -> None:
    part = page.find_element(By.CSS_SELECTOR, "mark[data-claim='1']")

    ActionChains(page).move_to_element(part).perform()

    assert "".join(page.execute_script(LIT)) == (
        "The bridgecarried 40,000 vehicles a day"
    )
    assert "lit" in (page.find_element(By.ID, "claim-1").get_attribute("class") or "")


def test_words_of_several_claims_light_up_all_of_them(page: webdriver.Chrome) -> None:
    innermost = page.find_element(By.CSS_SELECTOR, "mark[data-claim='3']")

    ActionChains(page).move_to_element(innermost).perform()

    lit = "return [...document.querySelectorAll('.card.lit')].map(c => c.id)"
    assert page.execute_script(lit) == ["claim-1", "claim-2", "claim-3"]


def test_a_chosen_claim_stays_lit(page: webdriver.Chrome) -> None:
    page.find_element(By.CSS_SELECTOR, "mark[data-claim='4']").click()

    ActionChains(page).move_to_element(page.find_element(By.TAG_NAME, "h1")).perform()

    assert page.execute_script(LIT) == ["桥很安全"]
    assert page.execute_script(FOCUSED) == "claim-4"


def test_tab_reaches_every_part_in_the_order_of_the_text(
    page: webdriver.Chrome,
) -> None:
    # The first stop of the tabulator is the link that skips to the text.
    ActionChains(page).send_keys(Keys.TAB).send_keys(Keys.ENTER).perform()
    reached = []
    for _ in range(3):
        ActionChains(page).send_keys(Keys.TAB).perform()
        reached.append(page.switch_to.active_element.get_attribute("aria-label"))

    assert reached == [
        "Claim 1, part 1 of 2: Refuted",
        "Claim 2: Supported",
        "Claim 1, part 2 of 2: Refuted",
    ]


def test_the_keyboard_leads_from_a_mark_to_its_card_and_back(
    page: webdriver.Chrome,
) -> None:
    # The first stop of the tabulator is the link that skips to the text.
    ActionChains(page).send_keys(Keys.TAB).send_keys(Keys.ENTER).perform()
    ActionChains(page).send_keys(Keys.TAB).perform()

    ActionChains(page).send_keys(Keys.ENTER).perform()

    assert page.execute_script(FOCUSED) == "claim-1"
    page.find_element(By.CSS_SELECTOR, "#claim-1 .back").send_keys(Keys.ENTER)
    assert page.execute_script(FOCUSED) == "at-1"


def test_the_legend_filters(page: webdriver.Chrome) -> None:
    page.find_element(By.CSS_SELECTOR, ".key.refuted button").click()

    assert not page.find_element(By.ID, "claim-1").is_displayed()
    assert page.find_element(By.ID, "claim-2").is_displayed()
    assert page.find_element(By.CSS_SELECTOR, ".shown").text == "5 of 6 shown"
    assert not page.find_element(By.ID, "at-1").is_displayed()


def test_a_click_on_a_detail_unfolds_it_in_the_card_of_its_row(
    show: Callable[[Report], webdriver.Chrome],
) -> None:
    page = show(folded_report())
    detail = page.find_element(By.ID, "claim-2")
    was_shown = detail.is_displayed()

    page.find_element(By.ID, "at-2").click()

    assert not was_shown
    assert detail.is_displayed()
    assert page.execute_script(FOCUSED) == "claim-2"
    assert page.execute_script(ARTICLE) == TEXT


def test_a_row_stays_while_a_detail_of_it_is_of_a_state_that_is_shown(
    show: Callable[[Report], webdriver.Chrome],
) -> None:
    page = show(folded_report())
    row = page.find_element(By.ID, "claim-1")

    page.find_element(By.CSS_SELECTOR, ".key.refuted button").click()
    with_detail = row.is_displayed()
    page.find_element(By.CSS_SELECTOR, ".key.supported button").click()

    assert with_detail
    assert not row.is_displayed()
