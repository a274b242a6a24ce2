"""RE2 over text: the package's own wrapper, made for every case, takes four times as long as the search it wraps."""

import re
from collections.abc import Iterator

import re2

# Room for the automata of long alternations, which would otherwise be rebuilt over and over; taken as needed.
MEMORY = 1 << 26
_START = re2._re2.RE2.Anchor.ANCHOR_START
_WHOLE = re2._re2.RE2.Anchor.ANCHOR_BOTH
_ANYWHERE = re2._re2.RE2.Anchor.UNANCHORED
_NOWHERE = (-1, -1)
# A gap of so many characters or words that RE2 counts each place it may end at: the states of its automaton.
_COUNTED = re.compile(r"(?<!\\)\{\d+,(?:[2-9]\d|\d{3,})\}")


def loosened(source: str) -> str | None:
    """The source with its long gaps endless, which is found wherever the source is; None where it has none.

    Nearly all texts have no match of either, and RE2 sees that twenty times as fast where it need not count.
    """
    return _COUNTED.sub("*", source) if _COUNTED.search(source) else None


class Match:
    """What a pattern found; offsets are those of the text searched, whatever letters it holds."""

    __slots__ = ("_spans", "_text")

    def __init__(self, text: str, spans: list[tuple[int, int]]) -> None:
        self._text = text
        self._spans = spans

    def span(self, number: int = 0) -> tuple[int, int]:
        """Start and end of a group, (-1, -1) when it took no part."""
        return self._spans[number]

    def start(self, number: int = 0) -> int:
        """First character of a group."""
        return self._spans[number][0]

    def end(self, number: int = 0) -> int:
        """Character after a group."""
        return self._spans[number][1]

    def group(self, number: int = 0) -> str:
        """Words of a group, empty when it took no part."""
        start, end = self._spans[number]
        return self._text[start:end] if start >= 0 else ""

    def __getitem__(self, number: int) -> str:
        return self.group(number)

    def groups(self) -> tuple[str, ...]:
        """Words of all groups but the whole."""
        return tuple(self.group(number) for number in range(1, len(self._spans)))


class Pattern:
    """A compiled pattern over text, used as one of `re`; `names` has the numbers of the groups that have a name."""

    __slots__ = ("_loose", "_match", "names", "pattern")

    def __init__(self, source: str, options: "re2.Options | None" = None) -> None:
        if options is None:
            options = re2.Options()
            options.max_mem = MEMORY
        self.pattern = source
        compiled = re2.compile(source, options)
        self.names: dict[str, int] = compiled.groupindex
        self._match = compiled._regexp.Match
        loose = loosened(source)
        self._loose = re2.compile(loose, options)._regexp.Match if loose else None

    def search(self, text: str) -> Match | None:
        """The first match anywhere in `text`."""
        return self._first(_ANYWHERE, text)

    def match(self, text: str) -> Match | None:
        """The match that begins with `text`."""
        return self._first(_START, text)

    def fullmatch(self, text: str) -> Match | None:
        """The match that is the whole of `text`."""
        return self._first(_WHOLE, text)

    def _first(self, anchor: object, text: str) -> Match | None:
        data = text.encode()
        if self._loose and self._loose(anchor, data, 0, len(data))[0] == _NOWHERE:
            return None
        spans = self._match(anchor, data, 0, len(data))
        if spans[0] == _NOWHERE:
            return None
        return Match(text, spans if len(data) == len(text) else _in_characters(spans, data))

    def span_from(self, data: bytes, start: int) -> tuple[int, int] | None:
        """Start and end, in bytes, of the first match in `data` that begins at `start` or later."""
        span: tuple[int, int] = self._match(_ANYWHERE, data, start, len(data))[0]
        return None if span == _NOWHERE else span

    def spans(self, data: bytes) -> list[tuple[int, int]]:
        """Start and end, in bytes, of all matches in `data` from left to right; none of them is empty."""
        out: list[tuple[int, int]] = []
        match, byte, size = self._match, 0, len(data)
        while (span := match(_ANYWHERE, data, byte, size)[0]) != _NOWHERE:
            out.append(span)
            byte = span[1]
        return out

    def finditer(self, text: str) -> Iterator[Match]:
        """All matches from left to right; none of them is empty."""
        data = text.encode()
        plain = len(data) == len(text)
        byte = character = 0
        while byte < len(data):
            spans = self._match(_ANYWHERE, data, byte, len(data))
            if spans[0] == _NOWHERE:
                return
            if plain:
                yield Match(text, spans)
            else:
                counted = _in_characters(spans, data, byte, character)
                yield Match(text, counted)
                character = counted[0][1]
            byte = spans[0][1]


def _in_characters(
    spans: list[tuple[int, int]], data: bytes, byte: int = 0, character: int = 0
) -> list[tuple[int, int]]:
    """Spans in bytes as spans in characters; `byte` and `character` are one known place before them all."""
    first = spans[0][0]
    base = character + len(data[byte:first].decode())

    def counted(offset: int) -> int:
        return base + len(data[first:offset].decode())

    return [span if span == _NOWHERE else (counted(span[0]), counted(span[1])) for span in spans]
