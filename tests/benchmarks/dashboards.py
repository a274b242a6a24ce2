"""How long the pages take to run again after a filter, over a million engagements.

    python -m tests.benchmarks.dashboards [FOLDER of a published file] [--runs 12]

Without a folder it makes one with tests.benchmarks.generate. Prints the first run and the reruns' median and p95 in
milliseconds for each page (AppTest: one process, no browser), the CPU it takes (which a busy machine does not
lengthen), the largest chart's marks, and the memory held.
"""

import argparse
import logging
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

PROJECT = Path(__file__).resolve().parents[2]
APP = PROJECT / "dashboards" / "app.py"
TYPES = ("visit", "meeting", "consultation", "call", "message", "agreement", "exchange", "ceremony", "multilateral")
LEVELS = ("leader", "minister", "ambassador")
FILTERS = [("type", value) for value in TYPES] + [("level", value) for value in LEVELS]
PAGES = {
    "overview": FILTERS,
    "partner": FILTERS,
    "compare": FILTERS,
    "brief": FILTERS,
    "quiet": [
        ("at_least", value) for value in ("leader", "deputy-leader", "minister", "deputy-minister", "ambassador")
    ],
    "calendar": [("day", f"2024-{month:02}-01") for month in range(1, 13)],
    "engagement": [("q", word) for word in ("hanoi", "foreign minister", "tran", "laos visit", "vientiane")],
    "review": [("reason", value) for value in ("conflict", "confidence", "wide", "undated")],
    "coverage": [("per", value) for value in ("month", "quarter", "year")],
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


def main() -> None:
    """Print one line a page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path)
    options.add_argument("--runs", type=int, default=12)
    options.add_argument("--size", type=int, default=1_000_000)
    given = options.parse_args()
    logging.disable(logging.WARNING)
    with TemporaryDirectory() as made:
        folder = given.folder or Path(made)
        if given.folder is None:
            command = [sys.executable, "-m", "tests.benchmarks.generate", str(given.size), made, "--texts"]
            subprocess.run(command, cwd=PROJECT, check=True)
        os.environ["CORDIALE_DATABASE"] = str(folder / "current.duckdb")
        print(f"{'page':<12}{'first ms':>10}{'median ms':>11}{'p95 ms':>9}{'CPU ms':>9}{'marks':>8}")
        for page in PAGES:
            first, times, marks = measured(page, given.runs)
            taken = sorted(elapsed * 1000 for elapsed, _ in times)
            p95, cpu = taken[max(round(0.95 * len(taken)) - 1, 0)], statistics.median(cpu for _, cpu in times) * 1000
            print(f"{page:<12}{first * 1000:>10.0f}{statistics.median(taken):>11.0f}{p95:>9.0f}{cpu:>9.0f}{marks:>8}")
        print(f"memory held at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
