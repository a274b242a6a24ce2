"""The whole way, text to loaded rows: megabytes of text for each CPU-second, one process and two, and memory.

    python -m tests.benchmarks.pipeline [MEGABYTES]

Twice: on pages of diplomatic news, each of several stories that tell engagements, and on a feed as a newspaper's, of
whose pages one in five is such. Start-up, which reads the seeds and compiles the rules, is told apart by a build of a
tenth of the pages. Beside it stand spaCy and dateparser, where `peers` has them, on some of the same pages: neither
finds engagements.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tests.benchmarks.peers import dateparser, spacy
from tests.benchmarks.texts import feed, pages

MEGABYTES = 12.0
FEW = 0.1
FOR_PEERS = 30


@dataclass(frozen=True)
class Build:
    """Wall and CPU seconds of a build, and megabytes at the peak of its largest process."""

    seconds: float
    cpu: float
    peak: float


def main(megabytes: float = MEGABYTES) -> None:
    """Print a row for one process and one for two, for each kind of pages, then what the others take."""
    kinds = {"diplomatic pages": list(pages(megabytes)), "a newspaper's feed": list(feed(megabytes))}
    for kind, every in kinds.items():
        _measure(kind, every)
    _peers(list(islice(kinds["diplomatic pages"], FOR_PEERS)))


def _measure(kind: str, every: Sequence[str]) -> None:
    few = every[: int(len(every) * FEW)]
    size, small = _megabytes(every), _megabytes(few)
    print(f"{kind}: {len(every):,} pages, {size:.1f} MB, {1000 * size / len(every):.1f} kB a page")
    print(
        "| processes | start-up, CPU s | MB per CPU-second after it | pages | MB per second | peak MB, a tenth | all |"
    )
    print("|---|---|---|---|---|---|---|")
    seconds = {}
    for jobs in (1, 2):
        first, whole = _build(few, jobs), _build(every, jobs)
        rate = (size - small) / (whole.cpu - first.cpu)
        seconds[jobs] = whole.seconds - first.seconds
        print(
            f"| {jobs} | {first.cpu - small / rate:.1f} | {rate:.2f} | {rate * len(every) / size:.0f} "
            f"| {(size - small) / seconds[jobs]:.2f} | {first.peak:.0f} | {whole.peak:.0f} |"
        )
    print(f"two processes: {seconds[1] / seconds[2]:.2f} times one, on {os.cpu_count()} cores\n", flush=True)


def _peers(texts: Sequence[str]) -> None:
    for name, read in (("spaCy, small model", spacy), ("dateparser.search_dates", dateparser)):
        result = read(texts)
        told = f"{_megabytes(texts) / result[1]:.3f} MB per CPU-second" if result else "not installed"
        print(f"{name}: {told}")


def _megabytes(texts: Sequence[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1e6


def _build(texts: Sequence[str], jobs: int) -> Build:
    """One build by the command itself, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles.jsonl"
        with articles.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps({"text": text}) + "\n" for text in texts)
        command = [str(Path(sys.executable).parent / "cordiale"), "build", str(articles)]
        command += ["--data", folder, "--jobs", str(jobs)]
        begun, process = time.perf_counter(), subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        if (code := os.waitstatus_to_exitcode(status)) not in (0, 3):
            sys.exit(f"build ended with {code}")
        return Build(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    main(*map(float, sys.argv[1:2]))
