"""One pass of an Aho-Corasick automaton over a text: whole-word hits, the longest first, never overlapping."""

from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

LONGEST_NAME = 120
LONE_SURROGATES = frozenset(map(chr, range(0xD800, 0xE000)))


class Scanner:
    """Finds spellings as whole words; a hit is (index of the spelling, start, end)."""

    __slots__ = ("_longest", "_overlapping", "_spellings")

    def __init__(self, spellings: Sequence[str]) -> None:
        self._longest = AhoCorasick(spellings, matchkind=MatchKind.LeftmostLongest)
        self._overlapping: AhoCorasick | None = None
        self._spellings = spellings

    def hits(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Hits in order of position; `text` is plain (see `plain`), so that names match across lines."""
        size, last = len(text), 0
        for index, start, end in self._longest.find_matches_as_indexes(text):
            if start < last:
                continue
            if _whole(text, start, end, size):
                yield index, start, end
                last = end
                continue
            for hit in self._shadowed(text, start, end, size):
                yield hit
                last = hit[2]

    def _shadowed(self, text: str, start: int, end: int, size: int) -> Iterator[tuple[int, int, int]]:
        """Whole words that begin inside a hit that was none: the longest that starts first wins."""
        window = text[start : end + LONGEST_NAME]
        if self._overlapping is None:
            self._overlapping = AhoCorasick(self._spellings, matchkind=MatchKind.Standard)
        matches = self._overlapping.find_matches_as_indexes(window, overlapping=True)
        found = sorted((start + s, -(start + e), index) for index, s, e in matches if start + s < end)
        last = start
        for s, negative_end, index in found:
            if s >= last and _whole(text, s, -negative_end, size):
                yield index, s, -negative_end
                last = -negative_end


def plain(text: str) -> str:
    """The text as `lined` gives it, with line ends made spaces, so that names match across lines."""
    return lined(text).replace("\n", " ")


def lined(text: str) -> str:
    """The text with no-break spaces, curly apostrophes and hyphens made plain, character for character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = "".join("\ufffd" if letter in LONE_SURROGATES else letter for letter in text)
    return text.replace("\u00a0", " ").replace("’", "'").replace("\u2011", "-")


def _whole(text: str, start: int, end: int, size: int) -> bool:
    if start and text[start].isalnum() and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return False
    return end == size or (not (text[end].isalnum() and text[end - 1].isalnum()) and text[end] != "_")
