"""How long the pages take to run again after a filter, over a million engagements.

    python -m tests.benchmarks.dashboards [FOLDER of a published file] [--runs 24] [--browser]

Without a folder it makes one with tests.benchmarks.generate. Prints the first run and the reruns' median and p95 in
milliseconds for each page (AppTest: one process, no browser), the p95 of the CPU it takes (which a busy machine does
not lengthen), the largest chart's marks, and the memory held. With --browser it drives Chromium instead: the first page
of a warm server, reruns from the click to the end of the run, and the memory of the server after them.
"""

import argparse
import logging
import os
import resource
import statistics
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

PROJECT = Path(__file__).resolve().parents[2]
APP = PROJECT / "dashboards" / "app.py"
TYPES = ("visit", "meeting", "consultation", "call", "message", "agreement", "exchange", "ceremony", "multilateral")
LEVELS = ("leader", "minister", "ambassador")
FILTERS = [
    *(("type", value) for value in TYPES),
    *(("level", value) for value in LEVELS),
    *(("channel", value) for value in ("party", "state", "government", "parliament", "economic")),
    *(("direction", value) for value in ("inbound", "outbound", "remote", "resident", "third-country")),
    *(("per", value) for value in ("month", "year")),
]
WORDS = ("van an", "thi binh", "minh chau", "duc dung", "quang hai", "thu ha")
PAGES = {
    "overview": FILTERS,
    "partner": FILTERS,
    "compare": FILTERS,
    "brief": FILTERS,
    "quiet": [
        ("at_least", value) for value in ("leader", "deputy-leader", "minister", "deputy-minister", "ambassador")
    ],
    "calendar": [("day", f"{year}-{month:02}-01") for year in (2022, 2024) for month in range(1, 13)],
    "engagement": [("q", f"{given} {family}") for given in ("tran", "le", "vu", "bui") for family in WORDS],
    "review": [("reason", value) for value in ("conflict", "confidence", "wide", "undated")],
    "coverage": [("per", value) for value in ("month", "quarter", "year")],
}
CLICKS = {
    "": ("combobox", "Days", 5),
    "partner": ("combobox", "Days", 5),
    "compare": ("combobox", "Days", 5),
    "brief": ("combobox", "Days", 5),
    "quiet": ("combobox", "Level or above", 6),
    "calendar": ("button", "Earlier", 12),
    "engagement": ("textbox", "Words", 8),
    "review": ("choice", "", 5),
    "coverage": ("choice", "", 3),
}


def measured(page: str, runs: int) -> tuple[float, list[tuple[float, float]], int]:
    """Seconds of the first run, elapsed and CPU seconds of each rerun, and the marks of the fullest chart."""
    app = AppTest.from_file(str(APP), default_timeout=120)
    app._page_hash = "" if page == "overview" else calc_hash(page)
    (first, _), times, marks = _timed(app), [], 0
    for name, value in PAGES[page][:runs]:
        app.query_params[name] = value
        times.append(_timed(app))
        marks = max([marks, *(_marks(chart) for chart in app.get("vega_lite_chart"))])
    return first, times, marks


def _timed(app: AppTest) -> tuple[float, float]:
    start, cpu = time.perf_counter(), time.process_time()
    app.run()
    taken = time.perf_counter() - start, time.process_time() - cpu
    if app.exception or app.error:
        raise SystemExit(f"the page failed: {[each.value for each in app.error]} {[e.message for e in app.exception]}")
    return taken


def _marks(chart: object) -> int:
    import pyarrow as pa

    return max((pa.ipc.open_stream(data.data.data).read_all().num_rows for data in chart.proto.datasets), default=0)  # type: ignore[attr-defined]


def in_browser(folder: Path) -> None:
    """Print for each page of CLICKS its first view and its reruns in Chromium, then the server's memory."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import ARGUMENTS, CHROMIUM, go, serving

    with serving(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_context(viewport={"width": 1366, "height": 900}).new_page()
        go(page, address)
        for name, (kind, label, times) in CLICKS.items():
            start = time.perf_counter()
            go(page, f"{address}/{name}")
            first = time.perf_counter() - start
            page.wait_for_timeout(1000)
            taken = sorted(_clicked(page, kind, label, number) for number in range(times))
            p95 = taken[max(round(0.95 * len(taken)) - 1, 0)]
            line = f"{name or 'overview':<12} first {first:5.2f} s  rerun median {statistics.median(taken):5.2f} s"
            print(f"{line}  p95 {p95:5.2f} s", flush=True)
        print(f"server memory: {_held(address)} MB")
        browser.close()


def _clicked(page: Any, kind: str, label: str, number: int) -> float:
    """Seconds from the gesture to the end of the run it starts; each gesture changes the link."""
    match kind:
        case "combobox":
            page.get_by_role("combobox", name=label, exact=True).click()
            act = page.get_by_role("option").nth(number).click
        case "textbox":
            box = page.get_by_role("textbox", name=label, exact=True)
            box.fill(f"{('tran', 'le')[number % 2]} {WORDS[number % len(WORDS)]}")
            act = partial(box.press, "Enter")
        case "choice":
            choices = page.locator('[data-testid="stButtonGroup"] button')
            choices.first.wait_for()
            act = choices.nth((number + 2) % choices.count()).click
        case _:
            act = page.get_by_role("button", name=label, exact=True).click
    before = page.url
    start = time.perf_counter()
    act()
    page.wait_for_function("before => location.href !== before", arg=before)
    page.wait_for_function("() => document.querySelector('[data-test-script-state=notRunning]')")
    return time.perf_counter() - start


def _held(address: str) -> int:
    """Resident memory in MB of the process that listens on the port."""
    port = address.rsplit(":", 1)[1]
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and f"--server.port={port}".encode() in (folder / "cmdline").read_bytes():
            told = (folder / "status").read_text().split("VmHWM:")[1]
            return int(told.split()[0]) // 1024
    raise SystemExit(f"no process serves port {port}")


def main() -> None:
    """Print one line a page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path)
    options.add_argument("--runs", type=int, default=24)
    options.add_argument("--size", type=int, default=1_000_000)
    options.add_argument("--browser", action="store_true")
    given = options.parse_args()
    logging.disable(logging.WARNING)
    with TemporaryDirectory() as made:
        folder = given.folder or Path(made)
        if given.folder is None:
            command = [sys.executable, "-m", "tests.benchmarks.generate", str(given.size), made, "--texts"]
            subprocess.run(command, cwd=PROJECT, check=True)
        os.environ["CORDIALE_DATABASE"] = str(folder / "current.duckdb")
        if given.browser:
            in_browser(folder)
            return
        print(f"{'page':<12}{'first ms':>10}{'median ms':>11}{'p95 ms':>9}{'CPU p95':>9}{'marks':>8}")
        for page in PAGES:
            first, times, marks = measured(page, given.runs)
            taken = sorted(elapsed * 1000 for elapsed, _ in times)
            used = sorted(cpu * 1000 for _, cpu in times)
            last = max(round(0.95 * len(taken)) - 1, 0)
            p95, cpu = taken[last], used[last]
            print(f"{page:<12}{first * 1000:>10.0f}{statistics.median(taken):>11.0f}{p95:>9.0f}{cpu:>9.0f}{marks:>8}")
        print(f"memory held at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
