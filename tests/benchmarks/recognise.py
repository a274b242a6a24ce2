"""Speed of the recognise step, MB of text per CPU-second on one core: partners, then people given the partners.

`python -m tests.benchmarks.recognise FILE...` times it on those texts, by default on those of tests.benchmarks.texts.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from etl.recognise import partners, people
from tests.benchmarks.texts import news

ROUNDS = 5
HOME = "VNM"


def main() -> None:
    texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:] if Path(name).is_file()] or news()
    size = sum(len(text.encode()) for text in texts)
    if not size:
        sys.exit("no text to time: name files")
    named = [partners(text, HOME) for text in texts]
    for text, mentions in zip(texts, named, strict=True):
        people(text, (), mentions, HOME)
    print(f"{len(texts)} texts, {size / 1e6:.2f} MB, {sum(map(len, named))} partner mentions")
    _time("partners", size, lambda: [partners(text, HOME) for text in texts])
    _time("people", size, lambda: [people(text, (), found, HOME) for text, found in zip(texts, named, strict=True)])


def _time(name: str, size: int, run: Callable[[], object]) -> None:
    began = time.process_time()
    for _ in range(ROUNDS):
        run()
    print(f"{name:10} {size * ROUNDS / (time.process_time() - began) / 1e6:8.2f} MB per CPU-second")


if __name__ == "__main__":
    main()
