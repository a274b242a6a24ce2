"""Read what is new among the inputs, in as many processes as asked for, each of which keeps what it read."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from multiprocessing import get_context

import polars as pl

from etl import pipeline
from etl.derived import keep
from etl.errors import InputError, SeedError
from etl.model import Article, Reading
from etl.read import Item, Unchanged
from etl.store import Store, key

BATCH = 128
WORTH_A_POOL = 2 * BATCH

Batch = Sequence[tuple[str, Article]]
Result = tuple[dict[str, str], list[InputError]]


@dataclass(slots=True)
class Outcome:
    """The readings that make up the build, how many were made now, and what was refused.

    `sources` gives by the key of each reading where its article stands now.
    """

    sources: dict[str, str] = field(default_factory=dict)
    read_now: int = 0
    failures: list[InputError] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        """Keys of the readings."""
        return list(self.sources)

    @property
    def places(self) -> pl.DataFrame:
        """Where the article of each reading stands now (reading, source), in order of the readings."""
        columns = {"reading": self.keys, "source": list(self.sources.values())}
        return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)).sort("reading")


def read_all(
    inputs: Iterable[Item | Unchanged],
    store: Store,
    known: frozenset[str],
    *,
    jobs: int,
    today: date | None,
    latest: date,
    progress: Callable[[int], None],
) -> Outcome:
    """Read every input that the store does not hold; `progress` is told of each number of articles dealt with.

    `known` are the keys of the readings in the store.
    Articles that say they came out after `latest` are refused until then. `jobs` is the number of processes, 0 for one
    a core. One bad article becomes a failure and stops nothing.
    """
    outcome = Outcome()
    fresh = _unread(inputs, known, str(today), outcome, progress)
    for sources, failures in _results(fresh, store, jobs or os.cpu_count() or 1, today, latest):
        outcome.sources |= sources
        outcome.read_now += len(sources)
        outcome.failures += failures
        progress(len(sources) + len(failures))
    return outcome


def _unread(
    inputs: Iterable[Item | Unchanged],
    known: frozenset[str],
    today: str,
    outcome: Outcome,
    progress: Callable[[int], None],
) -> Iterator[tuple[str, Article]]:
    for item in inputs:
        if isinstance(item, InputError):
            outcome.failures.append(item)
        elif isinstance(item, Unchanged):
            outcome.sources.update(zip(item.keys, item.sources, strict=True))
            progress(len(item.keys))
        elif (name := key(item, today)) in known:
            outcome.sources[name] = item.source
            progress(1)
        else:
            yield name, item


def _results(
    fresh: Iterator[tuple[str, Article]], store: Store, jobs: int, today: date | None, latest: date
) -> Iterator[Result]:
    first = list(islice(fresh, WORTH_A_POOL))
    batches = _batches(chain(first, fresh))
    if jobs == 1 or len(first) < WORTH_A_POOL:
        yield from (_read(batch, store, today, latest) for batch in batches)
        return
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: set[Future[Result]] = set()
        for batch in batches:
            waiting.add(pool.submit(_read, batch, store, today, latest))
            if len(waiting) >= 2 * jobs:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        yield from (future.result() for future in wait(waiting).done)


def _batches(source: Iterator[tuple[str, Article]]) -> Iterator[Batch]:
    while batch := list(islice(source, BATCH)):
        yield batch


def _read(batch: Batch, store: Store, today: date | None, latest: date) -> Result:
    """Read a batch and keep it with its columns here: only keys and places go back to the process that loads."""
    gc.set_threshold(pipeline.COLLECT_AFTER)
    readings: list[tuple[str, Reading]] = []
    failures: list[InputError] = []
    for name, article in batch:
        try:
            readings.append((name, pipeline.read_until(article, today, latest)))
        except SeedError:
            raise
        except InputError as refused:
            failures.append(refused)
        except Exception as error:  # one bad article never stops the others; it is named and counted
            failures.append(InputError(f"{article.source}: could not be read: {type(error).__name__}: {error}"))
    if readings:
        keep(store, readings)
    return {name: reading.article.source for name, reading in readings}, failures
