"""Publishes again and again, each time in a child that is killed at a random moment, and says what it saw.

    python -m tests.kill_publisher FOLDER ROUNDS

Forks before anything starts a thread, so that a round costs no start-up. Prints how many were killed before their end;
exits 1 on the first round after which the current file is not whole.
"""

import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from etl.load import checks
from etl.load.publish import CURRENT, publish

EVERY = 10  # after so many kills a publish is let end, to learn anew how long one takes on this machine now


def main(folder: Path, rounds: int) -> int:
    rng = random.Random(41)
    killed = ended = 0
    seconds = 0.0
    for number in range(rounds):
        if number % EVERY == 0:
            began = time.perf_counter()
            if os.waitpid(_forked(_publish, folder, f"whole{number}"), 0)[1]:
                print(f"before round {number} a publish that nobody disturbed failed")
                return 1
            seconds = time.perf_counter() - began
            ended += 1
        child = _forked(_publish, folder, f"killed{number}")
        time.sleep(rng.random() * seconds)
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        _, status = os.waitpid(_forked(_verify, folder, number % EVERY == 0), 0)
        if status:
            print(f"after round {number} the current file is not whole")
            return 1
    print(f"killed {killed} ended {ended}")
    return 0


def _forked(work: object, *given: object) -> int:
    if child := os.fork():
        return child
    try:
        work(*given)  # type: ignore[operator]
        os._exit(0)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", flush=True)
        os._exit(1)


def _publish(folder: Path, build_id: str) -> None:
    rows = {path.stem: path for path in (folder / "rows").glob("*.parquet")}
    when = datetime(2025, 7, 1, tzinfo=UTC)
    publish(rows, folder / "data", build_id=build_id, created_at=when, home="VNM", as_of=None, keep=2)


def _verify(folder: Path, thoroughly: bool) -> None:
    import duckdb

    current = folder / "data" / CURRENT
    assert not list((folder / "data").glob("engagements-*.wal"))
    with duckdb.connect(str(current.resolve()), read_only=True) as connection:
        counts = dict(connection.execute("SELECT table_name, rows FROM manifest").fetchall())
        assert connection.execute("SELECT count(words) FROM engagement_search").fetchall() == [(counts["engagement"],)]
    assert counts["engagement"] > 0
    if thoroughly:
        checks.verify(current.resolve(), counts)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
