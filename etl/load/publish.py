"""A build becomes the published file: written beside the old one, checked, and swapped in; never half of it is seen."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import duckdb

from etl.errors import PublishError
from etl.load import checks, fill, patch

CURRENT = "current.duckdb"
LOCK = ".publishing"


def publish(
    build: fill.BuildRows,
    folder: Path,
    *,
    build_id: str,
    created_at: datetime,
    home: str,
    as_of: date | None,
    keep: int = 3,
    onto: patch.Onto | None = None,
) -> Path:
    """Publish `build` as `engagements-<build_id>.duckdb` in `folder`, lead `current.duckdb` to it, return the file.

    `build` maps table names to frames, Arrow tables or Parquet files (see `fill.write`). `build_id` is made of letters,
    digits, dashes and underscores and is used once. The `keep` newest files stay. A build may be written `onto` a
    former one, which comes to the same rows. Raises PublishError, and then the last good file is untouched: two
    publishers at once, a refused row, a failed check, a full disk.
    """
    target = _target(folder, build_id)
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        _sweep(folder)
        if target.exists():
            raise PublishError(f"{target}: build {build_id!r} is published already; expected a new build id")
        beside = folder / f".building-{build_id}.duckdb"
        try:
            about: fill.About = {"build_id": build_id, "created_at": created_at, "home": home, "as_of": as_of}
            touched = None
            if onto:
                counts, touched = patch.write(beside, onto, **about)
            else:
                counts = fill.write(beside, build, **about)
            checks.verify(beside, counts, touched)
            _persist(beside)
            beside.rename(target)
            _point(folder, target)
        except (duckdb.Error, OSError) as error:
            raise PublishError(f"{target}: not published: {_reason(error)}") from error
        finally:
            _sweep(folder)
        _prune(folder, target, keep)
    return target


def point(folder: Path, build_id: str) -> Path:
    """Lead `current.duckdb` to a build that is still there, return its file; raises PublishError when it is gone."""
    target = _target(folder, build_id)
    if not target.exists():
        raise PublishError(f"{target}: no such build: expected one of the files engagements-*.duckdb in {folder}")
    with _alone(folder):
        if (folder / CURRENT).resolve() != target.resolve():
            _sweep(folder)
            _point(folder, target)
    return target


def _target(folder: Path, build_id: str) -> Path:
    if not build_id or not all(letter.isalnum() or letter in "-_" for letter in build_id):
        raise PublishError(f"build id {build_id!r}: expected letters, digits, dashes and underscores")
    return folder / f"engagements-{build_id}.duckdb"


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    # the kernel drops the lock with the process, however it ends
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PublishError(f"{folder}: another build is publishing here; wait for it to end") from None
        try:
            yield
        finally:  # closing would leave the lock to a process forked meanwhile that has not yet become another program
            fcntl.flock(lock, fcntl.LOCK_UN)


def _sweep(folder: Path) -> None:
    for left in folder.glob(".building-*"):
        if left.is_dir():
            for spill in left.iterdir():
                spill.unlink()
            left.rmdir()
        else:
            left.unlink()


def _persist(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _point(folder: Path, target: Path) -> None:
    link = folder / f".building-{CURRENT}"
    link.symlink_to(target.name)
    _persist(folder)
    link.replace(folder / CURRENT)
    _persist(folder)


def _prune(folder: Path, newest: Path, keep: int) -> None:
    others = [path for path in folder.glob("engagements-*.duckdb") if path != newest]
    others.sort(key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    for old in others[max(keep, 1) - 1 :]:
        old.unlink()


def _reason(error: Exception) -> str:
    text = str(error).splitlines()[0]
    if fill.is_storage(error):
        return f"{text}; check that the disk has room and the folder can be written"
    return text
