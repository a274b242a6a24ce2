"""From paths to articles: folders are walked, each file is read by its kind, each article is given once."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from etl.errors import InputError
from etl.model import Article
from etl.read import pages, tables

Items = Iterator[Article | InputError]
TABLES: dict[str, Callable[[Path, str], Items]] = {
    ".json": tables.from_json,
    ".jsonl": tables.from_jsonl,
    ".csv": tables.from_csv,
    ".parquet": tables.from_parquet,
}
TEXT = (".txt",)
HTML = (".html", ".htm")
KINDS = (*TEXT, *HTML, *TABLES)


def files(paths: Iterable[Path], home: str = "VNM") -> Items:
    """Every article under `paths`, in the order of the paths and names; an unreadable one as an InputError.

    Folders give their files of known kinds, links to folders are not followed. The same text from the same outlet and
    day is one article; an id used for two texts is an error.
    """
    seen: dict[str, str] = {}
    with pages.html_reader() as reader:
        for path in paths:
            for file in _walked(Path(path)):
                items = iter([file]) if isinstance(file, InputError) else _read(file, home, reader)
                yield from _once(items, seen)


def _walked(path: Path) -> Iterator[Path | InputError]:
    if path.is_dir():
        failures: list[OSError] = []
        for folder, folders, names in os.walk(path, onerror=failures.append):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            known = (Path(folder) / name for name in sorted(names) if not name.startswith("."))
            yield from (file for file in known if file.suffix.lower() in KINDS)
            yield from (_unreadable(Path(failure.filename), failure) for failure in failures)
            failures.clear()
        yield from (_unreadable(Path(failure.filename), failure) for failure in failures)
    elif path.suffix.lower() in KINDS:
        yield path
    elif path.exists():
        yield InputError(f"{path}: kind {path.suffix!r}: expected one of {' '.join(KINDS)}")
    else:
        yield InputError(f"{path}: no such file or folder: expected articles there")


def _read(file: Path, home: str, reader: pages.HtmlReader) -> Items:
    kind = file.suffix.lower()
    try:
        if file.stat().st_size == 0:
            raise InputError(f"{file}: empty file: expected at least one article")
        if kind in TABLES:
            yield from TABLES[kind](file, home)
        else:
            yield pages.from_text(file, home) if kind in TEXT else pages.from_html(file, home, reader)
    except InputError as error:
        yield error
    except OSError as error:
        yield _unreadable(file, error)


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError(f"{path}: cannot be read: {error.strerror or error}: expected a readable file or folder")


def _once(items: Iterable[Article | InputError], seen: dict[str, str]) -> Items:
    for item in items:
        if isinstance(item, InputError):
            yield item
            continue
        identity = f"{item.sha256} {item.outlet} {item.published}"
        if identity in seen:
            continue
        if item.article_id in seen:
            yield InputError(
                f"{item.source}: id {item.article_id!r} stands for another text already: expected a new id"
            )
            continue
        seen[identity] = seen[item.article_id] = item.source
        yield item
