"""Regular expressions over folded text: one byte a character, so that RE2 stays small and offsets stay the text's own."""

from typing import Protocol

import re2

_FOLDED = str.maketrans("’‘“”–—−…\u00a0\u2009\u202fđĐ", "''\"\"---.   dD")


class Match(Protocol):
    """What a search found; offsets are those of the bytes searched."""

    def start(self, group: int = 0) -> int: ...
    def end(self, group: int = 0) -> int: ...
    def group(self, group: int = 0) -> bytes: ...


class Pattern(Protocol):
    """A compiled pattern over folded text."""

    def search(self, text: bytes) -> Match | None: ...
    def finditer(self, text: bytes) -> "list[Match]": ...


def fold(text: str) -> bytes:
    """The text in Latin-1, typographic quotes and dashes plain, every other character `?`; as long as the text."""
    return text.translate(_FOLDED).encode("latin-1", "replace")


def pattern(source: str) -> Pattern:
    """A compiled pattern for folded text; write quotes and dashes plain in it."""
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.log_errors = False
    options.max_mem = 64 << 20
    try:
        compiled: Pattern = re2.compile(source.encode("latin-1"), options)
    except re2.error as error:
        raise ValueError(f"{source!r} does not compile: {error}") from error
    return compiled
