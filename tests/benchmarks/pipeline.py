"""The whole way, text to loaded rows: megabytes of text for each CPU-second, one process and two, and memory."""

import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.texts import news

COPIES = 4


def main() -> None:
    texts = news()
    size = sum(len(text.encode()) for text in texts) * COPIES / 1e6
    print(f"{len(texts) * COPIES:,} articles, {size:.1f} MB")
    one = _measured(texts, jobs=1)
    two = _measured(texts, jobs=2)
    print("| processes | seconds | CPU-seconds | MB per second | MB per CPU-second | peak memory of one, MB |")
    print("|---|---|---|---|---|---|")
    for jobs, (seconds, cpu, peak) in ((1, one), (2, two)):
        print(f"| {jobs} | {seconds:.1f} | {cpu:.1f} | {size / seconds:.2f} | {size / cpu:.2f} | {peak:.0f} |")
    print(f"two processes: {one[0] / two[0]:.2f} times one")


def _measured(texts: list[str], jobs: int) -> tuple[float, float, float]:
    """Seconds, CPU-seconds and megabytes at peak of one build in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles.jsonl"
        with articles.open("w", encoding="utf-8") as file:
            for copy in range(COPIES):
                for number, text in enumerate(texts):
                    # another last line makes another article of it; the words stay those of the news
                    file.write(json.dumps({"text": f"{text}\n\nItem {copy}-{number}."}) + "\n")
        command = [str(Path(sys.executable).parent / "cordiale"), "build", str(articles)]
        command += ["--data", folder, "--jobs", str(jobs)]
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = os.spawnv(os.P_WAIT, command[0], command)
        seconds, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
        if done not in (0, 3):
            sys.exit(f"build ended with {done}")
        cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        return seconds, cpu, after.ru_maxrss / 1024


if __name__ == "__main__":
    main()
