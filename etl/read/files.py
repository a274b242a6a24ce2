"""Files and folders in, articles out; what cannot be read comes out as an InputError in its place and stops nothing."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from etl.errors import InputError
from etl.model import Article
from etl.read.formats import READERS
from etl.read.markup import Extractor
from etl.read.records import Record, Unchanged, article

Item = Article | InputError
Recall = Callable[[Path, Callable[[], Iterator[Item]]], Iterator[Item | Unchanged]]


def afresh(_: Path, parse: Callable[[], Iterator[Item]]) -> Iterator[Item | Unchanged]:
    """Recall nothing: take every file apart."""
    return parse()


def files(
    paths: Iterable[Path], home: str = "VNM", recall: Recall = afresh, latest: date = date.max
) -> Iterator[Item | Unchanged]:
    """The articles of `paths` (files or folders) in the order of their names, each text once.

    Articles that say they are of another home country than `home`, or were published after `latest`, are refused.
    Folders are searched for .txt .html .json .jsonl .csv .parquet, other files in them passed over; links are followed,
    but never round in circles. `recall` is given each file with what takes it apart, and may answer with what it knows.
    """
    extractor = Extractor()
    seen: set[str] = set()
    try:
        for path in _walk(paths):
            known = path if isinstance(path, list) else recall(path, partial(_articles, path, extractor, home, latest))
            for item in known:
                if isinstance(item, Unchanged):
                    fresh = item.besides(seen)
                    seen.update(fresh.sha256s)
                    yield fresh
                    continue
                if not isinstance(item, InputError):
                    if item.sha256 in seen:
                        continue
                    seen.add(item.sha256)
                yield item
    finally:
        extractor.close()


def _articles(path: Path, extractor: Extractor, home: str, latest: date) -> Iterator[Item]:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        expected = " ".join(READERS)
        yield InputError(f"{path}: {path.suffix or 'no'} suffix: expected one of {expected}")
        return
    if not path.is_file() and path.exists():  # a pipe or a device: reading one could wait for ever
        yield InputError(f"{path}: neither a file nor a folder: expected a readable file")
        return
    try:
        for item in reader(path, extractor):
            yield article(item, home, latest) if isinstance(item, Record) else item
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(f"{path}: {error.strerror or error}: expected a readable file")


def _walk(paths: Iterable[Path]) -> Iterator[Path | list[InputError]]:
    """Files below `paths`, sorted; a list of one error for a folder that cannot be looked into."""
    visited: set[tuple[int, int]] = set()
    for path in paths:
        yield from _below(path, visited, named=True)


def _below(path: Path, visited: set[tuple[int, int]], *, named: bool) -> Iterator[Path | list[InputError]]:
    try:
        stat = path.stat()
        is_folder = path.is_dir()
        if is_folder:
            if (stat.st_dev, stat.st_ino) in visited:
                return
            visited.add((stat.st_dev, stat.st_ino))
            inside = sorted(path.iterdir())
    except OSError as error:
        yield [InputError(f"{path}: {error.strerror or error}: expected a readable file or folder")]
        return
    if is_folder:
        for item in inside:
            if not item.name.startswith("."):
                yield from _below(item, visited, named=False)
    elif named or path.suffix.lower() in READERS:
        yield path
