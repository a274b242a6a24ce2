"""A real Chromium goes where a desk officer goes: from a figure to its sentence, by link, on a phone, after a build."""

import csv
import io
import re
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests import dashboard_data as data
from tests.browser.conftest import go, photograph, see

pytestmark = pytest.mark.browser


def test_from_the_overview_to_a_partner_to_a_sentence_and_its_source(page: Page, address: str) -> None:
    go(page, address)
    see(page, "h1", "engagements with 16 partners")
    expect(page.locator("canvas, svg.marks").first).to_be_visible()
    photograph(page, "overview")
    box = page.get_by_role("combobox", name="Open a partner")
    box.click()
    box.fill("Laos")
    page.get_by_role("option", name="Laos", exact=True).click()
    see(page, "h1", re.compile("^Laos$"))
    assert "partner=LAO" in page.url
    expect(page.get_by_text("received the guest of Laos").first).to_be_visible()
    photograph(page, "partner")
    page.locator('[data-testid="stPageLink"] a').first.click()
    expect(page.locator("blockquote.evidence mark").first).to_be_visible()
    expect(page.get_by_role("link", name="Open the source").first).to_have_attribute(
        "href", re.compile(r"https://news\.example/\d+")
    )
    photograph(page, "engagement")


def test_a_name_without_accents_finds_the_partner(page: Page, address: str) -> None:
    go(page, address)
    box = page.get_by_role("combobox", name="Open a partner")
    box.click()
    box.fill("trieu tien")
    box.press("Enter")
    see(page, "h1", "Korea, Democratic")


def test_a_filter_is_in_the_link_and_the_link_is_the_view(page: Page, context: BrowserContext, address: str) -> None:
    go(page, address)
    before = page.locator("h1").inner_text()
    box = page.get_by_role("combobox", name="Kind of contact")
    box.click()
    page.get_by_role("option", name="Visit", exact=True).click()
    see(page, "h1", unlike=before)
    page.wait_for_url("**type=visit**")
    shown, link = page.locator("h1").inner_text(), page.url
    other = context.new_page()
    go(other, link)
    see(other, "h1", shown)


def test_a_bar_leads_to_its_partner(page: Page, address: str) -> None:
    go(page, address)
    chart = page.locator(".st-key-chart_ranking canvas, .st-key-chart_ranking svg.marks").first
    expect(chart).to_be_visible()
    page.wait_for_timeout(1500)
    box = chart.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.4, box["y"] + 16)
    see(page, "h1", re.compile("^Laos$"))


def test_a_cell_leads_to_its_rows_and_a_row_to_its_sentence(page: Page, address: str) -> None:
    go(page, address)
    chart = page.locator(".st-key-chart_periods canvas, .st-key-chart_periods svg.marks").first
    expect(chart).to_be_visible()
    page.wait_for_timeout(1500)
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + 35)
    page.wait_for_url("**period=**")
    assert "partner=LAO" in page.url
    expect(page.get_by_role("heading", name=re.compile("^Laos,"))).to_be_visible()
    page.locator('[data-testid="stPageLink"] a').first.click()
    expect(page.locator("blockquote.evidence mark").first).to_be_visible()
    expect(page.get_by_role("link", name="Open the source").first).to_be_visible()


def test_the_figures_leave_as_a_file(page: Page, address: str) -> None:
    go(page, address)
    page.locator(".st-key-take_away_ranking button").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").first.click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    assert rows[0]["partner"] == "LAO" and "full" in download.value.suggested_filename
    book = openpyxl.load_workbook(io.BytesIO(downloaded(page, "XLSX")))
    assert book["Data"]["A2"].value == "LAO" and "build full" in str(book["Notes"]["B3"].value)
    assert pl.read_parquet(io.BytesIO(downloaded(page, "Parquet")))["partner"].to_list() == [
        row["partner"] for row in rows
    ]
    with Image.open(io.BytesIO(downloaded(page, "PNG"))) as picture:
        assert picture.format == "PNG" and picture.width > 1_000
    drawing = downloaded(page, "SVG").decode()
    assert (
        "Laos has most for certain" in drawing
        and "Engagements per partner" in drawing
        and "Source: Cordiale, build full" in drawing
    )
    sheet = downloaded(page, "PDF")
    assert sheet.startswith(b"%PDF") and sheet.rstrip().endswith(b"%%EOF")


def downloaded(page: Page, kind: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=kind, exact=True).first.click()
    return Path(download.value.path()).read_bytes()


def test_a_brief_prints_on_two_pages_without_its_controls(page: Page, address: str) -> None:
    go(page, f"{address}/brief?partner=LAO")
    expect(page.locator("canvas, svg.marks").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("combobox", name="Open a partner")).to_be_hidden()
    expect(page.get_by_role("button", name="PDF")).to_be_hidden()
    printed = page.pdf(format="A4", print_background=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2


def test_vietnamese(page: Page, address: str) -> None:
    go(page, f"{address}/?lang=vi")
    see(page, "h1", "hoạt động với 16 đối tác")
    expect(page.get_by_text("Lào chắc chắn nhiều nhất")).to_be_visible()
    photograph(page, "vietnamese")


def test_a_refused_link_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}/?iso=RUS")
    see(page, "h1", "This link asks for something unknown")


def test_a_new_build_shows_on_the_next_run(page: Page, address: str, folder: Path) -> None:
    go(page, address)
    see(page, "p.stamp", "build full")
    data.publish(folder, data.small(folder / "engagements-next.duckdb", "next"))
    try:
        page.get_by_text("Count talks within visits").click()
        see(page, "p.stamp", "build next")
    finally:
        data.publish(folder, folder / "engagements-full.duckdb")
