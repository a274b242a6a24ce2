"""Each page does its own task in a real Chromium: compare, calendar, quiet, partner, ask, brief, links, keys alone."""

import io
import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from tests import dashboard_data as data
from tests.browser.conftest import go, photograph, see
from tests.browser.test_journeys import downloaded

pytestmark = pytest.mark.browser
SOURCE = re.compile(r"https://news\.example/\d+")


def marks(page: Page, chart: str, kind: str) -> Locator:
    """The marks of a chart that is drawn as elements of the page."""
    found = page.locator(f".st-key-chart_{chart} svg.marks .mark-{kind} path")
    expect(found.first).to_be_visible()
    page.wait_for_timeout(800)
    return found


def test_a_point_leads_to_its_rows_and_their_source_in_two_clicks(page: Page, address: str) -> None:
    go(page, f"{address}/compare?partner=LAO&partner=CHN&per=year&window=all")
    page.get_by_role("radio", name="Per 100 articles read").click()
    page.wait_for_url("**measure=articles**")
    points = marks(page, "compare", "symbol")
    points.nth(3).click(force=True)
    page.wait_for_url("**of=LAO&period=20**")
    expect(page.get_by_role("heading", name=re.compile("^Laos, "))).to_be_visible()
    expect(page.locator("p.told a").first).to_have_attribute("href", SOURCE)
    expect(page.locator("p.told a").first).to_have_attribute("target", "_blank")
    photograph(page, "compare-rows")
    page.get_by_role("button", name="Close these rows").click()
    expect(page.locator("p.told")).to_have_count(0)


def test_bars_and_marks_of_a_partner_lead_to_their_rows(page: Page, address: str) -> None:
    go(page, f"{address}/partner?partner=LAO&window=all")
    bars = marks(page, "reciprocity", "rect")
    bars.first.click(force=True)
    page.wait_for_url("**direction=inbound**")
    assert "level=leader" in page.url
    expect(page.locator("p.told a").first).to_have_attribute("href", SOURCE)
    marks(page, "timeline", "symbol").last.click(force=True)
    expect(page.locator("blockquote.evidence mark").first).to_be_visible()


def test_a_panel_of_the_small_multiples_opens_its_partner_with_the_same_filters(page: Page, address: str) -> None:
    go(page, f"{address}/?type=visit&window=all")
    page.locator("div.multiples a", has_text="China").click()
    see(page, "h1", re.compile("^China$"))
    assert "type=visit" in page.url and "window=all" in page.url and "partner=CHN" in page.url


def test_a_week_of_the_calendar_leaves_as_a_calendar_file(page: Page, address: str) -> None:
    go(page, f"{address}/calendar?day=2025-06-18&span=week")
    expect(page.locator("table.days")).to_be_visible()
    page.locator(".st-key-take_away_planned button").first.click()
    assert b"planned" in downloaded(page, "CSV")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Take away the calendar").click()
    calendar = downloaded(page, "iCalendar (.ics)").decode()
    assert calendar.startswith("BEGIN:VCALENDAR") and calendar.count("BEGIN:VEVENT") == calendar.count("DTSTART;") > 1
    photograph(page, "calendar-week")


def test_quiet_is_judged_at_the_level_asked_for_and_leads_to_the_partner(page: Page, address: str) -> None:
    go(page, f"{address}/quiet")
    expect(page.get_by_text("false alarm").first).to_be_visible()
    page.get_by_role("combobox", name="Level or above").click()
    page.get_by_role("option", name="Any level", exact=True).click()
    page.wait_for_url("**at_least=other**")
    see(page, "h1", "3 partners have gone quiet, France most")
    expect(page.locator("table.plain a[href^='partner']").first).to_have_text("France")
    page.locator("table.plain a[href^='partner']").first.click()
    see(page, "h1", re.compile("^France$"))


def test_ask_answers_the_cookbook_and_lets_nobody_out(page: Page, address: str) -> None:
    go(page, f"{address}/ask?question=partners")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_text(re.compile(r"^Rows: \d+"))).to_be_visible()
    box = page.get_by_role("textbox", name="SQL", exact=True)
    box.fill("SELECT * FROM read_text('/etc/passwd')")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_text("root:")).to_have_count(0)
    photograph(page, "ask-refused")


def test_a_brief_leaves_as_word_and_as_pdf(page: Page, address: str) -> None:
    go(page, f"{address}/brief?partner=LAO&lang=vi")
    document = Document(io.BytesIO(downloaded(page, "Word (.docx)")))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Báo cáo: Lào" in text and SOURCE.search(text) and len(document.inline_shapes) == 1
    assert downloaded(page, "PDF").startswith(b"%PDF")


def test_one_link_is_frozen_and_the_other_follows(page: Page, address: str, folder: Path) -> None:
    go(page, f"{address}/?type=visit")
    page.get_by_role("button", name="Link to this view").click()
    links = page.locator('[data-testid="stPopoverBody"] code')
    expect(links).to_have_count(2)
    latest, frozen = links.all_inner_texts()
    shown = page.locator("h1").inner_text()
    data.publish(folder, data.small(folder / "engagements-after.duckdb", "after"))
    try:
        go(page, frozen)
        see(page, "p.stamp", "build full")
        see(page, "h1", shown)
        go(page, latest)
        see(page, "p.stamp", "build after")
        see(page, "h1", unlike=shown)
    finally:
        data.publish(folder, folder / "engagements-full.duckdb")


def test_keys_alone_lead_from_a_name_to_the_source(page: Page, address: str) -> None:
    go(page, address)
    reach(page, "input[aria-label^='Open a partner']")
    page.keyboard.type("lao")
    page.keyboard.press("Enter")
    see(page, "h1", re.compile("^Laos$"))
    expect(page.locator("p.told").first).to_be_visible()
    reach(page, '[data-testid="stPageLink"] a')
    assert outlined(page), "what has the focus must be seen to have it"
    page.keyboard.press("Enter")
    expect(page.locator("blockquote.evidence mark").first).to_be_visible()
    reach(page, '[data-testid="stLinkButton"] a')
    expect(page.locator(":focus")).to_have_attribute("href", SOURCE)


def reach(page: Page, wanted: str) -> None:
    """Press Tab until the focus is on the element wanted."""
    for _ in range(160):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"no Tab leads to {wanted}")


def outlined(page: Page) -> bool:
    style = "e => [getComputedStyle(e).outlineStyle, getComputedStyle(e).boxShadow]"
    outline, shadow = page.locator(":focus").evaluate(style)
    return bool(outline != "none" or shadow != "none")
