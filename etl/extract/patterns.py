"""Regular expressions over folded text: one byte a character, so RE2 stays small and offsets stay the text's own."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from unicodedata import normalize

import re2

from etl.patterns import loosened

_FOLDED = ("’‘“”–—−…\u00a0\u2009\u202fđĐłŁøØ", "''\"\"---.   dDlLoO")
_LETTERS = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
_ODD = re.compile("[^\x00-\x7f]")
_ANYWHERE = re2._re2.RE2.Anchor.UNANCHORED
_NOWHERE = (-1, -1)


class Match:
    """What a search found: spans of the whole and of the groups in the bytes searched."""

    __slots__ = ("spans", "text")

    def __init__(self, text: bytes, spans: list[tuple[int, int]]) -> None:
        self.text = text
        self.spans = spans

    def start(self) -> int:
        """First byte of the match."""
        return self.spans[0][0]

    def end(self) -> int:
        """Byte after the match."""
        return self.spans[0][1]

    def group(self, number: int = 0) -> bytes:
        """Bytes of a group, empty when it took no part."""
        start, end = self.spans[number]
        return self.text[start:end] if start >= 0 else b""


class Pattern:
    """A compiled pattern over folded text.

    It calls RE2 itself: the package's wrapper, made for str and generators, took two thirds of the time of extraction.
    Long gaps are first taken for endless, see `loosened`.
    """

    __slots__ = ("_loose", "_match", "source")

    def __init__(self, source: str, groups: bool) -> None:
        self.source = source
        self._match = _compiled(source, groups)
        loose = loosened(source)
        self._loose = _compiled(loose, False) if loose else None

    def search(self, text: bytes) -> Match | None:
        """The first match anywhere in `text`."""
        if self._loose is not None and self._loose(_ANYWHERE, text, 0, len(text))[0] == _NOWHERE:
            return None
        spans = self._match(_ANYWHERE, text, 0, len(text))
        return None if spans[0] == _NOWHERE else Match(text, spans)

    def finditer(self, text: bytes) -> Iterator[Match]:
        """All matches from left to right; none of them is empty."""
        start = 0
        while start < len(text):
            spans = self._match(_ANYWHERE, text, start, len(text))
            if spans[0] == _NOWHERE:
                return
            yield Match(text, spans)
            start = max(start + 1, spans[0][1])


def _compiled(source: str, groups: bool) -> Callable[[object, bytes, int, int], list[tuple[int, int]]]:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.never_capture = not groups
    options.log_errors = False
    options.max_mem = 64 << 20
    try:
        match: Callable[[object, bytes, int, int], list[tuple[int, int]]]
        match = re2.compile(source.encode("latin-1"), options)._regexp.Match
    except re2.error as error:
        raise ValueError(f"{source!r} does not compile: {error}") from error
    return match


@lru_cache(maxsize=2)
def fold(text: str) -> bytes:
    """The text in Latin-1, quotes, dashes and Latin letters plain, others `?`; as long as the text.

    A letter with marks must stay a letter: as `?` it would end a sentence ("Thi Xuan" in Vietnamese spelling).
    """
    if text.isascii():
        return text.encode("ascii")
    plain = _plain()
    return _ODD.sub(lambda odd: plain.get(odd[0], odd[0]), text).encode("latin-1", "replace")


@cache
def _plain() -> dict[str, str]:
    letters = {chr(code): normalize("NFD", chr(code))[0] for codes in _LETTERS for code in codes}
    return {odd: letter for odd, letter in letters.items() if letter.isascii()} | dict(zip(*_FOLDED, strict=True))


def pattern(source: str, groups: bool = False) -> Pattern:
    """A compiled pattern for folded text; write quotes and dashes plain in it.

    Without `groups` only the whole match is told: five times as fast.
    """
    return Pattern(source, groups)


def any_of(*patterns: Pattern) -> Pattern:
    """What finds something where one of `patterns` does: asked first, it spares asking each where none does."""
    return pattern("|".join(f"(?:{one.source})" for one in patterns))
