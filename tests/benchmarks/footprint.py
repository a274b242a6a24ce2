"""What a process and its children hold in memory together, sampled while they work.

Counted is the proportional set size of /proc/PID/smaps_rollup: a page that n processes share counts 1/n in each, so
that the sum is what the machine has given and nothing counts twice.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

EVERY_SECONDS = 0.25
PROC = Path("/proc")


@dataclass(slots=True)
class Footprint:
    """MB at the moment when the sum was highest, of the process itself and of its children."""

    own: float = 0.0
    children: float = 0.0

    @property
    def total(self) -> float:
        """Both together."""
        return self.own + self.children


@contextmanager
def watched() -> Iterator[Footprint]:
    """The highest footprint seen inside the block."""
    highest, done = Footprint(), threading.Event()

    def watch() -> None:
        while not done.wait(EVERY_SECONDS):
            now = Footprint(_held(os.getpid()), sum(map(_held, _below(os.getpid()))))
            if now.total > highest.total:
                highest.own, highest.children = now.own, now.children

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield highest
    finally:
        done.set()
        watcher.join()


def _held(process: int) -> float:
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended meanwhile
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _below(process: int) -> list[int]:
    try:
        words = [
            word
            for task in (PROC / str(process) / "task").iterdir()
            for word in (task / "children").read_text().split()
        ]
    except OSError:
        return []
    return [found for word in words for found in (int(word), *_below(int(word)))]
