"""What stood in each input file when it was last read, so that a file that has not changed is not taken apart again."""

import hashlib
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import msgspec

from etl.errors import InputError
from etl.read import Item, NotYetError, Unchanged
from etl.store import key

FILE = "inputs.msgpack"


class Content(msgspec.Struct, array_like=True, frozen=True):
    """What a file of this digest holds, in order: the SHA-256 and reading key of an article, or an error."""

    digest: str
    items: tuple[tuple[str, str] | str, ...]


class Inputs:
    """The contents of files by path, kept under `folder`; of them only articles whose reading is `read` count."""

    def __init__(self, folder: Path, today: str, home: str, read: Collection[str]) -> None:
        self._file = folder / FILE
        self._today, self._salt, self._read = today, f"{home} {today}".encode(), read
        self._before = self._recalled()
        self._now: dict[str, Content] = {}

    def of(self, path: Path, parse: Callable[[], Iterator[Item]]) -> Iterator[Item | Unchanged]:
        """The articles and errors of a file: those known where it is as it was, else what `parse` gives."""
        digest = self._digest(path)
        content = self._before.get(str(path))
        if digest and content and content.digest == digest and self._is_read(content):
            self._now[str(path)] = content
            for item in content.items:
                yield InputError(item) if isinstance(item, str) else Unchanged(*item)
            return
        items: list[tuple[str, str] | str] = []
        lasting = True
        for found in parse():
            lasting = lasting and not isinstance(found, NotYetError)
            items.append(str(found) if isinstance(found, InputError) else (found.sha256, key(found, self._today)))
            yield found
        if digest and lasting:
            self._now[str(path)] = Content(digest, tuple(items))

    def keep(self) -> None:
        """Keep what was seen in this build, and no more."""
        beside = self._file.with_suffix(".part")
        beside.write_bytes(msgspec.msgpack.encode(self._now))
        beside.replace(self._file)

    def _is_read(self, content: Content) -> bool:
        return all(isinstance(item, str) or item[1] in self._read for item in content.items)

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
