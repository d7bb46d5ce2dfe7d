"""What the HTML word diff does in a real browser."""

from collections.abc import Callable

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from claims.formats.difference.html import render
from support_difference import NEW, OLD, make_compared
from support_report import HOSTILE

Show = Callable[[str], webdriver.Chrome]

SIDE = """
const gone = arguments[0];
const texts = [...document.querySelectorAll("main .text p")];
return texts.map(p => {
  const copy = p.cloneNode(true);
  for (const each of copy.querySelectorAll(gone)) each.remove();
  return copy.textContent.replaceAll("¶", "");
});
"""


@pytest.fixture
def page(show_page: Show) -> webdriver.Chrome:
    return show_page(render(make_compared()))


def test_the_new_text_can_be_read_off_without_what_was_taken_out(
    page: webdriver.Chrome,
) -> None:
    assert "".join(page.execute_script(SIDE, "del")) == NEW


def test_each_change_is_an_element_that_says_what_it_is(
    page: webdriver.Chrome,
) -> None:
    def words(selector: str) -> list[str | None]:
        found = page.find_elements(By.CSS_SELECTOR, f"main .text {selector}")
        return [each.get_attribute("textContent") for each in found]

    assert {"May", "twice", "3.4", "never ", "五"} <= set(words("del.out"))
    assert {"June", "three times", "3.5", "never ", "六"} <= set(words("ins.in"))
    assert [str(each).strip() for each in words("del.away")] == [
        str(each).strip() for each in words("ins.here")
    ]
    spoken = "return getComputedStyle(document.querySelector('del.out'), '::before')"
    assert "taken out" in page.execute_script(f"{spoken}.content")
    hidden = page.execute_script(f"{spoken}.clipPath")
    assert hidden == "inset(50%)"


def test_a_moved_paragraph_says_from_where(page: webdriver.Chrome) -> None:
    moved = page.find_element(By.CSS_SELECTOR, ".block.moved h3").text
    gap = page.find_element(By.CSS_SELECTOR, ".gap").text

    assert moved == "Paragraph 2, moved from 3"
    assert gap == "↷ Former paragraph 3, moved to 2"


def test_what_did_not_change_is_folded_and_can_be_opened(
    page: webdriver.Chrome,
) -> None:
    fold = page.find_element(By.CSS_SELECTOR, ".fold")
    summary = fold.find_element(By.TAG_NAME, "summary")
    inside = fold.find_element(By.CSS_SELECTOR, ".text")

    assert summary.text == "… 2 paragraphs unchanged"
    assert not inside.is_displayed()
    summary.click()
    assert inside.is_displayed()


def test_what_to_look_at_and_notes_stand_with_their_paragraph(
    page: webdriver.Chrome,
) -> None:
    [block] = page.find_elements(By.XPATH, "//section[ul[@class='notes']]")

    assert "harbour/3 suspended: 3.4 million → 3.5 million" in block.text
    callouts = block.find_element(By.CSS_SELECTOR, ".callouts").text
    assert callouts.splitlines()[0] == "number 3.4 million → 3.5 million"


def test_a_script_in_the_data_stays_text(page: webdriver.Chrome) -> None:
    assert page.find_elements(By.TAG_NAME, "script") == []
    assert HOSTILE in page.find_element(By.TAG_NAME, "h1").text


def test_the_console_is_silent_and_nothing_is_requested(page: webdriver.Chrome) -> None:
    page.find_element(By.CSS_SELECTOR, ".fold summary").click()

    assert page.get_log("browser") == []  # type: ignore[no-untyped-call]
    resources = "return performance.getEntriesByType('resource').map(e => e.name)"
    assert page.execute_script(resources) == []


def test_nothing_runs_off_a_narrow_page(page: webdriver.Chrome) -> None:
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 340, "height": 800, "deviceScaleFactor": 1, "mobile": True},
    )

    width = page.execute_script("return document.documentElement.scrollWidth")
    assert width <= 340


def test_texts_that_say_the_same_say_so(show_page: Show) -> None:
    page = show_page(render(make_compared(OLD, OLD)))

    assert page.find_element(By.ID, "summary").text == "No word differs"
    assert page.find_elements(By.CSS_SELECTOR, ".legend") == []
