"""What stood in each input file when it was last read, so that a file that has not changed is not taken apart again."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path

import msgspec

from etl.errors import InputError
from etl.read import Item, NotYetError, Unchanged
from etl.stamp import written_now
from etl.store import key, write_bytes_whole

FILE = "inputs.msgpack"
MANY = 1_000  # articles: a file of so many has a list of its own, written once and not with every build
LISTED = ".listed"
Lists = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
LATELY_S = 2.0  # file systems tell times as much as two seconds apart


class Content(msgspec.Struct, array_like=True, frozen=True):
    """What a file of this digest holds: SHA-256, reading key and place of each article in order, and errors.

    `stamp` is what the file system said of the file, empty where it was written so lately that it may change unseen.
    Where `listed` names a file, the first three stand there.
    """

    digest: str
    sha256s: tuple[str, ...]
    keys: tuple[str, ...]
    sources: tuple[str, ...]
    errors: tuple[str, ...]
    stamp: str = ""
    listed: str = ""


class Inputs:
    """The contents of files by path, kept under `folder`; of them only articles whose reading is `read` count."""

    def __init__(self, folder: Path, today: str, home: str, read: frozenset[str]) -> None:
        self._folder, self._file = folder, folder / FILE
        self._today, self._salt, self._read = today, f"{home} {today}".encode(), read
        self._seen_at = written_now(folder).replace(tzinfo=UTC).timestamp()
        self._before = self._recalled()
        self._now: dict[str, Content] = {}

    def of(self, path: Path, parse: Callable[[], Iterator[Item]]) -> Iterator[Item | Unchanged]:
        """The articles and errors of a file: those known where it is as it was, else what `parse` gives."""
        content = self._known(str(path))
        stamp = self._stamp(path)
        digest = content.digest if content and stamp and stamp == content.stamp else self._digest(path)
        if digest and content and content.digest == digest and self._read.issuperset(content.keys):
            self._now[str(path)] = msgspec.structs.replace(content, stamp=stamp)
            yield from map(InputError, content.errors)
            yield Unchanged(content.sha256s, content.keys, content.sources)
            return
        errors: list[str] = []
        read: dict[str, tuple[str, str]] = {}
        lasting = True
        for found in parse():
            lasting = lasting and not isinstance(found, NotYetError)
            if isinstance(found, InputError):
                errors.append(str(found))
            else:
                read.setdefault(found.sha256, (key(found, self._today), found.source))
            yield found
        if digest and lasting:
            keys, sources = zip(*read.values(), strict=True) if read else ((), ())
            self._now[str(path)] = Content(digest, tuple(read), keys, sources, tuple(errors), stamp)

    def keep(self) -> None:
        """Keep what was seen in this build, and no more."""
        kept = {path: self._lists_apart(path, content) for path, content in self._now.items()}
        write_bytes_whole(msgspec.msgpack.encode(kept), self._file)
        needed = {content.listed for content in kept.values()}
        for file in self._folder.glob(f"*{LISTED}"):
            if file.name not in needed:
                file.unlink()

    def _lists_apart(self, path: str, content: Content) -> Content:
        """The content with its lists in a file of their own where they are long."""
        if len(content.keys) < MANY:
            return msgspec.structs.replace(content, listed="")
        name = hashlib.sha256(f"{path}\0{content.digest}".encode(errors="surrogateescape")).hexdigest()[:24] + LISTED
        if content.listed != name:
            lists: Lists = content.sha256s, content.keys, content.sources
            write_bytes_whole(msgspec.msgpack.encode(lists), self._folder / name)
        return msgspec.structs.replace(content, sha256s=(), keys=(), sources=(), listed=name)

    def _known(self, path: str) -> Content | None:
        """What the file at `path` held, with its lists; None where that is not known, or damaged."""
        content = self._before.get(path)
        if content is None or not content.listed:
            return content
        try:
            held = msgspec.msgpack.decode((self._folder / content.listed).read_bytes(), type=Lists)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None
        return msgspec.structs.replace(content, sha256s=held[0], keys=held[1], sources=held[2])

    def _stamp(self, path: Path) -> str:
        """What tells a file that has not changed without reading it, by these settings; empty where that is not sure.

        The time of the last change of its inode cannot be set by hand, as the one of its content can.
        """
        try:
            said = path.stat()
        except OSError:
            return ""
        if said.st_ctime > self._seen_at - LATELY_S:
            return ""
        return f"{self._salt.decode()} {said.st_ino} {said.st_size} {said.st_mtime_ns} {said.st_ctime_ns}"

    def _digest(self, path: Path) -> str | None:
        try:
            if not path.is_file():
                return None
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, lambda: hashlib.sha256(self._salt))
            return digest.hexdigest()
        except OSError:
            return None

    def _recalled(self) -> dict[str, Content]:
        try:
            return msgspec.msgpack.decode(self._file.read_bytes(), type=dict[str, Content])
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):  # then all is read, as the first time
            return {}
